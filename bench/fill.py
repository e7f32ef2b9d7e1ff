"""The corpus into the database of the program and of mini, straight into the tables."""

import sqlite3
import uuid
from contextlib import redirect_stderr
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import flask_migrate
from flask import Flask
from sqlalchemy import Table, insert

from bench.corpus import COMMITMENTS, OWNERS, TOPICS, meetings
from logbook import clock
from logbook.accounts import models as accounts
from logbook.accounts import sessions
from logbook.accounts.models import ApiToken
from logbook.accounts.secrets import digest, new_token
from logbook.commitments import models as commitments
from logbook.db import db, transaction
from logbook.directory import models as directory
from logbook.finding.rebuilding import rebuild
from logbook.followups import models as followups
from logbook.meetings import models as of_meetings
from logbook.setup.domain import fix_domain

TEN_YEARS = timedelta(days=3653)
NAMESPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


def identity(kind: str, number: int) -> uuid.UUID:
    """The same id for the same row in every run."""
    return uuid.uuid5(NAMESPACE, f"{kind}-{number}")


def fill_mini(file: Path, count: int) -> None:
    """A database of mini with `count` meetings."""
    connection = sqlite3.connect(file)
    connection.executescript(
        "pragma journal_mode=wal;"
        "create table meeting(id integer primary key, title text, start text, organisation text,"
        " topic int, commitment int, place text, summary text);"
        "create index m_start on meeting(start desc, id desc);"
        "create table point(id integer primary key, meeting int references meeting, text text,"
        " owner int, due text);"
        "create index p_meeting on point(meeting); create index p_due on point(due, id);"
        "create index m_commitment on meeting(commitment);"
        "create virtual table ft using fts5(title, summary, organisation);"
    )
    for m in meetings(count):
        connection.execute(
            "insert into meeting values (?, ?, ?, ?, ?, ?, ?, ?)",
            (m.number, m.title, m.start.isoformat(), m.organisation, m.topic, m.commitment,
             m.place, m.summary),
        )  # fmt: skip
        connection.executemany(
            "insert into point(meeting, text, owner, due) values (?, ?, ?, ?)",
            [(m.number, p.text, p.owner, p.due.isoformat()) for p in m.points],
        )
        connection.execute(
            "insert into ft(rowid, title, summary, organisation) values (?, ?, ?, ?)",
            (m.number, m.title, m.summary, m.organisation),
        )
    connection.execute("analyze")
    connection.commit()
    connection.close()


class Filled:
    """What a client of the filled program needs: a session's cookie value and an API token."""

    def __init__(
        self, app: Flask, count: int, *, owned: int = 0, is_searched: bool = False
    ) -> None:
        """`owned`: how many open follow-ups belong to the bench's own account, ahead in time.

        `is_searched`: whether the index of the search is made as well, which takes a while.
        """
        with app.app_context():
            flask_migrate.upgrade()
            fix_domain(app.config["SETTINGS"])
            with transaction():
                fill_around()
                fill_meetings(count, owned=owned)
                self.token = new_token()
                db.session.add(
                    ApiToken(
                        now=clock.now(),
                        token_digest=digest(self.token),
                        account_id=identity("account", 0),
                        name="bench",
                        expires_at=clock.now().replace(year=clock.now().year + 1),
                    )
                )
            with transaction():
                self.session = sessions.start(identity("account", 0), "bench", now=clock.now())
            if is_searched:
                with redirect_stderr(StringIO()):
                    rebuild()
            with transaction() as session:
                session.connection().exec_driver_sql("ANALYZE")


