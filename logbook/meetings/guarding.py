"""What the attribution of a meeting forbids to tell of a point, although it may be told itself.

The letter and the form's preview ask the same question here, so that they give the same answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from logbook.meetings.identity import Identity
from logbook.meetings.models import Attribution
from logbook.wording import Wording

_GUARDED = list(Attribution)


class Untold(StrEnum):
    """Why a point that may be told is left out all the same."""

    NAMES_GUARDED = "names-guarded"  # its own text names who may be told by sector only
    WOULD_REVEAL = "would-reveal"  # told by sector, behind the only name of that sector


@dataclass(frozen=True, slots=True)
class GuardedSeat:
    """Who sat there: how it may be told, as whom it is known, and what it is one of.

    `known` are the organisation and the one through which it was spoken to. `group` is the noun
    that it shares with others, `organisation` the id of the one that sat there, '' for a sector,
    and `party` that of the seat. `in_words`: it is told in words of its own, whatever its
    attribution.
    """

    attribution: Attribution
    known: tuple[Identity, ...] = ()
    organisation: str = ""
    group: Wording | None = None
    in_words: bool = False
    party: str = ""


def more_guarded(one: Attribution, other: Attribution) -> Attribution:
    """The more guarded of two."""
    return max(one, other, key=_GUARDED.index)


def reveals(text: str, seats: Iterable[GuardedSeat]) -> bool:
    """Whether a text tells who somebody is that sat there and may not be named."""
    return bool(revealed(text, seats))


def revealed(text: str, seats: Iterable[GuardedSeat]) -> Mapping[str, Attribution]:
    """Which organisations a text tells although they may not be named, and how they may be.

    One that sat there twice is as guarded as the more guarded of its seats.
    """
    told: dict[str, Attribution] = {}
    known: dict[str, Identity] = {}
    for seat in seats:
        for one in seat.known:
            told[one.organisation] = more_guarded(
                told.get(one.organisation, seat.attribution), seat.attribution
            )
            known[one.organisation] = one
    guarded = [one for id_, one in known.items() if told[id_] is not Attribution.NAME]
    hidden = [one for one in guarded if one.tells(text)]
    names = frozenset[str]().union(*(one.names for one in hidden))
    for id_, one in known.items():
        if hidden and told[id_] is Attribution.NAME:
            text = replace(one, names=one.names - names).without_names(text)
    return {one.organisation: told[one.organisation] for one in hidden if one.tells(text)}


def untold(
    texts: Iterable[str],
    seats: Sequence[GuardedSeat],
    acting: Sequence[GuardedSeat],
    attribution: Attribution,
    elsewhere: Sequence[GuardedSeat] = (),
) -> Untold | None:
    """Why a point is not told; None where nothing forbids it.

    `texts` are its own words, `acting` those of the seats that said or heard it by its record,
    `attribution` its own, and `elsewhere` the seats of other talks that its words may not tell.
    """
    guarded = {one: more_guarded(one.attribution, attribution) for one in acting}
    as_told = [replace(one, attribution=guarded.get(one, one.attribution)) for one in seats]
    if any(reveals(text, [*as_told, *elsewhere]) for text in texts):
        return Untold.NAMES_GUARDED
    if any(_is_given_away(one, attribution, seats) for one in acting):
        return Untold.WOULD_REVEAL
    return None


def _is_given_away(
    one: GuardedSeat, attribution: Attribution, seats: Sequence[GuardedSeat]
) -> bool:
    """Whether its sector says who it is: named in that talk, and alone there of its sector."""
    if one.in_words or one.attribution is not Attribution.NAME or not one.organisation:
        return False
    told = [seat for seat in seats if seat.attribution is not Attribution.INTERNAL]
    alike = {seat.organisation for seat in told if seat.group == one.group} - {""}
    return attribution is Attribution.SECTOR and len(alike) == 1
