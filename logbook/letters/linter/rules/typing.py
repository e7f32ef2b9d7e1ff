"""What was typed as a note is, and a letter to parliament should not print."""

import re
from collections.abc import Iterator

from logbook.letters.composer.records import LetterInput
from logbook.letters.composer.slips import (
    is_said_with_dat,
    lacks_article,
    names_in,
    unknown_capital,
)
from logbook.letters.linter.findings import Finding, Level
from logbook.letters.linter.fixes import Act, Fix, instead
from logbook.letters.linter.reading import Reading
from logbook.meetings.models import ComplementKind
from logbook.web.language import _

_WORDS = {
    "m.n.": "met name",
    "o.a.": "onder andere",
    "i.v.m.": "in verband met",
    "d.m.v.": "door middel van",
    "t.a.v.": "ten aanzien van",
    "n.a.v.": "naar aanleiding van",
    "o.b.v.": "op basis van",
    "m.b.t.": "met betrekking tot",
    "t.o.v.": "ten opzichte van",
    "bijv.": "bijvoorbeeld",
    "evt.": "eventueel",
    "incl.": "inclusief",
    "excl.": "exclusief",
    "e.d.": "en dergelijke",
}
_SHORT = re.compile("|".join(rf"(?<!\w){re.escape(one)}" for one in _WORDS), re.IGNORECASE)
_AND = re.compile(r"(?<=\w) & (?=\w)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def shorthand(reading: Reading) -> Iterator[Finding]:
    """Abbreviations of a note: 'm.n.', 'o.a.', '&' outside a name."""
    for place in reading.places:
        for short in dict.fromkeys(found[0] for found in _SHORT.finditer(place.text)):
            full = _WORDS[short.casefold()]
            say = _("Write “%(full)s” instead of “%(short)s”.", full=full, short=short)
            yield _warning(
                "shorthand", place.record, place.text, say, instead(place.text, short, full)
            )
        if _AND.search(_without_names(place.text, reading.given)):
            say = _("Write “and” instead of “&”.")
            yield _warning("shorthand", place.record, place.text, say, (Act.RECORD,))


def article(reading: Reading) -> Iterator[Finding]:
    """An occasion that 'tijdens' cannot go before as it was typed."""
    for one in reading.given.answers:
        occasion = one.commitment.occasion
        if occasion is not None and lacks_article(occasion.nl):
            say = _("The occasion “%(name)s” has no article. Write it with one.", name=occasion.nl)
            yield Finding("article", Level.NOTE, one.commitment.id, (), say, (Act.RECORD,))


def capital(reading: Reading) -> Iterator[Finding]:
    """What was said, begun with a capital that goes on within a sentence: 'om Wind op zee te'."""
    names = names_in(reading.given)
    for meeting in reading.given.meetings:
        for point in meeting.points:
            said = point.complement
            if said is None or point.complement_kind is ComplementKind.SENTENCE:
                continue
            if word := unknown_capital(said.in_language(reading.language), names):
                say = _("“%(word)s” has a capital within the sentence. Is it a name?", word=word)
                yield Finding("capital", Level.NOTE, point.id, (), say, (Act.RECORD,))


def complement(reading: Reading) -> Iterator[Finding]:
    """A clause that was entered as a noun phrase. It is told as a clause."""
    for meeting in reading.given.meetings:
        for point in meeting.points:
            if is_said_with_dat(point):
                say = _("What was said begins with “dat”. It is told as a clause, as that reads.")
                yield Finding("complement", Level.NOTE, point.id, (), say, (Act.RECORD,))


def markup(reading: Reading) -> Iterator[Finding]:
    """Tags that came along with pasted text. They are not printed."""
    for meeting in reading.given.meetings:
        for point in meeting.points:
            said = point.complement
            if said is not None and any(_TAG.search(text or "") for text in (said.nl, said.en)):
                say = _("A point holds tags, which are not printed. Take them out.")
                yield _warning("markup", point.id, "", say, (Act.RECORD,))


def _warning(rule: str, record: str, text: str, say: str, fixes: tuple[Fix, ...]) -> Finding:
    return Finding(rule, Level.WARNING, record, (text,) if text else (), say, fixes)


def _without_names(text: str, given: LetterInput) -> str:
    for meeting in given.meetings:
        for party in meeting.parties:
            if party.organisation is not None:
                for name in (party.organisation.name.nl, party.organisation.short_name):
                    text = text.replace(name, "") if name else text
    return text
