"""The timeline of a dossier, drawn: years across, a lane per sector, letters as flags.

What runs for years is drawn twice: whole, and the past year by itself. No mark hides another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from logbook.dates import PartialDate, last_day, say, say_days
from logbook.dates.names import SHORT_MONTHS
from logbook.documents.plot import Lane, Plot, PlotLine, PlotMark
from logbook.dossiers.dossier.contents import Dossier, MeetingHeld
from logbook.web.language import _, ngettext

WIDTH = 720
LEFT = 130
RIGHT = 16
TOP = 10
FLAGS = 26
LANE = 30
BOTTOM = 26
SMALLEST = 10
MOST_YEARS = 12
CLOSER_FROM = 730
"""Days from which the past year is drawn once more by itself."""
MARGIN = 7
LEVELS = (0, -9, 9, -4.5, 4.5)
"""How far a mark steps aside from its lane, where another stands."""


class _Scale:
    """Days to units, from a first day to a last."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.per_day = (WIDTH - LEFT - RIGHT) / (last - first).days

    def x(self, day: date) -> float:
        """Where a day stands across."""
        return round(LEFT + (day - self.first).days * self.per_day, 1)

    def holds(self, first: date, last: date) -> bool:
        """Whether any of these days is drawn."""
        return first <= self.last and last >= self.first


def draw(dossier: Dossier, language: str) -> Plot | None:
    """The drawing in 'nl' or 'en', over whole years; None where there is nothing to draw."""
    days = _days(dossier)
    if not days:
        return None
    scale = _Scale(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1))
    return _plot(dossier, language, scale, _("Timeline of contacts"), _years(scale))


def draw_closer(dossier: Dossier, language: str) -> Plot | None:
    """The year before the day alone, by months; None where the whole is no longer than two."""
    days = [day for day in _days(dossier) if day <= dossier.date]
    if not days or (dossier.date - min(days)).days <= CLOSER_FROM:
        return None
    begun = dossier.date.replace(day=1)
    scale = _Scale(begun.replace(year=begun.year - 1), dossier.date + timedelta(days=MARGIN))
    if not any(scale.holds(one.date.earliest, _last(one)) for one in dossier.contacts):
        return None
    return _plot(dossier, language, scale, _("The past year"), _months(scale, language))


def _plot(
    dossier: Dossier, language: str, scale: _Scale, title: str, ticks: list[PlotLine]
) -> Plot:
    contacts = [one for one in dossier.contacts if scale.holds(one.date.earliest, _last(one))]
    letters = [one for one in dossier.letters if scale.holds(one.date, one.date)]
    top = TOP + (FLAGS if letters else 0)
    lanes = _lanes(contacts, language, top)
    bottom = top + LANE * max(len(lanes), 1)
    return Plot(
        title=title,
        words=_words(dossier, language),
        key=_(
            "A dot is a talk on a known day, a bar one of which the month or season is known; "
            "hollow means through an association. Flags are letters, upright lines terms."
        ),
        width=WIDTH,
        height=bottom + BOTTOM,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=top,
        bottom=bottom,
        lanes=list(lanes.values()),
        years=ticks,
        marks=_aside(_marks(contacts, lanes, scale, language)),
        letters=[
            PlotLine(scale.x(letter.date), say(PartialDate.on(letter.date), language))
            for letter in letters
        ],
        terms=[
            PlotLine(scale.x(term.on), term.text, passed=term.on < dossier.date)
            for term in dossier.commitment.deadlines
            if term.on is not None and scale.holds(term.on, term.on)
        ],
    )


def _last(contact: MeetingHeld) -> date:
    return last_day(contact.date, contact.end_date)


def _days(dossier: Dossier) -> list[date]:
    days = [one.date.earliest for one in dossier.contacts]
    days += [_last(one) for one in dossier.contacts]
    days += [letter.date for letter in dossier.letters]
    days += [term.on for term in dossier.commitment.deadlines if term.on is not None]
    return [*days, dossier.date] if days else []


