"""Rows that tests of commitments and dossiers share."""

from datetime import date

from logbook.accounts.models import Account
from logbook.letters.models import Report, ReportKind
from tests.factories import Make


def letter_of(make: Make, author: Account, day: date = date(2022, 4, 7), **changed) -> Report:
    """A letter to parliament."""
    letter: Report = make.kept(
        Report(
            kind=ReportKind.LETTER,
            author_id=author.id,
            unit_id=author.unit_id,
            date=day,
            language="nl",
            **changed,
        )
    )
    return letter
