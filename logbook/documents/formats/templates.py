"""The template files of documents: a ministry's own where it has one, else ours."""

from pathlib import Path

from flask import current_app, has_app_context

from logbook.documents.blocks import Document
from logbook.errors import LogbookError

OURS = Path(__file__).parent / "frames"


class FrameProblem(LogbookError):
    """A ministry's own frame cannot be written into: which file, and what is wrong with it."""


def frame_of(document: Document, extension: str) -> str:
    """What a document is written into: 'letter.EXTENSION', or 'document.EXTENSION'."""
    return ("letter" if document.frame else "document") + f".{extension}"


def template(name: str) -> bytes:
    """A file by its name, from the directory of the setting LETTER_TEMPLATES first."""
    return (directory_of(name) / name).read_bytes()


def directory_of(name: str) -> Path:
    """Where the file of that name is taken from."""
    own = current_app.config.get("LETTER_TEMPLATES") if has_app_context() else None
    return Path(own) if own and (Path(own) / name).is_file() else OURS
