"""Whether the day of a term rests on a recess that nobody held against the published list."""

from datetime import date
from typing import Any

from logbook.commitments.models import Chamber, Recess
from logbook.db import db
from logbook.followups.models import DueChange, FollowUp
from logbook.followups.terms import is_unchecked

CHRISTMAS: dict[str, Any] = {
    "name": "Kerstreces",
    "since": date(2026, 12, 19),
    "until": date(2027, 1, 11),
}


def test_a_day_that_rests_on_a_recess_nobody_checked_is_told_apart(scope, make, owner):
    unchecked = Recess(chamber=Chamber.HOUSE, checked=False, **CHRISTMAS)
    checked = Recess(chamber=Chamber.HOUSE, checked=True, **CHRISTMAS)

    def kept(**changed: Any) -> FollowUp:
        return db.session.get_one(FollowUp, make.follow_up(owner, **changed).id)

    spoken = kept(due_text="voor het kerstreces")
    assert is_unchecked(spoken, [unchecked])
    assert not is_unchecked(spoken, [checked])
    assert not is_unchecked(kept(due="2026-12-18", due_text="voor kerst"), [unchecked])
    assert not is_unchecked(kept(), [unchecked])
    on = date(2026, 12, 30)
    moved = kept(due_text="voor het kerstreces", due_history=[DueChange(on=on)])
    assert not is_unchecked(moved, [unchecked])  # said after that recess had begun
