"""The pages and the write beside mini, with goal and verdict, at several sizes, on both engines.

W3 the list of meetings, and the same unchanged; W4 the search for a rare and a common word; W5 a
meeting with three follow-ups over the API, durable; W6 the dossier of a commitment with two hundred
meetings; W8 how each grows. Started by `make bench`, or alone:

    python -m bench.pages [--full] [--postgresql URL of a database without tables]
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import fill
from bench.corpus import RARE
from bench.measure import Client, Request, in_turn
from bench.servers import wsgi
from config import Settings
from logbook import create_app

SECRET = "only-for-the-bench-" + "x" * 32
SIZES = (1_000, 10_000)
LARGEST = 100_000
COMMON = "afspraak"
GROWTH = {"W3 list": 1.5, "W5 meeting + 3 follow-ups": 1.5, "W6 dossier": 1.5, "W4 common word": 3}
"""By how much the largest size may take longer than the smallest (W4: than the one before it)."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What is asked of us and of mini, and how many times as long as mini we may take."""

    name: str
    ours: Request
    mini: Request
    goal: float


def pages(
    sizes: tuple[int, ...], rounds: int, postgresql: str | None = None
) -> dict[str, list[float]]:
    """Measure and print every row; of each workload the medians by size, in ms."""
    print(f"{'pages and writes':34}{'ours':>9}{'mini':>9}{'ratio':>8}{'goal':>7}")
    medians: dict[str, list[float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, took in _at(Path(folder), size, rounds, None):
                medians.setdefault(name, []).append(took)
    if postgresql:
        with tempfile.TemporaryDirectory() as folder:
            list(_at(Path(folder), sizes[-1], rounds, postgresql))
    for name, goal in GROWTH.items():
        first = -2 if name.startswith("W4") else 0
        if len(sizes) > 1:
            grown = medians[name][-1] / medians[name][first]
            told = f"{sizes[first]} to {sizes[-1]}"
            print(
                f"W8 {name} from {told:24}{'':>9}{grown:>8.2f}{goal:>7.1f}  {_verdict(grown, goal)}"
            )
    return medians


def _at(
    folder: Path, size: int, rounds: int, postgresql: str | None
) -> Iterator[tuple[str, float]]:
    url = postgresql or f"sqlite:///{folder / 'ours.db'}"
    environment = {"DATABASE_URL": url, "SECRET_KEY": SECRET}
    app = create_app(Settings.from_environment(environment))
    filled = fill.Filled(app, size, is_searched=True)
    fill.fill_mini(folder / "mini.db", size)
    print(f"  {size} meetings, {'PostgreSQL' if postgresql else 'SQLite'}")
    with (
        wsgi("wsgi:app", environment) as ours,
        wsgi("bench.mini:app", {"MINI_DATABASE": str(folder / "mini.db")}) as mini,
    ):
        for one in _workloads(Client(ours), Client(mini), filled):
            figures = in_turn({"ours": one.ours, "mini": one.mini}, rounds)
            took, least = figures["ours"].median, figures["mini"].median
            ratio = took / least
            verdict = _verdict(ratio, one.goal)
            print(
                f"{one.name:34}{took:>9.2f}{least:>9.2f}{ratio:>8.2f}{one.goal:>7.1f}  {verdict}",
                flush=True,
            )
            yield one.name, took


def _verdict(ratio: float, goal: float) -> str:
    return "reached" if ratio <= goal else "missed"


def _workloads(client: Client, small: Client, filled: fill.Filled) -> Iterator[Workload]:
    cookie = {"Cookie": f"signed-in={filled.session}"}

    def look(path: str) -> Request:
        return lambda: client.send("GET", path, None, cookie).status

    def look_at_mini(path: str) -> Request:
        return lambda: small.send("GET", path).status

    yield Workload("W3 list", look("/meetings"), look_at_mini("/meetings"), 2)
    first = client.send("GET", "/meetings", None, cookie)
    keeping = cookie | {"Cookie": f"{cookie['Cookie']}; {first.cookie}"}
    etag = client.send("GET", "/meetings", None, keeping).etag
    asking = keeping | {"If-None-Match": etag}
    yield Workload(
        "W3 list, unchanged: 304",
        lambda: client.send("GET", "/meetings", None, asking, expected=304).status,
        look_at_mini("/meetings"),
        1,
    )
    for name, word, goal in (("W4 rare word", RARE, 3), ("W4 common word", COMMON, 1.5)):
        yield Workload(name, look(f"/search?q={word}"), look_at_mini(f"/search?q={word}"), goal)
    yield _written(client, small, filled)
    dossier = f"/commitments/{fill.identity('commitment', 1)}/dossier"
    yield Workload("W6 dossier", look(dossier), look_at_mini("/report/1"), 2)


def _written(client: Client, small: Client, filled: fill.Filled) -> Workload:
    texts = ["Terugkoppelen aan de leden", "Een afspraak maken", "Het verslag rondsturen"]
    text = "Kort verslag van het gesprek. " * 8
    meeting = {
        "title": "Gesprek over de bench",
        "date": "2026-11-20",
        "summary": {"nl": text},
        "topics": ["topic-1"],
        "commitments": ["T/2"],
        "followUps": [{"title": {"nl": text}, "due": "2027-01-15"} for text in texts],
    }
    plain = {
        "title": "Gesprek over de bench", "start": "2026-11-20", "organisation": "NVB",
        "topic": 1, "commitment": 2, "place": "Den Haag", "summary": text,
        "points": [{"text": text, "owner": 1, "due": "2027-01-15"} for text in texts],
    }  # fmt: skip
    mine, theirs = json.dumps(meeting).encode(), json.dumps(plain).encode()
    as_json = {"Content-Type": "application/json"}
    bearer = {"Authorization": f"Bearer {filled.token}"} | as_json
    return Workload(
        "W5 meeting + 3 follow-ups",
        lambda: client.send("POST", "/api/v1/meetings", mine, bearer).status,
        lambda: small.send("POST", "/meetings", theirs, as_json).status,
        3,
    )


def main() -> None:
    """Measure from the command line."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--full", action="store_true", help=f"{LARGEST} meetings as well")
    reader.add_argument("--postgresql", help="a database without tables, by its URL")
    reader.add_argument("--rounds", type=int, default=45)
    chosen = reader.parse_args()
    pages(SIZES + ((LARGEST,) if chosen.full else ()), chosen.rounds, chosen.postgresql)


if __name__ == "__main__":
    main()
