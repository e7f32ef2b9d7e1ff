"""A letter as ODT: its frame, the header of later pages, footnotes, styles, tables and figures."""

import re
from dataclasses import replace
from functools import partial

import pytest

from logbook.documents.blocks import Frame
from logbook.documents.formats.packages import packed, unpacked
from logbook.documents.formats.templates import OURS
from tests.documents.readers import part
from tests.documents.samples import letter, report


@pytest.fixture
def write(written):
    """A document as ODT."""
    return partial(written, form="odt")


def test_it_begins_as_the_standard_says(write):
    content = write(letter())
    assert content[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


def test_later_pages_repeat_directorate_and_reference_and_the_first_does_not(write):
    content = write(letter(marking="Departementaal VERTROUWELIJK"))
    pages = re.findall(r"<style:master-page .*?</style:master-page>", part(content, "styles.xml"))
    later, first = pages
    assert 'style:name="First"' in first
    assert 'style:next-style-name="Standard"' in first
    assert "VERVOLG-2" not in first + part(content, "content.xml")
    assert "VERVOLG-2" in later
    assert "Directie Toetsing<text:line-break/>en Beproeving" in later
    assert all("Departementaal VERTROUWELIJK" in page for page in pages)


def test_nothing_of_the_fields_is_left_and_blank_ones_leave_no_paragraph(write):
    main = part(write(letter()), "content.xml")
    assert "user-field-get" not in main
    frame = letter().frame or Frame()
    facts = {**frame.facts, "your_reference": ("Uw Referentie", "U-1")}
    more = part(write(replace(letter(), frame=replace(frame, facts=facts))), "content.xml")
    assert more.count("<text:p ") == main.count("<text:p ") + 2


def test_notes_are_footnotes_and_addresses_in_them_can_be_followed(write):
    main = part(write(letter()), "content.xml")
    assert re.findall(r'text:id="(ftn\d)" text:note-class="footnote"', main) == ["ftn1", "ftn2"]
    assert 'xlink:href="https://example.org/actieplan?jaar=2022&amp;deel=1"' in main


def test_headings_tables_and_figures_are_what_they_are(write):
    content = write(report())
    main = part(content, "content.xml")
    assert re.findall(r'text:outline-level="(\d)"', main) == ["1", "2", "3"]
    head = re.search("<table:table-header-rows>(.*?)</table:table-header-rows>", main)
    assert head is not None
    assert head[1].count("<table:table-cell ") == 2
    assert "<svg:desc>Een gesprek. Een zin.</svg:desc>" in main
    assert "Pictures/figure1.png" in part(content, "META-INF/manifest.xml")


def test_a_ministry_writes_into_its_own_frame(bare_app, write, tmp_path, monkeypatch):
    parts = unpacked((OURS / "letter.odt").read_bytes())
    parts["styles.xml"] = parts["styles.xml"].replace(b"Verdana", b"Rijksletter")
    (tmp_path / "letter.odt").write_bytes(packed(parts))
    monkeypatch.setitem(bare_app.config, "LETTER_TEMPLATES", str(tmp_path))
    assert "Rijksletter" in part(write(letter()), "styles.xml")
