"""The migrations make what the models say, on both engines, and lose no row on the way."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select, text

from logbook import create_app
from logbook.commitments.models import Commitment
from logbook.dates import PartialDate
from logbook.db import db, transaction
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting, Party, Point, meeting_named
from tests.conftest import settings_for
from tests.factories import Make

ROOT = Path(__file__).parent.parent

WIDEN_MEETING = '''"""Rebuild a table that others refer to, as a later migration will."""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{head}"
branch_labels = None
depends_on = None


def how() -> str:
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"


def upgrade() -> None:
    with op.batch_alter_table("meeting", recreate=how()) as batch:
        batch.add_column(sa.Column("later", sa.Text()))


def downgrade() -> None:
    with op.batch_alter_table("meeting", recreate=how()) as batch:
        batch.drop_column("later")
'''


@pytest.fixture
def empty(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The program on a database without tables, with migrations of its own to add to."""
    folder = tmp_path / "migrations"
    shutil.copytree(ROOT / "migrations", folder, ignore=shutil.ignore_patterns("__pycache__"))
    if engine_name == "sqlite":
        yield _app(f"sqlite:///{tmp_path / 'empty.db'}", folder)
        return
    with request.getfixturevalue("postgresql").database() as url:
        app = _app(url, folder)
        yield app
        with app.app_context():
            db.engine.dispose()


def _app(url: str, folder: Path) -> Flask:
    app = create_app(settings_for(url))
    app.config["MIGRATIONS"] = str(folder)
    return app


def is_of_a_model(name: str | None, kind: str, _parents: object) -> bool:
    """Not the index of the search, which either database has in its own way (tests/search)."""
    return not (kind in ("table", "column", "index") and (name or "").startswith("search_index"))


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(ROOT / "migrations")).get_heads()) == 1


def test_the_migrations_make_what_the_models_say(empty: Flask) -> None:
    with empty.app_context():
        upgrade(empty.config["MIGRATIONS"])
        with db.engine.connect() as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "include_name": is_of_a_model}
            )
            assert compare_metadata(context, db.metadata) == []


def checks_of(app: Flask) -> dict[tuple[str, str], list[str]]:
    """What each table checks: its constraints by name, each with the values that it lists."""
    with app.app_context():
        tables = inspect(db.engine).get_multi_check_constraints()
    return {
        (table, str(check["name"])): sorted(re.findall("'([^']*)'", check["sqltext"]))
        for (_schema, table), checks in tables.items()
        for check in checks
    }


def test_the_migrations_allow_what_the_models_allow(empty: Flask, built_app: Flask) -> None:
    """Autogenerate compares no lists of values: a new member needs a migration (0014 is one)."""
    with empty.app_context():
        upgrade(empty.config["MIGRATIONS"])
    made, meant = checks_of(empty), checks_of(built_app)
    unlike = {
        name: meant.get(name) for name in made.keys() | meant if made.get(name) != meant.get(name)
    }
    assert not unlike, f"a migration has to make these checks: {unlike}"
    assert "ask" in made["point", "ck_point_pointkind"]


def triggers_of(app: Flask) -> dict[str, str]:
    """What the database does by itself: the sentence of each trigger, on tables of its own."""
    where = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")
        else "SELECT tgname, pg_get_triggerdef(oid) || pg_get_functiondef(tgfoid)"
        " FROM pg_trigger WHERE NOT tgisinternal"
    )
    with app.app_context(), db.engine.connect() as connection:
        found = connection.execute(text(where))
        return {name: " ".join(sentence.split()) for name, sentence in found}


def test_the_migrations_make_the_triggers_of_the_models(empty: Flask, built_app: Flask) -> None:
    with empty.app_context():
        upgrade(empty.config["MIGRATIONS"])
    made = triggers_of(empty)
    assert made == triggers_of(built_app)
    assert len([name for name in made if "refuses" in name]) == 15


def test_values_emptied_before_there_were_notes_are_noted(empty: Flask) -> None:
    folder = empty.config["MIGRATIONS"]
    entry = (
        "INSERT INTO history_entry (seq, at, action, kind, record_id, values_digest, digest)"
        " VALUES (1, '2026-12-07 09:00:00', 'edit', 'meeting', :id, 'x', 'x')"
    )
    with empty.app_context():
        upgrade(folder, revision="0005")
        with transaction():
            db.session.execute(text(entry), {"id": uuid4().hex})
        upgrade(folder, revision="0006")
        with transaction():
            assert db.session.execute(text("SELECT seq FROM history_emptied")).all() == [(1,)]


