"""The template files of documents: a ministry's own where it has one, else ours."""

from pathlib import Path

from flask import current_app, has_app_context

from logbook.reports.blocks import Document

OURS = Path(__file__).parent / "frames"


def template_of(document: Document, extension: str) -> bytes:
    """The file that a document is written into: 'letter.EXTENSION', or 'document.EXTENSION'."""
    return template(("letter" if document.frame else "document") + f".{extension}")


def template(name: str) -> bytes:
    """A file by its name, from the directory of the setting LETTER_TEMPLATES first."""
    own = current_app.config.get("LETTER_TEMPLATES") if has_app_context() else None
    if own and (Path(own) / name).is_file():
        return (Path(own) / name).read_bytes()
    return (OURS / name).read_bytes()
