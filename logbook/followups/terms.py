"""Terms: from what was written or said to the day on which something is late if not done."""

from collections.abc import Iterable
from datetime import date

from logbook.commitments.models import Chamber
from logbook.commitments.models import Recess as StoredRecess
from logbook.commitments.recesses import rests_on_unchecked
from logbook.dates import PartialDate, Precision
from logbook.dates.spoken import Recess, spoken_deadline
from logbook.durations import Duration
from logbook.followups.models import FollowUp


def due_day(
    due: PartialDate | None, due_text: str | None, *, said_on: date, recesses: Iterable[Recess]
) -> date | None:
    """The last day that the term can mean; None without a term, or where its words set no day.

    A date decides; words are read only where there is none.
    """
    if due is not None:
        return due.due_day
    if due_text:
        return spoken_deadline(due_text, said_on=said_on, recesses=recesses)
    return None


def is_unchecked(follow_up: FollowUp, recesses: Iterable[StoredRecess]) -> bool:
    """Whether its day rests on a recess that nobody held against the published list."""
    if follow_up.due is not None or not follow_up.due_text:
        return False
    moved = follow_up.due_history
    said_on = moved[-1].on if moved else follow_up.made_on or follow_up.created_at.date()
    return rests_on_unchecked(follow_up.due_text, said_on=said_on, recesses=recesses)


def chamber_of(follow_up: FollowUp) -> Chamber:
    """Whose recesses its term means: those of the commitment's chamber, else of the House."""
    return follow_up.commitment.chamber if follow_up.commitment else Chamber.HOUSE


def next_due(due: PartialDate, every: Duration) -> PartialDate:
    """The term one span later, known as well as this one where the span allows it.

    September 2026 and a span of months give a month; with a span of weeks it is its last day that
    moves. Raises DateError beyond the years we keep.
    """
    if due.precision is Precision.MONTH and every.days == 0:
        first = every.after(due.earliest)
        return PartialDate.parse(f"{first.year:04}-{first.month:02}")
    if due.precision in (Precision.SEASON, Precision.YEAR) and every.is_of_years:
        year = f"{due.year + every.months // 12:04}"
        return PartialDate.parse(f"{year}-{due.part}" if due.part else year)
    return PartialDate.on(every.after(due.latest))
