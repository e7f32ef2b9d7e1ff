"""Home: four short lists in the order of what hurts."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Blueprint, current_app, render_template

from logbook import clock
from logbook.commitments import labels
from logbook.dates.names import WEEKDAYS
from logbook.db import reading
from logbook.followups.lines import FollowUpLine, line_of
from logbook.followups.moments import workday_from
from logbook.meetings.models import Meeting
from logbook.meetings.naming import party_name
from logbook.meetings.queries import drafts_of_new
from logbook.overview import queries
from logbook.overview.queries import Due, Reach
from logbook.setup.steps import steps
from logbook.web.gate import caller
from logbook.web.language import current_language

blueprint = Blueprint("overview", __name__)

MOST = 8
"""How many of a list are shown; its own page shows all."""


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
        return render_template(
            "overview/home.html",
            due=due,
            first_steps=first,
            drafts=drafts_of_new(me) if me.may_write else [],
            now=[line_of(one, today) for one in due.now],
            snooze_until=snooze_until,
            snooze_day=WEEKDAYS[current_language()][snooze_until.weekday()],
            unanswered=planned.unanswered,
            coming=_in_order(due, planned.coming, today),
            promises=queries.promises(reach, today=today, most=MOST),
            statuses=labels.statuses(),
            badges=labels.BADGES,
            party_name=party_name,
        )


def _in_order(
    due: Due, meetings: Sequence[Meeting], today: date
) -> list[tuple[str, Meeting | FollowUpLine]]:
    """Meetings and follow-ups as they come, on one day the meetings first."""
    coming: list[tuple[date, int, str, Meeting | FollowUpLine]] = [
        *((max(one.date.earliest, today), 0, "meeting", one) for one in meetings),
        *((one.day, 1, "follow-up", line_of(one.follow_up, today)) for one in due.soon),
    ]
    return [(kind, thing) for _day, _rank, kind, thing in sorted(coming, key=lambda one: one[:2])]
