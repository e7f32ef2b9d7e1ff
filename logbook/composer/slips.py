"""What people typed, mended where a letter would print the slip: 'Dat dat zij', 'om Met banken'.

Only the copy that the composer works on is mended; the records stay as they were typed. What cannot
be mended with certainty is left for the linter to find.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from logbook.commitments.models import ClauseType
from logbook.composer.grammar import unstopped
from logbook.composer.pronouns import has_both, with_pronoun
from logbook.composer.records import (
    ActorRecord,
    AnswerRecord,
    CommitmentRecord,
    DeadlineRecord,
    LetterInput,
    MeetingRecord,
    PointRecord,
)
from logbook.meetings.models import ComplementKind
from logbook.wording import Wording

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_DOUBLED = re.compile(r"\b(\w{2,})(?: \1\b)+", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')
_FIRST = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset(
    " ".join(
        (
            "de het een dat die dit deze hoe of om wat welk welke waarom wanneer waar wie in op",
            "met van voor bij naar over tot uit aan door als omdat enkele enige diverse",
            "verschillende meerdere alle beide veel sommige geen zij hij hun haar zijn er ook",
            "the a an that this these those how to whether what which why when where who on of for",
            "by about from some several various all both many no they it its their",
        )
    ).split()
)
_GATHERINGS = {
    "vragenuur": "het",
    "commissiedebat": "het",
    "debat": "het",
    "plenaire debat": "het",
    "tweeminutendebat": "het",
    "notaoverleg": "het",
    "wetgevingsoverleg": "het",
    "algemeen overleg": "het",
    "schriftelijk overleg": "het",
    "rondetafelgesprek": "het",
    "begrotingsbehandeling": "de",
    "hoorzitting": "de",
    "technische briefing": "de",
    "regeling van werkzaamheden": "de",
}
"""What parliament meets for, as its lists name it, with the article that a sentence needs."""

_DETERMINED = re.compile(
    r"(?:de|het|een|deze|dit|die|dat|the|an?|this|that)\b|\S*\d", re.IGNORECASE
)


_CLAUSE = re.compile(
    r"dat (?:de|het|een|zij|ze|hij|wij|we|er|dit|deze|die|hun|haar|zijn|geen|alle|veel|in|op|bij"
    r"|voor|met|van|door|ook)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"^\s*(?:tijdens|gedurende|during)\s+(?=\S)", re.IGNORECASE)
_PLACE = re.compile(r"Nederland|Europ|Afrika|Azi|Amerika|Kamer|Rijk|Caribisch|Rus|Oekra|Chin")
"""Places and institutions that talks are often about; for others a note does little harm."""


def mended(given: LetterInput) -> LetterInput:
    """The same records with what was typed as a letter can print it."""
    return _Mending(names_in(given)).letter(given)


def lacks_article(occasion: str) -> bool:
    """Whether an occasion was typed as lists name it, without the article that 'tijdens' needs."""
    named = at_itself(occasion).strip()
    return bool(named) and _DETERMINED.match(named) is None


def is_said_with_dat(point: PointRecord) -> bool:
    """Whether it is a clause ('dat zij minder beleggen') that was entered as a noun phrase.

    Only where its phrase can tell a clause; 'dat beleid' is a noun phrase indeed.
    """
    words, phrase = point.complement, point.phrase
    return (
        point.complement_kind is ComplementKind.NOUN_PHRASE
        and words is not None
        and _is_clause(words.nl.strip())
        and phrase is not None
        and any(form.get("complementKind") == ComplementKind.DAT for form in phrase.forms)
    )


def _is_clause(words: str) -> bool:
    return _CLAUSE.match(words) is not None or with_pronoun(unstopped(words)) != unstopped(words)


def unknown_capital(words: str, names: Collection[str]) -> str | None:
    """The first word, where it has a capital that neither a name nor an abbreviation explains."""
    first = _FIRST.match(words.strip())
    if first is None or not first[0][0].isupper() or not first[0][1:].islower():
        return None
    if first[0].casefold() in _FUNCTION_WORDS or words.strip().startswith(tuple(names)):
        return None
    return None if _PLACE.match(first[0]) else first[0]


def at_itself(occasion: str) -> str:
    """The occasion alone, where 'tijdens' or 'during' was typed with it."""
    return _AT.sub("", occasion)


def with_article(occasion: str) -> str:
    """'het Vragenuur', where parliament's own name of the gathering says which article it has."""
    named = occasion.casefold()
    for name, article in _GATHERINGS.items():
        if re.match(rf"{name}\b", named):
            return f"{article} {occasion}"
    return occasion


