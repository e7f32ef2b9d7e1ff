"""Rows and files that tests of dossiers share."""

from datetime import date

from flask import Flask

from logbook.documents.files import Format
from logbook.dossiers.dossier import Dossier
from logbook.dossiers.files import dossier_file
from logbook.meetings.models import Attribution
from logbook.wording import Wording
from tests.documents.readers import words_in

DAY = date(2022, 4, 7)


def party_and_point(make, meeting, *, attribution="sector", words="het belang", **point):
    """A bank at the table, and something said to it."""
    bank = make.organisation("Bank A", short_name="Bank A", sector_id=make.sector().id)
    party = make.party(meeting, organisation_id=bank.id, attribution=Attribution(attribution))
    said = make.point(
        meeting, complement=Wording(words), attribution=Attribution(attribution), **point
    )
    return party, said


def text_of(app: Flask, dossier: Dossier, form: Format, language: str = "nl") -> str:
    """What can be read in the dossier as a file."""
    return words_in(content_of(app, dossier, form, language), form)


def content_of(app: Flask, dossier: Dossier, form: Format, language: str = "nl") -> bytes:
    """The dossier as a file."""
    with app.app_context():
        return dossier_file(dossier, form, language, reader="Lezer").content
