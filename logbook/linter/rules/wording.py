"""Words that should not stand in a letter, and words that are missing."""

import re
from collections.abc import Iterator, Mapping

from logbook.citations import find_all
from logbook.commitments.evidence_sentence import DATED, SLOT, is_preposition
from logbook.composer.contents import REUSABLE
from logbook.composer.records import OrganisationRecord, PhraseRecord
from logbook.linter.findings import LETTER, Finding, Level
from logbook.linter.fixes import Act, Fix
from logbook.linter.reading import Place, Reading
from logbook.linter.record_facts import Record, wordings_of
from logbook.linter.text import has_word
from logbook.web.language import _
from logbook.wording import Wording

_VAGUE = {
    "nl": re.compile(
        r"\b(?:op een later moment|in een later stadium|op een later tijdstip|te zijner tijd|"
        r"t\.z\.t\.|op termijn|te gelegener tijd|zo spoedig mogelijk|zodra mogelijk)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:at a later (?:moment|date|stage|time)|in due (?:course|time)|in the near future|"
        r"as soon as possible)\b",
        re.IGNORECASE,
    ),
}
_RELATIVE = {
    "nl": re.compile(
        r"\b(?:jl\.?|jongstleden|a\.s\.|aanstaande|onlangs|recent|recentelijk|gisteren|eergisteren|"
        r"vandaag|morgen|binnenkort|kortgeleden|"
        r"(?:vorige?|volgende?|deze|dit|afgelopen|komende?) (?:week|maand|jaar|kwartaal|zomer|"
        r"winter|voorjaar|najaar))(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:recently|lately|yesterday|today|tomorrow|shortly|(?<!as )soon|"
        r"(?:last|next|this|past|coming) "
        r"(?:week|month|year|quarter|summer|winter|spring|autumn))\b",
        re.IGNORECASE,
    ),
}
_SMALL_WORDS = {
    "nl": re.compile(
        r"\b(?:de|het|een|en|van|dat|die|met|voor|op|te|zijn|heeft|hebben|om|aan|bij|ook|niet|wordt"
        r"|worden|naar|uit|door|over|als|deze|dit|ik|zij|hun)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|an?|and|of|that|which|with|for|on|to|are|has|have|at|by|also|not|will|be|from"
        r"|about|as|this|these|they|their|its)\b",
        re.IGNORECASE,
    ),
}
"""The commonest words that only one of the languages has ('in', 'is' and 'was' are of both)."""
_PLACEHOLDER = re.compile(
    r"\b(?:PM|XX+|TODO|TBD|NTB|N\.T\.B\.|p\.m\.|n\.t\.b\.)(?!\w)|\{\w*\}|\?\?+|\.{4,}"
    r"|\[[^\[\]]{0,60}(?:\.\.\.|…|invullen|aanvullen|datum|naam|date|name)[^\[\]]{0,60}\]"
    r"|nog in te vullen"
)


def translation(reading: Reading) -> Iterator[Finding]:
    """Dutch in an English letter, because nobody wrote the English; an author's other language."""
    for place in reading.places:
        if place.is_edited and _is_of_another_language(place.text, reading.language):
            say = _(
                "This was written in the other language than the letter has now. Write it again,"
                " or take what is composed."
            )
            yield Finding("translation", Level.WARNING, place.record, (place.text,), say)
    if reading.language == "en":
        yield from _dutch_in_english(reading)


def _dutch_in_english(reading: Reading) -> Iterator[Finding]:
    for place in reading.places:
        for record in reading.behind(place):
            if _is_in_dutch(record, place.text):
                yield _untranslated(record.id or place.record, place.text)
        if place.is_quoted:
            yield from _quoted_in_dutch(reading, place)
    headings = {part.heading for part in reading.letter.sections}
    for one in reading.commitments.values():
        if one.heading.en is None and one.heading.nl in headings:
            yield _untranslated(one.id, one.heading.nl)


def _is_of_another_language(text: str, language: str) -> bool:
    """Whether its small words are those of the other language, and hardly any of this one."""
    counts = {one: len(words.findall(text)) for one, words in _SMALL_WORDS.items()}
    own = counts.pop(language)
    return max(counts.values()) >= max(3, 3 * own)