class _Mending:
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def letter(self, given: LetterInput) -> LetterInput:
        return replace(
            given,
            answers=[replace(one, commitment=self._commitment(one)) for one in given.answers],
            meetings=[self._meeting(one) for one in given.meetings],
            follow_ups=[
                replace(one, told_as=self._each(one.told_as, self._plain))
                for one in given.follow_ups
            ],
        )

    def _commitment(self, answer: AnswerRecord) -> CommitmentRecord:
        one = answer.commitment
        is_said = one.clause_type is ClauseType.DAT
        return replace(
            one,
            clause=self._each(one.clause, self._said if is_said else self._clause),
            occasion=self._occasion(one.occasion),
            deadlines=[self._deadline(each) for each in one.deadlines],
            evidence=[
                replace(each, sentence=self._each(each.sentence, self._plain) or each.sentence)
                for each in one.evidence
            ],
        )

    def _deadline(self, one: DeadlineRecord) -> DeadlineRecord:
        reason = self._clause(one.reason or "")
        if unknown_capital(reason, self._names):
            reason = f"{reason[:1].lower()}{reason[1:]}"
        return replace(one, text=self._clause(one.text) or one.text, reason=reason or None)

    def _meeting(self, one: MeetingRecord) -> MeetingRecord:
        return replace(
            one,
            occasion=self._each(one.occasion, self._gathering),
            representatives=[
                replace(each, as_=self._each(each.as_, self._clause))
                for each in one.representatives
            ],
            parties=[replace(each, as_=self._each(each.as_, self._clause)) for each in one.parties],
            points=[self._point(each) for each in one.points],
        )

    def _point(self, one: PointRecord) -> PointRecord:
        kind = ComplementKind.DAT if is_said_with_dat(one) else one.complement_kind
        mend: dict[ComplementKind | None, Callable[[str], str]] = {
            ComplementKind.SENTENCE: self._plain,
            ComplementKind.DAT: self._said,
        }
        return replace(
            one,
            complement_kind=kind,
            complement=self._each(one.complement, mend.get(kind, self._clause)),
            by=self._actors(one.by),
            to=self._actors(one.to),
        )

    def _actors(self, actors: Sequence[ActorRecord]) -> Sequence[ActorRecord]:
        return [replace(one, inline=self._each(one.inline, self._clause)) for one in actors]

    def _occasion(self, occasion: Wording | None) -> Wording | None:
        mended_ = self._each(occasion, self._gathering)
        return replace(mended_, nl=with_article(mended_.nl)) if mended_ is not None else None

    def _gathering(self, text: str) -> str:
        return self._clause(at_itself(text))

    def _each(self, wording: Wording | None, mend: Callable[[str], str]) -> Wording | None:
        """Both texts mended; one of which nothing is left stays as it was."""
        if wording is None:
            return None
        return Wording(
            mend(wording.nl) or wording.nl,
            (mend(wording.en) or wording.en) if wording.en is not None else None,
        )

    def _plain(self, text: str) -> str:
        """Without tags and needless spaces, with the quotation marks of print."""
        words = " ".join(_MARKUP.sub("", text).split())
        return _QUOTED.sub(r"“\1”", words)

    def _clause(self, text: str) -> str:
        """What goes on within a sentence: no word twice, no capital it has no right to, no stop."""
        words = unstopped(self._plain(text))
        first = _FIRST.match(words)
        if first is None or self._begins_with_a_name(words):
            return words
        words = words if has_both(words) else _DOUBLED.sub(r"\1", words)
        if first[0].casefold() in _FUNCTION_WORDS and not first[0].isupper():
            return f"{words[:1].lower()}{words[1:]}"
        return words

    def _said(self, text: str) -> str:
        """What goes on behind 'dat', also where it begins with the pronoun."""
        return with_pronoun(self._clause(text))

    def _begins_with_a_name(self, words: str) -> bool:
        return any(words.startswith(name) for name in self._names)


def names_in(given: LetterInput) -> frozenset[str]:
    """What organisations and offices are called that begin with a capital."""
    found: set[str | None] = set()
    for meeting in given.meetings:
        for party in meeting.parties:
            for one in (party.organisation, party.via.organisation if party.via else None):
                if one is not None:
                    spoken = one.in_sentence
                    found |= {one.name.nl, one.name.en, one.short_name}
                    found |= {spoken.nl, spoken.en} if spoken else set()
    for office in given.offices:
        found |= {office.name.nl, office.name.en}
    return frozenset(name for name in found if name and name[:1].isupper())
