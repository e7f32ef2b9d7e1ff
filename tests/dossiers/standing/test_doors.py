"""The list of how commitments stand on its page, in the API and on the command line."""

import pytest
from sqlalchemy import select

from logbook.commitments.models import Chamber
from logbook.db import db
from logbook.documents.files import Format
from logbook.history.models import ExportEntry
from logbook.wording import Wording


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


def test_the_page_is_narrowed_by_its_address(visit, reader, make, exported):
    make.commitment("Van banken", occasion=Wording("het debat Banken"))
    make.commitment("Van anderen")
    client = visit(reader)
    assert "Van anderen" in client.get("/reports/standing").text
    page = client.get("/reports/standing?occasion=banken&as-of=7+april+2022&kind=&language=en")
    assert page.one("article").attrs["lang"] == "en"
    assert "Van banken" in page.text
    assert "Van anderen" not in page.text
    (along,) = [link for link in page.all("a", class_="chip") if "CSV" in link.text]
    assert "occasion=banken" in along.attrs["href"]
    assert "as-of=2022-04-07" in along.attrs["href"]
    assert exported() == []


def test_the_register_leads_to_it(visit, reader):
    page = visit(reader).get("/commitments")
    assert "/reports/standing" in {link.attrs.get("href") for link in page.all("a")}


@pytest.mark.parametrize(
    ("asked", "field"),
    [("as-of=x", "as-of"), ("office=niets", "office"), ("unit=niets", "unit"), ("kind=x", "kind")],
)
def test_what_cannot_be_read_is_told_beside_its_field(visit, owner, asked, field):
    page = visit(owner).get(f"/reports/standing?{asked}", 422)
    assert page.errors().keys() == {field}
    assert not page.all("article")


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.PDF])
def test_a_file_is_taken_along_and_noted(visit, owner, promise, exported, form):
    answer = visit(owner).client.get(f"/reports/standing?as-of=2022-04-07&format={form}")
    assert answer.status_code == 200
    name = f"standing-2022-04-07.{form}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert exported() == [("list", form.value, None)]


def test_the_api_gives_the_record_and_refuses_what_it_cannot_read(api, owner, promise):
    record = api(owner).get("/reports/standing?asOf=2022-04-07").json
    assert (record["kind"], record["total"]) == ("list", 1)
    assert record["parts"][0]["commitments"][0]["source"]["id"] == str(promise.id)
    refused = api(owner).get("/reports/standing?office=niets")
    assert [error["field"] for error in refused.json["errors"]] == ["office"]


def test_the_command_lists_all_or_those_named(run, make, promise, exported):
    other = make.commitment(
        "Van de Eerste Kamer", chamber=Chamber.SENATE, unit_id=make.unit("IMH").id
    )

    def listed(*args):
        done = run("--kind", "list", "--format", "md", "--language", "nl", *args, "--output", "-")
        assert done.exit_code == 0, done.output
        return done.stdout

    assert "Wapenproducenten" in listed("--as-of", "2022-04-07")
    assert "Wapenproducenten" not in listed("--chamber", "EK")
    assert "Wapenproducenten" not in listed("--directorate", "IMH")
    only = listed("--commitment", other.id)
    assert "Van de Eerste Kamer" in only
    assert "Wapenproducenten" not in only
    assert exported() == [("list", "md", None)] * 3 + [("list", "md", other.id)]
    refused = run("--kind", "list", "--directorate", "niets", "--output", "-")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "there is no directorate" in refused.stderr


def test_a_letter_is_what_is_composed_unless_something_else_is_asked(run):
    done = run("--output", "-")
    assert done.exit_code == 2
    assert "a letter needs --commitment" in done.stderr
