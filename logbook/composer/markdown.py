"""A letter as Markdown."""

from logbook.composer.contents import Letter
from logbook.composer.document import letter_document
from logbook.documents.formats.markdown import markdown as written


def markdown(letter: Letter) -> str:
    """The whole letter, ending in a line feed."""
    return written(letter_document(letter))
