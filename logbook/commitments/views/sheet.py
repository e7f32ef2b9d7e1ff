"""The register of commitments as a table to take along."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from logbook.commitments import labels, queries
from logbook.commitments.models import Commitment
from logbook.commitments.queries import CommitmentFilter
from logbook.commitments.schemas import CommitmentFilterSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.documents.lists import dated, every, take_along
from logbook.documents.sheets import Cell, Sheet
from logbook.dossiers.queries import last_contacts, open_follow_ups
from logbook.paging import Paging
from logbook.policy import Caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_query

Counted = tuple[Commitment, Cell, tuple[int, int]]


def sheet(caller: Caller, now: datetime) -> Sheet:
    """A row for each commitment of the list, in its order."""
    head = (
        _("Title"), _("Kind"), _("Number"), _("Found in"), _("Chamber"), _("Next term"),
        _("Last day"), _("Last contact"), _("Open follow-ups"), _("Overdue"), _("Status"),
        _("File holder"), _("Record"),
    )  # fmt: skip
    return Sheet(
        _("Motions and commitments"),
        head,
        _cells(caller, read_query(CommitmentFilterSchema()), now),
        current_language(),
    )


def _cells(caller: Caller, wanted: CommitmentFilter, now: datetime) -> Iterator[Sequence[Cell]]:
    language, today = current_language(), caller.today(now)
    kinds, statuses, chambers = labels.kinds(), labels.statuses(), labels.chambers()

    def page(paging: Paging) -> Sequence[Counted]:
        found = queries.commitment_rows(wanted, paging).items
        ids = [one.id for one in found]
        contacts = last_contacts(caller, ids, today=today)
        still_open = open_follow_ups(caller, ids, today=today)
        return [(one, dated(contacts.get(one.id)), still_open.get(one.id, (0, 0))) for one in found]

    for one, contact, (still_open, overdue) in every(page):
        term = one.deadline_on(today) if one.is_open else None
        yield (
            one.title.in_language(language),
            kinds[one.kind],
            one.own_number or one.number,
            one.citation,
            chambers[one.chamber],
            term.text if term else None,
            term.on if term else None,
            contact,
            still_open,
            overdue,
            statuses[one.status],
            one.owner.name if one.owner else None,
            str(one.id),
        )


take_along(blueprint, "/commitments", "commitments", sheet)