def _untranslated(record: str, text: str) -> Finding:
    say = _(
        "This stands in the English letter in Dutch. Write the English in the record and compose "
        "again."
    )
    return Finding("translation", Level.ERROR, record, (text,), say, (Act.RECORD,))


def _quoted_in_dutch(reading: Reading, place: Place) -> Iterator[Finding]:
    """A reusable text that was put in while the letter was in Dutch."""
    for id_ in place.ids(REUSABLE):
        words = reading.texts[id_].text if id_ in reading.texts else None
        if words is None or place.text not in " ".join(words.nl.split()):
            continue
        if words.en is None:
            yield _untranslated(id_, place.text)
        elif place.text not in " ".join(words.en.split()):
            say = _("This reusable text stands in the English letter in Dutch. Take its English.")
            yield Finding("translation", Level.ERROR, id_, (place.text,), say)


def _is_in_dutch(record: Record, text: str) -> bool:
    if isinstance(record, OrganisationRecord):
        return False  # a name is equal in every language
    if isinstance(record, PhraseRecord):
        return not any(_english(form) for form in record.forms)
    return any(one.en is None and _stands_in(one, text) for one in wordings_of(record))


def _english(form: Mapping[str, object]) -> bool:
    sentence = form.get("sentence")
    return isinstance(sentence, Mapping) and bool(sentence.get("en"))


def _stands_in(words: Wording, text: str) -> bool:
    """Whether its Dutch is printed; of a sentence with a date, what stands around that."""
    around = DATED.sub(lambda found: _kept(found[1] or "") + SLOT, words.nl)
    parts = [part.strip(" .,;") for part in around.split(SLOT)]
    told = [part for part in parts if part]
    return bool(told) and all(has_word(text, " ".join(part.split())) for part in told)


def _kept(typed: str) -> str:
    return "" if is_preposition(typed) else typed


def vague_term(reading: Reading) -> Iterator[Finding]:
    """A term that binds nobody."""
    for place, found in _matching(reading, _VAGUE[reading.language]):
        say = _(
            "‘%(found)s’ is no term: the House cannot hold us to it, and we cannot be reminded. "
            "Name a day or a period if you can.",
            found=found,
        )
        yield Finding("vague-term", Level.NOTE, place.record, (place.text,), say)


def relative_time(reading: Reading) -> Iterator[Finding]:
    """A time that means something else when the letter is read later."""
    for place, found in _matching(reading, _RELATIVE[reading.language]):
        say = _("‘%(found)s’ ages with the letter. Write the date instead.", found=found)
        yield Finding("relative-time", Level.WARNING, place.record, (place.text,), say)


def _matching(reading: Reading, wanted: re.Pattern[str]) -> Iterator[tuple[Place, str]]:
    for place in reading.places:
        match = wanted.search(place.text)
        if match:
            yield place, match[0]


def placeholder(reading: Reading) -> Iterator[Finding]:
    """What somebody meant to fill in."""
    frame = reading.letter.frame
    around = (
        frame.subject.in_language(reading.language) if frame.subject else None,
        frame.addressee.in_language(reading.language) if frame.addressee else None,
        frame.directorate,
        frame.our_reference,
        frame.continuation_reference,
        frame.your_reference,
        *frame.attachments,
    )
    frames: tuple[Fix, ...] = (Act.FRAME,)
    headings = (part.heading for part in reading.letter.sections)
    told = [(place.record, place.text, ()) for place in reading.places]
    told += [(LETTER, text, ()) for text in headings if text]
    for record, text, fixes in (*told, *((LETTER, text, frames) for text in around if text)):
        match = _PLACEHOLDER.search(_without_citations(text))
        if match:
            say = _("‘%(found)s’ was left to be filled in. Fill it in.", found=match[0])
            yield Finding("placeholder", Level.WARNING, record, (text,), say, fixes)


def _without_citations(text: str) -> str:
    """A budget chapter may be XX."""
    for one in find_all(text):
        text = text.replace(one.as_written, "")
    return text
