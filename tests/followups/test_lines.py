"""What a line of a follow-up tells of it: how near it is, by when, who acts, where from."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask_babel import force_locale

from logbook.dates import PartialDate
from logbook.db import db
from logbook.followups.lines import Mark, actor_of, latest_of, line_of, marks_of, origin_of, term_of
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.wording import Wording

TODAY = date(2026, 12, 7)


@pytest.fixture
def kept(scope, make, owner):
    """A follow-up as a list loads it."""

    def keeping(**changed: Any) -> FollowUp:
        made = make.follow_up(owner, **changed)
        return db.session.get_one(FollowUp, made.id)

    return keeping


def due(days: int, **changed: Any) -> FollowUp:
    """One that is due so many days from today."""
    given = {"status": FollowUpStatus.OPEN, "due_on": TODAY + timedelta(days=days), **changed}
    return FollowUp(title=Wording("Nabellen"), **given)


@pytest.mark.parametrize(
    ("days", "state", "dutch", "english"),
    [
        (-2, "overdue", "2 dagen te laat", "2 days late"),
        (-1, "overdue", "1 dag te laat", "1 day late"),
        (0, "due-soon", "vandaag", "today"),
        (1, "due-soon", "morgen", "tomorrow"),
        (2, "due-soon", "over 2 dagen", "in 2 days"),
        (7, "due-soon", "over 7 dagen", "in 7 days"),
    ],
)
def test_how_near_it_is_is_told_in_days_until_a_week_ahead(scope, days, state, dutch, english):
    with force_locale("nl"):
        assert marks_of(due(days), TODAY) == [Mark(state, dutch)]
    with force_locale("en"):
        assert marks_of(due(days), TODAY) == [Mark(state, english)]


def test_what_is_further_away_or_has_no_term_is_not_marked(scope):
    assert marks_of(due(8), TODAY) == []
    assert marks_of(FollowUp(status=FollowUpStatus.OPEN), TODAY) == []


def test_what_matters_most_stands_first_and_closed_is_all_there_is_to_say(scope, make):
    changed = {
        "status": FollowUpStatus.IN_PROGRESS,
        "actor_sector_id": make.sector().id,
        "snoozed_until": TODAY + timedelta(days=1),
    }
    with force_locale("en"):
        assert [mark.state for mark in marks_of(due(-1, **changed), TODAY)] == [
            *("overdue", "waiting", "in-progress", "info"),
        ]
        waiting = marks_of(due(30, **changed), TODAY)
        assert [mark.word for mark in waiting] == [
            *("waiting on others", "in progress", "snoozed until 8 Dec 2026"),
        ]
        over = changed | {"snoozed_until": TODAY}
        assert [mark.state for mark in marks_of(due(30, **over), TODAY)] == [
            *("waiting", "in-progress"),
        ]
        for status, word in ((FollowUpStatus.DONE, "done"), (FollowUpStatus.DROPPED, "dropped")):
            closed = due(-1, **(changed | {"status": status}))
            assert marks_of(closed, TODAY) == [Mark(word, word)]


def test_the_term_is_told_as_said_and_its_last_day_where_that_says_more(scope):
    day, month = PartialDate.parse("2026-12-14"), PartialDate.parse("2026-12")
    with force_locale("en"):
        exact = due(7, due=day)
        assert (term_of(exact, "en"), latest_of(exact, "en")) == ("14 December 2026", "")
        partly = due(24, due=month)
        assert term_of(partly, "en") == "December 2026"
        assert latest_of(partly, "en") == "by 31 December 2026 at the latest"
        spoken = due(11, due_text="voor het reces")
        assert term_of(spoken, "en") == "voor het reces"
        assert latest_of(spoken, "en") == "by 18 December 2026 at the latest"
        none = FollowUp(status=FollowUpStatus.OPEN)
        assert (term_of(none, "en"), latest_of(none, "en")) == ("no term", "")


def test_who_acts_is_told_where_that_is_not_the_owner(scope, kept, make, owner, colleague):
    bank = make.organisation("De Bank")
    with force_locale("en"):
        assert actor_of(kept(actor_account_id=owner.id), "en") == ""
        assert actor_of(kept(actor_account_id=colleague.id), "en") == colleague.name
        assert actor_of(kept(actor_account_id=None, actor_us=True), "en") == "the ministry"
        by_bank = kept(actor_account_id=None, actor_organisation_id=bank.id)
        assert actor_of(by_bank, "en") == "De Bank"
        by_sector = kept(actor_account_id=None, actor_sector_id=make.sector().id)
        assert actor_of(by_sector, "en") == "banks"


def test_where_it_comes_from_is_told_with_its_page(scope, kept, make, owner):
    meeting, promise = make.meeting(owner, title="Gesprek"), make.commitment("Toetsing")
    of_meeting = kept(meeting_id=meeting.id, commitment_id=promise.id)
    assert origin_of(of_meeting, "nl") == ("Gesprek", f"/meetings/{meeting.id}")
    of_promise = origin_of(kept(commitment_id=promise.id), "nl")
    assert of_promise is not None
    assert of_promise[1] == f"/commitments/{promise.id}"
    assert "Toetsing" in of_promise[0]
    assert origin_of(kept(), "nl") is None


def test_a_line_is_coloured_by_what_matters_most(scope, kept, make, owner):
    late = line_of(kept(due="2026-12-06"), TODAY)
    assert (late.state, late.owner, late.is_open) == ("overdue", owner.name, True)
    others = kept(actor_account_id=None, actor_sector_id=make.sector().id)
    assert line_of(others, TODAY).state == "waiting"
    for status, state in (
        (FollowUpStatus.DONE, "done"),
        (FollowUpStatus.DROPPED, "dropped"),
        (FollowUpStatus.IN_PROGRESS, ""),
    ):
        assert (
            line_of(kept(due="2026-12-06" if state else None, status=status), TODAY).state == state
        )
    assert line_of(kept(due="2026-12-07"), TODAY).state == "due-soon"
    assert line_of(kept(), TODAY).state == ""