def insert_rows(table: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows into a mapped class's table, with what every record has."""
    now = clock.now()
    target = table if isinstance(table, Table) else table.__table__
    common = {"version": 1, "created_at": now, "updated_at": now}
    shared = {name: value for name, value in common.items() if name in target.c}
    for start in range(0, len(rows), 1000):
        db.session.execute(insert(target), [shared | row for row in rows[start : start + 1000]])


def fill_around() -> None:
    """The people, topics and commitments that meetings name."""
    _fill_people()
    _fill_subjects()


def _fill_people() -> None:
    unit = identity("unit", 0)
    insert_rows(accounts.Unit, [{"id": unit, "name": "IMH", "kind": "directorate"}])
    insert_rows(
        accounts.Account,
        [
            {
                "id": identity("account", number),
                "email": f"user{number}@example.org",
                "name": f"User {number}",
                "language": "nl",
                "time_zone": "Europe/Amsterdam",
                "unit_id": unit,
                "role": "editor",
                "theme": "auto",
                "shortcuts": True,
                "rights_version": 1,
            }
            for number in range(OWNERS + 1)
        ],
    )


def _fill_subjects() -> None:
    insert_rows(
        directory.Topic,
        [
            {
                "id": identity("topic", n),
                "slug": f"topic-{n}",
                "label_nl": f"onderwerp {n}",
                "retired": False,
            }
            for n in range(TOPICS)
        ],
    )
    insert_rows(
        commitments.Commitment,
        [
            {
                "id": identity("commitment", n),
                "kind": "toezegging",
                "chamber": "TK",
                "title_nl": f"Toezegging {n}",
                "clause_type": "om",
                "status": "open",
                "continues": False,
                "co_signers": False,
                "own_number": f"T/{n}",
            }
            for n in range(1, COMMITMENTS + 1)
        ],
    )


def fill_meetings(count: int, *, owned: int = 0, after: int = 0, until: int | None = None) -> None:
    """The corpus of `count` meetings with their organisations and follow-ups.

    Of these only those after the first `after`, which are there already, and until the one with
    the number `until`.
    """
    organisations: dict[str, uuid.UUID] = {}
    rows: dict[str, list[dict[str, Any]]] = {"m": [], "p": [], "t": [], "c": [], "f": []}
    known: set[uuid.UUID] = set()
    left = owned
    for m in meetings(count):
        day = m.start.date()
        meeting_id = identity("meeting", m.number)
        if until is not None and m.number > until:
            break
        is_there = m.number <= after
        organisation = organisations.setdefault(m.organisation, identity(m.organisation, 0))
        known |= {organisation} if is_there else set()
        if is_there:
            continue
        rows["m"].append(_meeting(m, meeting_id, day))
        rows["p"].append(
            {"id": identity("party", m.number), "meeting_id": meeting_id,
             "organisation_id": organisation, "plural": False, "attribution": "sector",
             "position": 0}
        )  # fmt: skip
        rows["t"].append({"meeting_id": meeting_id, "topic_id": identity("topic", m.topic)})
        commitment = identity("commitment", m.commitment)
        rows["c"].append({"meeting_id": meeting_id, "commitment_id": commitment})
        for index, point in enumerate(m.points):
            mine = left > 0
            left -= mine
            due = point.due + TEN_YEARS if mine else point.due
            owner = identity("account", 0 if mine else point.owner)
            number = m.number * 3 + index
            rows["f"].append(_follow_up(number, meeting_id, point.text, owner, due))
    insert_rows(
        directory.Organisation,
        [
            {"id": id_, "name_nl": name, "plural": False, "kind": "company"}
            for name, id_ in organisations.items()
            if id_ not in known
        ],
    )
    insert_rows(of_meetings.Meeting, rows["m"])
    insert_rows(of_meetings.Party, rows["p"])
    insert_rows(of_meetings.meeting_topic, rows["t"])
    insert_rows(of_meetings.meeting_commitment, rows["c"])
    insert_rows(followups.FollowUp, rows["f"])


def meeting_row(id_: uuid.UUID, title: str, day: date) -> dict[str, Any]:
    """A meeting that was held, as its table has it."""
    return {
        "id": id_,
        "title": title,
        "date_edtf": day.isoformat(),
        "date_earliest": day,
        "date_latest": day,
        "time_zone": "Europe/Amsterdam",
        "setting": "bilateral",
        "status": "held",
        "owner_id": identity("account", 0),
        "unit_id": identity("unit", 0),
        "access": "everyone",
        "marking": "none",
    }


def _meeting(m: Any, meeting_id: uuid.UUID, day: date) -> dict[str, Any]:
    more = {"start_time": m.start.time(), "place": m.place, "summary_nl": m.summary}
    return meeting_row(meeting_id, m.title, day) | more


def _follow_up(
    number: int, meeting_id: uuid.UUID, text: str, owner: uuid.UUID, due: date
) -> dict[str, Any]:
    return {
        "id": identity("follow-up", number),
        "kind": "action",
        "title_nl": text,
        "meeting_id": meeting_id,
        "actor_us": True,
        "owner_id": owner,
        "due_edtf": due.isoformat(),
        "due_earliest": due,
        "due_latest": due,
        "due_on": due,
        "remind_before": [14, 3, 0],
        "status": "open",
        "revision": 1,
    }
