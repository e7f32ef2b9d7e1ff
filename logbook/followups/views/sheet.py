"""The list of follow-ups as a table to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from logbook.documents.lists import every, take_along
from logbook.documents.sheets import Cell, Sheet
from logbook.followups import labels, queries
from logbook.followups.lines import actor_of, origin_of, term_of
from logbook.followups.models import FollowUp
from logbook.followups.queries import FollowUpFilter
from logbook.followups.schemas.acts import PageFilterSchema
from logbook.followups.views.blueprint import blueprint
from logbook.meetings.models import Marking
from logbook.policy import Caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_query


def sheet(caller: Caller, now: datetime) -> Sheet:
    """A row for each follow-up, the soonest due first: the open ones unless a status is asked for.

    Those of a meeting that is marked stay in the logbook.
    """
    wanted: FollowUpFilter = read_query(PageFilterSchema())
    if wanted.status is None:
        wanted = replace(wanted, is_open=True)
    head = (
        _("Follow-up"), _("Kind"), _("Status"), _("Term"), _("Last day"), _("Days overdue"),
        _("Owner"), _("Who acts"), _("From"), _("Agreed on"), _("Record"),
    )  # fmt: skip
    rows = every(lambda paging: queries.list_follow_ups(caller, wanted, paging).items)
    return Sheet(_("Follow-ups"), head, _cells(rows, caller, now), current_language())


def _cells(rows: Iterator[FollowUp], caller: Caller, now: datetime) -> Iterator[Sequence[Cell]]:
    language, today = current_language(), caller.today(now)
    kinds, statuses = labels.kinds(), labels.statuses()
    for one in rows:
        if one.meeting is not None and one.meeting.marking is not Marking.NONE:
            continue
        late = (today - one.due_on).days if one.is_open and one.due_on else 0
        origin = origin_of(one, language)
        yield (
            one.title.in_language(language),
            kinds[one.kind],
            statuses[one.status],
            term_of(one, language),
            one.due_on,
            late if late > 0 else None,
            one.owner.name,
            actor_of(one, language),
            origin[0] if origin else None,
            one.made_on,
            str(one.id),
        )


take_along(blueprint, "/follow-ups", "follow-ups", sheet)
