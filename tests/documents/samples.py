"""Documents that tests of formats write: a letter in its whole frame, and a report."""

import datetime as dt

from logbook.documents.blocks import (
    Bullets,
    Cell,
    Document,
    Facts,
    Figure,
    Frame,
    Heading,
    Item,
    Items,
    ParagraphBlock,
    Passage,
    Run,
    Signature,
    Table,
)
from logbook.documents.plot import Lane, Plot, PlotLine, PlotMark

DAY = dt.date(2022, 4, 7)
ADDRESS = "https://example.org/actieplan?jaar=2022&deel=1"


def letter(text: str = "Een zin.", *, marking: str = "", language: str = "nl") -> Document:
    """A letter whose every text is told apart; `text` is said wherever people write."""
    frame = Frame(
        ministry="Ministerie van Proeven",
        addressee=f"Aan de Voorzitter\n{text}",
        directorate="Directie Toetsing\nen Beproeving",
        address="Proefweg 1\n1234 AB Den Haag",
        facts={
            "date": ("Datum", "7 april 2022"),
            "subject": ("Betreft", text),
            "our_reference": ("Onze Referentie", "ONS-1"),
            "attachments": ("Bijlage(n)", text),
        },
        continuation=("Onze Referentie", "VERVOLG-2"),
        courtesy="Courtesy translation." if language == "en" else "",
        marking=marking,
    )
    blocks = (
        Passage([Run("Geachte voorzitter,")]),
        Bullets([[Run("Eerste punt.")], [Run(text)]]),
        Heading("Het gesprek"),
        Passage([Run(text, ADDRESS), Run("En verder.", text), Run("Slot.")]),
        Signature("De minister voor Proeven,", "Anna Proef"),
    )
    return Document(text, "", language, blocks, date=DAY, frame=frame)


def report(text: str = "Een zin.", language: str = "nl") -> Document:
    """A document with a block of every kind that a dossier has."""
    plot = Plot(
        title="Tijdlijn",
        words=f"Een gesprek. {text}",
        key="Een stip is een gesprek.",
        width=720,
        height=120,
        left=130,
        right=704,
        top=36,
        bottom=90,
        lanes=[Lane(text[:40], 60)],
        years=[PlotLine(130, "2021")],
        marks=[PlotMark(200, 60, 10, False, text[:40])],
        letters=[],
        terms=[PlotLine(600, text[:40], True)],
    )
    blocks = (
        Heading("Kop"),
        Facts([("Soort", Cell("motie")), ("Vindplaats", Cell(text, url=ADDRESS))]),
        Figure(plot),
        Table("Contacten", ("Datum", "Gesprek"), [(Cell("19 april 2021"), Cell(text))]),
        Heading("Gezegd", 3),
        Items([Item("2021", text, ("op naam",), True)]),
        ParagraphBlock(text, quiet=True),
    )
    return Document(text, "motie", language, blocks, date=DAY)