def test_keepers_who_were_not_named_are_named_again(empty: Flask, now) -> None:
    folder = empty.config["MIGRATIONS"]
    with empty.app_context():
        upgrade(folder)
    make = Make(empty, now)
    owner, acting, other = (make.account(f"{one}@example.org") for one in ("a", "b", "c"))
    meeting = make.meeting(owner, access="named")
    make.follow_up(acting, meeting_id=meeting.id)
    make.follow_up(other, meeting_id=make.meeting(owner).id)
    with empty.app_context():
        downgrade(folder, revision="0010")
        upgrade(folder)
        with transaction():
            found = db.session.scalars(select(meeting_named.c.account_id)).all()
            assert sorted(found) == sorted([owner.id, acting.id])


def test_down_and_up_again_with_rows(empty: Flask, now) -> None:
    with empty.app_context():
        upgrade(empty.config["MIGRATIONS"])
    make = Make(empty, now)
    make.point(make.meeting(make.account()))
    with empty.app_context():
        downgrade(empty.config["MIGRATIONS"], revision="base")
        upgrade(empty.config["MIGRATIONS"])
        with transaction():
            assert db.session.scalar(select(func.count()).select_from(Point)) == 0


def test_rebuilding_a_parent_keeps_the_rows_of_its_children(empty: Flask, now) -> None:
    with empty.app_context():
        upgrade(empty.config["MIGRATIONS"])
    make = Make(empty, now)
    meeting = make.meeting(make.account())
    make.point(meeting)
    make.party(meeting, sector_id=make.sector().id)
    folder = Path(empty.config["MIGRATIONS"])
    head = ScriptDirectory(str(folder)).get_current_head()
    (folder / "versions" / "later.py").write_text(WIDEN_MEETING.format(head=head))
    with empty.app_context():
        for step, target in ((upgrade, "later"), (downgrade, str(head))):
            step(str(folder), revision=target)
            with transaction():
                counts = [
                    db.session.scalar(select(func.count()).select_from(table))
                    for table in (Meeting, Party, Point)
                ]
            assert counts == [1, 1, 1]


def test_with_foreign_keys_on_the_same_rebuild_would_empty_the_children(tmp_path: Path) -> None:
    """Why the switch is there: without it SQLite deletes what refers to the dropped table."""
    connection = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    connection.executescript(
        "PRAGMA foreign_keys=ON; CREATE TABLE parent(id INTEGER PRIMARY KEY);"
        "CREATE TABLE child(parent REFERENCES parent(id) ON DELETE CASCADE);"
        "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);"
        "BEGIN; CREATE TABLE new(id INTEGER PRIMARY KEY); INSERT INTO new SELECT * FROM parent;"
        "DROP TABLE parent; ALTER TABLE new RENAME TO parent; COMMIT;"
    )
    assert connection.execute("SELECT count(*) FROM child").fetchone() == (0,)


def test_foreign_keys_hold_again_after_a_migration(empty: Flask, engine_name: str) -> None:
    if engine_name == "sqlite":
        with empty.app_context():
            upgrade(empty.config["MIGRATIONS"])
            with transaction():
                assert db.session.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_program_before_parts_of_years_gets_dates_that_it_can_read(empty: Flask, now) -> None:
    with empty.app_context():
        upgrade(empty.config["MIGRATIONS"])
    make = Make(empty, now)
    owner, said = make.account(), ("2024-33", "2024-03-11/2024-03-20", "2021-10/2021-12", "2021-22")
    for one in said:
        make.meeting(owner, date=one)
        make.follow_up(owner, due=one)
    make.commitment(made_on=PartialDate.parse("2024-12-21/2024-12-31"))
    with empty.app_context():
        downgrade(empty.config["MIGRATIONS"], revision="0021")
        with transaction():
            meetings = db.session.scalars(select(Meeting.date.edtf)).all()
            assert sorted(meetings) == ["2021", "2021-22", "2024", "2024-03"]
            terms = db.session.scalars(select(FollowUp.due.edtf)).all()
            assert sorted(terms) == ["2021-12-31", "2021-22", "2024-03-20", "2024-03-31"]
            promise = db.session.execute(
                select(*(getattr(Commitment.made_on, n) for n in ("edtf", "earliest", "latest")))
            ).one()
            assert tuple(promise) == ("2024-12", date(2024, 12, 1), date(2024, 12, 31))
        upgrade(empty.config["MIGRATIONS"])
        with transaction():
            kept = db.session.execute(select(FollowUp.due_on, FollowUp.due.latest)).all()
            assert all(due_on == latest for due_on, latest in kept)
