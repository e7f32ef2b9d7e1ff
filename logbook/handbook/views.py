"""The handbook as a page: `docs/handbook/` in the language of the reader."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from flask import Blueprint, render_template
from markupsafe import Markup

from logbook.web.language import current_language

blueprint = Blueprint("handbook", __name__)

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook"


@dataclass(frozen=True, slots=True)
class Handbook:
    """Its title, its parts as (id, heading), and all of it below the title as HTML."""

    title: str
    parts: list[tuple[str, str]]
    text: Markup


@blueprint.get("/help")
def handbook() -> str:
    """The whole of it on one page, so that the search of the browser finds everything."""
    return render_template("handbook/handbook.html", book=read(current_language()))


@cache
def read(language: str) -> Handbook:
    """The handbook in 'nl' or 'en'. Its parts have the same ids in either: `part-1` and so on."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - sixty files, for who asks for help

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse((HANDBOOK / f"{language}.md").read_text("utf-8"))
    title, tokens = tokens[1].content, tokens[3:]
    parts: list[tuple[str, str]] = []
    for opening, inside in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h2":
            parts.append((f"part-{len(parts) + 1}", inside.content))
            opening.attrSet("id", parts[-1][0])
    # The text is our own, and HTML in it is not read.
    return Handbook(title, parts, Markup(reader.renderer.render(tokens, reader.options, {})))  # noqa: S704
