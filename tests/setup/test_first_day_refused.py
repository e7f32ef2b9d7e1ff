"""What `setup` refuses it tells in one line, and nothing is made of it."""

import json

import pytest
from sqlalchemy import inspect, text

from logbook.db import db, transaction
from logbook.opening import creating
from tests.setup.test_setup import command, set_up


def refused(done) -> str:
    """The only line of a refusal."""
    (line,) = done.output.splitlines()
    assert done.exit_code == 1
    return line


def test_for_somebody_else_it_says_that_they_were_not_made(fresh):
    app = fresh()
    assert set_up(app).exit_code == 0
    command(app, "accounts", "create", "c@b.nl", "--name", "C", "--role", "editor", "--unit", "IMH")
    for email, words in (("b@b.nl", "was not made"), ("c@b.nl", "does not administer")):
        again = app.test_cli_runner().invoke(
            args=["setup", "--admin", email, "--name", "B", "--unit", "IMH"]
        )
        assert again.exit_code == 1
        assert "nothing was changed" in again.stdout
        assert "administrators: anna@minbuza.example" in again.stdout
        (line,) = again.stderr.splitlines()
        assert email in line
        assert words in line


@pytest.mark.parametrize(
    ("version", "words"), [("0001", "run db upgrade"), ("9999", "install newer code")]
)
@pytest.mark.parametrize("has_administrator", [True, False])
def test_another_schema_is_refused_as_by_every_command(fresh, version, words, has_administrator):
    app = fresh()
    assert set_up(app).exit_code == 0
    with app.app_context(), transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
        if not has_administrator:
            session.execute(text("UPDATE account SET role = 'editor'"))
    assert words in refused(set_up(app))


def test_tables_of_something_else_are_left_alone(fresh):
    app = fresh()
    with app.app_context(), creating(), transaction() as session:
        session.execute(text("CREATE TABLE account (id INTEGER)"))
    assert "tables of something else (account)" in refused(set_up(app))
    with app.app_context():
        assert inspect(db.engine).get_table_names() == ["account"]


BROKEN = {
    "not there": None,
    "no JSON": "{",
    "no vocabulary": "{}",
    "a record without name": {"sectors": [{"key": "x"}]},
    "a name twice": {"units": [{"name": "A"}, {"name": "A"}]},
    "one above another": {"topics": [{"slug": "a", "label": {"nl": "A"}, "parent": "b"}]},
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_cannot_be_brought_in_is_told_before_anything_is_made(
    fresh, empty_url, tmp_path, broken
):
    file, app = tmp_path / "words.json", fresh()
    if isinstance(broken, dict):
        broken = json.dumps({"format": "logbook-vocabulary", "version": 1} | broken)
    if broken is not None:
        file.write_text(broken)
    before = sorted(tmp_path.iterdir())
    done = set_up(app, "--vocabulary", str(file))
    assert done.exit_code == 1
    assert str(file) in done.stderr
    assert done.stdout == ""
    assert sorted(tmp_path.iterdir()) == before
    if not empty_url.startswith("sqlite"):
        with app.app_context():
            assert inspect(db.engine).get_table_names() == []
    assert set_up(app).exit_code == 0


def test_reusable_texts_of_a_file_are_the_administrator_s(fresh, load, app, tmp_path):
    load()
    file = tmp_path / "words.json"
    command(app, "vocabulary", "export", str(file))
    other = fresh()
    assert set_up(other, "--no-starter", "--vocabulary", str(file)).exit_code == 0
    command(other, "vocabulary", "export", str(tmp_path / "again.json"))
    brought, given = (
        json.loads((tmp_path / name).read_text()) for name in ("again.json", "words.json")
    )
    assert brought["texts"] == given["texts"] != []


@pytest.mark.parametrize("option", ["--name", "--unit"])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Minist\udce8re", "no readable text"),
        ("IMH\nDMM", "on one line"),
        ("IMH\r\nDMM", "on one line"),
        ("IMH\u2028DMM", "on one line"),
        (" \n", "on one line"),
    ],
)
def test_a_name_is_readable_text_on_one_line(fresh, option, value, words):
    given = {"--admin": "a@b.nl", "--name": "A", "--unit": "U"} | {option: value}
    done = fresh().test_cli_runner().invoke(args=["setup", *(w for o in given.items() for w in o)])
    assert done.exit_code == 2
    assert words in done.output
