"""Every command, on every database that is not as it should be: one line, exit 1, nothing made."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask import Flask
from sqlalchemy import text

from logbook import create_app
from logbook.command_line import Commands
from logbook.db import db, transaction
from logbook.opening import creating, needed_schema
from tests.conftest import settings_for
from tests.databases import make_tables

# They make a database, or ask it in their own way (tests/setup).
MAKERS = {"setup", "restore", "import", "run", "shell", "routes"}
MIGRATING = [["db", "current"], ["db", "check"], ["db", "downgrade"]]
ARGUMENTS = {
    "EMAIL": "who@example.org", "FILE": "/nowhere.json", "--name": "N", "--role": "editor",
    "--unit": "U", "--scope": "mine", "--commitment": "M1", "--signatory": "minister",
    "--date": "2026-12-07", "--output": "/nowhere/out.md", "--kind": "letter",
}  # fmt: skip


def commands(group: click.Group, *before: str) -> Iterator[tuple[list[str], click.Command]]:
    """Every command of ours with arguments that it takes."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            if name != "db":
                yield from commands(command, *before, name)
        elif before or name not in MAKERS:
            yield [*before, name, *_arguments(command)], command


def _arguments(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if parameter.name == "is_all":
            yield "--all"
        if not parameter.required and parameter.name not in ("commitment", "output"):
            continue
        if isinstance(parameter, click.Option):
            option = parameter.opts[0]
            yield option
            yield _value(parameter, option)
        else:
            yield _value(parameter, str(parameter.name).upper())


def _value(parameter: click.Parameter, name: str) -> str:
    if isinstance(parameter.type, click.Choice):
        return str(parameter.type.choices[0])
    return ARGUMENTS.get(name, "who@example.org")


def spoil(state: str, app: Flask, file: Path) -> None:
    """Bring the database of an app in this state."""
    if state == "a directory that is not there":
        return
    if state == "no database":
        file.write_bytes(b"nothing of the kind" * 100)
    elif state == "a directory":
        file.mkdir()
    elif state == "empty":
        file.touch()
    elif state in ("older", "newer"):
        with app.app_context():
            make_tables()
            with transaction() as session:
                number = {"number": "0001" if state == "older" else "9999"}
                session.execute(text("UPDATE alembic_version SET version_num = :number"), number)
            db.engine.dispose()


WORDS = {
    "missing": "is not there",
    "a directory that is not there": "its directory is not there",
    "no database": "not a database",
    "a directory": "cannot be opened",
    "empty": "without schema: run setup (the first day) or db upgrade",
    "older": "schema 0001 is older",
    "newer": "schema 9999 is newer",
}


@pytest.mark.parametrize("state", WORDS)
def test_every_command_tells_what_is_amiss_and_makes_nothing(state: str, tmp_path: Path):
    folder = tmp_path / ("away" if state.startswith("a directory that") else ".")
    file = folder / "logbook.db"
    app = create_app(settings_for(f"sqlite:///{file}"))
    spoil(state, app, file)
    before = file.exists() and not file.is_dir() and file.read_bytes()
    _every_command_says(app, WORDS[state])
    if state != "empty":  # SQLite prepares a file that somebody made empty
        assert (file.exists() and not file.is_dir() and file.read_bytes()) == before
    assert folder.exists() == (not state.startswith("a directory that"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"password": "wrong", "username": "nobody"}, "nobody"),
        ({"port": 1}, "port 1 failed"),
        ({"database": "not_there"}, "not_there"),
        ({"query": {"no_such_option": "1"}}, "no_such_option"),
        ({}, "without schema: run setup (the first day) or db upgrade"),
    ],
    ids=["who may not", "unreachable", "missing", "no option", "empty"],
)
def test_every_command_tells_what_is_amiss_with_a_server(request, change, words):
    from sqlalchemy import make_url  # noqa: PLC0415

    with request.getfixturevalue("postgresql").database() as url:
        if "port" in change:
            change = change | {"host": "127.0.0.1"}
        if "query" in change:
            change = {"query": make_url(url).query | change["query"]}
        spoiled = make_url(url).set(**change)
        if "port" in change:
            spoiled = spoiled.set(query={})
        app = create_app(settings_for(spoiled.render_as_string(hide_password=False)))
        _every_command_says(app, words)
        with app.app_context():
            db.engine.dispose()


def _every_command_says(app: Flask, words: str) -> None:
    runner = app.test_cli_runner()
    asked = 0
    for arguments, _command in commands(app.cli):
        result = runner.invoke(args=arguments)
        lines = result.output.strip().splitlines()
        assert result.exit_code == 1, (arguments, result.output)
        assert isinstance(result.exception, SystemExit), (arguments, result.exception)
        assert len(lines) == 1, (arguments, lines)
        assert words in lines[0], (arguments, lines)
        asked += 1
    assert asked > 10


def test_every_group_is_one_that_looks_first(tmp_path: Path):
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'logbook.db'}"))
    groups = {n: g for n, g in app.cli.commands.items() if isinstance(g, click.Group)}
    assert [n for n, g in groups.items() if not isinstance(g, Commands)] == ["db"]


