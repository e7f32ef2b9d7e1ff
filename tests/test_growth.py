"""More rows cost no more statements, and no hot one of them walks through a table that grows.

The bench measures times (`make bench`); here are what times are made of, counted: statements and
bytes of the workloads at ten meetings and at three hundred (by `make assure` at fifty thousand),
and how both databases look for rows.
"""

import re
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import event, text

from bench.corpus import RARE
from bench.fill import fill_around, fill_meetings, identity
from logbook.db import db, transaction
from logbook.finding.rebuilding import rebuild
from tests.clients import api_client, page_client

FEW, MANY = 10, 300
MOST_BYTES = 60_000
GROWING = {
    "creation", "follow_up", "follow_up_commitment", "history_entry", "history_values", "meeting",
    "meeting_commitment", "meeting_named", "meeting_topic", "party", "point", "reminder",
    "search_document", "search_word", "sign_in_session",
}  # fmt: skip
"""Tables of which a year of work makes thousands of rows; of organisations there are hundreds."""
PAGES = {
    "W3 meetings": ("/meetings", 6),
    "W3 own follow-ups": ("/follow-ups", 6),
    "W3 everybody's follow-ups": ("/follow-ups?owner=all", 6),
    "W3 commitments": ("/commitments", 10),
    "W3 organisations": ("/organisations", 6),
    "W3 people": ("/people", 6),
    "W4 a rare word": (f"/search?q={RARE}", 10),
    "W4 a common word": ("/search?q=afspraak", 10),
    "W6 a dossier": (f"/commitments/{identity('commitment', 1)}/dossier", 17),
}
"""Of each the address, and how many statements it may take."""
W5 = 19
ALL_OF_IT = "W6 a dossier"
"""It stands on one page, however much it is."""


@dataclass
class Asked:
    """A statement as it reached the database."""

    statement: str
    parameters: Any


class Workplace:
    """The corpus, somebody who works with it, and what is asked of the database meanwhile."""

    def __init__(self, app) -> None:
        self.app, self.size, self.asked = app, 0, list[Asked]()
        with app.app_context(), transaction():
            fill_around()
        self.browser = page_client(app, identity("account", 0))
        self.api = api_client(app, identity("account", 0))
        with app.app_context():
            event.listen(db.engines[None], "before_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, parameters, *_rest) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.asked.append(Asked(statement, parameters))

    def grow(self, size: int, most: int = MANY) -> None:
        """To so many meetings, of a corpus of `most`."""
        with self.app.app_context():
            with transaction():
                fill_meetings(most, after=self.size, until=size)
            rebuild()
            if size > MANY:
                with transaction() as session:
                    session.execute(text("ANALYZE"))
        self.size = size

    def look(self, path: str) -> tuple[int, int]:
        """How many statements a page takes that was looked at before, and its bytes."""
        self.browser.get(path)
        self.asked.clear()
        return len(self.browser.get(path).response.data), len(self.asked)

    def write(self) -> int:
        """How many statements a meeting with three follow-ups takes."""
        texts = ["Terugkoppelen", "Een afspraak maken", "Het verslag rondsturen"]
        body = {
            "id": str(uuid.uuid4()),
            "title": "Gesprek over de bench",
            "date": "2026-11-20",
            "topics": ["topic-1"],
            "followUps": [{"title": {"nl": one}, "due": "2027-01-15"} for one in texts],
        }
        self.asked.clear()
        assert self.api.post("/meetings", body).status_code == 201
        return len(self.asked)


@pytest.fixture
def workplace(app):
    made = Workplace(app)
    yield made
    with app.app_context():
        event.remove(db.engines[None], "before_cursor_execute", made._note)


def walked_through(asked: list[Asked]) -> set[str]:
    """The growing tables of which some statement reads every row, where an index could be used."""
    connection = db.session.connection()
    on_sqlite = connection.dialect.name == "sqlite"
    if not on_sqlite:
        # A handful of rows is read quicker without its index; whether there is one is asked here.
        connection.execute(text("SET LOCAL enable_seqscan = off"))
    explain = "EXPLAIN QUERY PLAN " if on_sqlite else "EXPLAIN "
    scan = re.compile(r"SCAN (\w+)(?! USING)" if on_sqlite else r"Seq Scan on (\w+)")
    found: set[str] = set()
    for one in asked:
        if one.statement.startswith(("SELECT", "WITH")):
            plan = connection.exec_driver_sql(explain + one.statement, one.parameters)
            found |= set(scan.findall("\n".join(str(row[-1]) for row in plan)))
    return found & GROWING


@pytest.mark.harness(short=MANY, long=50_000)
def test_more_rows_take_no_more_statements_and_no_page_more_than_its_bytes(workplace, harness):
    """In its long form at ten, a thousand and fifty thousand meetings."""
    counted = {}
    for size in sorted({FEW, min(harness.rounds, 1_000), harness.rounds}):
        workplace.grow(size, harness.rounds)
        workplace.write()  # the first notes that its token was used, and learns its words
        looked = {name: workplace.look(path) for name, (path, _most) in PAGES.items()}
        counted[size] = {name: count for name, (_bytes, count) in looked.items()}
        counted[size]["W5"] = workplace.write()
        large = {n: b for n, (b, _count) in looked.items() if b > MOST_BYTES and n != ALL_OF_IT}
        assert large == {} or size > MANY, large
    assert all(numbers == counted[FEW] for numbers in counted.values()), counted
    most = {name: most for name, (_path, most) in PAGES.items()} | {"W5": W5}
    assert {name: n for name, n in counted[FEW].items() if n > most[name]} == {}


def test_no_hot_statement_walks_through_a_table_that_grows(workplace):
    workplace.grow(MANY)
    walked = {}
    for name, (path, _most) in PAGES.items():
        workplace.look(path)
        asked = list(workplace.asked)
        with workplace.app.app_context():
            walked[name] = walked_through(asked)
            db.session.rollback()
    workplace.write()
    asked = list(workplace.asked)
    with workplace.app.app_context():
        walked["W5"] = walked_through(asked)
        db.session.rollback()
    assert {name: tables for name, tables in walked.items() if tables} == {}


def test_follow_ups_of_a_page_are_looked_up_by_their_meetings(workplace):
    workplace.grow(MANY)
    workplace.look("/meetings")
    [counts] = [one for one in workplace.asked if "count(*) FILTER" in one.statement]
    plan = plan_of(workplace, counts)
    assert "ix_follow_up_meeting_id" in plan
    if "SEARCH" in plan:  # PostgreSQL gathers statistics by itself
        assert "ix_meeting_deleted_at" not in plan
    by_all = "SELECT id FROM follow_up WHERE deleted_at IS NULL AND status = 'open'"
    assert "ix_follow_up_meeting_id" not in plan_of(workplace, Asked(by_all, ()))


def plan_of(workplace, one: Asked) -> str:
    """How this database, which keeps no statistics of its rows yet, looks for them."""
    with workplace.app.app_context():
        connection = db.session.connection()
        on_sqlite = connection.dialect.name == "sqlite"
        explain = "EXPLAIN QUERY PLAN " if on_sqlite else "EXPLAIN "
        if not on_sqlite:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = connection.exec_driver_sql(explain + one.statement, one.parameters)
        told = " ".join(str(row[-1]) for row in plan)
        db.session.rollback()
    return told


def test_a_statement_without_an_index_would_be_seen(workplace):
    workplace.grow(FEW)
    where = "SELECT id FROM meeting WHERE title = 'x'"
    with workplace.app.app_context():
        assert walked_through([Asked(where, ())]) == {"meeting"}
        db.session.rollback()
