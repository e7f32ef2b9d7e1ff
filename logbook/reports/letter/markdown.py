"""A letter as Markdown."""

from logbook.reports.formats.markdown import markdown as written
from logbook.reports.letter.contents import Letter
from logbook.reports.letter.document import letter_document


def markdown(letter: Letter) -> str:
    """The whole letter, ending in a line feed."""
    return written(letter_document(letter))
