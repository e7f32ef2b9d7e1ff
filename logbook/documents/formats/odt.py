"""A document as ODT (ODF 1.3), written into a template made with LibreOffice.

The named fields of a template are user fields: the name of one is the name of the field. A
paragraph whose fields are all blank is left out, but never the first one, which may choose the
page that the document begins with.
"""

import re
from collections.abc import Mapping
from xml.dom.minidom import Document as Tree
from xml.dom.minidom import Element

from flask_babel import force_locale
from markupsafe import Markup

from logbook.documents.blocks import Document
from logbook.documents.formats.fields import fields
from logbook.documents.formats.figures import pictures
from logbook.documents.formats.odt_text import OpenText
from logbook.documents.formats.opening import opened
from logbook.documents.formats.packages import packed
from logbook.documents.formats.templates import FrameProblem
from logbook.documents.formats.xml import (
    BODY,
    around,
    before,
    elements,
    empty,
    joined,
    lines,
    mark_body,
    mark_end,
    read,
    remove,
    unwrap,
    written,
)

_MAIN, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_COUNTRIES = {"nl": "NL", "en": "GB"}
_IN_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_ENTRY = Markup(
    '<manifest:file-entry manifest:full-path="Pictures/figure{}.png"'
    ' manifest:media-type="image/png"/>'
)


def odt(document: Document) -> bytes:
    """The file. Needs an application context, for the template. Raises FrameProblem."""
    parts = opened(document, "odt", (_MAIN, _STYLES, _MANIFEST))
    named = fields(document)
    styles, main = read(parts[_STYLES]), read(parts[_MAIN])
    drawn = pictures(document)
    text = OpenText(drawn, _width(styles))
    with force_locale(document.language):
        body = text.blocks(document.blocks)
    _fill(styles, named)
    if not _fill(main, named):
        raise FrameProblem("a frame of ODT needs a paragraph with the user field 'body'")
    for one in elements(styles, "style:text-properties"):
        if one.hasAttribute("fo:language"):
            one.setAttribute("fo:language", document.language)
            one.setAttribute("fo:country", _COUNTRIES[document.language])
    mark_end(elements(main, "office:automatic-styles")[0], "styles")
    parts[_MAIN] = written(main, body=body, styles=joined(text.styles))
    parts[_STYLES] = written(styles)
    for number, picture in enumerate(drawn, start=1):
        parts[f"Pictures/figure{number}.png"] = picture.png
        parts[_MANIFEST] = before(parts[_MANIFEST], "</manifest:manifest>", _ENTRY.format(number))
    parts["meta.xml"] = _properties(document)
    return packed(parts)


def _width(styles: Tree) -> float:
    """The width of the text in centimetres."""
    page = elements(styles, "style:page-layout-properties")[0]
    margins = _cm(page, "fo:margin-left") + _cm(page, "fo:margin-right")
    return _cm(page, "fo:page-width") - margins


def _cm(element: Element, name: str) -> float:
    found = re.fullmatch(r"([\d.]+)(cm|mm|in|pt)", element.getAttribute(name))
    return float(found[1]) * _IN_CM[found[2]] if found else 0.0


def _fill(tree: Tree, named: Mapping[str, str]) -> bool:
    """Put the texts into the fields, of which nothing is left. Whether there was a body."""
    has_body = False
    for declared in elements(tree, "text:user-field-decl"):
        if declared.getAttribute("text:name") in (*named, BODY):
            remove(declared)
    said: dict[Element, list[str]] = {}
    for field in elements(tree, "text:user-field-get"):
        name = field.getAttribute("text:name")
        paragraph = around(field, "text:p", "text:h")
        if name == BODY and paragraph is not None:
            mark_body(paragraph)
            has_body = True
        elif name in named:
            empty(field)
            lines(field, named[name], None, "text:line-break")
            unwrap(field)
            if paragraph is not None:
                said.setdefault(paragraph, []).append(named[name])
    for paragraph, texts in said.items():
        if not any(texts) and _follows_another(paragraph):
            remove(paragraph)
    return has_body


def _follows_another(paragraph: Element) -> bool:
    earlier = paragraph.previousSibling
    while earlier is not None:
        if isinstance(earlier, Element) and earlier.tagName in ("text:p", "text:h"):
            return True
        earlier = earlier.previousSibling
    return False


def _properties(document: Document) -> bytes:
    """Title, language and day; the moment of writing is not told, for it would be another file."""
    return (
        Markup(
            '<?xml version="1.0" encoding="UTF-8"?>'
            "<office:document-meta"
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
            "<dc:title>{}</dc:title><dc:language>{}-{}</dc:language>"
            "<meta:creation-date>{}T00:00:00</meta:creation-date>"
            "</office:meta></office:document-meta>"
        )
        .format(
            document.title,
            document.language,
            _COUNTRIES[document.language],
            document.date.isoformat(),
        )
        .encode()
    )
