"""The summary of a meeting on its page, in the API and on the command line."""

import json
import uuid

import pytest
from sqlalchemy import select

from logbook.db import db
from logbook.documents.files import Format
from logbook.history.models import ExportEntry
from logbook.meetings.models import Marking, MeetingStatus


@pytest.fixture
def exported(app):
    """(what, format, record) of everything that was taken along."""

    def listed():
        with app.app_context():
            rows = db.session.execute(
                select(ExportEntry.what, ExportEntry.format, ExportEntry.record_id)
            ).all()
            db.session.rollback()
            return [tuple(row) for row in rows]

    return listed


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_tells_the_meeting_and_leads_back(visit, owner, talk, exported, language):
    page = visit(owner).get(f"/meetings/{talk.id}/summary?language={language}&as-of=2021-10-01")
    assert page.one("article").attrs["lang"] == language
    assert "een boodschap" in page.one("article").text
    assert f"/meetings/{talk.id}" in {link.attrs.get("href") for link in page.all("a")}
    assert exported() == []


def test_the_page_of_the_meeting_links_it_once_it_was_held(visit, make, owner, talk):
    def linked(meeting):
        page = visit(owner).get(f"/meetings/{meeting.id}")
        hrefs = {link.attrs.get("href") for link in page.all("a")}
        return f"/meetings/{meeting.id}/summary" in hrefs

    assert linked(talk)
    assert not linked(make.meeting(owner, status=MeetingStatus.PLANNED, date="2030-01-01"))
    assert not linked(make.meeting(owner, marking=Marking.DEP_V))


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.PDF])
def test_a_file_is_taken_along_and_noted(visit, owner, talk, exported, form):
    answer = visit(owner).client.get(f"/meetings/{talk.id}/summary?format={form}")
    assert answer.status_code == 200
    name = f"summary-gesprek-met-bank-a-2021-09-14.{form}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert exported() == [("summary", form.value, talk.id)]


def test_a_marked_meeting_leaves_by_no_door(visit, api, run, make, owner, exported):
    marked = make.meeting(owner, "Dep. V", marking=Marking.DEP_V)
    page = visit(owner).get(f"/meetings/{marked.id}/summary?format=md", 422)
    assert "verlaat het logboek nooit" in page.text
    assert not page.all("article")
    refused = api(owner).get(f"/meetings/{marked.id}/summary")
    assert (refused.status_code, refused.json["errors"][0]["field"]) == (400, "meeting")
    done = run("--kind", "summary", "--meeting", marked.id, "--output", "-")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: This meeting is marked, and never leaves the logbook.\n"
    assert exported() == []


@pytest.mark.parametrize("asked", ["as-of=31+februari", "language=fr", "format=exe"])
def test_what_cannot_be_read_is_told_beside_its_field(visit, owner, talk, asked):
    page = visit(owner).get(f"/meetings/{talk.id}/summary?{asked}", 422)
    assert not page.all("article")
    assert asked.partition("=")[0] in page.errors() or asked.startswith("format")


def test_the_api_gives_the_record_and_files(api, owner, outsider, make, talk):
    record = api(owner).get(f"/meetings/{talk.id}/summary?asOf=2021-10-01").json
    assert (record["kind"], record["asOf"], record["date"]) == (
        "summary", "2021-10-01", "2021-09-14",
    )  # fmt: skip
    assert [one["title"]["nl"] for one in record["followUps"]] == ["Terugbellen"]
    told = api(owner).get(f"/meetings/{talk.id}/summary?format=md&language=en")
    assert told.headers["Content-Disposition"].startswith("attachment; filename=summary-")
    unit = make.meeting(owner, access="unit")
    assert api(outsider).get(f"/meetings/{unit.id}/summary").status_code == 404


def test_the_command_writes_a_summary(run, talk, exported, tmp_path):
    output = tmp_path / "verslag.json"
    done = run(
        "--kind", "summary", "--meeting", talk.id, "--as-of", "2021-10-01", "--format", "json",
        "--language", "en", "--output", output,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == str(output)
    assert json.loads(output.read_text())["language"] == "en"
    assert exported() == [("summary", "json", talk.id)]


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["--kind", "summary"], 2, "--meeting"),
        (["--kind", "summary", "--meeting", "x"], 2, "--meeting"),
        (["--kind", "summary", "--meeting", uuid.UUID(int=7)], 1, "there is no meeting"),
        (["--kind", "dossier", "--meeting", uuid.UUID(int=7)], 2, "a summary is of one"),
        (["--kind", "summary", "--meeting", uuid.UUID(int=7), "--commitment", "x"], 2, "not of a"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(run, args, status, told):
    done = run(*args, "--output", "-")
    assert done.exit_code == status, done.output
    assert told in done.stderr
    assert "Traceback" not in done.output
