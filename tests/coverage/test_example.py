"""The coverage of the example, cell by cell, against a table written by hand.

Of each organisation what is known of each topic: ● spoken to directly, ◎ through whom, ○ planned;
the date as it is known. What is not there, never was.
"""

from datetime import date

import pytest
from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.coverage import queries
from logbook.coverage.details import Contact, CoverageFilter
from logbook.db import db

TODAY = date(2026, 12, 7)
TABLE = """
Nederlandse Vereniging van Banken: polar-biodiversity ● 2021-11 (1468 over)
 arms-investment ● 2026-08-04
 due-diligence ● 2026-12-01; deforestation ● 2026-12-01
ABN AMRO Bank, ASN Bank, Coöperatieve Rabobank, ING Bank:
 polar-biodiversity ◎ NVB 2021-11 (1468 over)
 due-diligence ◎ NVB 2026-12-01; deforestation ◎ NVB 2026-12-01; arms-investment ◎ NVB 2026-08-04
Voorbeeldbank: polar-biodiversity ◎ NVB 2021-11 (1468 over); due-diligence ● 2026-03-17
 deforestation ● 2026-03-17; arms-investment ● 2026-11-12
Centraal Bureau Levensmiddelenhandel: tomato-supply-chain ● 2026-07-10
Federatie Nederlandse Vakbeweging: tomato-supply-chain ● 2026-07-10
Pensioenfederatie: due-diligence ● 2026-11-27; deforestation ○ 2026-12-14
Pensioenfonds Voorbeeld: due-diligence ● 2026-06-10; deforestation ● 2026-06-10
Pensioenfonds Zorg en Welzijn, Stichting Pensioenfonds ABP:
 due-diligence ◎ Pensioenfederatie 2026-11-27
Dutch Fund and Asset Management Association: due-diligence ● 2026-04-21 (47 over)
Verbond van Verzekeraars: polar-biodiversity ● 2026-05; due-diligence ● 2026-10-30
 deforestation ● 2026-10-30
Achmea, ASR Nederland, NN Group: polar-biodiversity ◎ Verbond van Verzekeraars 2026-05
 due-diligence ◎ Verbond van Verzekeraars 2026-10-30
 deforestation ◎ Verbond van Verzekeraars 2026-10-30
Voorbeeld Verzekeringen: due-diligence ○ 2026-11-27; deforestation ○ 2026-11-27
Autoriteit Financiële Markten: due-diligence ● 2026-11-19
Stichting Voorbeeldwacht: due-diligence ● 2026-08-28; deforestation ● 2026-08-28
"""
SHAPES = {Contact.DIRECT: "●", Contact.INDIRECT: "◎", Contact.PLANNED: "○"}
HIDDEN_FROM_READER = {
    ("Autoriteit Financiële Markten", "due-diligence"): None,
    ("Voorbeeldbank", "arms-investment"): "◎ NVB 2026-08-04",
}
"""Talks of a unit: who is of another knows nothing of them."""


def meant() -> dict[tuple[str, str], str]:
    """The table, by organisation and topic."""
    found: dict[tuple[str, str], str] = {}
    for line in TABLE.strip().replace(":\n ", ": ").replace("\n ", "; ").splitlines():
        names, _, cells = line.partition(": ")
        for cell in cells.split("; "):
            topic, _, told = cell.partition(" ")
            found |= {(name, topic): told for name in names.split(", ")}
    return found


def told(email: str) -> dict[tuple[str, str], str]:
    """The same, as the program says it to somebody."""
    who = db.session.scalars(select(Account).filter_by(email=email)).one().as_caller()
    whole = queries.coverage(who, CoverageFilter(), queries.columns(CoverageFilter()), today=TODAY)
    found = {}
    for cell in queries.cells(whole, whole.places(), today=TODAY):
        if cell.talk is not None:
            via = f" {cell.via.name.nl}" if cell.via else ""
            over = f" ({cell.over} over)" if cell.over else ""
            words = f"{SHAPES[cell.contact]}{via} {cell.talk.date.edtf}{over}"
            found[cell.row.name.nl, cell.column.key] = words
    return found


@pytest.mark.usefixtures("example")
def test_every_cell_of_the_example_is_as_written_by_hand():
    assert told("diplomat@example.org") == meant()


@pytest.mark.usefixtures("example")
def test_who_is_of_another_unit_is_told_less_and_nothing_else():
    less = {**meant(), **HIDDEN_FROM_READER}
    assert told("reader@example.org") == {place: words for place, words in less.items() if words}
