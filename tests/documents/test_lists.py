"""Lists taken along: what the page shows, no more, and noted before it leaves."""

import csv
import io

import pytest
from sqlalchemy import select

from logbook.dates import PartialDate
from logbook.db import db, reading
from logbook.documents import lists
from logbook.documents.sheets import SheetFormat
from logbook.history.models import ExportEntry
from logbook.meetings.models import Marking

LISTS = ("meetings", "follow-ups", "commitments", "organisations", "people", "reports")


@pytest.fixture
def taken(visit):
    """The rows of a list as CSV for somebody, each a dictionary by its head."""

    def rows(account, address: str) -> list[dict[str, str]]:
        answer = visit(account).client.get(address, buffered=True)
        assert answer.status_code == 200, answer.text
        return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))

    return rows


def titles(rows) -> list[str]:
    return [row["Gesprek"] for row in rows]


@pytest.mark.parametrize("form", list(SheetFormat))
@pytest.mark.parametrize("path", [*LISTS, "reports/texts"])
def test_every_list_is_taken_along_in_every_format(visit, owner, path, form):
    answer = visit(owner).client.get(f"/{path}/list.{form}", buffered=True)
    assert answer.status_code == 200
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename=")
    assert disposition.endswith(f".{form}")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_leads_to_its_list_as_it_is_narrowed(make, visit, owner):
    make.meeting(owner, "Gesprek")
    page = visit(owner).get("/meetings?mine=true&from=2020")
    links = [one.attrs["href"] for one in page.all("a") if "download" in one.attrs]
    assert links == [f"/meetings/list.{form}?mine=true&from=2020" for form in SheetFormat]


def test_it_holds_the_rows_that_the_page_shows_in_their_order(make, taken, owner):
    for number in range(3):
        make.meeting(owner, f"Gesprek {number}", date=PartialDate.parse(f"2021-09-1{number}"))
    make.meeting(owner, "Eerder", date=PartialDate.parse("2021-08"))
    rows = taken(owner, "/meetings/list.csv?from=2021-09-11")
    assert titles(rows) == ["Gesprek 2", "Gesprek 1"]
    assert rows[0]["Datum"] == "2021-09-12"
    assert taken(owner, "/meetings/list.csv?to=2021-08")[0]["Datum"] == "augustus 2021"


def test_all_pages_are_in_it(make, taken, owner, monkeypatch):
    monkeypatch.setattr(lists, "AT_ONCE", 2)
    for number in range(5):
        make.meeting(owner, f"Gesprek {number}", date=PartialDate.parse(f"2021-09-1{number}"))
    assert titles(taken(owner, "/meetings/list.csv")) == [f"Gesprek {n}" for n in (4, 3, 2, 1, 0)]


def test_what_one_may_not_see_is_not_in_it(make, taken, owner, outsider):
    make.meeting(owner, "Van de eenheid", access="unit")
    assert titles(taken(owner, "/meetings/list.csv")) == ["Van de eenheid"]
    assert taken(outsider, "/meetings/list.csv") == []


def test_what_is_marked_stays_in_the_logbook(make, taken, owner):
    marked = make.meeting(owner, "Vertrouwelijk", marking=Marking.DEP_V)
    make.follow_up(owner, "Van het vertrouwelijke", meeting_id=marked.id)
    assert taken(owner, "/meetings/list.csv") == []
    assert taken(owner, "/follow-ups/list.csv") == []


def test_what_somebody_typed_is_no_formula(make, taken, owner):
    make.meeting(owner, '=HYPERLINK("https://example.org")')
    assert titles(taken(owner, "/meetings/list.csv")) == ["'" + '=HYPERLINK("https://example.org")']


def test_it_is_noted_who_took_it_with_the_digest_of_what_left(app, taken, owner):
    taken(owner, "/meetings/list.csv")
    with app.app_context(), reading():
        entry = db.session.scalars(select(ExportEntry)).one()
    assert (entry.actor_id, entry.what, entry.format) == (owner.id, "meetings", "csv")
    assert entry.sha256 is not None


def test_a_filter_that_is_not_understood_is_refused(visit, owner):
    answer = visit(owner).client.get("/meetings/list.csv?from=ooit")
    assert answer.status_code in (400, 422)
    assert "Traceback" not in answer.text


def test_it_speaks_the_readers_language(make, visit, owner):
    make.meeting(owner, "Gesprek", date=PartialDate.parse("2021-09"))
    client = visit(owner).client
    with client.session_transaction() as session:
        session["language"] = "en"
    text = client.get("/meetings/list.csv", buffered=True).data.decode("utf-8-sig")
    assert text.startswith('"Date"')
    assert "September 2021" in text


def test_its_statements_are_those_of_its_pages_whatever_the_rows(make, visit, owner, queries):
    def asked() -> int:
        with queries() as seen:
            visit(owner).client.get("/meetings/list.csv", buffered=True)
        return seen.count

    make.meeting(owner, "Een")
    before = asked()
    for number in range(20):
        make.meeting(owner, f"Gesprek {number}")
    assert asked() == before
