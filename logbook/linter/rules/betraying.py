"""Who said what: a name that an author put beside words that may not be told by it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act
from logbook.linter.reading import Place, Reading
from logbook.linter.unnameable import Unnameable, unnameable
from logbook.meetings.models import Attribution
from logbook.web.language import _

_THEY = re.compile(
    r"\b(?:zij|ze|hij|deze|dit bedrijf|dit fonds|laatstgenoemde|they|it|she|he|the latter)\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?:dat|dit|zo|aldus|het (?:was|ging|betrof|betreft)|that|this|so|it was)\b", re.IGNORECASE
)
"""What begins a sentence that goes on about the one before it."""
_ONE_OF = re.compile(
    r"\b(?:een|één|twee|drie|enkele|sommige|one|two|three|some|several) (?:van|of) "
    r"(?:de|the|hen|them)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:partijen|deelnemers|aanwezigen|organisaties|bedrijven|sector|een ander|anderen"
    r"|parties|participants|organisations|companies|others)\b",
    re.IGNORECASE,
)


def betrayal(reading: Reading) -> Iterator[Finding]:
    """A name in an author's text beside what that party said by sector only, or inside only."""
    secrets = list(unnameable(reading))
    for _key, group in groupby(reading.places, key=lambda one: (one.paragraph, id(one.section))):
        paragraph = list(group)
        if not any(map(_is_written, paragraph)):
            continue
        words = " ".join(place.text for place in paragraph)
        for one in (one for one in secrets if one.is_named_in(words)):
            for at, place in enumerate(paragraph):
                told = one.is_said_in(place.text) and _betrayed_in(one, paragraph, at)
                if told:
                    yield _finding(one, told)


def _is_written(place: Place) -> bool:
    """Whether somebody wrote its words for letters, and not as what was said in a talk."""
    return place.is_edited or place.is_quoted or bool(place.ids("follow-up"))


def _betrayed_in(one: Unnameable, paragraph: Sequence[Place], at: int) -> Place | None:
    """The sentence to change where the paragraph tells whose the words in this sentence are."""
    place, behind = paragraph[at], paragraph[at + 1 : at + 2]
    if _is_written(place) and (_named_beside(one, place.text) or _named_before(one, paragraph, at)):
        return place
    return next((each for each in behind if _points_back(one, each)), None)


def _named_beside(one: Unnameable, text: str) -> bool:
    several = one.names_others(text) and _ONE_OF.search(text)
    return one.is_named_in(text) and not several


def _named_before(one: Unnameable, paragraph: Sequence[Place], at: int) -> bool:
    """Whether it goes on about who was named last: them alone, or 'zij'."""
    text = paragraph[at].text
    if one.is_grouped_in(text) or _ONE_OF.search(text) or _ALL.search(text):
        return False
    for before in reversed(paragraph[:at]):
        named, others = one.is_named_in(before.text), one.names_others(before.text)
        if named or others:
            return named and not one.names_others(text) and bool(not others or _THEY.search(text))
    return False


def _points_back(one: Unnameable, place: Place) -> bool:
    return _is_written(place) and one.is_named_in(place.text) and bool(_THAT.match(place.text))


def _finding(one: Unnameable, place: Place) -> Finding:
    if one.attribution is Attribution.INTERNAL:
        say = _(
            "The text tells by name who said or heard what stays internal. Take it out, or ask "
            "whether it may be told and change the point."
        )
    else:
        say = _(
            "The text tells by name who said or heard what may be told by sector only. Write the "
            "sector, or ask whether it may be told by name and change the point."
        )
    return Finding("attribution", Level.ERROR, one.meeting, (place.text,), say, (Act.COMPOSED,))
