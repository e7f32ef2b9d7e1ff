"""A letter as DOCX: its frame, the header of later pages, footnotes, styles, tables and figures."""

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
    """A document as DOCX."""
    return partial(written, form="docx")


def test_later_pages_repeat_directorate_and_reference_and_the_first_does_not(write):
    parts = unpacked(write(letter(marking="Departementaal VERTROUWELIJK")))
    main = parts["word/document.xml"].decode()
    first, later = (parts[f"word/header{n}.xml"].decode() for n in (1, 2))
    assert "<w:titlePg/>" in main
    assert "Directie Toetsing" in later
    assert "VERVOLG-2" in later
    assert "VERVOLG-2" not in first + main
    assert all("Departementaal VERTROUWELIJK" in header for header in (first, later))


def test_nothing_of_the_fields_is_left_and_blank_ones_leave_no_paragraph(write):
    main = part(write(letter()), "document.xml")
    assert "w:sdt" not in main
    assert "your_reference" not in main
    assert "Directie Toetsing</w:t><w:br/>" in main
    frame = letter().frame or Frame()
    facts = {**frame.facts, "your_reference": ("Uw Referentie", "U-1")}
    more = part(write(replace(letter(), frame=replace(frame, facts=facts))), "document.xml")
    assert more.count("<w:p>") == main.count("<w:p>") + 2


def test_notes_are_footnotes_and_addresses_in_them_can_be_followed(write):
    content = write(letter())
    main, notes = part(content, "document.xml"), part(content, "footnotes.xml")
    assert main.count("<w:footnoteReference ") == 2
    ids = re.findall(r'<w:footnote [^>]*w:id="(-?\d+)"', notes)
    assert ids == ["-1", "0", "1", "2"]
    assert 'HYPERLINK "https://example.org/actieplan?jaar=2022&amp;deel=1"' in notes.replace(
        "&#34;", '"'
    )


def test_the_head_of_a_table_is_marked_and_a_figure_is_said_in_words(write):
    content = write(report())
    main = part(content, "document.xml")
    assert main.count("<w:tblHeader/>") == 1
    assert 'descr="Een gesprek. Een zin."' in main
    assert '<w:pStyle w:val="Heading2"/>' in main
    assert unpacked(content)["word/media/figure1.png"].startswith(b"\x89PNG")


def test_a_translation_is_marked_as_english(write):
    styles = part(write(letter(language="en")), "styles.xml")
    assert 'w:val="en-GB"' in styles
    assert "nl-NL" not in styles.replace('eastAsia="nl-NL"', "")


def test_a_ministry_writes_into_its_own_frame(bare_app, write, tmp_path, monkeypatch):
    parts = unpacked((OURS / "letter.docx").read_bytes())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Heading2"', b'"Kop2"')
    (tmp_path / "letter.docx").write_bytes(packed(parts))
    monkeypatch.setitem(bare_app.config, "LETTER_TEMPLATES", str(tmp_path))
    assert '<w:pStyle w:val="Kop2"/>' in part(write(letter()), "document.xml")
    monkeypatch.setitem(bare_app.config, "LETTER_TEMPLATES", None)
    assert '<w:pStyle w:val="Heading2"/>' in part(write(letter()), "document.xml")
