"""Run the workloads and print them as a table: `make bench` or `python -m bench [--meetings N]`.

W1, W1w, W2 feeds (bench/feeds.py); W3 to W6, W8 pages and a write (bench/pages.py); W7 mails, one
each (bench/mails.py); W7d N due points as digests to sixty people; W9 a letter over two hundred
talks, composed and written; and the start (bench/starting.py). Calendars that poll while people
save: `python -m bench.polls`.
Ratios are to mini (bench/mini.py) in the same run; single figures swing with the machine.
"""

import argparse
import tempfile
from pathlib import Path

from bench import fill
from bench.digests import digests
from bench.feeds import feeds
from bench.letters import TALKS, letters
from bench.mails import singles
from bench.pages import LARGEST, SIZES, pages
from bench.servers import program, radicale, wsgi
from bench.starting import start
from config import Settings
from logbook import create_app

SECRET = "only-for-the-bench-" + "x" * 32


def main() -> None:
    """Measure everything and print it."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--meetings", type=int, default=10_000)
    reader.add_argument("--items", type=int, default=10_000, help="items in the feed")
    reader.add_argument("--links", type=int, default=10_000, help="different links to feeds")
    reader.add_argument("--rounds", type=int, default=15)
    reader.add_argument("--full", action="store_true", help=f"pages with {LARGEST} meetings too")
    reader.add_argument("--postgresql", help="the URL of a database without tables, for pages too")
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{chosen.meetings} meetings, feeds of {chosen.items} items")
        _requests(Path(folder), chosen)
        print(f"\nW7d {chosen.items} due points to digests: {digests(Path(folder), chosen.items)}")
        print(f"W7  single mails: {singles(Path(folder), chosen.items // 10)}")
        app = create_app(Settings.from_environment({"SECRET_KEY": SECRET}))
        print(f"W9  {TALKS} talks in a letter: {letters(app, chosen.rounds)}")
    sizes = (*SIZES, LARGEST) if chosen.full else tuple(n for n in SIZES if n <= chosen.meetings)
    pages(sizes, chosen.rounds * 3, chosen.postgresql)
    print(start())


def _requests(folder: Path, chosen: argparse.Namespace) -> None:
    url = f"sqlite:///{folder / 'ours.db'}"
    environment = {"DATABASE_URL": url, "SECRET_KEY": SECRET}
    app = create_app(Settings.from_environment(environment))
    filled = fill.Filled(app, chosen.meetings, owned=chosen.items)
    fill.fill_mini(folder / "mini.db", chosen.meetings)
    mini_environment = {"MINI_DATABASE": str(folder / "mini.db")}
    with (
        program(environment) as ours,
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


if __name__ == "__main__":
    main()
