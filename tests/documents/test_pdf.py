"""A letter as PDF: what it declares, its tags and their order, and texts that no font can print."""

import io
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from pypdf import PdfReader

from logbook.documents.blocks import Passage, Run
from tests.documents.readers import words_of_pdf
from tests.documents.samples import ADDRESS, letter, report


@pytest.fixture
def write(written):
    """A document as PDF."""
    return partial(written, form="pdf")


def root_of(content) -> Any:
    """The catalogue: what the file declares of itself."""
    return PdfReader(io.BytesIO(content)).trailer["/Root"]


def tags(content):
    """The tags of the structure tree in the order in which they are read."""
    root = root_of(content)["/StructTreeRoot"]

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            return [tag for each in node for tag in walk(each)]
        if not isinstance(node, dict):
            return []
        own = [str(node["/S"])] if "/S" in node else []
        alt = [f"alt:{node['/Alt']}"] if "/Alt" in node else []
        return [*own, *alt, *walk(node.get("/K"))]

    return walk(root)


@pytest.mark.parametrize(("language", "declared"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_declares_both_standards_its_language_and_its_title(write, language, declared):
    content = write(letter("Het onderwerp", language=language))
    root = root_of(content)
    metadata = root["/Metadata"].get_data().decode()
    for said in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<", "Het onderwerp"):
        assert said in metadata
    assert root["/Lang"] == declared
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_lists_notes_tables_and_figures_are_tagged(write):
    told = tags(write(letter()))
    assert [tag for tag in told if tag in ("/H1", "/H2", "/L", "/Note")] == [
        *("/H1", "/L", "/H2", "/Note", "/Note"),
    ]
    told = tags(write(report()))
    assert told.count("/TH") == 2
    assert told.count("/TD") == 2
    assert "alt:Tijdlijn. Een gesprek. Een zin." in told


def test_later_pages_repeat_directorate_reference_and_marking(write):
    document = letter(marking="Departementaal VERTROUWELIJK")
    long = [Passage([Run("Nog een zin. " * 40)])] * 12
    content = write(replace(document, blocks=(*document.blocks, *long)))
    first, *later = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert len(later) >= 1
    assert "VERVOLG-2" not in first
    for page in later:
        for said in ("VERVOLG-2", "Directie Toetsing", "Departementaal VERTROUWELIJK"):
            assert said in page
    assert "Departementaal VERTROUWELIJK" in first


def test_a_sign_that_no_font_has_is_a_square_and_costs_nothing_else(write):
    told = words_of_pdf(write(letter("Ärzte \U0001f600 ǆ \ue000 Ŝ.")))
    assert "Ärzte □ ǆ □ Ŝ." in told


def test_what_stands_in_a_text_is_no_source(write):
    told = words_of_pdf(write(letter('#panic("x") $1+1$ *vet* <kop>')))
    assert '#panic("x") $1+1$ *vet* <kop>' in told


def test_an_address_longer_than_a_link_may_be_is_only_text(write):
    long = "https://example.org/" + "w" * 9_000
    document = letter()
    content = write(replace(document, blocks=(*document.blocks, Passage([Run("Zie.", long)]))))
    assert long.encode() not in content
    assert ADDRESS.encode() in content
