"""Text of users: cleaned when it comes in, made into safe HTML when it is shown."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# C0 and C1 control characters but tab and line feed, DEL, and halves of surrogate pairs: none of
# them means anything to a reader, and iCalendar, XML, mail headers and PostgreSQL refuse them.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Signs that leave nothing on the page, for a class of a regular expression.

Soft hyphens, joiners, marks of direction (Unicode's Default_Ignorable_Code_Point), and two blanks
that are no white space: a word holds them unseen, and a name of them alone is none.
"""
_BLANK = re.compile(rf"[\s{UNSEEN}]*")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\u0085|\x0b|\x0c")

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a", "h3", "h4", "hr",
}  # fmt: skip
_MARK = re.compile(r"[\[\]()*_`<>&\\!#\n-]")
_BLANK_LINES = re.compile(r"\n\s*\n")
MOST_MARKS = 3_000
"""Signs with a meaning in Markdown that a text may hold and still be read as Markdown.

What an opening bracket belongs to is looked for up to the end of its paragraph: 20,000 brackets
would hold a page up for seconds. The longest text of a person has some hundreds of such signs.
"""


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - sixty files, for who shows a text

    return MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image")


def has_unkeepable(text: str) -> bool:
    """Whether a text (its line ends made equal) holds characters that cannot be kept."""
    return _UNKEEPABLE.search(_LINE_ENDS.sub("\n", text)) is not None


def tidy(text: str) -> str:
    """NFC, line ends as LF, no blanks around; nothing where nothing is to be seen.

    Control characters stay: refuse them first.
    """
    tidied = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).strip()
    return "" if _BLANK.fullmatch(tidied) else tidied


def one_line(text: str) -> str:
    """The text without control characters, on one line: for mail headers and calendar names."""
    return " ".join(_UNKEEPABLE.sub(" ", _LINE_ENDS.sub(" ", text)).split())


def without_controls(text: str) -> str:
    """The text with line ends as LF and every unkeepable character taken out."""
    return _UNKEEPABLE.sub("", _LINE_ENDS.sub("\n", text))


def to_html(text: str | None) -> Markup:
    """Markdown as safe HTML: none of the writer's HTML, no images, only http, https and mailto."""
    if not text:
        return Markup()
    if _is_made_of_marks(text):
        paragraphs = Markup("</p>\n<p>").join(_BLANK_LINES.split(text))
        return Markup("<p>{}</p>").format(paragraphs)
    html = nh3.clean(
        _markdown().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(html)  # noqa: S704 - nh3 has just cleaned it


def _is_made_of_marks(text: str) -> bool:
    """Whether it holds too many marks to be read as Markdown, and is told as it stands."""
    return sum(1 for _ in islice(_MARK.finditer(text), MOST_MARKS + 1)) > MOST_MARKS


class RichPassage(NamedTuple):
    """A paragraph of a text on one line; `listed`: it is an item of a list."""

    text: str
    listed: bool


def passages(text: str) -> Iterator[RichPassage]:
    """What Markdown says, without its marks: for documents that have marks of their own.

    A link is told by its words and its address.
    """
    if _is_made_of_marks(text):
        yield from (RichPassage(" ".join(one.split()), False) for one in _BLANK_LINES.split(text))
        return
    depth = 0
    for token in _markdown().parse(text):
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
        said = token.content if token.type in ("fence", "code_block") else _said(token.children)
        if folded := " ".join(said.split()):
            yield RichPassage(folded, depth > 0)


def _said(children: "Sequence[Token] | None") -> str:
    words: list[str] = []
    addresses: list[str] = []
    for child in children or ():
        if child.type == "link_open":
            addresses.append(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            address = addresses.pop()
            # An address that stands there as it is, is not said twice.
            words.append(f" ({address})" if address and words[-1:] != [address] else "")
        else:
            words.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    return "".join(words)
