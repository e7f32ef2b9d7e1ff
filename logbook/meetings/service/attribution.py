"""How what was said may be told outside, where the writer did not say."""

from collections.abc import Iterable

from logbook.meetings.models import Attribution, PointKind

_FROM_OPEN_TO_GUARDED = list(Attribution)


def default_attribution(
    kind: PointKind, *, by_us: bool, parties: Iterable[Attribution]
) -> Attribution:
    """Internal for notes; else the most guarded of the parties that the point names.

    `parties`: the attributions of the parties named as saying or hearing it. A point of our own is
    told by sector, and one that names nobody but in its own words ('enkele fondsen') is too.
    """
    if kind is PointKind.NOTE:
        return Attribution.INTERNAL
    named = list(parties)
    if by_us or not named:
        named.append(Attribution.SECTOR)
    return max(named, key=_FROM_OPEN_TO_GUARDED.index)
