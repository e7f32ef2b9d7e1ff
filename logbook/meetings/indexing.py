"""By which words meetings are found: all that is written of them, and who and what they name."""

from collections.abc import Iterable, Iterator

from logbook.directory.indexing import Names, names_of
from logbook.meetings.models import Meeting, Party
from logbook.search import service as search
from logbook.search.details import IndexDocument, Kind, in_both
from logbook.wording import Wording


def index(*meetings: Meeting) -> None:
    """Let these meetings be found by what they say now."""
    search.put_at_end(documents, meetings)


def documents(meetings: Iterable[Meeting]) -> list[IndexDocument]:
    """What each is found by, notes included: whoever may see a meeting may see all of it."""
    meetings = list(meetings)
    parties = [party for meeting in meetings for party in meeting.parties]
    names = names_of(
        {one for party in parties for one in (party.organisation_id, party.via_organisation_id)},
        {one for party in parties for one in (party.sector_id, party.via_sector_id)},
    )
    return [_document(meeting, names) for meeting in meetings]


def _document(meeting: Meeting, names: Names) -> IndexDocument:
    return IndexDocument(
        Kind.MEETING,
        meeting.id,
        Wording(meeting.title),
        meeting.date.earliest,
        [
            *in_both(meeting.summary),
            *_said(meeting),
            meeting.notes,
            *(text for party in meeting.parties for text in _called(party, names)),
            *(person.name for person in meeting.people),
            *in_both(*(topic.label for topic in meeting.topics)),
            *in_both(meeting.occasion, *(row.as_ for row in meeting.representatives)),
            meeting.place,
            meeting.series,
            meeting.agenda_subject,
        ],
        known=meeting.date,
    )


def _said(meeting: Meeting) -> Iterator[str | None]:
    for point in meeting.points:
        yield from in_both(point.complement, *(actor.inline for actor in point.actors))
        yield from point.parts


def _called(party: Party, names: Names) -> Iterator[str | None]:
    yield from in_both(party.as_)
    for one in (
        party.organisation_id,
        party.sector_id,
        party.via_organisation_id,
        party.via_sector_id,
    ):
        if one is not None:
            yield from names.get(one, [])