def _aside(marks: Iterable[PlotMark]) -> list[PlotMark]:
    """The marks in order, each as far from its lane as those need that stand before it there."""
    found: list[PlotMark] = []
    for lane, along in groupby(sorted(marks, key=_place), key=lambda one: one.y):
        near: list[PlotMark] = []
        for mark in along:
            # What ended before this one begins ended before all that follow.
            near = [other for other in near if mark.x < other.x + other.width + 1]
            taken = {other.y for other in near}
            free = [lane + level for level in LEVELS if lane + level not in taken]
            near.append(replace(mark, y=free[0]) if free and free[0] != lane else mark)
            found.append(near[-1])
    return found


def _place(one: PlotMark) -> tuple[float, float, str]:
    return one.y, one.x, one.words


def _lanes(contacts: Sequence[MeetingHeld], language: str, top: int) -> dict[str, Lane]:
    """A lane for each sector met, in order of first meeting."""
    names: dict[str, str] = {}
    for contact in contacts:
        for key, name in _sectors(contact, language):
            names.setdefault(key, name)
    return {
        key: Lane(name, top + LANE * (place + 0.5))
        for place, (key, name) in enumerate(names.items())
    }


def _sectors(contact: MeetingHeld, language: str) -> list[tuple[str, str]]:
    found = {
        partner.sector or "": partner.sector_label.in_language(language)
        if partner.sector_label
        else _("others")
        for partner in contact.parties
    }
    return list(found.items()) or [("", _("others"))]


def _marks(
    contacts: Sequence[MeetingHeld], lanes: Mapping[str, Lane], scale: _Scale, language: str
) -> Iterator[PlotMark]:
    for contact in contacts:
        start = scale.x(max(contact.date.earliest, scale.first))
        end = scale.x(min(_last(contact), scale.last))
        width = max(end - start, SMALLEST)
        for key, name in _sectors(contact, language):
            partners = [one for one in contact.parties if (one.sector or "") == key]
            yield PlotMark(
                x=round(start - (SMALLEST / 2 if end == start else 0), 1),
                y=lanes[key].y,
                width=round(width, 1),
                indirect=bool(partners) and all(one.via for one in partners),
                words=f"{say_days(contact.date, contact.end_date, language)}: {name}",
            )


def _years(scale: _Scale) -> list[PlotLine]:
    """A line at each first of January; where there are many, not every year is named."""
    years = range(scale.first.year, scale.last.year)
    step = max(1, -(-len(years) // MOST_YEARS))
    named = [
        PlotLine(scale.x(date(year, 1, 1)), str(year) if place % step == 0 else "")
        for place, year in enumerate(years)
    ]
    return [*named, PlotLine(scale.x(scale.last), "")]


def _months(scale: _Scale, language: str) -> list[PlotLine]:
    """A line at each first of a month."""
    names, here, found = SHORT_MONTHS[language], scale.first, list[PlotLine]()
    while here <= scale.last:
        words = f"{names[here.month - 1]} {here.year}" if here.month == 1 else names[here.month - 1]
        found.append(PlotLine(scale.x(here), words))
        here = (here + timedelta(days=32)).replace(day=1)
    return found


def _words(dossier: Dossier, language: str) -> str:
    """What the drawing shows, in a sentence."""
    terms = dossier.commitment.deadlines
    sentence: str = _(
        "%(contacts)s, %(letters)s and %(terms)s up to %(day)s. The tables tell the same.",
        contacts=ngettext("%(num)d contact", "%(num)d contacts", len(dossier.contacts)),
        letters=ngettext("%(num)d letter", "%(num)d letters", len(dossier.letters)),
        terms=ngettext("%(num)d term", "%(num)d terms", len(terms)),
        day=say(PartialDate.on(dossier.date), language),
    )
    return sentence
