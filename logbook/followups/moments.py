"""When a follow-up is told to somebody: pure rules that turn days into instants.

A moment is 07:00 of a local day, or the end of the quiet hours that hold 07:00, and is kept in UTC.
On a day that nobody works it moves:

- what is still to come (`before-14`, …, `due`) to the working day before. Moving keeps the order,
  so that a moment never comes before that of a longer lead time;
- what is overdue (`overdue-1` a day after the term, then every seven days) to the working day
  before as well, unless that day is not past the term: then to the first working day that is;
- the end of a snooze to the working day after, for until its day the follow-up is silent; it stays
  where it is when the term would be over by then.

Working days are those of the Netherlands: not a Saturday, not a Sunday, not a public holiday.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year; none in years that the table does not reach."""
    # Imported when first asked: most commands and every page but a few get by without it.
    from holidays import country_holidays  # noqa: PLC0415 - slow, and few starts need it

    return frozenset(country_holidays("NL", years=year))


def is_workday(day: date) -> bool:
    """Whether people in the ministry open their mail."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def workday_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_workday(day):
        day -= ONE_DAY
    return day


def workday_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_workday(day):
        day += ONE_DAY
    return day


MORNING = time(7)
OVERDUE_AFTER = timedelta(days=1)
OVERDUE_EVERY = timedelta(days=7)
LONGEST_LEAD = 3650
REACH = range(1900, 9000)  # years: beyond them a due date is a slip of the pen


@dataclass(frozen=True, slots=True)
class Habits:
    """When mail may reach a person: the zone they live in, and hours in which they want none."""

    time_zone: str
    quiet_from: time | None = None
    quiet_to: time | None = None


@dataclass(frozen=True, slots=True)
class DueTerm:
    """What a follow-up's moments follow from. `lead_times` in days; 0 is the day itself."""

    due_on: date | None
    lead_times: Sequence[int] = ()
    snoozed_until: date | None = None

    @property
    def reachable_due_on(self) -> date | None:
        """The day it is due, None when that is no day anybody will see."""
        return self.due_on if self.due_on and self.due_on.year in REACH else None

    def is_silent_on(self, day: date) -> bool:
        """Whether a snooze silences that day."""
        return self.snoozed_until is not None and day < self.snoozed_until


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant (UTC) at which one rule tells one person."""

    at: datetime
    rule: str


def local_date(now: datetime, habits: Habits) -> date:
    """The date where the person is."""
    return now.astimezone(ZoneInfo(habits.time_zone)).date()


def morning(day: date, habits: Habits) -> datetime:
    """The instant on a local day at which mail is made: 07:00, or later for quiet hours.

    Quiet hours that last until midnight leave no later hour of the same day: then 07:00 stands.
    """
    at = MORNING
    start, end = habits.quiet_from, habits.quiet_to
    if start is not None and end is not None and at < end and (start <= at or start > end):
        at = end
    return datetime.combine(day, at, ZoneInfo(habits.time_zone)).astimezone(UTC)


def next_morning(now: datetime, habits: Habits) -> datetime:
    """The first morning after `now`, working day or not."""
    today = local_date(now, habits)
    first = morning(today, habits)
    return first if first > now else morning(today + timedelta(days=1), habits)


def plan(term: DueTerm, habits: Habits, *, now: datetime) -> list[Moment]:
    """The moments to keep for one person, in order.

    Of those that `now` has passed the latest is told, in the next morning's mail, unless another
    moment comes by then. Of what is overdue only the next one is planned.
    """
    told = [*_before(term, habits), *_snooze(term, habits)]
    passed = [moment for moment in told if moment.at <= now]
    moments = [moment for moment in told if moment.at > now]
    coming = next_overdue(term, habits, now=now)
    if coming is not None:
        moments.append(coming)
        passed += _overdue_before(coming, term, habits)
    late = next_morning(now, habits)
    if passed and (not moments or late < min(moments).at):
        moments.append(replace(max(passed), at=late))
    return sorted(moments)


def next_overdue(term: DueTerm, habits: Habits, *, now: datetime) -> Moment | None:
    """The first overdue moment after `now` that is not silenced; None without a term."""
    due_on, snoozed_until = term.reachable_due_on, term.snoozed_until or date.min
    if due_on is None or snoozed_until.year >= REACH.stop:
        return None
    ordinal = max(1, (max(local_date(now, habits), snoozed_until) - due_on) // OVERDUE_EVERY)
    while True:
        day = _overdue_day(due_on, ordinal)
        moment = Moment(morning(day, habits), f"overdue-{ordinal}")
        if moment.at > now and not term.is_silent_on(day):
            return moment
        ordinal += 1


def _before(term: DueTerm, habits: Habits) -> Iterable[Moment]:
    if term.reachable_due_on is None:
        return
    for days in {lead for lead in term.lead_times if 0 <= lead <= LONGEST_LEAD}:
        day = workday_until(term.reachable_due_on - timedelta(days=days))
        if not term.is_silent_on(day):
            yield Moment(morning(day, habits), f"before-{days}" if days else "due")


def _snooze(term: DueTerm, habits: Habits) -> Iterable[Moment]:
    end = term.snoozed_until
    if end is None or end.year not in REACH:
        return
    day = workday_from(end)
    if term.due_on is not None and end <= term.due_on < day:
        day = end
    yield Moment(morning(day, habits), "snooze")


def _overdue_day(due_on: date, ordinal: int) -> date:
    day = workday_until(due_on + OVERDUE_AFTER + (ordinal - 1) * OVERDUE_EVERY)
    return day if day > due_on else workday_from(due_on + OVERDUE_AFTER)


def _overdue_before(coming: Moment, term: DueTerm, habits: Habits) -> Iterable[Moment]:
    ordinal = int(coming.rule.removeprefix("overdue-")) - 1
    if ordinal and term.reachable_due_on is not None:
        day = _overdue_day(term.reachable_due_on, ordinal)
        if not term.is_silent_on(day):
            yield Moment(morning(day, habits), f"overdue-{ordinal}")
