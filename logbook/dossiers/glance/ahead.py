"""The terms ahead, drawn: months across, a lane for each minister, recesses behind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from logbook.dates.names import SHORT_MONTHS
from logbook.documents.plot import Lane, Plot, PlotBand, PlotLine, PlotMark
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.glance.contents import Glance, TermAhead
from logbook.web.language import _, ngettext

WIDTH, LEFT, RIGHT, TOP, LANE, BOTTOM = 720, 230, 16, 10, 30, 26
SIZE = 10
LEVELS = (0, -9, 9)
"""How far a mark steps aside from its lane for one that stands before it."""
SHORTEST = timedelta(days=120)


def draw(found: Glance, voice: DocumentVoice) -> Plot:
    """Terms from the first month that has one, or from that of the day, to the last."""
    first = min(found.date, found.terms[0].on).replace(day=1)
    last = max(found.terms[-1].on, found.date + SHORTEST)
    per_day = (WIDTH - LEFT - RIGHT) / (last - first).days

    def across(day: date) -> float:
        return round(LEFT + (min(max(day, first), last) - first).days * per_day, 1)

    offices = dict.fromkeys(voice.text(one.office) for one in found.terms)
    lanes = {name: TOP + LANE * (place + 0.5) for place, name in enumerate(offices)}
    bottom = TOP + LANE * len(lanes)
    return Plot(
        title=_("Terms told to the House"),
        words=ngettext(
            "%(num)d term is running. The table tells the same.",
            "%(num)d terms are running. The table tells the same.",
            len(found.terms),
        ),
        key=_("A dot is a term; hollow means that it has passed. Behind them lie the recesses."),
        width=WIDTH,
        height=bottom + BOTTOM,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=bottom,
        lanes=[Lane(name or _("no minister named"), y) for name, y in lanes.items()],
        years=[
            PlotLine(across(day), SHORT_MONTHS[voice.language][day.month - 1])
            for day in _months(first, last)
        ],
        marks=list(_marks(found.terms, lanes, across, voice)),
        letters=(),
        terms=[PlotLine(across(found.date), _("today"))],
        bands=[
            PlotBand(across(one.since), round(across(one.until) - across(one.since), 1), one.name)
            for one in found.recesses
            if one.since <= last and one.until >= first
        ],
    )


def _marks(
    terms: Sequence[TermAhead],
    lanes: Mapping[str, float],
    across: Callable[[date], float],
    voice: DocumentVoice,
) -> Iterator[PlotMark]:
    """A dot for each, aside from its lane where those before it are near."""
    taken: dict[str, list[float]] = {}
    for one in terms:
        name, x = voice.text(one.office), across(one.on)
        there = taken.setdefault(name, [])
        near = sum(abs(x - other) < SIZE + 1 for other in there[-2:])
        there.append(x)
        words = f"{voice.day(one.on)}: {voice.text(one.title)}"
        yield PlotMark(x - SIZE / 2, lanes[name] + LEVELS[near], SIZE, one.passed, words)


def _months(first: date, last: date) -> list[date]:
    """The first days of months; of many every third."""
    days, here = [], first
    while here <= last:
        days.append(here)
        here = (here + timedelta(days=32)).replace(day=1)
    return days if len(days) <= 16 else days[::3]
