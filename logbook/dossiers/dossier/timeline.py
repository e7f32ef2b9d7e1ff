"""The timeline of a dossier, drawn: years across, a lane per sector, letters as flags."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from logbook.dates import PartialDate, last_day, say, say_days
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


class _Scale:
    """Days to units, over whole years."""

    def __init__(self, first: date, last: date) -> None:
        self.first = date(first.year, 1, 1)
        self.last = date(last.year + 1, 1, 1)
        self.per_day = (WIDTH - LEFT - RIGHT) / (self.last - self.first).days

    def x(self, day: date) -> float:
        """Where a day stands across."""
        return round(LEFT + (day - self.first).days * self.per_day, 1)


def draw(dossier: Dossier, language: str) -> Plot | None:
    """The drawing in 'nl' or 'en'; None where there is nothing to draw."""
    days = _days(dossier)
    if not days:
        return None
    scale = _Scale(min(days), max(days))
    top = TOP + (FLAGS if dossier.letters else 0)
    lanes = _lanes(dossier.contacts, language, top)
    bottom = top + LANE * max(len(lanes), 1)
    return Plot(
        title=_("Timeline of contacts"),
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
        years=_years(scale),
        marks=list(_marks(dossier.contacts, lanes, scale, language)),
        letters=[
            PlotLine(scale.x(letter.date), say(PartialDate.on(letter.date), language))
            for letter in dossier.letters
        ],
        terms=[
            PlotLine(scale.x(term.on), term.text, passed=term.on < dossier.date)
            for term in dossier.commitment.deadlines
            if term.on is not None
        ],
    )


def _days(dossier: Dossier) -> list[date]:
    days = [one.date.earliest for one in dossier.contacts]
    days += [last_day(one.date, one.end_date) for one in dossier.contacts]
    days += [letter.date for letter in dossier.letters]
    days += [term.on for term in dossier.commitment.deadlines if term.on is not None]
    return [*days, dossier.date] if days else []


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
        last = last_day(contact.date, contact.end_date)
        start, end = scale.x(contact.date.earliest), scale.x(last)
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
