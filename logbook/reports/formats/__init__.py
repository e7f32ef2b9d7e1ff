"""A document of blocks in every format in which it can be taken along.

Wherever a format needs a library, it is imported when the first such document is written.
"""

from collections.abc import Callable, Mapping

from logbook.reports.blocks import Document
from logbook.reports.formats.cleaning import printable
from logbook.reports.formats.docx import docx
from logbook.reports.formats.html import html
from logbook.reports.formats.markdown import markdown
from logbook.reports.formats.odt import odt
from logbook.reports.formats.pdf import pdf

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


def rendered(document: Document, form: str) -> bytes:
    """The document in one of MEDIA_TYPES. The same document gives the same bytes.

    Needs an application context, for the templates. Raises KeyError for any other format,
    FrameProblem for a frame that cannot be written into.
    """
    written = _WRITERS[form](printable(document))
    return written.encode() if isinstance(written, str) else written
