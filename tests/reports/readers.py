"""Documents read back, by other means than those that wrote them."""

import html
import io
import re
from zipfile import ZipFile

_PACKAGES = ("docx", "odt")


def part(content: bytes, name: str) -> str:
    """A part of a document that is a ZIP, by the end of its name."""
    with ZipFile(io.BytesIO(content)) as package:
        found = [one for one in package.namelist() if one.endswith(name)]
        return "".join(package.read(one).decode() for one in found)


def words_in(content: bytes, form: str) -> str:
    """Everything in a document that is text, headers, notes and properties included."""
    if form not in _PACKAGES:
        return content.decode()
    text = part(content, ".xml")
    shown = re.sub(r"</w:p>|</text:p>|</text:h>", "\n", text)
    told = re.findall(r'(?:descr|title)="([^"]*)"', text)
    return html.unescape(re.sub(r"<[^>]+>", "", shown) + "\n".join(told))
