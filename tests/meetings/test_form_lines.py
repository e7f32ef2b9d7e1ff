"""Minutes as plain lines on the form: they become rows, to be looked over before saving."""

from datetime import date

import pytest
from playwright.sync_api import expect

from logbook.directory.models import FormerName
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting
from tests.pages import form_values
from tests.servers.accessibility import findings
from tests.servers.answering import answered_by

MINUTES = """Aanwezig: vijf mensen

NVB: ziet ruimte voor meer openheid
- Veenbank vraagt: wanneer komt het kader?
wij: lichten de motie toe
enkele banken: wachten af
afspraak: in maart verder
> actie: cijfers sturen (NVB) vóór 1 maart 2027
> actie: nota schrijven
Let op: nog niet bekend
"""
TAKE = {"act": "take:lines"}


@pytest.fixture
def veenbank(make, nvb):
    return make.organisation(
        "Veenbank Noord", former_names=[FormerName(name="Turfspaarbank", position=0)]
    )


def shown(page):
    """What stands in the fields, one text each."""
    return {name: texts[0] for name, texts in form_values(page.form()).items() if texts}


def test_lines_become_rows_and_notes_in_their_order(visit, owner, make, veenbank):
    client = visit(owner)
    page = client.get("/meetings/new").submit({"lines": MINUTES, "date": "gisteren"} | TAKE)
    assert page.status == 200
    assert make.fetch(Meeting) is None
    values = shown(page)
    assert values.get("lines", "") == ""
    assert values["notes"] == "Aanwezig: vijf mensen\nLet op: nog niet bekend"
    assert [values[f"points-{n}-kind"] for n in range(5)] == [
        *("answer", "question", "message", "answer", "agreement")
    ]
    assert [values[f"points-{n}-complement-nl"] for n in range(5)] == [
        "ziet ruimte voor meer openheid",
        "wanneer komt het kader?",
        "lichten de motie toe",
        "wachten af",
        "in maart verder",
    ]
    assert [values[f"parties-{n}-organisation"] for n in (0, 1)] == [
        "Nederlandse Vereniging van Banken",
        "Veenbank Noord",
    ]
    assert (values["parties-2-sector"], values["parties-2-as-nl"]) == ("banking", "enkele banken")
    ids = [values[f"parties-{n}-id"] for n in range(3)]
    said_by = [values.get(f"points-{n}-by-0-party", "") for n in range(5)]
    assert said_by == [ids[0], ids[1], "us", ids[2], ""]
    assert values["followUps-0-title-nl"] == "cijfers sturen"
    assert (values["followUps-0-actor"], values["followUps-0-due"]) == ("NVB", "vóór 1 maart 2027")
    assert values["followUps-1-title-nl"] == "nota schrijven"


def test_what_two_said_is_a_point_of_both_and_a_colleague_in_brackets_acts(
    visit, owner, make, veenbank
):
    make.account(name="Piet Jansen")
    lines = (
        "NVB, Veenbank: zien ruimte\nNVB en Niemand: iets\n"
        "> nabellen (Jansen) morgen\n> lezen (later)"
    )
    page = visit(owner).get("/meetings/new").submit({"lines": lines} | TAKE)
    values = shown(page)
    said_by = [values[f"points-0-by-{n}-party"] for n in (0, 1)]
    assert said_by == [values["parties-0-id"], values["parties-1-id"]]
    assert values["notes"] == "NVB en Niemand: iets"
    assert (values["followUps-0-title-nl"], values["followUps-0-actor"]) == (
        "nabellen",
        "Piet Jansen",
    )
    assert (values["followUps-1-title-nl"], values["followUps-1-actor"]) == ("lezen (later)", "")


def test_a_point_that_begins_with_a_name_is_theirs(visit, owner, make, veenbank):
    row = {"points-0-kind": "message", "points-0-complement-nl": "nvb: hoe zij dit aanpakken"}
    page = visit(owner).get("/meetings/new").submit(row | {"act": "add:points"})
    values = shown(page)
    assert values["points-0-complement-nl"] == "hoe zij dit aanpakken"
    assert values["points-0-kind"] == "answer"
    assert values["points-0-by-0-party"] == values["parties-0-id"]
    assert values["points-1-complement-nl"] == ""


@pytest.mark.parametrize(
    "row",
    [
        {"points-0-complement-nl": "let op: geheim"},
        {"points-0-complement-nl": "nvb: iets", "points-0-by-0-party": "us"},
        {"points-0-complement-nl": "nvb: iets", "points-0-kind": "note"},
        {"points-0-complement-nl": "afspraak: in maart"},
    ],
)
def test_a_point_of_which_that_is_chosen_or_that_names_nobody_stays(visit, owner, nvb, row):
    page = visit(owner).get("/meetings/new").submit(row | {"act": "add:points"})
    assert shown(page)["points-0-complement-nl"] == row["points-0-complement-nl"]


