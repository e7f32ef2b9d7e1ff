"""A document as a page of its own, to be opened or printed without the logbook."""

from flask import current_app
from flask_babel import force_locale

from logbook.documents.blocks import Bullets, Document, Passage
from logbook.documents.formats.fields import fields
from logbook.documents.formats.notes import is_address, numbered, parted
from logbook.documents.formats.templates import template


def html(document: Document) -> str:
    """The page. Needs no request: commands write it too.

    A letter is written into 'letter.html', which stands in the directory of the templates of
    documents; any other document into the page that the logbook shows it in.
    """
    with force_locale(document.language):
        if document.frame is None:
            page = current_app.jinja_env.get_template("documents/document.html")
            return page.render(document=document)
        source = template("letter.html").decode()
        notes = _notes(document)
        return current_app.jinja_env.from_string(source).render(
            document=document,
            fields=fields(document),
            notes=notes,
            numbered=numbered,
            is_address=is_address,
            parted=parted,
            css_text=css_text,
        )


def css_text(text: str) -> str:
    """The text as the string of a style sheet: every sign but letters and digits as its number."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def _notes(document: Document) -> list[str]:
    """The notes in the order of their numbers."""
    notes: list[str] = []
    for block in document.blocks:
        told = [block.runs] if isinstance(block, Passage) else []
        told += block.items if isinstance(block, Bullets) else []
        for run in (run for runs in told for run in runs if run.note):
            numbered(run.note or "", notes)
    return notes
