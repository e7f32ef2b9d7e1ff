"""Contacts drawn: a lane for each sector or topic, a mark for each week in which there was one.

Geometry only, in units of the drawing; a template turns it into SVG. A week is as wide as a mark
(on a narrow screen two weeks are), so that no mark hides another; of several ways in one week each
has a height of its own, and what spans more days than that lies beneath them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from logbook.coverage.details import Contact
from logbook.coverage.labels import CONTACTS
from logbook.coverage.queries import ContactCourse
from logbook.dates.names import SHORT_MONTHS

LANE = 30
TOP = 52
HEIGHTS = {1: (0.0,), 2: (-6.0, 6.0), 3: (-10.5, 0.0, 10.5)}
"""By how many ways there are in one week: how far each stands from the line."""
BENEATH = 11
"""How far below the line a span lies."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is drawn, and how wide: names stand left of the lanes, days right of them."""

    width: int
    left: int
    right: int
    before: int
    after: int
    """Months before and after that of today."""
    step: int
    """Days that share a mark."""


WIDE = Size(width=1000, left=160, right=110, before=11, after=2, step=7)
NARROW = Size(width=348, left=112, right=68, before=5, after=1, step=14)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """The first day of a month."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Band:
    """A recess."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class ContactMark:
    """Contacts of one way that share a mark; `width` is the span of those without a day."""

    x: float
    y: float
    width: float
    count: int


@dataclass(frozen=True, slots=True)
class CourseLane:
    """A sector or topic: its height, its marks by way, and from where its rhythm is past."""

    course: ContactCourse
    y: float
    marks: Mapping[Contact, Sequence[ContactMark]]
    late_from: float | None


@dataclass(frozen=True, slots=True)
class ContactPicture:
    """The whole drawing."""

    size: Size
    height: int
    bottom: int
    today: float
    months: Sequence[MonthLine]
    recesses: Sequence[Band]
    terms: Sequence[float]
    lanes: Sequence[CourseLane]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The same twice, for a wide screen and a narrow one, with the words that they need."""

    wide: ContactPicture
    narrow: ContactPicture
    months: Sequence[str]
    ways: Mapping[Contact, object]


def pictures(
    courses: Sequence[ContactCourse],
    today: date,
    language: str,
    recesses: Iterable[tuple[date, date]],
    terms: Iterable[date] = (),
) -> Pictures | None:
    """What a page shows of them; None where there is nothing to draw."""
    if not courses:
        return None
    away, owed = list(recesses), list(terms)
    return Pictures(
        draw(courses, today, WIDE, away, owed),
        draw(courses, today, NARROW, away, owed),
        SHORT_MONTHS[language],
        {way: CONTACTS[way] for way in (Contact.DIRECT, Contact.INDIRECT, Contact.PLANNED)},
    )


def span(today: date, size: Size = WIDE) -> tuple[date, date]:
    """The first and the last day that are drawn: whole months."""
    return _month(today, -size.before), _month(today, size.after + 1) - timedelta(days=1)


def draw(
    courses: Sequence[ContactCourse],
    today: date,
    size: Size,
    recesses: Iterable[tuple[date, date]],
    terms: Iterable[date],
) -> ContactPicture:
    """The drawing of these sectors. Recesses from their first to their last day."""
    first, last = span(today, size)
    scale = _Scale(first, last, size)
    bottom = TOP + LANE * len(courses)
    return ContactPicture(
        size=size,
        height=bottom + 38,
        bottom=bottom,
        today=scale.x(today),
        months=[
            MonthLine(scale.x(day), day)
            for number in range(-size.before, size.after + 1)
            for day in [_month(today, number)]
        ],
        recesses=[
            Band(scale.x(max(since, first)), scale.x(min(until, last)) - scale.x(max(since, first)))
            for since, until in recesses
            if since <= last and until >= first
        ],
        terms=sorted({scale.x(day) for day in terms if first <= day <= last}),
        lanes=[
            _lane(course, TOP + LANE * (place + 0.5), scale, today)
            for place, course in enumerate(courses)
        ],
    )


class _Scale:
    """Days to units."""

    def __init__(self, first: date, last: date, size: Size) -> None:
        self.first, self.last = first, last
        self._left, self.step = size.left, size.step
        self._per_day = (size.width - size.left - size.right) / (last - first).days

    def x(self, day: date) -> float:
        """Where a day stands across, no further than the ends."""
        days = (min(max(day, self.first), self.last) - self.first).days
        return round(self._left + days * self._per_day, 1)

    def shared(self, day: date) -> float:
        """Where the mark stands that it shares with the days around it."""
        number = (min(max(day, self.first), self.last) - self.first).days // self.step
        return round(self._left + (number + 0.5) * self.step * self._per_day, 1)


def _lane(course: ContactCourse, y: float, scale: _Scale, today: date) -> CourseLane:
    late = course.late_since(today)
    days: dict[float, dict[Contact, int]] = {}
    spans: dict[Contact, Counter[tuple[float, float]]] = {}
    for one in course.moments:
        if one.last < scale.first or one.first > scale.last:
            continue
        if (one.last - one.first).days > scale.step:
            begin, end = scale.x(one.first), scale.x(one.last)
            spans.setdefault(one.way, Counter())[begin, round(end - begin, 1)] += one.count
        else:
            there = days.setdefault(scale.shared(one.last), {})
            there[one.way] = there.get(one.way, 0) + one.count
    marks: dict[Contact, list[ContactMark]] = {way: [] for way in Contact}
    for x, ways in days.items():
        for way, height in zip(sorted(ways), HEIGHTS[len(ways)], strict=True):
            marks[way].append(ContactMark(x, y + height, 0, ways[way]))
    for way, found in spans.items():
        marks[way] += [ContactMark(x, y + BENEATH, width, n) for (x, width), n in found.items()]
    told = {way: of_way for way, of_way in marks.items() if of_way}
    return CourseLane(course, y, told, scale.x(late) if late else None)


def _month(today: date, step: int) -> date:
    """The first day of the month so many months from that of today."""
    count = today.year * 12 + today.month - 1 + step
    return date(count // 12, count % 12 + 1, 1)
