"""Minutes as plain lines: 'NVB: …', 'wij: …', '> actie: … vóór het reces'.

What a line does not say in this way is a note: nothing is guessed and nothing is lost.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from logbook.dates import DateError, Precision
from logbook.dates.spoken_words import DEADLINE
from logbook.dates.terms import typed_term
from logbook.meetings.models.kinds import PointKind

IsName = Callable[[str], bool]
"""Whether a text names one with whom the talk may have been."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A point: who said it (as typed; '' where that is left open), or we; of what kind.

    `others` said it too.
    """

    mark: str
    who: str
    us: bool
    kind: PointKind
    text: str
    others: tuple[str, ...] = ()

    @property
    def as_line(self) -> str:
        """The line that says it."""
        return f"{self.mark}: {self.text}"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """What must happen, who does it and by when, as far as the line says that."""

    mark: str
    what: str
    who: str = ""
    when: str = ""

    @property
    def as_line(self) -> str:
        """A line that says it."""
        parts = (self.mark, f"{self.who}:" if self.who else "", self.what, self.when)
        return " ".join((">", *filter(None, parts)))


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line that says nothing in the way of these."""

    text: str

    @property
    def as_line(self) -> str:
        """The line itself."""
        return self.text


Line = SaidLine | TaskLine | NoteLine

_KINDS: Mapping[PointKind, tuple[str, ...]] = {
    PointKind.MESSAGE: ("boodschap", "zegt", "zeggen", "message", "says", "say"),
    PointKind.ANSWER: (
        *("reactie", "antwoord", "reageert", "antwoordt", "reageren", "antwoorden"),
        *("answer", "answers"),
    ),
    PointKind.ASK: ("verzoek", "verzoekt", "verzoeken", "request", "requests"),
    PointKind.QUESTION: ("vraag", "vraagt", "vragen", "question", "asks", "ask"),
    PointKind.OFFER: ("aanbod", "biedt aan", "bieden aan", "offer", "offers"),
    PointKind.AGREEMENT: ("afspraak", "afgesproken", "agreement", "agreed"),
    PointKind.NOTE: ("intern", "internal"),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_US = frozenset({"wij", "we", "ons", "us", "bz"})
_BULLET = re.compile(r"\s*(?:[-*•–]\s+)?")
_MARK = re.compile(r"(?P<mark>[^:]{1,120}?)\s*:\s+(?P<text>\S.*)")
_TASK = re.compile(r">\s*(?P<rest>\S.*)")
_LABEL = re.compile(r"(?:actie|action|actiepunt|todo)\b\s*:?\s*", re.IGNORECASE)
_AT_THE_END = re.compile(r"(?P<what>\S.*?)\s*\((?P<who>[^()]+)\)")
_LEADS = frozenset(
    (
        *("voor", "vóór", "vóor", "voór", "uiterlijk", "binnen", "over", "in", "op", "tot", "t/m"),
        *("eind", "begin", "medio", "deze", "volgende", "komende", "by", "before", "within", "on"),
        *("until", "this", "next", "early", "late", "no"),
    )
)
_SEVERAL = re.compile(r"\s*(?:[,/&+]|\ben\b|\band\b)\s*")
_ANY_DAY = date(2024, 1, 15)
_MOST_WORDS = 8


def read_lines(
    text: str, is_name: IsName, is_colleague: IsName = lambda _text: False
) -> Iterator[Line]:
    """What each line that is not blank says, in order."""

    def acts(name: str) -> bool:
        return is_name(name) or is_colleague(name)

    for line in text.splitlines():
        if line.strip():
            yield _read(line, is_name, acts)


def _read(line: str, is_name: IsName, acts: IsName) -> Line:
    plain = line[_BULLET.match(line).end() :]  # type: ignore[union-attr]  # matches any line
    plain = plain.rstrip()
    task, label = _TASK.fullmatch(plain), _LABEL.match(plain)
    if task or (label and ":" in label[0]):
        return _task(task["rest"] if task else plain, acts) or NoteLine(line.strip())
    marked = _MARK.fullmatch(plain)
    said = _said(marked["mark"], marked["text"], is_name) if marked else None
    return said or NoteLine(line.strip())


def _said(mark: str, text: str, is_name: IsName) -> SaidLine | None:
    """None where nobody known is named before the colon, nor a kind of point."""
    who, kind = _who_and_kind(mark, is_name)
    us = who.casefold() in _US
    others: tuple[str, ...] = ()
    if who and not us and not is_name(who):
        who, *others_named = _SEVERAL.split(who)
        others = tuple(others_named)
        if not others or not all(map(is_name, (who, *others))):
            return None
    if kind is None and not who:
        return None
    if kind is None:
        kind = PointKind.MESSAGE if us else PointKind.ANSWER
        kind = PointKind.QUESTION if text.endswith("?") else kind
    return SaidLine(mark, "" if us else who, us, kind, text, others)


def _who_and_kind(mark: str, is_name: IsName) -> tuple[str, PointKind | None]:
    """Of 'NVB', 'NVB vraagt', 'NVB (aanbod)', 'vraag NVB' or 'afspraak'."""
    if mark.casefold() in _US or is_name(mark):
        return mark, None
    plain = " ".join(re.sub(r"[()]", " ", mark).split())
    folded = plain.casefold()
    for word, kind in _KIND_OF.items():
        if folded == word:
            return "", kind
        if folded.endswith(f" {word}"):
            return plain[: -len(word) - 1], kind
        if folded.startswith(f"{word} "):
            return plain[len(word) + 1 :], kind
    return mark, None


def _task(rest: str, is_name: IsName) -> TaskLine | None:
    """None where nothing is to be done."""
    label = _LABEL.match(rest)
    mark, body = (label[0], rest[label.end() :]) if label else ("", rest)
    if not body:
        return None
    who = ""
    named = _MARK.fullmatch(body)
    if named and (named["mark"].casefold() in _US or is_name(named["mark"])):
        who, body = named["mark"], named["text"]
    what, when = _parted(body)
    ended = None if who else _AT_THE_END.fullmatch(what)
    if ended and (ended["who"].casefold() in _US or is_name(ended["who"])):
        who, what = ended["who"], ended["what"]
    return TaskLine(mark.strip(), what, who, when)


def _parted(body: str) -> tuple[str, str]:
    """What is to be done, and the longest ending that is a term."""
    words = list(re.finditer(r"\S+", body))
    for word in words[max(1, len(words) - _MOST_WORDS) :]:
        when = body[word.start() :]
        if _is_term(when.rstrip(" .!")):
            return body[: word.start()].rstrip(" ,;"), when
    return body, ""


def _is_term(text: str) -> bool:
    """Whether it says by when: a day, or a period that a word such as 'vóór' or 'eind' leads in.

    'Begroting 2025' and 'cijfers maart' are names of things.
    """
    first = text.split(maxsplit=1)[0].casefold() if text else ""
    try:
        known = typed_term(text, today=_ANY_DAY)
    except DateError:
        spoken = DEADLINE.fullmatch(" ".join(text.casefold().replace("óó", "oo").split()))
        return spoken is not None and first in _LEADS
    return first in _LEADS or known.precision is Precision.DAY
