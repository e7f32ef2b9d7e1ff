"""What was typed as a note is, and a letter to parliament should not print."""

import re
from collections.abc import Iterator
from dataclasses import replace

from logbook.composer.grammar import Number, unstopped
from logbook.composer.organisation_names import former_name
from logbook.composer.own_words import article_of
from logbook.composer.pronouns import lacks_subject
from logbook.composer.records import LetterInput, MeetingRecord
from logbook.composer.several import likely_number, told_number
from logbook.composer.slips import (
    is_said_with_dat,
    lacks_article,
    names_in,
    unknown_capital,
)
from logbook.composer.unnamed import noun_at
from logbook.dates import periods_in_figures, say_period
from logbook.directory.sentence_forms import by_its_noun, in_a_sentence
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act, Fix, instead
from logbook.linter.reading import Place, Reading
from logbook.linter.record_facts import organisations
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
    "z.s.m.": "zo spoedig mogelijk",
    "t/m": "tot en met",
    "d.w.z.": "dat wil zeggen",
    "m.u.v.": "met uitzondering van",
    "i.h.k.v.": "in het kader van",
    "enz.": "enzovoort",
}
_SHORT = re.compile("|".join(rf"(?<!\w){re.escape(one)}" for one in _WORDS), re.IGNORECASE)
_SINGULAR = "(?:is|was|wordt|werd|heeft)"
_AND = re.compile(r"(?<=\w) & (?=\w)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def shorthand(reading: Reading) -> Iterator[Finding]:
    """Abbreviations of a note: 'm.n.', 'o.a.', 'Q3 2023', '&' outside a name."""
    for place in reading.places:
        for short in dict.fromkeys(found[0] for found in _SHORT.finditer(place.text)):
            full = _WORDS[short.casefold()]
            say = _("Write “%(full)s” instead of “%(short)s”.", full=full, short=short)
            yield _warning(
                "shorthand", place.record, place.text, say, instead(place.text, short, full)
            )
        for short in dict.fromkeys(periods_in_figures(place.text)):
            full = say_period(short, reading.language)
            say = _("Write “%(full)s” instead of “%(short)s”.", full=full, short=short)
            yield _warning(
                "shorthand", place.record, place.text, say, instead(place.text, short, full)
            )
        if _AND.search(_without_names(place.text, reading.given)):
            say = _("Write “and” instead of “&”.")
            yield _warning("shorthand", place.record, place.text, say, (Act.RECORD,))


def article(reading: Reading) -> Iterator[Finding]:
    """What a sentence needs an article for: an occasion, an organisation, a party's own words."""
    for one in reading.given.answers:
        occasion = one.commitment.occasion
        if occasion is not None and lacks_article(occasion.nl):
            say = _("The occasion “%(name)s” has no article. Write it with one.", name=occasion.nl)
            yield Finding("article", Level.NOTE, one.commitment.id, (), say, (Act.RECORD,))
    named = {id_ for place in reading.places for id_ in place.ids("organisation")}
    for meeting in reading.given.meetings:
        for each in organisations(meeting):
            if each.id in named and each.in_sentence is None:
                say = _(
                    "Nobody wrote how a sentence names “%(name)s”; the letter has “%(said)s”. "
                    "Write it with the organisation, with its article if it has one.",
                    name=each.name.nl,
                    said=in_a_sentence(each.name, None, reading.language),
                )
                yield Finding("article", Level.NOTE, each.id, (), say, (Act.RECORD,))
            former = former_name(each, meeting.date) if each.id in named else None
            if former is not None and by_its_noun(former, reading.language) is None:
                say = _(
                    "Nobody knows the article of “%(name)s”, as “%(now)s” was called then. Write "
                    "the former name with its article if it has one.",
                    name=former,
                    now=each.name.nl,
                )
                yield Finding("article", Level.NOTE, each.id, (), say, (Act.RECORD,))
        yield from _indefinite(meeting, reading)


def _indefinite(meeting: MeetingRecord, reading: Reading) -> Iterator[Finding]:
    """Words of a party's own that are said again as they were typed: 'een bedrijf heeft'."""
    acting = {actor.party for point in meeting.points for actor in (*point.by, *point.to)}
    for party in meeting.parties:
        words, noun = party.as_.nl if party.as_ else "", noun_at(party)
        told = words and f"{words[:1].upper()}{words[1:]} " in reading.printed
        if party.plural or party.id not in acting or not told:
            continue
        if words.startswith("een ") and article_of(words, [noun] if noun else []) is None:
            say = _(
                "“%(words)s” is said again as it was typed, because the article of its noun is not "
                "known. Write “de …” or “het …” in the text.",
                words=words,
            )
            yield Finding("article", Level.NOTE, meeting.id, (), say, (Act.RECORD,))


def number(reading: Reading) -> Iterator[Finding]:
    """A verb in the singular with what is plural, or the other way round, as the record has it."""
    if reading.language != "nl":
        return
    for place in reading.places:
        for point in reading.told_points(place):
            words = point.complement.nl if point.complement else ""
            wrong = _is_several(words) and not point.complement_plural
            if wrong and _is_beside(_SINGULAR, words, place):
                yield _wrong_number(point.id, words, place)
        for id_ in place.ids("party"):
            meeting, party = reading.parties.get(id_, (None, None))
            if meeting is None or party is None or party.as_ is None:
                continue
            yield from _number_of(meeting.id, party.as_.nl, plural=party.plural, place=place)
        for point in reading.told_points(place):
            for actor in (*point.by, *point.to):
                if actor.inline is not None:
                    words = actor.inline.nl
                    yield from _number_of(point.id, words, plural=actor.plural, place=place)


def _number_of(record: str, words: str, *, plural: bool, place: Place) -> Iterator[Finding]:
    """Words of a party's own beside a verb of the other number; a warning where that is a guess."""
    told = told_number(words)
    meant = told or likely_number(words)
    verb = "hebben" if plural else "heeft"
    if (meant is Number.PLURAL) is not plural and _is_beside(verb, words, place):
        level = Level.ERROR if told else Level.WARNING
        yield replace(_wrong_number(record, words, place), level=level)


def _wrong_number(record: str, words: str, place: Place) -> Finding:
    say = _(
        "The verb does not agree with “%(words)s”. Say in the record whether that is plural.",
        words=words,
    )
    return Finding("number", Level.ERROR, record, (place.text,), say, (Act.RECORD,))


def _is_several(words: str) -> bool:
    """Whether the words are plural for certain: two things joined, or a number of them."""
    return told_number(words) is Number.PLURAL


def _is_beside(verb: str, words: str, place: Place) -> bool:
    said = re.escape(words.strip(" .,;"))
    said = re.sub(r"^een\\ ", "(?:een|de|het) ", said)
    pattern = rf"\b{verb} (?:onder andere )?{said}(?!\w)|(?<!\w){said} {verb}\b"
    return re.search(pattern, place.text, re.IGNORECASE) is not None


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
    """A clause that was entered as a noun phrase, or one behind 'dat' that has no subject."""
    for meeting in reading.given.meetings:
        for point in meeting.points:
            if is_said_with_dat(point):
                say = _("What was said begins with “dat”. It is told as a clause, as that reads.")
                yield Finding("complement", Level.NOTE, point.id, (), say, (Act.RECORD,))
            said = point.complement.nl.strip() if point.complement else ""
            if point.complement_kind is ComplementKind.DAT and lacks_subject(unstopped(said)):
                say = _(
                    "“%(words)s” has no subject behind “dat”. Write “dat dat …” where it means "
                    "what was asked or said before, else “dat er …”.",
                    words=said,
                )
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
