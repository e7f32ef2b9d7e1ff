"""Documents read back, by other means than those that wrote them."""

import html
import io
import re
from zipfile import ZipFile

from pypdf import PdfReader

_PACKAGES = ("docx", "odt")


def part(content: bytes, name: str) -> str:
    """A part of a document that is a ZIP, by the end of its name."""
    with ZipFile(io.BytesIO(content)) as package:
        found = [one for one in package.namelist() if one.endswith(name)]
        return "".join(package.read(one).decode() for one in found)


def words_in(content: bytes, form: str) -> str:
    """Everything in a document that is text, headers, notes and properties included."""
    if form == "pdf":
        return words_of_pdf(content)
    if form not in _PACKAGES:
        return content.decode()
    text = part(content, ".xml")
    shown = re.sub(r"</w:p>|</text:p>|</text:h>", "\n", text)
    told = re.findall(r'(?:descr|title)="([^"]*)"', text)
    return html.unescape(re.sub(r"<[^>]+>", "", shown) + "\n".join(told))


def words_of_pdf(content: bytes) -> str:
    """The text of all pages as it is drawn, on one line, and the title."""
    reader = PdfReader(io.BytesIO(content))
    title = str(reader.metadata.title) if reader.metadata else ""
    return " ".join([title, *(page.extract_text() for page in reader.pages)])
