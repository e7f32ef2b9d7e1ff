"""A document of blocks in every format in which it can be taken along.

Wherever a format needs a library, it is imported when the first such document is written.
"""

from collections.abc import Callable, Mapping

from logbook.documents.blocks import Document
from logbook.documents.formats.cleaning import printable, tidied
from logbook.documents.formats.docx import docx
from logbook.documents.formats.html import html
from logbook.documents.formats.markdown import markdown
from logbook.documents.formats.odt import odt
from logbook.documents.formats.pdf import pdf
from logbook.documents.formats.unbroken import unbroken

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
}
_WRITERS: Mapping[str, Callable[[Document], str | bytes]] = {
    "html": html,
    "md": markdown,
    "docx": docx,
    "odt": odt,
    "pdf": pdf,
}
_PAGED = ("docx", "odt", "pdf")


def rendered(document: Document, form: str) -> bytes:
    """The document in one of MEDIA_TYPES. The same document gives the same bytes.

    Needs an application context, for the templates. Raises KeyError for any other format,
    FrameProblem for a frame that cannot be written into.
    """
    document = printable(document)
    if form in _PAGED:
        document = tidied(document, unbroken)
    written = _WRITERS[form](document)
    return written.encode() if isinstance(written, str) else written
