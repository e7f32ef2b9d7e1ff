"""The follow-ups that come of a meeting already, as its page and its form show them."""

from dataclasses import replace

from logbook import clock
from logbook.followups.lines import FollowUpLine, line_of
from logbook.followups.queries import all_for
from logbook.meetings.models import Meeting
from logbook.web.gate import caller


def lines_of(meeting: Meeting) -> list[FollowUpLine]:
    """A line for each, without where it comes from: that is this meeting."""
    me = caller()
    today = me.today(clock.now())
    return [replace(line_of(one, today), origin=None) for one in all_for(me, meeting=meeting.id)]
