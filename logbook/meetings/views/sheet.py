"""The list of meetings as a table to take along."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from logbook.documents.lists import dated, every, take_along
from logbook.documents.sheets import Cell, Sheet
from logbook.followups.queries.lists import BY_FOLLOW_UPS, Counts, counts_of_meetings
from logbook.meetings import labels
from logbook.meetings.models import Marking
from logbook.meetings.queries import MeetingFilter
from logbook.meetings.queries.lists import MeetingRow, meeting_lines
from logbook.meetings.schemas import FilterSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.paging import Paging
from logbook.policy import Caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_query


def sheet(caller: Caller, now: datetime) -> Sheet:
    """A row for each meeting of the list that may leave: what is marked stays in the logbook."""
    head = (
        _("Date"), _("Until"), _("Meeting"), _("With whom"), _("Topics"), _("Form of contact"),
        _("Status"), _("Open follow-ups"), _("Overdue"), _("Kept by"), _("Record"),
    )  # fmt: skip
    rows = _rows(caller, read_query(FilterSchema()), now)
    return Sheet(_("Meetings"), head, rows, current_language())


def _rows(caller: Caller, wanted: MeetingFilter, now: datetime) -> Iterator[Sequence[Cell]]:
    language, today = current_language(), caller.today(now)
    statuses = labels.statuses()

    def page(paging: Paging) -> Sequence[tuple[MeetingRow, int, int]]:
        lines = meeting_lines(caller, wanted, paging=paging, more=BY_FOLLOW_UPS)
        counts = counts_of_meetings(caller, [line.key for line in lines], today=today)
        none = Counts()
        found = [(line.row(), counts.get(line.key, none)) for line in lines]
        return [(row, count.open, count.overdue) for row, count in found]

    for row, still_open, overdue in every(page):
        if row.marking is not Marking.NONE:
            continue
        yield (
            dated(row.date),
            row.end_date,
            row.title,
            ", ".join(party.in_language(language) for party in row.parties),
            ", ".join(label.in_language(language) for _slug, label in row.topics),
            labels.settings(several=len(row.parties) > 1)[row.setting],
            statuses[row.status],
            still_open,
            overdue,
            row.owner,
            str(row.id),
        )


take_along(blueprint, "/meetings", "meetings", sheet)
