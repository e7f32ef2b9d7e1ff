"""The XML of office documents: templates read as trees, texts written into them."""

from collections.abc import Iterator, Sequence
from xml.dom.minidom import Document, DocumentFragment, Element, ProcessingInstruction, parseString

from markupsafe import Markup

BODY = "body"


def read(content: bytes) -> Document:
    """A part of a template; it comes from who runs the installation, not from who uses it."""
    return parseString(content)  # noqa: S318 -- of the installation, not of a user


def written(tree: Document, **more: str) -> bytes:
    """The tree as a part again, with more XML by the names under which its places were marked."""
    content: bytes = tree.toxml(encoding="UTF-8", standalone=True)
    for name, text in more.items():
        content = content.replace(f"<?{name} here?>".encode(), text.encode())
    return content


def mark_body(element: Element) -> None:
    """The blocks will stand in the place of this element, as `body`."""
    _parent(element).replaceChild(_mark(element, BODY), element)


def mark_end(element: Element, name: str) -> None:
    """More will stand in this element, behind what is there."""
    element.appendChild(_mark(element, name))


def elements(within: Document | Element, name: str) -> Sequence[Element]:
    """The elements of that name in the order of the document, however deep."""
    return list(within.getElementsByTagName(name))


def children(element: Element, name: str) -> Sequence[Element]:
    """The elements of that name right below."""
    return [one for one in _elements(element) if one.tagName == name]


def around(element: Element, *names: str) -> Element | None:
    """The nearest element of one of the names that this one stands in."""
    outer = element.parentNode
    while isinstance(outer, Element):
        if outer.tagName in names:
            return outer
        outer = outer.parentNode
    return None


def lines(element: Element, text: str, text_tag: str | None, break_tag: str) -> None:
    """Put a text into an element, with an element between lines, each in a `text_tag`."""
    document = _document(element)
    for at, line in enumerate(text.split("\n")):
        if at:
            element.appendChild(document.createElement(break_tag))
        words = document.createTextNode(line)
        if text_tag is None:
            element.appendChild(words)
            continue
        inner = document.createElement(text_tag)
        inner.setAttribute("xml:space", "preserve")
        inner.appendChild(words)
        element.appendChild(inner)


def unwrap(element: Element, inner: Element | None = None) -> None:
    """Leave the children of an element (of `inner`, where given) in its place."""
    parent = _parent(element)
    for child in list((inner or element).childNodes):
        parent.insertBefore(child, element)  # type: ignore[type-var]  # stubs allow no text
    parent.removeChild(element)


def empty(element: Element) -> None:
    """Leave nothing in an element."""
    for child in list(element.childNodes):
        element.removeChild(child)


def before(content: bytes, end: str, more: str) -> bytes:
    """A part with more XML before where it ends."""
    return content.replace(end.encode(), more.encode() + end.encode())


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    _parent(element).removeChild(element)


def joined(parts: Iterator[Markup] | Sequence[Markup]) -> Markup:
    """Pieces of XML one after another."""
    return Markup("").join(parts)


def _elements(element: Element) -> Iterator[Element]:
    return (one for one in element.childNodes if isinstance(one, Element))


def _mark(element: Element, name: str) -> ProcessingInstruction:
    return _document(element).createProcessingInstruction(name, "here")


def _document(element: Element) -> Document:
    owner = element.ownerDocument
    assert owner is not None  # noqa: S101 -- every element read or made here has one
    return owner


def _parent(element: Element) -> Document | DocumentFragment | Element:
    parent = element.parentNode
    assert parent is not None  # noqa: S101 -- only the document itself has none
    return parent
