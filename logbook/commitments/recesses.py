"""Terms that rest on a recess whose days nobody checked."""

from collections.abc import Iterable
from datetime import date

from logbook.commitments.models import Recess
from logbook.dates import spoken_deadline


def rests_on_unchecked(text: str | None, *, said_on: date, recesses: Iterable[Recess]) -> bool:
    """Whether another day, or none, would follow from these words without the unchecked recesses.

    'vóór het kerstreces' is only as right as the days that somebody entered for it.
    """
    known = list(recesses)
    checked = [recess for recess in known if recess.checked]
    if not text or len(checked) == len(known):
        return False
    return spoken_deadline(text, said_on=said_on, recesses=known) != spoken_deadline(
        text, said_on=said_on, recesses=checked
    )
