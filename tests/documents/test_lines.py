"""Where lines of documents end: not in a citation, nor in a word of a table's head."""

import pytest

from logbook.documents.blocks import Cell, Table
from logbook.documents.formats import rendered
from logbook.documents.formats.columns import widths
from logbook.documents.formats.unbroken import unbroken
from tests.documents.readers import words_in
from tests.documents.samples import letter

SPACE = "\N{NO-BREAK SPACE}"
SIGN = 100  # as wide as one of 72 signs, in a page of 7200
LONG = "Een toelichting die over veel meer dan een enkele regel van de tabel heen loopt."


def table(*head: str) -> Table:
    return Table("Tabel", head, [[Cell(LONG) for _word in head[:3]]])


def test_a_narrow_column_has_room_for_the_longest_word_of_its_head():
    head = ("Omschrijving", "Vindplaats", "Toelichting", "Stand", "Nadere opmerking")
    found = widths(table(*head), 72 * SIGN)
    assert found[3] >= len("Stand") * SIGN
    assert found[4] >= len("opmerking") * SIGN
    assert sum(found) <= 72 * SIGN
    assert found[0] > found[4]


@pytest.mark.parametrize("head", [("Onmogelijkheid",) * 9, ("A",), ("", "")])
def test_no_head_makes_a_table_wider_than_its_page(head):
    found = widths(table(*head), 72 * SIGN)
    assert len(found) == len(head)
    assert 0 < min(found) <= sum(found) <= 72 * SIGN


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("de motie (Kamerstuk 31 999, nr. 12) en", "de motie (Kamerstuk~31~999, nr.~12) en"),
        ("Kamerstuk 35 925 XVII, nr. 33.", "Kamerstuk~35~925~XVII, nr.~33."),
        ("op 19 april 2021 zijn 12 000 banken", "op 19 april 2021 zijn 12 000 banken"),
    ],
)
def test_a_citation_is_not_broken_over_lines(text, kept):
    assert unbroken(text) == kept.replace("~", SPACE)


def test_only_what_is_printed_on_pages_has_spaces_that_do_not_break(scope):
    document = letter("Zie Kamerstuk 31 999, nr. 12.")
    for form in ("md", "html"):
        assert "Kamerstuk 31 999, nr. 12" in rendered(document, form).decode()
    for form in ("docx", "odt"):
        words = words_in(rendered(document, form), form)
        assert "Kamerstuk~31~999, nr.~12".replace("~", SPACE) in words
