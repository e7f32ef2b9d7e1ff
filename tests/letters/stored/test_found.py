"""What is found in a letter leads to the record that it is of, for whoever may see that."""

from dataclasses import replace

import pytest
from sqlalchemy import true

from logbook.composer.contents import Outcome
from logbook.letters import provenance
from logbook.letters.details import AnswerDetails, FindingAnswer, ParagraphDetails
from logbook.meetings.kinds import MEETING

TOO_FINE = "Op 9 juni 2026 is gesproken."


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def written(mine, promise):
    """A letter of which the paragraph on talks has that text."""

    def writing(text=TOO_FINE):
        letter = mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
        told = mine.paragraph(letter, "dialogue:")
        mine.do("write_paragraph", letter.id, told.id, ParagraphDetails(text), version=None)
        return letter

    return writing


@pytest.fixture
def signed(mine, desk, colleague, written):
    """A letter of that text, signed although something is wrong with it."""

    def signing():
        letter = written()
        for found in (one.finding for one in mine.found(letter) if one.holds_back):
            reason = FindingAnswer(found.rule, found.record, "Mag.", list(found.sentences))
            mine.do("answer_finding", letter.id, reason)
        desk(colleague).agree(letter)
        mine.do("sign", letter.id, mine.prepared(letter), version=None)
        return letter

    return signing


def test_a_finding_leads_to_its_record(visit, api, owner, talk, written):
    meeting = talk(date="2026-06", title="Overleg met banken")
    letter = written()
    page = visit(owner).get(f"/reports/{letter.id}").one("section", id="pane-text")
    assert [link.text for link in page.all("a", href=f"/meetings/{meeting.id}")] == [
        "Overleg met banken"
    ]
    found = api(owner).get(f"/reports/{letter.id}").json["findings"]
    (one,) = [each for each in found if each["rule"] == "precision"]
    assert (one["kind"], one["link"]) == ("meeting", f"/meetings/{meeting.id}")
    assert one["record"] == str(meeting.id)


def test_one_on_the_letter_as_a_whole_leads_nowhere(api, owner, mine):
    letter = mine.create()
    behind = mine.paragraph(letter, "closing")
    mine.do("add_paragraph", letter.id, behind.id, "Dat kost PM euro.")
    found = api(owner).get(f"/reports/{letter.id}").json["findings"]
    assert ("letter", None, None) in {(one["record"], one["kind"], one["link"]) for one in found}


def test_nobody_is_led_to_a_meeting_that_they_may_not_see(
    visit, owner, outsider, talk, signed, monkeypatch
):
    meeting = talk(date="2026-06", access="unit")
    letter = signed()

    def links(account):
        return visit(account).get(f"/reports/{letter.id}").all("a", href=f"/meetings/{meeting.id}")

    assert links(owner)
    assert not links(outsider)
    opened = replace(MEETING, visible=lambda _caller: true())
    monkeypatch.setattr(provenance, "MEETING", opened)
    assert links(outsider)


def test_people_organisations_and_topics_have_a_page_too(app, mine, make):
    person, organisation = make.person("G. Molen"), make.organisation("Bank")
    topic, office = make.topic("wind"), make.office("Gezant")
    ids = [person.id, organisation.id, topic.id, office.id]
    named = mine.ask("named_records", ids, "nl", of=provenance)
    assert {one.path for one in named.values()} == {
        f"/people/{person.id}",
        f"/organisations/{organisation.id}",
        "/topics/wind",
        f"/administration/offices/{office.id}",
    }


def test_many_findings_are_looked_up_in_as_many_queries_as_one(
    visit, owner, talk, written, queries
):
    counted = []
    for month, more in (("06", ""), ("05", " Op 3 mei 2026 is gesproken. Dat kost PM euro.")):
        talk(date=f"2026-{month}")
        letter = written(TOO_FINE + more)
        client = visit(owner)
        client.get(f"/reports/{letter.id}")
        with queries() as seen:
            client.get(f"/reports/{letter.id}")
        counted.append(seen.count)
    assert counted[0] == counted[1]
