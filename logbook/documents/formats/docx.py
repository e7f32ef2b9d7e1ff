"""A document as DOCX (ECMA-376, Office Open XML), written into a template made with Word.

The named fields of a template are content controls: the tag of one is the name of the field. A
paragraph whose fields are all blank is left out. Styles are taken by their names, so that a
template keeps its own looks.
"""

from collections.abc import Mapping
from xml.dom.minidom import Document as Tree
from xml.dom.minidom import Element

from flask_babel import force_locale
from markupsafe import Markup

from logbook.documents.blocks import Document
from logbook.documents.formats.docx_text import WordText
from logbook.documents.formats.fields import fields
from logbook.documents.formats.figures import Picture, pictures
from logbook.documents.formats.opening import opened
from logbook.documents.formats.packages import packed
from logbook.documents.formats.templates import OURS, FrameProblem
from logbook.documents.formats.xml import (
    BODY,
    around,
    before,
    children,
    elements,
    joined,
    lines,
    mark_body,
    read,
    remove,
    unwrap,
    written,
)

_MAIN, _STYLES, _NOTES = "word/document.xml", "word/styles.xml", "word/footnotes.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTES_TYPE = Markup(
    '<Override PartName="/word/footnotes.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
)
_NOTES_RELATION = Markup(
    '<Relationship Id="footnotes" Type="{}/footnotes" Target="footnotes.xml"/>'
).format(_OFFICE)


def docx(document: Document) -> bytes:
    """The file. Needs an application context, for the template. Raises FrameProblem."""
    parts = opened(document, "docx", (_MAIN, _STYLES, _TYPES, _RELATIONS))
    named = fields(document)
    styles = read(parts[_STYLES])
    drawn = pictures(document)
    main = read(parts[_MAIN])
    text = WordText(_styles(styles), drawn, _width(main))
    with force_locale(document.language):
        body = text.blocks(document.blocks)
    if not _fill(main, named):
        raise FrameProblem("a frame of DOCX needs a content control with the tag 'body'")
    parts[_MAIN] = written(main, body=body)
    for name in [one for one in parts if one.startswith(("word/header", "word/footer"))]:
        around_text = read(parts[name])
        _fill(around_text, named)
        parts[name] = written(around_text)
    for one in elements(styles, "w:lang"):
        one.setAttribute("w:val", _LOCALES[document.language])
    parts[_STYLES] = written(styles)
    _add_notes(parts, joined(text.notes))
    for number, picture in enumerate(drawn, start=1):
        _add_picture(parts, number, picture)
    parts["docProps/core.xml"] = _properties(document)
    return packed(parts)


def _styles(tree: Tree) -> Mapping[str, str]:
    """Their ids by their names; the ids are translated by Word, the names are not."""
    return {
        name.getAttribute("w:val").lower(): style.getAttribute("w:styleId")
        for style in elements(tree, "w:style")
        for name in children(style, "w:name")
    }


def _width(tree: Tree) -> int:
    """The width of the text, in twentieths of a point."""
    section = elements(tree, "w:sectPr")[-1]
    size, margins = children(section, "w:pgSz")[0], children(section, "w:pgMar")[0]
    edges = int(margins.getAttribute("w:left")) + int(margins.getAttribute("w:right"))
    return int(size.getAttribute("w:w")) - edges


def _fill(tree: Tree, named: Mapping[str, str]) -> bool:
    """Put the texts into the controls, of which nothing is left. Whether there was a body."""
    has_body = False
    said: dict[Element, list[str]] = {}
    for control in elements(tree, "w:sdt"):
        name = _name(control)
        inside = elements(control, "w:p")
        paragraph = inside[0] if inside else around(control, "w:p")
        if name == BODY:
            mark_body(control if inside or paragraph is None else paragraph)
            has_body = True
        elif name in named:
            _say(control, named[name])
            if paragraph is not None:
                said.setdefault(paragraph, []).append(named[name])
    for paragraph, texts in said.items():
        parent = paragraph.parentNode
        if not any(texts) and isinstance(parent, Element) and len(children(parent, "w:p")) > 1:
            remove(paragraph)
    return has_body


def _name(control: Element) -> str:
    """Its tag, else its title: LibreOffice keeps the title only."""
    said = [*elements(control, "w:tag"), *elements(control, "w:alias")]
    return said[0].getAttribute("w:val") if said else ""


def _say(control: Element, text: str) -> None:
    """Leave the text in the place of a control, as its first run looks."""
    content = children(control, "w:sdtContent")[0]
    first, *others = elements(content, "w:r")
    for run in others:
        remove(run)
    for child in list(first.childNodes):
        if not (isinstance(child, Element) and child.tagName == "w:rPr"):
            first.removeChild(child)
    for looks in children(first, "w:rPr"):
        for placeholder in children(looks, "w:rStyle"):
            if placeholder.getAttribute("w:val") == "PlaceholderText":
                remove(placeholder)
    lines(first, text, "w:t", "w:br")
    unwrap(control, content)


def _add_notes(parts: dict[str, bytes], notes: Markup) -> None:
    """Put the footnotes behind the separators, in a part of ours where the frame has none."""
    if _NOTES not in parts:
        parts[_NOTES] = (OURS / "footnotes.xml").read_bytes()
        parts[_TYPES] = before(parts[_TYPES], "</Types>", _NOTES_TYPE)
        parts[_RELATIONS] = before(parts[_RELATIONS], "</Relationships>", _NOTES_RELATION)
    parts[_NOTES] = before(parts[_NOTES], "</w:footnotes>", notes)


def _add_picture(parts: dict[str, bytes], number: int, picture: Picture) -> None:
    parts[f"word/media/figure{number}.png"] = picture.png
    if b'Extension="png"' not in parts[_TYPES]:
        kind = Markup('<Default Extension="png" ContentType="image/png"/>')
        parts[_TYPES] = before(parts[_TYPES], "</Types>", kind)
    relation = Markup(
        '<Relationship Id="figure{number}" Type="{office}/image"'
        ' Target="media/figure{number}.png"/>'
    ).format(number=number, office=_OFFICE)
    parts[_RELATIONS] = before(parts[_RELATIONS], "</Relationships>", relation)


def _properties(document: Document) -> bytes:
    """Title, language and day; the moment of writing is not told, for it would be another file."""
    frame = document.frame
    return (
        Markup(
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            "<cp:coreProperties"
            ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language>"
            '<dcterms:created xsi:type="dcterms:W3CDTF">{}T00:00:00Z</dcterms:created>'
            "</cp:coreProperties>"
        )
        .format(
            document.title,
            frame.ministry if frame else "",
            _LOCALES[document.language],
            document.date.isoformat(),
        )
        .encode()
    )
