"""The kinds of record whose history is shown: what they are called, who may see it, their pages.

A kind that is not listed is not shown to anybody: drafts, mail, sessions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import LazyString
from sqlalchemy import ColumnElement, and_, or_, select, true

from logbook.followups.models import FollowUp
from logbook.followups.queries.visibility import origin_visible_to
from logbook.history.models import HistoryEntry
from logbook.meetings.models import Meeting
from logbook.meetings.queries.visibility import readable_by
from logbook.policy import Caller
from logbook.web.language import lazy_gettext

Condition = Callable[[Caller], ColumnElement[bool]]


def _all(_caller: Caller) -> ColumnElement[bool]:
    return true()


def _of_meetings(caller: Caller) -> ColumnElement[bool]:
    return HistoryEntry.record_id.in_(select(Meeting.id).where(readable_by(caller)))


def _of_follow_ups(caller: Caller) -> ColumnElement[bool]:
    return HistoryEntry.record_id.in_(select(FollowUp.id).where(origin_visible_to(caller)))


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of record. `place`: where its page is, before the id; None where it has none."""

    name: LazyString
    visible: Condition = _all
    place: str | None = None
    administration: bool = False


SOURCES = {
    "meeting": Source(lazy_gettext("Meeting"), _of_meetings, "/meetings"),
    "follow_up": Source(lazy_gettext("Follow-up"), _of_follow_ups, "/follow-ups"),
    "commitment": Source(lazy_gettext("Motion or commitment"), place="/commitments"),
    "evidence": Source(lazy_gettext("Evidence")),
    "organisation": Source(lazy_gettext("Organisation"), place="/organisations"),
    "person": Source(lazy_gettext("Contact"), place="/people"),
    "office": Source(lazy_gettext("Office")),
    "sector": Source(lazy_gettext("Sector")),
    "topic": Source(lazy_gettext("Topic")),
    "phrase": Source(lazy_gettext("Standard phrase")),
    "reusable_text": Source(lazy_gettext("Reusable text"), place="/reports/texts"),
    "paper": Source(lazy_gettext("Paper of the House")),
    "recess": Source(lazy_gettext("Recess")),
    "unit": Source(lazy_gettext("Unit"), place="/administration/units", administration=True),
    "account": Source(
        lazy_gettext("Account"), place="/administration/accounts", administration=True
    ),
    "api_token": Source(lazy_gettext("API token"), administration=True),
    "calendar_feed": Source(lazy_gettext("Calendar subscription"), administration=True),
}


def kinds_for(caller: Caller) -> list[str]:
    """The kinds of which the caller may see any history."""
    return [
        kind for kind, source in SOURCES.items() if caller.administers or not source.administration
    ]


def kind_names(caller: Caller) -> dict[str, str]:
    """What they are called."""
    return {kind: str(SOURCES[kind].name) for kind in kinds_for(caller)}


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """Which entries the caller may know of: those of records that the caller may see."""
    return or_(
        *(
            and_(HistoryEntry.kind == kind, SOURCES[kind].visible(caller))
            for kind in kinds_for(caller)
        )
    )
