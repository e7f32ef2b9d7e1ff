"""Compiling a dossier from the command line."""

import json

import pytest
from sqlalchemy import select

from logbook.db import db
from logbook.history.models import ExportEntry


@pytest.mark.parametrize("form", ["html", "md", "json", "csv"])
def test_a_dossier_is_written_to_a_file(run, app, make, owner, promise, linked, *, tmp_path, form):
    linked(
        promise,
        make.meeting(owner, "Het gesprek", date="2021-09"),
        make.meeting(owner, "Van de eenheid", date="2021-10", access="unit"),
        make.meeting(owner, "Van wie genoemd is", date="2021-11", access="named"),
        make.meeting(owner, "Van later", date="2022-05"),
    )
    output = tmp_path / f"dossier.{form}"
    done = run(
        "--kind", "dossier", "--commitment", promise.own_number, "--as-of", "2022-04-07",
        "--language", "nl", "--format", form, "--output", output,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == str(output)
    text = output.read_bytes().decode()
    assert "Het gesprek" in text
    assert "Van de eenheid" in text
    assert "Van wie genoemd is" not in text
    assert "Van later" not in text
    with app.app_context():
        noted = db.session.scalars(select(ExportEntry)).one()
        db.session.expunge_all()
        db.session.rollback()
    assert (noted.actor_id, noted.format) == (None, form)


def test_html_stands_alone_and_links_nowhere_inside(run, make, owner, promise, linked, tmp_path):
    linked(promise, make.meeting(owner, "<script>alert(1)</script>", date="2021-09"))
    output = tmp_path / "dossier.html"
    run("--kind", "dossier", "--commitment", promise.id, "--output", output)
    text = output.read_text()
    assert text.lstrip().startswith("<!doctype html>")
    assert "<script" not in text
    assert 'href="/' not in text
    assert "src=" not in text


def test_a_dossier_may_go_to_standard_output(run, promise):
    done = run(
        "--kind", "dossier", "--commitment", promise.id, "--format", "json", "--date", "2022-04-07",
        "--language", "en", "--output", "-",
    )  # fmt: skip
    record = json.loads(done.stdout)
    assert (record["date"], record["language"]) == ("2022-04-07", "en")


def test_a_reference_is_read_in_any_notation(run, make, tmp_path):
    make.commitment(citation="Kamerstuk 35570, nr. 71", dossier_number=35570, paper="71")
    output = tmp_path / "dossier.md"
    done = run(
        "--kind", "dossier", "--commitment", "kst-35570-71", "--format", "md", "--output", output
    )
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["--commitment", "niets", "--output", "-"], 1, "there is no commitment"),
        (["--commitment", "35 570 V, nr. 71", "--output", "-"], 1, "you may mean"),
        (["--commitment", "T/1", "--output", "-"], 2, "names several"),
        (["--commitment", "a", "--commitment", "b", "--output", "-"], 2, "of one commitment"),
        (["--commitment", "a", "--as-of", "31-02-2022", "--output", "-"], 2, "--as-of"),
        (["--commitment", "a", "--format", "rtf", "--output", "-"], 2, "--format"),
        (["--commitment", "a", "--language", "fr", "--output", "-"], 2, "--language"),
        (["--commitment", "a"], 2, "--output"),
        (["--output", "-"], 2, "--commitment"),
        (["--commitment", "35570, nr. 71", "--output", "/no/such/place/x"], 1, "cannot write"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(run, make, args, status, told):
    make.commitment(citation="Kamerstuk 35570, nr. 71", dossier_number=35570, paper="71")
    make.commitment("Eén", own_number="T/1")
    make.commitment("Twee", own_number="T/1")
    done = run("--kind", "dossier", *args)
    assert done.exit_code == status, done.output
    assert told in done.stderr
    assert "Traceback" not in done.output
