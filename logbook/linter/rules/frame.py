"""What surrounds the text of a letter: to whom it goes, its references, its attachments."""

import re
from collections.abc import Iterator, Sequence

from logbook.commitments.models import Chamber, CommitmentKind
from logbook.composer.contents import Outcome
from logbook.composer.wording import house
from logbook.linter.findings import LETTER, Finding, Level
from logbook.linter.fixes import Act, instead
from logbook.linter.reading import Place, Reading
from logbook.linter.text import has_word
from logbook.web.language import _

_NUMBERS = {
    **dict(zip(("één", "twee", "drie", "vier", "vijf", "zes"), range(1, 7), strict=True)),
    **dict(zip(("one", "two", "three", "four", "five", "six"), range(1, 7), strict=True)),
}
_ATTACHED = re.compile(
    r"\b(?:bijlagen?|bijgevoegd|bijgevoegde|bijgaand|bijgaande|annex|annexes|attachments?|attached|"
    r"enclosed)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:bijlagen?|annex|annexes|attachments?)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:bijlage|annex|attachment) (?P<number>\d{1,2})\b", re.IGNORECASE)


def chamber(reading: Reading) -> Iterator[Finding]:
    """'Uw Kamer' for the other chamber, or a letter addressed to it."""
    addressed, language = reading.letter.chamber, reading.language
    other = next(one for one in Chamber if one is not addressed)
    yours = house(addressed, addressed, language)
    theirs = house(other, addressed, language)
    for place in reading.places:
        of = {one.chamber for one in reading.told_commitments(place)}
        # The closing line speaks to whoever reads the letter.
        if of == {other} and place.paragraph != "closing" and has_word(place.text, yours):
            say = _(
                "This is of the other chamber, to which the letter does not go: write ‘%(house)s’.",
                house=theirs,
            )
            fixes = instead(place.text, yours, theirs)
            yield Finding("chamber", Level.WARNING, place.record, (place.text,), say, fixes)
    addressee = reading.letter.frame.addressee
    if addressee and has_word(addressee.in_language(language), theirs):
        say = _(
            "The letter is addressed to the other chamber than the one it speaks to. Correct the "
            "addressee or the chamber."
        )
        yield Finding("chamber", Level.WARNING, LETTER, (), say, (Act.FRAME,))


def other_chamber(reading: Reading) -> Iterator[Finding]:
    """A promise to the other chamber that this letter, which does not go there, calls fulfilled."""
    for answer in reading.given.answers:
        one = answer.commitment
        done = answer.outcome is Outcome.FULFILLED and one.kind is CommitmentKind.PROMISE
        if done and one.chamber is not reading.letter.chamber:
            texts = [
                place.text
                for place in reading.places
                if place.sentence.template == "fulfilled" and one in reading.told_commitments(place)
            ]
            say = _(
                "This was promised to the other chamber, to which the letter does not go, and it "
                "says that the promise is fulfilled. Write to that chamber too, or choose another "
                "outcome."
            )
            fixes = (Act.RECORD,)
            yield Finding("other-chamber", Level.WARNING, one.id, tuple(texts), say, fixes)


def references(reading: Reading) -> Iterator[Finding]:
    """Two references of our own, or one of ours where the addressee's belongs."""
    frame = reading.letter.frame
    ours, later, theirs = frame.our_reference, frame.continuation_reference, frame.your_reference
    if ours and later and ours != later:
        say = _(
            "The letter carries two references of our own: %(ours)s on the first page, %(later)s "
            "on the next. Keep one.",
            ours=ours,
            later=later,
        )
        yield Finding("references", Level.WARNING, LETTER, (), say, (Act.FRAME,))
    own = {one.own_number for one in reading.commitments.values()} | {ours, later}
    if theirs and theirs in own:
        say = _(
            "%(theirs)s is a number of our own, and stands where the addressee's reference "
            "belongs. Put theirs there, or leave it empty.",
            theirs=theirs,
        )
        yield Finding("references", Level.WARNING, LETTER, (), say, (Act.FRAME,))


def attachments(reading: Reading) -> Iterator[Finding]:
    """Attachments that the text speaks of against those that go with the letter."""
    count = len(reading.letter.frame.attachments)
    wrong = [place for place in reading.places if _miscounts(place, count)]
    if wrong:
        say = _(
            "The text speaks of other attachments than the letter has (%(count)s). Add what is "
            "missing, or correct the text.",
            count=count,
        )
        fixes = (Act.FRAME,)
        yield Finding("attachments", Level.WARNING, LETTER, _texts(wrong), say, fixes)


def _miscounts(place: Place, count: int) -> bool:
    if count == 0:
        return _ATTACHED.search(place.text) is not None
    counted = _COUNTED.search(place.text)
    numbered = [int(match["number"]) for match in _NUMBERED.finditer(place.text)]
    said = counted["count"].casefold() if counted else str(count)
    return _NUMBERS.get(said, said) not in (count, str(count)) or max(numbered, default=0) > count


def _texts(places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(place.text for place in places)
