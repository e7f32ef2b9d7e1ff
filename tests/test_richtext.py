"""Text of users as HTML and in documents: safe, and never slow whatever somebody pastes."""

import time

import pytest

from logbook import richtext
from logbook.richtext import passages, to_html
from logbook.web.fields import TEXT

PASTED = {
    "brackets": "[",
    "brackets on lines": "[\n",
    "emphasis around brackets": "**[",
    "references": "[a][b",
    "stars and lines": "_*",
    "lists": "- a\n",
    "quoted lists": "> - a\n",
    "paragraphs": "a\n\n",
    "headings": "# a\n",
    "links": "[a](",
    "quoted brackets": ">[",
}


def of_full_length(piece: str) -> str:
    return (piece * (TEXT // len(piece) + 1))[:TEXT]


def seconds(text: str) -> float:
    """What it costs the processor, as HTML or in a document, whichever is more."""
    began = time.process_time()
    to_html(text)
    between = time.process_time()
    list(passages(text))
    return max(between - began, time.process_time() - between)


@pytest.mark.parametrize("piece", PASTED.values(), ids=PASTED)
def test_any_text_of_the_allowed_length_is_quick_to_render(piece):
    assert min(seconds(of_full_length(piece)) for _ in range(3)) < 0.1


def test_without_the_bound_it_would_not_be(monkeypatch):
    monkeypatch.setattr(richtext, "MOST_MARKS", TEXT)

    assert min(seconds(of_full_length("[\n")) for _ in range(2)) > 0.1


def test_a_text_made_of_marks_is_told_as_it_stands():
    text = "<b>[\n\n" + of_full_length("[")

    assert to_html(text).startswith("<p>&lt;b&gt;[</p>\n<p>[[[")
    assert [one.text[:3] for one in passages(text)] == ["<b>", "[[["]


def test_a_long_report_is_read_as_markdown():
    text = of_full_length("- **Punt**: lees [het verslag](https://example.org/verslag) van toen.\n")

    assert "<strong>Punt</strong>" in to_html(text)
    assert all(one.listed for one in passages(text))
