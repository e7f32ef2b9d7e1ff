"""What a process reads to start: what few of them need is read by those."""

import subprocess
import sys
from pathlib import Path

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from tests.conftest import settings_for

ROOT = Path(__file__).parent.parent
READ_WHEN_NEEDED = {
    "alembic", "apscheduler", "docx", "flask_migrate", "holidays", "mako", "markdown_it", "odf",
    "openpyxl", "prometheus_client", "psycopg", "pygments", "segno", "snowballstemmer", "typst",
    "waitress",
}  # fmt: skip
CREATE = f"""
import sys
from config import Settings
from logbook import create_app
app = create_app(Settings.from_environment({{"SECRET_KEY": "only-for-tests-{"x" * 32}"}}))
"""


def run(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CREATE + code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_the_program_starts_without_what_few_processes_need():
    read = set(run("print(*{name.partition('.')[0] for name in sys.modules})"))
    assert {"flask", "sqlalchemy", "logbook"} <= read
    assert read & READ_WHEN_NEEDED == set()


def test_one_room_is_read_without_the_others():
    code = "import logbook.dates, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    read = done.stdout.split()
    assert "logbook.dates" in read
    assert "flask" not in read
    assert "logbook.meetings" not in read


def test_the_collector_works_again_when_the_program_is_wired():
    assert run("import gc; print(gc.isenabled(), gc.get_freeze_count() > 100_000)") == [
        "True",
        "True",
    ]
    assert settings_for("sqlite://").testing


def test_every_address_is_made_as_by_what_is_compiled_at_once(app: Flask):
    """With what the route says, and with what is asked besides; the first time and the next."""
    some = "c0ffee00-0000-4000-8000-000000000000"
    for rule in app.url_map.iter_rules():
        at_once = Rule._compile_builder(rule, True)
        given = dict.fromkeys(rule.arguments - {*(rule.defaults or ())}, some) | {"more": "é&"}
        for name, converter in rule._converters.items():
            if isinstance(converter, AnyConverter):
                given[name] = min(converter.items)
        assert rule.build(given) == at_once(rule, **given) == rule.build(given)
