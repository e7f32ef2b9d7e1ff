"""What the attribution of a meeting forbids to tell of a point, although it may be told itself.

The letter and the form's preview ask the same question here, so that they give the same answer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from logbook.meetings.models import Attribution
from logbook.wording import Wording

_GUARDED = list(Attribution)
_ARTICLE = re.compile(r"^(?:de|het|the)\s+", re.IGNORECASE)


class Untold(StrEnum):
    """Why a point that may be told is left out all the same."""

    NAMES_GUARDED = "names-guarded"  # its own text names who may be told by sector only
    WOULD_REVEAL = "would-reveal"  # told by sector, behind the only name of that sector


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sat there: how it may be told, by which names it is known, and what it is one of.

    `group` is the noun that it shares with others, and `organisation` the id of the one that sat
    there, '' for a sector. `in_words`: it is told in words of its own, whatever its attribution.
    """

    attribution: Attribution
    names: frozenset[str] = frozenset()
    organisation: str = ""
    group: Wording | None = None
    in_words: bool = False


def more_guarded(one: Attribution, other: Attribution) -> Attribution:
    """The more guarded of two."""
    return max(one, other, key=_GUARDED.index)


def names_of(name: Wording, in_sentence: Wording | None, short: str | None) -> frozenset[str]:
    """All that an organisation is called, in small letters and without an article."""
    spoken = in_sentence or name
    each = (
        name.nl,
        name.en,
        short,
        *(_ARTICLE.sub("", one or "") for one in (spoken.nl, spoken.en)),
    )
    return frozenset(one.strip().casefold() for one in each if one and one.strip())


def reveals(text: str, seats: Iterable[Seat]) -> bool:
    """Whether a text names somebody who sat there and may not be named."""
    each = list(seats)
    named = {name for one in each for name in one.names if one.attribution is Attribution.NAME}
    hidden = {name for one in each for name in one.names} - named
    told = text.casefold()
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) for name in hidden)


def untold(
    texts: Iterable[str], seats: Sequence[Seat], acting: Sequence[Seat], attribution: Attribution
) -> Untold | None:
    """Why a point is not told; None where nothing forbids it.

    `texts` are its own words, `acting` those of the seats that said or heard it by its record, and
    `attribution` its own.
    """
    guarded = {one: more_guarded(one.attribution, attribution) for one in acting}
    as_told = [replace(one, attribution=guarded.get(one, one.attribution)) for one in seats]
    if any(reveals(text, as_told) for text in texts):
        return Untold.NAMES_GUARDED
    if any(_is_given_away(one, attribution, seats) for one in acting):
        return Untold.WOULD_REVEAL
    return None


def _is_given_away(one: Seat, attribution: Attribution, seats: Sequence[Seat]) -> bool:
    """Whether its sector says who it is: named in that talk, and alone there of its sector."""
    if one.in_words or one.attribution is not Attribution.NAME or not one.organisation:
        return False
    told = [seat for seat in seats if seat.attribution is not Attribution.INTERNAL]
    alike = {seat.organisation for seat in told if seat.group == one.group} - {""}
    return attribution is Attribution.SECTOR and len(alike) == 1
