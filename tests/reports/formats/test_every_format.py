"""What holds for a document in whatever format: equal bytes, whole texts, harmless texts."""

import pytest

from logbook.reports.formats import MEDIA_TYPES
from tests.reports.formats.samples import letter, report
from tests.reports.readers import words_in

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
