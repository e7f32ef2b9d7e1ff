"""Opening a frame that is a ZIP of parts."""

from collections.abc import Sequence
from zipfile import BadZipFile

from logbook.documents.blocks import Document
from logbook.documents.formats.packages import unpacked
from logbook.documents.formats.templates import FrameProblem, frame_of, template


def opened(document: Document, extension: str, needed: Sequence[str]) -> dict[str, bytes]:
    """The parts of the frame that a document is written into. Raises FrameProblem."""
    name = frame_of(document, extension)
    try:
        parts = unpacked(template(name))
    except BadZipFile as problem:
        raise FrameProblem(f"{name} is no file of this kind") from problem
    for part in needed:
        if part not in parts:
            raise FrameProblem(f"{name} has no part {part}")
    return parts
