"""The kind of record of this feature."""

from sqlalchemy.orm import selectinload

from logbook.followups import labels
from logbook.followups.indexing import documents
from logbook.followups.models import FollowUp
from logbook.followups.queries.single import origin_visible_to, visible_to
from logbook.kinds import Indexed, InHistory, RecordKind
from logbook.search.details import Kind
from logbook.web.language import lazy_gettext

FOLLOW_UP = RecordKind(
    model=FollowUp,
    one=lazy_gettext("Follow-up"),
    several=lazy_gettext("Follow-ups"),
    title="title",
    visible=visible_to,
    place="/follow-ups",
    index="followups.index",
    found=Indexed(Kind.FOLLOW_UP, documents, (selectinload(FollowUp.notes),)),
    told=InHistory(
        {
            "actor_account": lazy_gettext("Who acts"),
            "actor_organisation": lazy_gettext("Who acts"),
            "actor_sector": lazy_gettext("Who acts"),
            "actor_us": lazy_gettext("We act ourselves"),
            "closed_by": lazy_gettext("Source"),
            "closed_on": lazy_gettext("Closed on"),
            "details": lazy_gettext("Details"),
            "due": lazy_gettext("Term"),
            "due_history": lazy_gettext("Earlier terms"),
            "due_on": lazy_gettext("Due on"),
            "due_text": lazy_gettext("Term in words"),
            "meeting": lazy_gettext("Meeting"),
            "outcome": lazy_gettext("Outcome"),
            "point": lazy_gettext("Point"),
            "remind_before": lazy_gettext("Remind, in days before the term"),
            "repeat_day": lazy_gettext("Day of the month"),
            "repeat_every": lazy_gettext("Returns"),
            "repeat_from": lazy_gettext("Counted from"),
            "snoozed_until": lazy_gettext("Snoozed until"),
            "told_as": lazy_gettext("Told as"),
        },
        {"kind": labels.kinds, "status": labels.statuses},
        visible=origin_visible_to,
    ),
)
