"""Run the workloads and print them as a table: `make bench` or `python -m bench [--meetings N]`.

W1 a feed of N items cold (its stored texts joined anew), W1w again with nothing changed, W2 with
If-None-Match; W3 the list page, first fifty; W5 a meeting with three follow-ups over the API,
durable; W7d N due points as digests to sixty people; W9 a letter over two hundred talks, composed
and written; and how long the program takes to start.
Ratios are to mini (bench/mini.py) in the same run; single figures swing with the machine.
"""

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import fill
from bench.digests import digests
from bench.letters import TALKS, letters
from bench.measure import Client, Figure, Request, in_turn
from bench.servers import ROOT, radicale, wsgi
from config import Settings
from logbook import create_app

SECRET = "only-for-the-bench-" + "x" * 32
HEAD = f"{'':28}{'ours':>10}{'mini':>10}{'ratio':>8}{'Radicale':>10}{'ratio':>8}"


def main() -> None:
    """Measure everything and print it."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--meetings", type=int, default=10_000)
    reader.add_argument("--items", type=int, default=10_000, help="items in the feed")
    reader.add_argument("--rounds", type=int, default=15)
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{chosen.meetings} meetings, feeds of {chosen.items} items, medians in ms\n{HEAD}")
        _requests(Path(folder), chosen)
        print(f"\nW7d {chosen.items} due points to digests: {digests(Path(folder), chosen.items)}")
        app = create_app(Settings.from_environment({"SECRET_KEY": SECRET}))
        print(f"W9  {TALKS} talks in a letter: {letters(app, chosen.rounds)}")
        print(f"start: {_start()}")


def _requests(folder: Path, chosen: argparse.Namespace) -> None:
    url = f"sqlite:///{folder / 'ours.db'}"
    environment = {"DATABASE_URL": url, "SECRET_KEY": SECRET}
    app = create_app(Settings.from_environment(environment))
    filled = fill.Filled(app, chosen.meetings, owned=chosen.items)
    fill.fill_mini(folder / "mini.db", chosen.meetings)
    mini_environment = {"MINI_DATABASE": str(folder / "mini.db")}
    with (
        wsgi("wsgi:app", environment) as ours,
        wsgi("bench.mini:app", mini_environment) as mini,
        radicale(folder / "radicale") as peer,
    ):
        _feeds(ours, mini, peer, filled, folder / "ours.db", chosen)
        _list(ours, mini, filled, chosen.rounds * 3)
        _create(ours, mini, filled, chosen.rounds * 3)


def _feeds(
    ours: int,
    mini: int,
    peer: int,
    filled: fill.Filled,
    file: Path,
    chosen: argparse.Namespace,
) -> None:
    client, small = Client(ours), Client(mini)
    path, body, etag = _first_fetch(client, filled)
    small_feed = f"/feed/{chosen.items}.ics"
    small_etag = {"If-None-Match": small.send("GET", small_feed).etag}
    changes = sqlite3.connect(file, isolation_level=None, timeout=10)

    def cold() -> int:
        # Somebody changed something elsewhere: the answer has to be put together again.
        changes.execute("update history_head set seq = seq + 1")
        return client.send("GET", path).status

    rounds = chosen.rounds
    peer_figure = _peer(peer, body, max(3, rounds // 5))
    pairs: list[tuple[str, Request, Request, int]] = [
        ("W1  cold", cold,
         lambda: small.send("GET", f"/feed-cold/{chosen.items}.ics").status, rounds),
        ("W1w warm", lambda: client.send("GET", path).status,
         lambda: small.send("GET", small_feed).status, rounds),
        ("W2  304", lambda: client.send("GET", path, None, etag).status,
         lambda: small.send("GET", small_feed, None, small_etag).status, rounds * 10),
        ("W2  304 / one indexed read", lambda: client.send("GET", path, None, etag).status,
         lambda: small.send("GET", "/floor").status, rounds * 10),
    ]  # fmt: skip
    for name, mine, theirs, times in pairs:
        figures = in_turn({"ours": mine, "mini": theirs}, times)
        _print(name, figures["ours"], figures["mini"], peer_figure)


def _first_fetch(client: Client, filled: fill.Filled) -> tuple[str, bytes, dict[str, str]]:
    """Make a feed and fetch it once; its path, its bytes, and what asks for news only."""
    made = client.send("POST", "/api/v1/calendar-feeds", b'{"scope": "mine"}', _json(filled))
    path = json.loads(made.content)["url"].partition(":8000")[2]
    began = time.perf_counter()
    first = client.send("GET", path)
    body = first.content
    print(
        f"the first fetch ever makes {body.count(b'BEGIN:VEVENT')} texts, {len(body) / 1e6:.2f} MB:"
        f" {time.perf_counter() - began:.1f} s"
    )
    return path, body, {"If-None-Match": first.etag}


def _peer(port: int, body: bytes, rounds: int) -> Figure:
    """How long Radicale takes for the same items."""
    other, collection = Client(port), "/bench/feed/"
    visitor = {"Authorization": "Basic YmVuY2g6YmVuY2g="}  # bench:bench, whom it does not know
    other.send("PUT", collection, body, {"Content-Type": "text/calendar"} | visitor)
    fetch = {"peer": lambda: other.send("GET", collection, None, visitor).status}
    return in_turn(fetch, rounds)["peer"]


def _list(ours: int, mini: int, filled: fill.Filled, rounds: int) -> None:
    client, small = Client(ours), Client(mini)
    cookie = {"Cookie": f"signed-in={filled.session}"}
    page = client.send("GET", "/meetings", None, cookie)
    size = len(page.content)
    figures = in_turn(
        {
            "ours": lambda: client.send("GET", "/meetings", None, cookie).status,
            "mini": lambda: small.send("GET", "/meetings").status,
        },
        rounds,
    )
    _print(f"W3  list, {size / 1000:.0f} kB", figures["ours"], figures["mini"])


def _create(ours: int, mini: int, filled: fill.Filled, rounds: int) -> None:
    client, small = Client(ours), Client(mini)
    texts = ["Terugkoppelen aan de leden", "Een afspraak maken", "Het verslag rondsturen"]
    text = "Kort verslag van het gesprek. " * 8
    meeting = {
        "title": "Gesprek over de bench",
        "date": "2026-11-20",
        "summary": {"nl": text},
        "topics": ["topic-1"],
        "commitments": ["T/1"],
        "followUps": [{"title": {"nl": text}, "due": "2027-01-15"} for text in texts],
    }
    plain = {
        "title": "Gesprek over de bench", "start": "2026-11-20", "organisation": "NVB",
        "topic": 1, "commitment": 1, "place": "Den Haag", "summary": text,
        "points": [{"text": text, "owner": 1, "due": "2027-01-15"} for text in texts],
    }  # fmt: skip
    mine, theirs = json.dumps(meeting).encode(), json.dumps(plain).encode()
    as_json = {"Content-Type": "application/json"}
    figures = in_turn(
        {
            "ours": lambda: client.send("POST", "/api/v1/meetings", mine, _json(filled)).status,
            "mini": lambda: small.send("POST", "/meetings", theirs, as_json).status,
        },
        rounds,
    )
    _print("W5  meeting + 3 follow-ups", figures["ours"], figures["mini"])


def _json(filled: fill.Filled) -> dict[str, str]:
    return {"Authorization": f"Bearer {filled.token}", "Content-Type": "application/json"}


def _print(name: str, ours: Figure, mini: Figure, peer: Figure | None = None) -> None:
    line = f"{name:28}{ours.median:10.2f}{mini.median:10.2f}{ours.median / mini.median:8.2f}"
    if peer is not None:
        line += f"{peer.median:10.1f}{peer.median / ours.median:7.0f}×"
    print(line, flush=True)


def _start() -> str:
    code = (
        "import time; t = time.perf_counter(); from config import Settings;"
        "from logbook import create_app;"
        f"create_app(Settings.from_environment({{'SECRET_KEY': '{SECRET}'}}));"
        "print(time.perf_counter() - t)"
    )
    runs = []
    for _run in range(5):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        runs.append(float(done.stdout))
    return f"create_app {statistics.median(runs):.2f} s (of 5: {min(runs):.2f} to {max(runs):.2f})"


if __name__ == "__main__":
    main()
