"""Run the workloads and print them as a table: `make bench` or `python -m bench [--meetings N]`.

W1, W1w, W2 feeds (bench/feeds.py); W3 the list page, first fifty; W5 a meeting with three
follow-ups over the API, durable; W7 mails, one each (bench/mails.py); W7d N due points as digests
to sixty people; W9 a letter over two hundred talks, composed and written; and how long the program
takes to start. Calendars that poll while people save: `python -m bench.polls`.
Ratios are to mini (bench/mini.py) in the same run; single figures swing with the machine.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import fill
from bench.digests import digests
from bench.feeds import feeds
from bench.letters import TALKS, letters
from bench.mails import singles
from bench.measure import Client, Figure, in_turn
from bench.servers import ROOT, radicale, wsgi
from config import Settings
from logbook import create_app

SECRET = "only-for-the-bench-" + "x" * 32
HEAD = f"{'medians in ms':28}{'ours':>10}{'mini':>10}{'ratio':>8}"


def main() -> None:
    """Measure everything and print it."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--meetings", type=int, default=10_000)
    reader.add_argument("--items", type=int, default=10_000, help="items in the feed")
    reader.add_argument("--links", type=int, default=10_000, help="different links to feeds")
    reader.add_argument("--rounds", type=int, default=15)
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{chosen.meetings} meetings, feeds of {chosen.items} items")
        _requests(Path(folder), chosen)
        print(f"\nW7d {chosen.items} due points to digests: {digests(Path(folder), chosen.items)}")
        print(f"W7  single mails: {singles(Path(folder), chosen.items // 10)}")
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
        feeds(
            app,
            (ours, mini, peer),
            filled,
            folder / "ours.db",
            items=chosen.items,
            rounds=chosen.rounds,
            links=chosen.links,
        )
        print(f"\n{HEAD}")
        _list(ours, mini, filled, chosen.rounds * 3)
        _create(ours, mini, filled, chosen.rounds * 3)


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


def _print(name: str, ours: Figure, mini: Figure) -> None:
    line = f"{name:28}{ours.median:10.2f}{mini.median:10.2f}{ours.median / mini.median:8.2f}"
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
