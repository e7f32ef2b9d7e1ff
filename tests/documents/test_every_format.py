"""What holds for a document in whatever format: equal bytes, whole texts, harmless texts."""

import io
from dataclasses import replace
from html import escape

import pytest
from pypdf import PdfReader

from logbook.documents.blocks import Passage, Run
from logbook.documents.formats import MEDIA_TYPES
from logbook.documents.formats.notes import parted
from tests.documents.readers import part, words_in
from tests.documents.samples import ADDRESS, letter, report

FAR = f"{ADDRESS}&{'x' * 80}=1"

HOSTILE = [
    "\x00\x08\x1b\x7f\ud800 rest",
    '#import "/etc/passwd": * #eval("1")',
    "]]> --> <!ENTITY x> <?body here?> &lt; \" ' <w:p/>",
    "{{ 7 * 7 }} {% raw %} ${x} \\u{41} $ * _ ` @label <label>",
    "</style><script>alert(1)</script>",
    "w" * 1_000,
    "\u202e \u200b \ue000 \U0001f600 \u4e2d\u6587 \u0639\u0631\u0628\u064a",
]


@pytest.mark.parametrize("form", MEDIA_TYPES)
@pytest.mark.parametrize("sample", [letter, report])
def test_the_same_document_gives_the_same_bytes(written, form, sample):
    assert written(sample(), form) == written(sample(), form)


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_everything_of_a_letter_is_told(written, form):
    told = " ".join(words_in(written(letter("Wel zo."), form), form).split()).replace("\\", "")
    for said in (
        *("Ministerie van Proeven", "Aan de Voorzitter", "Directie Toetsing", "7 april 2022"),
        *("ONS-1", "Geachte voorzitter,", "Eerste punt.", "Wel zo.", "Het gesprek"),
        *("https://example.org/actieplan", "De minister voor Proeven,", "Anna Proef"),
    ):
        assert said in told, said


def test_a_note_ends_in_an_address_or_in_none():
    assert parted(ADDRESS) == ("", ADDRESS)
    assert parted(f"Kamerstuk 36 180, nr. 12, {ADDRESS}") == ("Kamerstuk 36 180, nr. 12, ", ADDRESS)
    for words in ("Kamerstuk 36 180, nr. 12", "zie https://example.org niet", "", f"x{ADDRESS}"):
        assert parted(words) == (words, "")


@pytest.mark.parametrize(
    ("form", "leads"),
    [
        ("html", f'<a href="{escape(FAR)}" rel="noopener noreferrer">{escape(FAR)}</a>'),
        ("md", f"<{FAR}>"),
        ("docx", f"HYPERLINK &#34;{escape(FAR)}&#34;"),
        ("odt", f'xlink:href="{escape(FAR)}"'),
        ("pdf", FAR),
    ],
)
def test_of_a_note_with_words_only_the_address_leads_anywhere(written, form, leads):
    note = f"Kamerstuk 36 180, nr. 12, {FAR}"
    document = replace(letter(), blocks=(Passage([Run("Een zin.", note)]),))
    content = written(document, form)
    told = words_in(content, form).replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
    assert "Kamerstuk 36 180, nr. 12, " in " ".join(told.split())
    assert leads in (_links(content) if form == "pdf" else _source(content, form))


def _source(content, form):
    return part(content, ".xml") if form in ("docx", "odt") else content.decode()


def _links(content):
    pages = PdfReader(io.BytesIO(content)).pages
    notes = (each.get_object() for page in pages for each in page.get("/Annots", []))
    return [note["/A"]["/URI"] for note in notes if "/A" in note]


@pytest.mark.parametrize("form", [form for form in MEDIA_TYPES if form != "md"])
def test_a_drawing_is_explained(written, form):
    told = " ".join(words_in(written(report(), form), form).split())
    assert "Een stip is een gesprek." in told


@pytest.mark.parametrize("form", MEDIA_TYPES)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_a_document_or_is_more_than_text(written, form, text):
    for sample in (letter(text, marking=text, language="en"), report(text)):
        told = words_in(written(sample, form), form)
        assert "49" not in told
        assert "root:" not in told


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_text_is_markup_of_a_page(written, form):
    told = written(letter("</style><script>alert(1)</script>", marking="</style>"), form).decode()
    assert "<script" not in told.replace("\\<", "")
    assert told.count("</style>") == (1 if form == "html" else 0)
