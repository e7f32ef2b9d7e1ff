"""Home: with whom we spoke as a picture, then four short lists in the order of what hurts."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Blueprint, current_app, render_template

from logbook import clock
from logbook.commitments import labels
from logbook.commitments.models import Chamber
from logbook.commitments.queries.houses import recesses
from logbook.coverage.picture import Pictures, pictures, span
from logbook.coverage.queries import courses
from logbook.dates.names import WEEKDAYS
from logbook.db import reading
from logbook.followups.lines import FollowUpLine, line_of
from logbook.followups.moments import workday_from
from logbook.meetings.models import Meeting
from logbook.meetings.naming import party_name
from logbook.overview import queries
from logbook.overview.queries import Due, Reach
from logbook.overview.queries.promises import Promise
from logbook.policy import Caller
from logbook.setup.steps import steps
from logbook.web.drafts import drafts_of
from logbook.web.gate import caller
from logbook.web.language import current_language

blueprint = Blueprint("overview", __name__)

SECTORS = 8
"""How many sectors the picture has: those with most contacts."""

MOST = 8
"""How many of a list are shown; its own page shows all."""
MOST_OWED = 5


@blueprint.get("/")
def home() -> str:
    """What is overdue, what may have taken place, what is coming, what is owed to the House."""
    me = caller()
    today = me.today(clock.now())
    snooze_until = workday_from(today + timedelta(days=1))
    with reading():
        first = steps(current_app.config["SETTINGS"], today=today) if me.administers else None
        reach = Reach.for_(me)
        due = queries.due_follow_ups(reach, today=today, most=MOST)
        planned = queries.planned_meetings(reach, today=today, most=MOST)
        promises = queries.promises(reach, today=today, most=MOST_OWED)
        return render_template(
            "overview/home.html",
            due=due,
            first_steps=first,
            drafts=drafts_of(me) if me.may_write else [],
            now=[line_of(one, today) for one in due.now],
            snooze_until=snooze_until,
            snooze_day=WEEKDAYS[current_language()][snooze_until.weekday()],
            unanswered=planned.unanswered,
            coming=_in_order(due, planned.coming, today),
            promises=promises,
            spoken=_spoken(me, today, promises.items),
            statuses=labels.statuses(),
            badges=labels.BADGES,
            party_name=party_name,
        )


def _spoken(me: Caller, today: date, owed: Sequence[Promise]) -> Pictures | None:
    """With which sectors we spoke, with the terms of what is owed."""
    found = courses(me, *span(today), most=SECTORS)
    away = [(one.since, one.until) for one in recesses(Chamber.HOUSE)]
    terms = [one.term.on for one in owed if one.term and one.term.on]
    return pictures(found, today, current_language(), away, terms)


def _in_order(
    due: Due, meetings: Sequence[Meeting], today: date
) -> list[tuple[str, Meeting | FollowUpLine]]:
    """Meetings and follow-ups as they come, on one day the meetings first."""
    coming: list[tuple[date, int, str, Meeting | FollowUpLine]] = [
        *((max(one.date.earliest, today), 0, "meeting", one) for one in meetings),
        *((one.day, 1, "follow-up", line_of(one.follow_up, today)) for one in due.soon),
    ]
    return [(kind, thing) for _day, _rank, kind, thing in sorted(coming, key=lambda one: one[:2])]
