"""The kinds of record of this feature."""

from sqlalchemy.orm import selectinload

from logbook.kinds import Indexed, InHistory, RecordKind
from logbook.meetings import labels
from logbook.meetings.indexing import documents
from logbook.meetings.models import Meeting, Phrase, Point
from logbook.meetings.queries.visibility import readable_by, visible_to
from logbook.meetings.schemas import MeetingSchema
from logbook.search.details import Kind
from logbook.web.language import _, lazy_gettext

MEETING = RecordKind(
    model=Meeting,
    one=lazy_gettext("Meeting"),
    several=lazy_gettext("Meetings"),
    title="title",
    visible=visible_to,
    place="/meetings",
    index="meetings.index",
    found=Indexed(
        Kind.MEETING,
        documents,
        (
            selectinload(Meeting.points).selectinload(Point.actors),
            selectinload(Meeting.parties),
            selectinload(Meeting.people),
            selectinload(Meeting.topics),
            selectinload(Meeting.representatives),
        ),
    ),
    told=InHistory(
        {
            "access": lazy_gettext("Who may see it"),
            "actors": lazy_gettext("Speakers and hearers"),
            "as": lazy_gettext("Named as"),
            "inline": lazy_gettext("Named as"),
            "parties": lazy_gettext("Parties"),
            "party": lazy_gettext("Party"),
            "people": lazy_gettext("Contacts"),
            "phrase": lazy_gettext("Standard phrase"),
            "points": lazy_gettext("Points"),
            "representatives": lazy_gettext("For us"),
            "setting": lazy_gettext("Setting"),
            "side": lazy_gettext("Side"),
            "source_kind": lazy_gettext("Where it was taken from"),
            "source_sequence": lazy_gettext("Edition of what it was taken from"),
            "source_uid": lazy_gettext("Identifier where it was taken from"),
        },
        {
            "access": labels.accesses,
            "attribution": labels.attributions,
            "kind": labels.kinds,
            "level": labels.levels,
            "marking": labels.markings,
            "on_behalf_of": labels.on_behalf_of,
            "setting": labels.settings,
            "side": lambda: {"by": _("said it"), "to": _("heard it")},
            "status": labels.statuses,
        },
        visible=readable_by,
        form=MeetingSchema.labels,
    ),
)
PHRASE = RecordKind(
    model=Phrase,
    one=lazy_gettext("Standard phrase"),
    title="key",
    told=InHistory(
        {
            "example": lazy_gettext("Example"),
            "forms": lazy_gettext("Sentences"),
            "kinds": lazy_gettext("Kinds of point"),
        }
    ),
)
