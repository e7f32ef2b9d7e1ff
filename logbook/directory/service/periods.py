"""Rules of half-open periods: from a day on, up to but not on another; either may be unknown."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Protocol

from logbook.judging import Told, by_row
from logbook.web.language import _


class HeldPeriod(Protocol):
    """What lasts from a day up to, but not on, another."""

    @property
    def since(self) -> date | None:
        """The first day; None where it is unknown or always was."""

    @property
    def until(self) -> date | None:
        """The first day no more; None where it lasts."""


def check_order(periods: Sequence[HeldPeriod], path: str) -> Told:
    """An error for each that ends before it has begun."""

    def order(place: int, period: HeldPeriod) -> Told:
        if period.since and period.until and period.until <= period.since:
            yield (
                f"{path}-{place}-to",
                _(
                    "The end has to come after the beginning. It is the first day that no longer"
                    " counts."
                ),
            )

    return by_row(periods, order)


def overlaps(first: HeldPeriod, second: HeldPeriod) -> bool:
    """Whether some day falls in both. A period that ends on the day the other begins does not."""
    first_since, second_since = first.since or date.min, second.since or date.min
    first_until, second_until = first.until or date.max, second.until or date.max
    return first_since < second_until and second_since < first_until


def earlier_overlapping(
    periods: Sequence[HeldPeriod], place: int, keys: Sequence[Hashable]
) -> HeldPeriod | None:
    """One of the same key that overlaps the period at `place` and began before it."""
    mine = periods[place]
    order = (mine.since or date.min, place)
    return next(
        (
            other
            for at, other in enumerate(periods)
            if (other.since or date.min, at) < order
            and keys[at] == keys[place]
            and overlaps(other, mine)
        ),
        None,
    )
