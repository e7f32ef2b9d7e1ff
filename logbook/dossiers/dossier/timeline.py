"""The timeline of a dossier, drawn: years across, a lane per sector, letters as flags."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from logbook.dates import PartialDate, say
from logbook.documents.plot import Lane, Line, Mark, Plot
from logbook.dossiers.dossier.contents import Contact, Dossier
from logbook.web.language import _

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
            Line(scale.x(letter.date), say(PartialDate.on(letter.date), language))
            for letter in dossier.letters
        ],
        terms=[
            Line(scale.x(term.latest), term.text, passed=term.latest < dossier.as_of)
            for term in dossier.head.terms
            if term.latest is not None
        ],
    )


def _days(dossier: Dossier) -> list[date]:
    days = [one.date.earliest for one in dossier.contacts]
    days += [one.date.latest for one in dossier.contacts]
    days += [letter.date for letter in dossier.letters]
    days += [term.latest for term in dossier.head.terms if term.latest is not None]
    return [*days, dossier.as_of] if days else []


def _lanes(contacts: Sequence[Contact], language: str, top: int) -> dict[str, Lane]:
    """A lane for each sector met, in order of first meeting."""
    names: dict[str, str] = {}
    for contact in contacts:
        for key, name in _sectors(contact, language):
            names.setdefault(key, name)
    return {
        key: Lane(name, top + LANE * (place + 0.5))
        for place, (key, name) in enumerate(names.items())
    }


def _sectors(contact: Contact, language: str) -> list[tuple[str, str]]:
    found = {
        partner.sector_key or "": partner.sector.in_language(language)
        if partner.sector
        else _("others")
        for partner in contact.partners
    }
    return list(found.items()) or [("", _("others"))]


def _marks(
    contacts: Sequence[Contact], lanes: Mapping[str, Lane], scale: _Scale, language: str
) -> Iterator[Mark]:
    for contact in contacts:
        start, end = scale.x(contact.date.earliest), scale.x(contact.date.latest)
        width = max(end - start, SMALLEST)
        for key, name in _sectors(contact, language):
            partners = [one for one in contact.partners if (one.sector_key or "") == key]
            yield Mark(
                x=round(start - (SMALLEST / 2 if end == start else 0), 1),
                y=lanes[key].y,
                width=round(width, 1),
                indirect=bool(partners) and all(one.via for one in partners),
                words=f"{say(contact.date, language)}: {name}",
            )


def _years(scale: _Scale) -> list[Line]:
    """A line at each first of January; where there are many, not every year is named."""
    years = range(scale.first.year, scale.last.year)
    step = max(1, -(-len(years) // MOST_YEARS))
    named = [
        Line(scale.x(date(year, 1, 1)), str(year) if place % step == 0 else "")
        for place, year in enumerate(years)
    ]
    return [*named, Line(scale.x(scale.last), "")]


def _words(dossier: Dossier, language: str) -> str:
    """What the drawing shows, in a sentence."""
    sentence: str = _(
        "%(contacts)s contacts, %(letters)s letters and %(terms)s terms up to %(day)s. The tables"
        " tell the same.",
        contacts=len(dossier.contacts),
        letters=len(dossier.letters),
        terms=len(dossier.head.terms),
        day=say(PartialDate.on(dossier.as_of), language),
    )
    return sentence
