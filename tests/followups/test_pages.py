"""The page of a follow-up and its acts, without JavaScript."""

from datetime import date, timedelta

import pytest

from logbook import clock
from logbook.followups.models import FollowUp, FollowUpStatus


def today():
    """As the program sees it for people in Amsterdam."""
    return clock.today("Europe/Amsterdam")


def test_done_is_one_press_and_can_be_undone(visit, owner, follow_up, make):
    client = visit(owner)
    done = client.get("/follow-ups").submit(action=f"/follow-ups/{follow_up.id}/closure")
    assert make.fetch(FollowUp, id=follow_up.id).status is FollowUpStatus.DONE

    page = client.follow(done)
    assert done.location == "/follow-ups"
    assert "‘De NVB terugbellen’ is afgerond." in page.text
    undone = page.submit(action=f"/follow-ups/{follow_up.id}/undo")

    assert "Ongedaan gemaakt." in client.follow(undone).text
    assert make.fetch(FollowUp, id=follow_up.id).status is FollowUpStatus.OPEN


def test_the_page_of_one_snoozes_at_one_press(visit, owner, follow_up, make):
    path = f"/follow-ups/{follow_up.id}"

    visit(owner).get(path).submit(action=f"{path}/snooze")

    assert make.fetch(FollowUp, id=follow_up.id).snoozed_until == today() + timedelta(days=1)


ACTS = [
    ("done", {"outcome": "Geregeld"}, {"outcome": "Geregeld"}),
    ("drop", {"reason": "Te laat"}, {"status": FollowUpStatus.DROPPED}),
    ("snooze", {"until": "1 mei 2190"}, {"snoozed_until": date(2190, 5, 1)}),
    ("move", {"due": "mei 2190"}, {"due_on": date(2190, 5, 31)}),
]


@pytest.mark.parametrize(("asking", "typed", "kept"), ACTS)
def test_an_act_has_a_page_that_asks(visit, owner, follow_up, make, asking, typed, kept):
    path = f"/follow-ups/{follow_up.id}"
    page = visit(owner).get(f"{path}/{asking}?next=/follow-ups%3Fowner=all")

    done = page.submit(typed)

    assert done.location == "/follow-ups?owner=all"
    found = make.fetch(FollowUp, id=follow_up.id)
    assert {name: getattr(found, name) for name in kept} == kept


def test_it_is_given_to_a_colleague(visit, owner, colleague, follow_up, make):
    path = f"/follow-ups/{follow_up.id}/assign"

    given = visit(owner).get(path).submit({"owner": str(colleague.id)})

    assert "is nu van Colleague" in visit(owner).follow(given).text or given.status == 303
    assert make.fetch(FollowUp, id=follow_up.id).owner_id == colleague.id


def test_closed_it_can_be_reopened(visit, owner, make):
    made = make.follow_up(owner, status=FollowUpStatus.DONE, closed_on=date(2026, 1, 1))
    page = visit(owner).get(f"/follow-ups/{made.id}")
    assert "Termijn wijzigen" not in page.one("main").text

    visit(owner).get(f"/follow-ups/{made.id}/reopen").submit({"reason": "Toch niet"})

    assert make.fetch(FollowUp, id=made.id).reason == "Toch niet"


def test_an_act_that_is_refused_keeps_what_was_typed(visit, owner, follow_up):
    page = visit(owner).get(f"/follow-ups/{follow_up.id}/move")

    refused = page.submit({"due": "31 februari 2190", "reason": "Omdat"})

    assert refused.status == 422
    assert list(refused.errors()) == ["due"]
    assert refused.one("textarea", name="reason").text == "Omdat"


def test_a_deletion_is_undone_from_the_list(visit, owner, follow_up, make):
    client = visit(owner)
    path = f"/follow-ups/{follow_up.id}"
    page = client.follow(client.get(path).submit(action=f"{path}/delete"))
    assert "is verwijderd" in page.text
    visit(owner).get(path, 404)

    page.submit(action=f"{path}/undo")

    visit(owner).get(path)