@pytest.mark.parametrize("arguments", MIGRATING, ids=" ".join)
@pytest.mark.parametrize("state", ["missing", "no database", "a directory that is not there"])
def test_what_asks_of_migrations_makes_nothing(state: str, arguments: list[str], tmp_path: Path):
    folder = tmp_path / ("away" if state.startswith("a directory that") else ".")
    app = create_app(settings_for(f"sqlite:///{folder / 'logbook.db'}"))
    spoil(state, app, folder / "logbook.db")
    before = sorted(tmp_path.iterdir())
    result = app.test_cli_runner().invoke(args=arguments)
    assert result.exit_code == 1
    assert WORDS[state] in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_an_upgrade_tells_a_directory_that_is_not_there(tmp_path: Path):
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'away' / 'logbook.db'}"))
    result = app.test_cli_runner().invoke(args=["db", "upgrade"])
    assert result.exit_code == 1
    assert "its directory is not there" in result.output


def test_wrong_use_is_told_before_the_database_is_asked(tmp_path: Path):
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'logbook.db'}"))
    result = app.test_cli_runner().invoke(args=["accounts", "create"])
    assert result.exit_code == 2
    assert os.listdir(tmp_path) == []  # noqa: PTH208


@pytest.fixture
def nobody_special() -> Iterator[Path]:
    """A folder of this process, in which the rights of files hold, also where root runs it."""
    create_app(settings_for("sqlite://"))  # what is imported late nobody may be able to read
    folder = Path(tempfile.mkdtemp())
    before = os.geteuid()
    if before == 0:
        os.chown(folder, 65534, -1)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        os.seteuid(before)
        folder.chmod(0o777)
        shutil.rmtree(folder)


UNMADE = ["setup", "--admin", "a@b.example", "--name", "A", "--unit", "U"]


@pytest.mark.parametrize("arguments", [UNMADE, ["db", "upgrade"]], ids=["setup", "db upgrade"])
def test_who_may_make_one_is_told_that_the_directory_cannot_be_written_in(
    arguments: list[str], nobody_special: Path
):
    nobody_special.chmod(0o555)
    app = create_app(settings_for(f"sqlite:///{nobody_special / 'logbook.db'}"))
    result = app.test_cli_runner().invoke(args=arguments)
    (line,) = result.output.splitlines()
    assert result.exit_code == 1
    assert line.endswith("its directory cannot be written in")


@pytest.mark.parametrize(
    ("folder", "file", "words"),
    [
        (0o555, 0o600, "its directory cannot be written in (SQLite keeps files beside it)"),
        (0o755, 0o000, "this user may not read and write it"),
        (0o666, 0o600, "its directory may not be entered by this user"),
    ],
    ids=["a folder to read", "nobody's file", "a closed folder"],
)
def test_every_command_tells_whose_a_database_is(
    folder: int, file: int, words: str, nobody_special: Path
):
    path = nobody_special / "logbook.db"
    app = create_app(settings_for(f"sqlite:///{path}"))
    with app.app_context():
        make_tables()
        db.engine.dispose()
    path.chmod(file)
    nobody_special.chmod(folder)
    _every_command_says(app, words)


def test_a_file_that_we_make_nobody_else_may_read(tmp_path: Path):
    before = os.umask(0o022)
    try:
        app = create_app(settings_for(f"sqlite:///{tmp_path / 'logbook.db'}"))
        assert app.test_cli_runner().invoke(args=UNMADE).exit_code == 0
        with app.app_context(), transaction() as session:
            session.execute(text("CREATE TABLE more (id INTEGER)"))
            modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
            db.engine.dispose()
    finally:
        os.umask(before)
    assert set(modes) >= {"logbook.db", "logbook.db-wal"}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("arguments", [["accounts", "sign-in-link"], ["calendars", "create"]])
def test_what_is_no_text_is_told_as_wrong_use(arguments: list[str], tmp_path: Path):
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'logbook.db'}"))
    more = ["--scope", "mine"] if "calendars" in arguments else []
    result = app.test_cli_runner().invoke(args=[*arguments, "a\udcff@b.example", *more])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_an_upgrade_says_where_it_brought_the_database(own_url: str):
    app = create_app(settings_for(own_url))
    run = app.test_cli_runner().invoke
    first = run(args=["db", "upgrade"])
    assert first.exit_code == 0
    told = [f"the database: schema {needed_schema()}", "nobody can administer it yet: run setup"]
    assert first.stdout.splitlines() == told
    assert run(args=UNMADE).exit_code == 0
    assert run(args=["db", "upgrade"]).stdout.splitlines() == told[:1]
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def own_url(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'logbook.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url


def test_what_may_make_one_does(tmp_path: Path):
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'logbook.db'}"))
    with app.app_context(), creating(), db.engine.connect() as connection:
        connection.execute(text("CREATE TABLE made (id INTEGER)"))
        db.engine.dispose()
    assert sqlite3.connect(tmp_path / "logbook.db").execute("SELECT 1").fetchone() == (1,)
