"""The pages and the write beside mini, at several sizes, on both engines.

W3 the list of meetings, and the same unchanged, also beside Fossil's timeline; W4 the search for a
rare and a common word; W5 a meeting with three follow-ups over the API, durable; W6 the dossier of
a commitment with two hundred meetings; W8 how each grows. Started by `make bench`, or alone:

    python -m bench.pages [--full] [--postgresql [URL of a database without tables]]
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient

from bench import fill
from bench.corpus import RARE
from bench.measure import Client, Request, in_turn
from bench.rows import Goal, Rows
from bench.servers import fossil, postgresql, wsgi
from config import Settings
from logbook import create_app

SECRET = "only-for-the-bench-" + "x" * 32
SIZES = (1_000, 10_000)
LARGEST = 100_000
OWN_SERVER = "own"
"""In the place of the URL of a database: a server is started."""
COMMON = "afspraak"
GROWTH = {"W3 list": 1.5, "W5 meeting + 3 follow-ups": 1.5, "W6 dossier": 1.5, "W4 common word": 3}
"""By how much the largest size may take longer than the smallest (W4: than the one before it)."""
PAGE = 60_000
"""Bytes of the list at most."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What is asked of us and of mini, and how many times as long as mini we may take.

    `again` does ours once more, without a server.
    """

    name: str
    ours: Request
    mini: Request
    goal: float
    again: Callable[[FlaskClient], object]


def pages(rows: Rows, sizes: tuple[int, ...], rounds: int, database: str | None = None) -> None:
    """Measure every row; `database`: the largest on PostgreSQL as well, OWN_SERVER starts one."""
    medians: dict[str, list[float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, took in _at(rows, Path(folder), size, rounds, None):
                medians.setdefault(name, []).append(took)
    if database:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
            place = Path(folder)
            url = database
            if url == OWN_SERVER:
                url = running.enter_context(postgresql(place / "server"))
            list(_at(rows, place, min(sizes[-1], SIZES[-1]), rounds, url))
    _growth(rows, sizes, medians)


def _growth(rows: Rows, sizes: tuple[int, ...], medians: Mapping[str, list[float]]) -> None:
    if len(sizes) < 2:
        return
    rows.head("W8, growth on SQLite")
    for name, goal in GROWTH.items():
        first = -2 if name.startswith("W4") else 0
        grown = medians[name][-1] / medians[name][first]
        rows.add(f"W8  {name}, {sizes[first]} to {sizes[-1]}", grown, Goal(goal), unit="×")


def _at(
    rows: Rows, folder: Path, size: int, rounds: int, url: str | None
) -> Iterator[tuple[str, float]]:
    environment = {"DATABASE_URL": url or f"sqlite:///{folder / 'ours.db'}", "SECRET_KEY": SECRET}
    app = create_app(Settings.from_environment(environment))
    filled = fill.Filled(app, size, is_searched=True)
    fill.fill_mini(folder / "mini.db", size)
    engine = "PostgreSQL" if url else "SQLite"
    rows.head(f"{size} meetings, {engine}, in ms")
    with (
        wsgi("wsgi:app", environment) as ours,
        wsgi("bench.mini:app", {"MINI_DATABASE": str(folder / "mini.db")}) as mini,
    ):
        client, visitor = Client(ours), app.test_client(use_cookies=False)
        for one in _workloads(client, Client(mini), filled):
            found = in_turn({"ours": one.ours, "mini": one.mini}, rounds)
            goal = Goal(one.goal * (2 if url else 1))
            again = partial(one.again, visitor)
            rows.ratio(one.name, found["ours"], found["mini"], goal, again)
            yield one.name, found["ours"].median
        if size == SIZES[-1] and not url:
            _beside_fossil(rows, folder, client, filled, size, rounds)


def _beside_fossil(
    rows: Rows, folder: Path, client: Client, filled: fill.Filled, size: int, rounds: int
) -> None:
    if not shutil.which("fossil"):
        rows.left_out("W3 beside Fossil's timeline: fossil is not installed")
        return
    cookie = {"Cookie": f"signed-in={filled.session}"}
    with fossil(folder, size) as port:
        other = Client(port)
        found = in_turn(
            {
                "ours": lambda: client.send("GET", "/meetings", None, cookie, expected=200).status,
                "fossil": lambda: other.send("GET", "/timeline?n=50&y=ci", expected=200).status,
            },
            rounds,
        )
    rows.ratio("W3 list / Fossil's timeline", found["ours"], found["fossil"], Goal(1.5))


def _workloads(client: Client, small: Client, filled: fill.Filled) -> Iterator[Workload]:
    cookie = {"Cookie": f"signed-in={filled.session}"}

    def page(name: str, path: str, plain: str, goal: float) -> Workload:
        return Workload(
            name,
            lambda: client.send("GET", path, None, cookie, expected=200).status,
            lambda: small.send("GET", plain, expected=200).status,
            goal,
            lambda visitor: visitor.get(path, headers=cookie),
        )

    yield page("W3 list", "/meetings", "/meetings", 2)
    yield _unchanged(client, small, cookie)
    for name, word, goal in (("W4 rare word", RARE, 3), ("W4 common word", COMMON, 1.5)):
        yield page(name, f"/search?q={word}", f"/search?q={word}", goal)
    yield _written(client, small, filled)
    dossier = f"/commitments/{fill.identity('commitment', 1)}/dossier"
    yield page("W6 dossier", dossier, "/report/1", 2)


def _unchanged(client: Client, small: Client, cookie: Mapping[str, str]) -> Workload:
    first = client.send("GET", "/meetings", None, cookie)
    keeping = {"Cookie": f"{cookie['Cookie']}; {first.cookie}"}
    etag = client.send("GET", "/meetings", None, keeping).etag
    asking = keeping | {"If-None-Match": etag}
    return Workload(
        "W3 list, unchanged: 304",
        lambda: client.send("GET", "/meetings", None, asking, expected=304).status,
        lambda: small.send("GET", "/meetings").status,
        1,
        lambda visitor: visitor.get("/meetings", headers=asking),
    )


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
        lambda: client.send("POST", "/api/v1/meetings", mine, bearer, expected=201).status,
        lambda: small.send("POST", "/meetings", theirs, as_json, expected=201).status,
        3,
        lambda visitor: visitor.post("/api/v1/meetings", data=mine, headers=bearer),
    )


def main() -> None:
    """Measure from the command line."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--full", action="store_true", help=f"{LARGEST} meetings as well")
    reader.add_argument("--postgresql", nargs="?", const=OWN_SERVER, help="a database's URL")
    reader.add_argument("--rounds", type=int, default=45)
    chosen = reader.parse_args()
    rows = Rows()
    pages(rows, SIZES + ((LARGEST,) if chosen.full else ()), chosen.rounds, chosen.postgresql)
    rows.end()


if __name__ == "__main__":
    main()