def test_looked_over_they_are_saved(visit, owner, make, veenbank):
    client = visit(owner)
    page = client.get("/meetings/new").submit({"lines": MINUTES, "date": "gisteren"} | TAKE)
    saved = page.submit({})
    assert saved.status == 303, saved.errors()
    kept = client.follow(saved)
    for said in ("ziet ruimte voor meer openheid", "cijfers sturen", "Let op: nog niet bekend"):
        assert said in kept.text
    assert make.fetch(FollowUp, due_on=date(2027, 2, 28)).title.nl == "cijfers sturen"


def test_they_are_not_saved_unseen_and_not_lost(visit, owner, make):
    page = (
        visit(owner)
        .get("/meetings/new")
        .submit({"lines": "NVB: iets", "date": "gisteren", "title": "Gesprek"})
    )
    assert page.status == 422
    assert list(page.errors()) == ["lines"]
    assert shown(page)["lines"] == "NVB: iets"
    assert make.fetch(Meeting) is None


def test_rows_that_are_there_stay_and_a_party_is_named_once(visit, owner, veenbank):
    client = visit(owner)
    page = client.get("/meetings/new").submit(
        {
            "with": "Veenbank; nieuw: Stichting Wad",
            "points-0-complement-nl": "eerder",
            "notes": "Al genoteerd",
            "lines": "Turfspaarbank: een\nStichting Wad: twee\nPS: drie\nVeen: vier",
        }
        | TAKE
    )
    values = shown(page)
    assert [values.get(f"points-{n}-complement-nl") for n in range(4)] == [
        *("eerder", "een", "twee", "vier")
    ]
    names = [text for name, text in values.items() if name.endswith("-organisation") and text]
    assert sorted(names) == ["Stichting Wad", "Veenbank Noord"]
    assert values["notes"] == "Al genoteerd\nPS: drie"


def test_the_lines_of_an_edited_meeting_become_rows_too(visit, owner, full):
    client = visit(owner)
    page = client.get(f"/meetings/{full['id']}/edit")
    before = len(full["points"])
    page = page.submit({"lines": "NVB: nog iets\nlosse regel"} | TAKE)
    values = shown(page)
    assert values[f"points-{before}-complement-nl"] == "nog iets"
    assert values[f"points-{before}-by-0-party"] == full["parties"][0]["id"]
    assert values["notes"].endswith("losse regel")
    assert page.submit({}).status == 303


def test_of_too_many_lines_the_rest_stays_told(visit, owner, nvb):
    lines = "\n".join(f"wij: punt {number}" for number in range(210))
    page = visit(owner).get("/meetings/new").submit({"lines": lines} | TAKE)
    values = shown(page)
    told = [v for n, v in values.items() if n.startswith("points") and n.endswith("complement-nl")]
    assert len(told) + len(values["notes"].splitlines()) == 210
    assert values["notes"].splitlines()[-1] == "wij: punt 209"


def test_it_is_said_what_was_made_of_them(visit, owner, veenbank):
    page = visit(owner).get("/meetings/new").submit({"lines": MINUTES} | TAKE)
    told = page.one(role="status", class_="minutes__made")
    assert told.text == (
        "Van uw regels gemaakt: gesprekspunten 5, actiepunten 2, regels aantekening 2."
        " Kijk ze na en sla op."
    )


def test_with_javascript_the_same_page_has_the_rows_and_the_focus(pages, visit, owner, veenbank):
    page = pages.new(viewport={"width": 1280, "height": 720}, locale="nl-NL")
    answered_by(page, visit(owner))
    page.goto("http://localhost/meetings/new")
    page.evaluate("() => (window.same = true)")
    page.get_by_text("Plak of typ uw aantekeningen").click()
    assert findings(page) == []
    page.locator("#lines").fill("NVB: een\nwij: twee\n> nabellen morgen\nlos")
    page.locator("[value='take:lines']").press("Enter")
    expect(page.locator("#points-1-complement-nl")).to_have_value("twee")
    expect(page.locator("#followUps-0-due")).to_have_value("morgen")
    expect(page.locator("#notes")).to_have_value("los")
    expect(page.locator("#lines")).to_have_value("")
    expect(page.locator(".minutes__made:focus")).to_have_count(1)
    assert page.evaluate("() => window.same")
    assert findings(page) == []
