"""W10: who was spoken to about what: 500 organisations by 200 topics over twenty thousand talks."""

import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bench import fill
from bench.measure import Client, Figure
from bench.rows import Goal, Rows
from bench.servers import program
from config import Settings
from logbook import create_app
from logbook.accounts.models import Account
from logbook.coverage.details import CoverageFilter
from logbook.coverage.queries import cells, columns, coverage
from logbook.coverage.views.page import COLUMNS, ROWS
from logbook.db import db, reading, transaction
from logbook.directory import models as directory
from logbook.meetings import models as meetings
from logbook.paging import Paging

ORGANISATIONS, TOPICS, TALKS, ASSOCIATIONS = 500, 200, 20_000, 8
TODAY = date(2026, 12, 7)
GOAL, STATEMENTS, BYTES = 100.0, 4, 60_000
"""Milliseconds, statements, and bytes of the page."""
SECRET = "only-for-the-bench-" + "x" * 32


def talks_of_many(rows: Rows, rounds: int, postgresql: str | None = None) -> None:
    """What a page of the coverage asks, how long that takes, and how large the page is."""
    rows.head(f"coverage, {'PostgreSQL' if postgresql else 'SQLite'}")
    with tempfile.TemporaryDirectory() as folder:
        url = postgresql or f"sqlite:///{Path(folder) / 'ours.db'}"
        environment = {"DATABASE_URL": url, "SECRET_KEY": SECRET}
        app = create_app(Settings.from_environment(environment))
        filled = fill.Filled(app, 0)
        with app.app_context():
            _fill()
            account = db.session.get_one(Account, fill.identity("account", 0))
            caller = account.as_caller()
            db.session.rollback()

            def ask() -> None:
                with reading():
                    window = columns(CoverageFilter()).window(Paging(2, COLUMNS))
                    whole = coverage(caller, CoverageFilter(), window, today=TODAY)
                    places = [(row, one) for row in whole.rows[:ROWS] for one in window.shown]
                    whole.counts()
                    cells(whole, places, today=TODAY)

            asked = _counted(db.engine, ask)
            took = Figure.of([_milliseconds(ask) for _ in range(rounds)])
            db.engine.dispose()
        rows.add("W10 coverage: data", took.median, Goal(GOAL), str(took), unit="ms", again=None)
        rows.add("W10 coverage: statements", asked, Goal(STATEMENTS))
        with program(environment) as port:
            cookie = {"Cookie": f"signed-in={filled.session}"}
            page = Client(port).send("GET", "/coverage?columns=2", None, cookie, expected=200)
        rows.add("W10 coverage: bytes of the page", len(page.content), Goal(BYTES))


def _milliseconds(ask: Any) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def _counted(engine: Engine, ask: Any) -> int:
    """How many statements it takes."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def _fill() -> None:
    """Companies, each in one of eight associations, and talks with one or two of all of these."""
    lot = random.Random(20260101)
    organisation = [fill.identity("organisation", n) for n in range(ORGANISATIONS)]
    topic = [fill.identity("coverage-topic", n) for n in range(TOPICS)]
    talks: dict[Any, list[dict[str, Any]]] = {"m": [], "p": [], "t": []}
    for number in range(TALKS):
        day = TODAY - timedelta(days=lot.randrange(2_800))
        id_ = fill.identity("coverage-talk", number)
        talks["m"].append(fill.meeting_row(id_, f"Gesprek {number}", day))
        for place in range(1 + (number % 3 == 0)):
            most = ASSOCIATIONS if lot.random() < 0.2 else ORGANISATIONS
            talks["p"].append(
                {"id": fill.identity(f"coverage-party-{place}", number), "meeting_id": id_,
                 "organisation_id": organisation[lot.randrange(most)], "plural": False,
                 "attribution": "sector", "position": place}
            )  # fmt: skip
        for chosen in lot.sample(topic, 1 + number % 2):
            talks["t"].append({"meeting_id": id_, "topic_id": chosen})
    with transaction() as session:
        fill.insert_rows(
            directory.Organisation,
            [
                {"id": id_, "name_nl": f"Organisatie {n:03}", "plural": False, "kind": "company",
                 "rhythm": "P6M" if n % 3 == 0 else None}
                for n, id_ in enumerate(organisation)
            ],
        )  # fmt: skip
        fill.insert_rows(
            directory.Membership,
            [
                {"id": fill.identity("membership", n), "member_id": id_, "role": "member",
                 "organisation_id": organisation[n % ASSOCIATIONS], "since": date(2020, 1, 1),
                 "position": 0}
                for n, id_ in enumerate(organisation[ASSOCIATIONS:])
            ],
        )  # fmt: skip
        fill.insert_rows(
            directory.Topic,
            [
                {"id": id_, "slug": f"coverage-{n}", "label_nl": f"overzicht {n}",
                 "retired": False, "rhythm": "P1Y" if n % 4 == 0 else None}
                for n, id_ in enumerate(topic)
            ],
        )  # fmt: skip
        for table, key in ((meetings.Meeting, "m"), (meetings.Party, "p")):
            fill.insert_rows(table, talks[key])
        fill.insert_rows(meetings.meeting_topic, talks["t"])
        session.connection().exec_driver_sql("ANALYZE")
