"""The list of how commitments stand as one table, with what spreadsheets sort and filter by."""

from collections.abc import Iterator, Sequence

from flask_babel import force_locale

from logbook.commitments import labels as register
from logbook.documents.csv_table import csv_table
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.standing.columns import description, place, state
from logbook.dossiers.standing.contents import StateOfAffairs
from logbook.web.language import _


def list_csv(found: StateOfAffairs, language: str) -> str:
    """The list as CSV, in 'nl' or 'en'; days as 2022-04-07."""
    with force_locale(language):
        head = (
            _("Kind"), _("Description"), _("Found in"), _("State of affairs"), _("Status"),
            _("Minister"), _("Unit"), _("Occasion"), _("Term, last day"), _("Record"),
        )  # fmt: skip
        return csv_table(head, _rows(found, DocumentVoice(language)))


def _rows(found: StateOfAffairs, voice: DocumentVoice) -> Iterator[Sequence[str]]:
    kinds, statuses = register.kinds(), register.statuses()
    for one in (one for part in found.parts for one in part.commitments):
        term = one.term.on if one.term else None
        yield (
            kinds[one.kind],
            description(one, voice),
            place(one, voice),
            state(one, voice),
            statuses[one.status],
            voice.text(one.office),
            one.unit or "",
            voice.text(one.occasion),
            term.isoformat() if term else "",
            str(one.source.id),
        )
