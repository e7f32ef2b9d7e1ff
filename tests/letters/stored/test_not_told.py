"""What a letter leaves out, its page and its record say with what can be done about it."""

import pytest

from logbook.composer.contents import Outcome
from logbook.letters.details import AnswerDetails
from logbook.meetings.models import Attribution, ComplementKind, PointKind
from logbook.wording import Wording


@pytest.fixture
def letter(desk, owner, promise):
    """Composes the letter on the promise."""
    return lambda: desk(owner).create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


def test_what_was_asked_of_one_that_is_named_and_is_told_by_sector(
    visit, api, owner, make, promise, linked, letter
):
    meeting = make.meeting(owner, date="2026-06-09", title="Overleg over netten")
    bank = make.organisation("Kustbank", sector_id=make.sector().id)
    make.party(meeting, organisation_id=bank.id, attribution=Attribution.NAME)
    point = make.point(
        meeting,
        kind=PointKind.ASK,
        phrase_id=make.phrase("verzocht").id,
        complement=Wording("netten te melden", "report nets"),
        complement_kind=ComplementKind.OM_TE,
    )
    linked(promise, meeting)
    report = letter()
    page = visit(owner).get(f"/reports/{report.id}").one("section", id="pane-text")
    assert "Uit de sector zou blijken van wie het is" in page.text
    assert "Navragen en op naam zetten" in page.text
    assert "netten te melden" not in page.text
    told = api(owner).get(f"/reports/{report.id}").json
    (one,) = told["notTold"]
    assert (one["record"], one["reason"]) == (str(point.id), "would-reveal")
    assert one["act"] == "Navragen en op naam zetten"
    assert one["link"].startswith(f"/meetings/{meeting.id}")
    (warned,) = [each for each in told["findings"] if each["rule"] == "not-told"]
    assert warned["record"] == str(point.id)
    assert "bij naam" in warned["say"]


def test_a_talk_with_nobody_at_the_other_side(visit, api, owner, make, promise, linked, letter):
    meeting = make.meeting(owner, date="2026-06-09", title="Overleg over netten")
    linked(promise, meeting)
    report = letter()
    page = visit(owner).get(f"/reports/{report.id}").one("section", id="pane-text")
    assert "Geen gesprekspartner ingevuld" in page.text
    assert "9 juni 2026" not in page.one("div", class_="letter").text.split("Geen gesprek")[0]
    told = api(owner).get(f"/reports/{report.id}").json
    (one,) = told["notTold"]
    assert (one["record"], one["reason"]) == (str(meeting.id), "no-party")
    assert one["act"] == "Vul in met wie is gesproken"
