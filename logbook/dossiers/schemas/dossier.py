"""A dossier as JSON: its contents, and what is doubtful of its citation as a report's findings."""

from typing import Any

from marshmallow import fields

from logbook.dossiers.dossier.contents import Dossier
from logbook.dossiers.dossier.parts.answers import suffix_doubt
from logbook.web.answering import schema_of


def _findings(dossier: Dossier) -> list[dict[str, Any]]:
    if not dossier.candidates:
        return []
    meant = [candidate.display for candidate in dossier.candidates]
    return [
        {
            "rule": "citation",
            "level": "warning",
            "record": str(dossier.commitment.source.id),
            "sentences": [dossier.commitment.citation],
            "say": suffix_doubt(", ".join(meant)),
            "answered": None,
        }
    ]


DossierSchema = schema_of(Dossier, findings=fields.Function(_findings), language=fields.String())
