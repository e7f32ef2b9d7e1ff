"""The list of follow-ups as people see it, and what is done to many."""

from datetime import date, timedelta

import pytest

from logbook import clock
from logbook.followups.models import FollowUp, FollowUpStatus


def today():
    """As the program sees it for people in Amsterdam."""
    return clock.today("Europe/Amsterdam")


def day(offset):
    """A day around today."""
    return (today() + timedelta(days=offset)).isoformat()


def test_an_empty_list_says_what_will_stand_there(visit, owner):
    page = visit(owner).get("/follow-ups")

    assert "Hier zijn geen actiepunten" in page.text


def test_the_list_is_grouped_by_when_to_look(visit, owner, make):
    bank = make.organisation("Bank")
    make.follow_up(owner, "Te laat", due=day(-3))
    make.follow_up(owner, "Nu", due=day(0))
    make.follow_up(owner, "Veel later", due=day(300))
    make.follow_up(owner, "Van de bank", due=day(300), actor_organisation_id=bank.id)
    make.follow_up(owner, "Ooit")
    make.follow_up(owner, "Klaar", status=FollowUpStatus.DONE, closed_on=date(2026, 1, 1))
    make.follow_up(owner, "Stil", due=day(-3), snoozed_until=date.fromisoformat(day(300)))

    page = visit(owner).get("/follow-ups")

    found = {
        section.attrs["id"]: [
            link.text for link in section.all("a") if "data-row-link" in link.attrs
        ]
        for section in page.all("section")
    }
    assert found == {
        "overdue": ["Te laat"],
        "today": ["Nu"],
        "later": ["Veel later", "Stil"],
        "waiting": ["Van de bank"],
        "undated": ["Ooit"],
        "done": ["Klaar"],
    }
    assert "3 dagen te laat" in page.one(id="overdue").text
    assert "voor Bank" in page.one(id="waiting").text


def test_mine_comes_first_and_everyones_is_a_link(visit, owner, outsider, make):
    make.follow_up(outsider, "Van een ander")

    assert "Van een ander" not in visit(owner).get("/follow-ups").text
    assert "Van een ander" in visit(owner).get("/follow-ups?owner=all").text
    assert "Van een ander" in visit(owner).get(f"/follow-ups?owner={outsider.id}").text


def test_what_somebody_else_asked_of_me_is_mine(visit, owner, outsider, make):
    make.follow_up(outsider, "Doe jij dit?", actor_account_id=owner.id)

    assert "Doe jij dit?" in visit(owner).get("/follow-ups").text


def test_one_group_is_shown_in_pages(visit, owner, make):
    for number in range(27):
        make.follow_up(owner, f"Punt {number:02}", due=day(300))

    page = visit(owner).get("/follow-ups")
    assert "Alle 27" in page.text
    assert "Punt 26" not in page.text
    assert "Punt 26" in visit(owner).get("/follow-ups?group=later&page=2&pageSize=25").text


def test_a_filter_that_cannot_be_is_told(visit, owner):
    page = visit(owner).get("/follow-ups?topic=verzonnen", 422)

    assert "verzonnen" in page.text


def test_the_list_costs_the_same_for_few_and_many(visit, owner, make, queries):
    def cost():
        client = visit(owner)
        client.get("/follow-ups")  # the first after a change counts besides
        with queries() as seen:
            client.get("/follow-ups")
        return seen.count

    def three():
        make.follow_up(owner, due=day(3), meeting_id=make.meeting(owner).id)
        make.follow_up(owner, commitment_id=make.commitment().id, actor_us=True)
        make.follow_up(owner, actor_organisation_id=make.organisation("A").id)

    three()
    few = cost()
    for _ in range(9):
        three()

    assert cost() == few


def test_an_act_on_many_tells_what_was_refused(visit, owner, make):
    open_ = make.follow_up(owner, "Nog open")
    closed = make.follow_up(owner, "Al dicht", status=FollowUpStatus.DONE)
    ask = visit(owner).get(f"/follow-ups/many?what=done&chosen={open_.id}&chosen={closed.id}")
    assert "2 actiepunten zijn gekozen" in ask.text

    told = ask.submit({"outcome": "Samen geregeld"})

    assert "Nog open" in told.one(id="done").text
    assert "Al dicht Dit is gesloten" in told.one(id="refused").text
    assert make.fetch(FollowUp, id=open_.id).outcome == "Samen geregeld"
    told.submit(action=f"/follow-ups/{open_.id}/undo")
    assert make.fetch(FollowUp, id=open_.id).status is FollowUpStatus.OPEN


@pytest.mark.parametrize(
    ("what", "typed", "kept"),
    [
        ("snooze", {"until": "1 mei 2190"}, {"snoozed_until": date(2190, 5, 1)}),
        ("move", {"due": "mei 2190"}, {"due_on": date(2190, 5, 31)}),
        ("assign", {"owner": "colleague@example.org"}, {}),
    ],
)
def test_many_are_snoozed_moved_and_given_away(visit, owner, colleague, make, what, typed, kept):
    made = [make.follow_up(owner, f"Punt {number}") for number in range(2)]
    chosen = "&".join(f"chosen={one.id}" for one in made)

    told = visit(owner).get(f"/follow-ups/many?what={what}&{chosen}").submit(typed)

    assert not told.all(id="refused")
    for one in made:
        found = make.fetch(FollowUp, id=one.id)
        assert {name: getattr(found, name) for name in kept} == kept
        assert (found.owner_id == colleague.id) is (what == "assign")


def test_an_act_on_many_is_asked_again_when_it_cannot_be(visit, owner, follow_up):
    page = visit(owner).get(f"/follow-ups/many?what=snooze&chosen={follow_up.id}")

    refused = page.submit({"until": "ooit"})

    assert (refused.status, list(refused.errors())) == (422, ["until"])


def test_none_chosen_is_said(visit, owner):
    client = visit(owner)
    answer = client.get("/follow-ups/many?what=done", 303)

    assert "Kies eerst ten minste één actiepunt" in client.follow(answer).text


def test_english_speaks_english(visit, make):
    reader = make.account("english@example.org", language="en")
    make.follow_up(reader, "Bellen", due=day(-1))

    page = visit(reader).get("/follow-ups")

    assert "1 day late" in page.text
    assert "Overdue" in page.text
