"""Whatever people write, every format is written, and is what it says it is."""

from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logbook.documents.formats import MEDIA_TYPES
from logbook.documents.formats.packages import unpacked
from logbook.documents.formats.templates import FrameProblem
from logbook.documents.formats.xml import read
from tests.documents.samples import letter, report
from tests.harness import Harness

# Surrogates, private and unassigned signs, controls, marks, symbols: what breaks documents.
ODD = st.characters(categories=["Cs", "Co", "Cn", "Cc", "Cf", "So", "Mn", "Lo", "Zl", "Zp", "Zs"])
TEXTS = st.text(max_size=60) | st.text(ODD, max_size=40)


@pytest.mark.harness(short=25, long=3000)
def test_every_format_takes_any_text(harness: Harness, written):
    checked = 0

    @settings(
        max_examples=harness.rounds, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(TEXTS)
    def each(text: str) -> None:
        nonlocal checked
        checked += 1
        for document in (letter(text, marking=text, language="en"), report(text)):
            for form in MEDIA_TYPES:
                content = written(document, form)
                if form in ("docx", "odt"):
                    _check_parts(content)

    each()
    harness.figure(f"{checked} texts, twice, in {len(MEDIA_TYPES)} formats")


def _check_parts(content: bytes) -> None:
    for name, xml in unpacked(content).items():
        if name.endswith((".xml", ".rels")):
            read(xml)


def test_without_the_square_a_sign_that_no_font_has_costs_the_whole_document(written, monkeypatch):
    writer = import_module("logbook.documents.formats.pdf")
    monkeypatch.setattr(writer, "_SQUARE", "\U0001f600")
    with pytest.raises(FrameProblem, match="could not be displayed"):
        written(letter("\U0001f600"), "pdf")


def test_without_the_cleaning_a_control_character_breaks_the_parts(written, monkeypatch):
    monkeypatch.setattr("logbook.documents.formats.printable", lambda document: document)
    with pytest.raises(Exception, match="not well-formed"):
        _check_parts(written(letter("\x00"), "docx"))


def test_a_title_that_shows_nothing_is_a_dash(written):
    assert b"# \xe2\x80\x93" in written(letter("\u200b\x00"), "md")
