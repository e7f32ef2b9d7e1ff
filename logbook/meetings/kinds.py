"""The kinds of record of this feature."""

from sqlalchemy.orm import selectinload

from logbook.kinds import Indexed, InHistory, RecordKind
from logbook.meetings import labels
from logbook.meetings.indexing import documents
from logbook.meetings.models import Meeting, Phrase, Point
from logbook.meetings.queries.visibility import readable_by, visible_to
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
            "agenda_published_at": lazy_gettext("Published in the public agenda at"),
            "agenda_state": lazy_gettext("State in the public agenda"),
            "agenda_subject": lazy_gettext("Subject in the public agenda"),
            "agenda_url": lazy_gettext("Address in the public agenda"),
            "among_others": lazy_gettext("There was more"),
            "as": lazy_gettext("Named as"),
            "attribution": lazy_gettext("May be told"),
            "complement": lazy_gettext("What was said"),
            "complement_kind": lazy_gettext("Continues as"),
            "complement_plural": lazy_gettext("Plural"),
            "end_date": lazy_gettext("Last day"),
            "end_time": lazy_gettext("Until"),
            "in_confidence": lazy_gettext("Said in confidence"),
            "inline": lazy_gettext("Named as"),
            "marking": lazy_gettext("Marking"),
            "named": lazy_gettext("Colleagues named"),
            "office": lazy_gettext("Office"),
            "on_behalf_of": lazy_gettext("On behalf of"),
            "parties": lazy_gettext("Parties"),
            "party": lazy_gettext("Party"),
            "people": lazy_gettext("Contacts"),
            "phrase": lazy_gettext("Standard phrase"),
            "place": lazy_gettext("Place"),
            "points": lazy_gettext("Points"),
            "relay": lazy_gettext("To be passed on to members"),
            "representatives": lazy_gettext("For us"),
            "series": lazy_gettext("Series"),
            "setting": lazy_gettext("Setting"),
            "side": lazy_gettext("Side"),
            "source_kind": lazy_gettext("Where it was taken from"),
            "source_sequence": lazy_gettext("Edition of what it was taken from"),
            "source_uid": lazy_gettext("Identifier where it was taken from"),
            "start_time": lazy_gettext("From"),
            "summary": lazy_gettext("Summary"),
            "via_organisation": lazy_gettext("Through organisation"),
            "via_sector": lazy_gettext("Through sector"),
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
