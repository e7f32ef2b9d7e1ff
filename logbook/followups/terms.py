"""Terms: from what was written or said to the day on which something is late if not done.

Whatever door a term comes in by, these functions decide what it means. A follow-up has a day, or it
has no term: words of which no day follows would never remind anybody. Only what serves a commitment
may have the words of that, "as soon as the report is there".
"""

from collections.abc import Iterable, Sequence
from datetime import date

from logbook.commitments.models import Chamber
from logbook.commitments.models import Recess as StoredRecess
from logbook.commitments.recesses import rests_on_unchecked
from logbook.dates import PartialDate, Precision, say
from logbook.dates.names import FIRST_HALF, FIRST_QUARTER
from logbook.dates.spoken import Recess
from logbook.dates.terms import last_day, missing_recess, near_miss
from logbook.durations import Duration
from logbook.followups.models import FollowUp
from logbook.web.language import _, current_language

LONGEST_SHOWN = 60


def due_day(
    due: PartialDate | None, due_text: str | None, *, said_on: date, recesses: Iterable[Recess]
) -> date | None:
    """The last day that the term can mean; None without a term, or where its words set no day.

    A date decides; words are read only where there is none.
    """
    if due is not None:
        return due.due_day
    if due_text:
        return last_day(due_text, said_on=said_on, recesses=recesses)
    return None


def is_unchecked(follow_up: FollowUp, recesses: Iterable[StoredRecess]) -> bool:
    """Whether its day rests on a recess that nobody held against the published list."""
    if follow_up.due is not None or not follow_up.due_text:
        return False
    moved = follow_up.due_history
    said_on = moved[-1].on if moved else follow_up.made_on or follow_up.created_at.date()
    return rests_on_unchecked(follow_up.due_text, said_on=said_on, recesses=recesses)


NO_TERM = frozenset({"geen termijn", "geen", "zonder termijn", "no term", "none", "-"})
"""How people write that there is no term."""


def says_no_term(text: str) -> bool:
    """Whether a text says that there is no term; an empty one does."""
    return not text.strip() or text.casefold().strip(" .") in NO_TERM


def not_understood(text: str, *, said_on: date, recesses: Sequence[Recess]) -> str:
    """What to tell of a term of which no day follows: why, and what to write instead."""
    if meant := near_miss(text, said_on=said_on, recesses=recesses):
        day = last_day(meant, said_on=said_on, recesses=recesses)
        return _(
            "No day follows from “%(text)s”. Do you mean “%(meant)s” (by %(day)s at the latest)?",
            text=_shown(text),
            meant=_shown(meant),
            day=say(PartialDate.on(day), current_language()) if day else "",
        )
    if recess := missing_recess(text, said_on=said_on, recesses=recesses):
        return _(
            "The %(recess)s is not in the calendar of recesses, so its day is not known. Give a"
            " date, or ask an administrator to add the recess.",
            recess=recess,
        )
    return _(
        "No day follows from “%(text)s”. Write for example “18 December”, “the end of June”,"
        " “within two weeks” or “before the Christmas recess”; leave it empty if there is no term.",
        text=_shown(text),
    )


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def chamber_of(follow_up: FollowUp) -> Chamber:
    """Whose recesses its term means: those of the commitment's chamber, else of the House."""
    return follow_up.commitment.chamber if follow_up.commitment else Chamber.HOUSE


_MONTHS_OF = {
    Precision.PART_OF_MONTH: (1, 1),
    Precision.MONTH: (1, 1),
    Precision.QUARTER: (FIRST_QUARTER, 3),
    Precision.HALF: (FIRST_HALF, 6),
}
"""The number of the first such part of a year, and how many months each has."""


def next_due(due: PartialDate, every: Duration, *, day_of_month: int | None = None) -> PartialDate:
    """The term one span later, known as well as this one where the span allows it.

    September 2026 and a span of months give a month, the first quarter and three months the second;
    with a span of weeks it is its last day that moves. `day_of_month`: the one that a series of
    months is meant for, which a shorter month has cut off in `due`. Raises DateError beyond the
    years we keep.
    """
    if every.is_of_years and due.precision is not Precision.DAY:
        return PartialDate.of(due.year + every.months // 12, due.part, due.third)
    if every.days == 0 and due.precision in _MONTHS_OF:
        first, months = _MONTHS_OF[due.precision]
        steps, rest = divmod(every.months, months)
        if rest == 0:
            years, place = divmod(due.part - first + steps, 12 // months)
            return PartialDate.of(due.year + years, first + place, due.third)
    return PartialDate.on(every.after(due.latest, day_of_month=day_of_month))
