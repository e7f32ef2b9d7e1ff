"""Run the workloads and print each with goal and verdict: `make bench`, `python -m bench --full`.

W1, W1w, W2 feeds (bench/feeds.py); W3 to W6, W8 pages and a write (bench/pages.py); W7 mails, one
each (bench/mails.py); W7d N due points as digests to sixty people; W9 a letter over two hundred
talks, composed and written; W10 the coverage (bench/coverage.py); and the start
(bench/starting.py). Calendars that poll while people save: `python -m bench.polls`.
With `--postgresql` pages on that engine as well.
Ratios are of medians that were measured in turn; single figures swing with the machine. Peers that
are not installed (nginx, Fossil) are named and left out.
"""

import argparse
import tempfile
from pathlib import Path

from bench import fill
from bench.coverage import talks_of_many
from bench.digests import digests
from bench.feeds import Place, feeds
from bench.letters import letters
from bench.mails import singles
from bench.measure import Client
from bench.pages import LARGEST, OWN_SERVER, SIZES, pages
from bench.rows import Rows
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
    reader.add_argument(
        "--postgresql", nargs="?", const=OWN_SERVER, help="the URL of a database without tables"
    )
    chosen = reader.parse_args()
    rows = Rows()
    with tempfile.TemporaryDirectory() as folder:
        _requests(rows, Path(folder), chosen)
        rows.head("mails")
        digests(rows, Path(folder), chosen.items)
        singles(rows, Path(folder), chosen.items // 10)
        app = create_app(Settings.from_environment({"SECRET_KEY": SECRET}))
        letters(rows, app, chosen.rounds)
    sizes = (*SIZES, LARGEST) if chosen.full else tuple(n for n in SIZES if n <= chosen.meetings)
    pages(rows, sizes, chosen.rounds * 3, chosen.postgresql)
    talks_of_many(rows, chosen.rounds)
    start(rows)
    rows.end()


def _requests(rows: Rows, folder: Path, chosen: argparse.Namespace) -> None:
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
        place = Place(
            rows, app, Client(ours), Client(mini), rounds=chosen.rounds, items=chosen.items
        )
        feeds(place, peer, filled, links=chosen.links)


if __name__ == "__main__":
    main()
