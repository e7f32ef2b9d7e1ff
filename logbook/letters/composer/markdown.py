"""A letter as Markdown."""

from logbook.documents.formats.markdown import markdown as written
from logbook.letters.composer.contents import Letter
from logbook.letters.composer.document import letter_document


def markdown(letter: Letter) -> str:
    """The whole letter, ending in a line feed."""
    return written(letter_document(letter))
