"""One meeting: what it was, what was said, what follows."""

import uuid
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.composer.preview import known_at, preview
from logbook.db import reading
from logbook.meetings import labels, queries
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.meetings.naming import actor_name, party_name
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.following import lines_of
from logbook.web.gate import caller
from logbook.web.language import current_language


@blueprint.get("/meetings/<uuid:id>")
def meeting(id: uuid.UUID) -> ResponseReturnValue:
    """The meeting with everything in it."""
    me, language = caller(), current_language()
    today = me.today(clock.now())
    with reading():
        found = queries.meeting(me, id)
        return render_template(
            "meetings/meeting.html",
            meeting=found,
            marked=found.marking is Marking.DEP_V,
            may_write=me.may_write,
            asks=_asks_whether_held(found, today=today),
            sentences=preview(found, language, known_at(found)),
            follow_ups=lines_of(found),
            related=_related(found),
            changes=queries.changes(id),
            words=labels,
            party_name=party_name,
            actor_name=actor_name,
            today=today,
        )


@blueprint.get("/meetings/deleted")
def deleted() -> ResponseReturnValue:
    """What was deleted in the last thirty days."""
    with reading():
        found = queries.deleted_meetings(caller(), now=clock.now())
        return render_template("meetings/deleted.html", found=found, days=queries.KEPT_DAYS)


def _asks_whether_held(found: Meeting, *, today: date) -> bool:
    return found.status is MeetingStatus.PLANNED and found.first_end <= today


def _related(found: Meeting) -> list[queries.MeetingRow]:
    """Other talks with the same parties, the latest first."""
    return queries.latest_meetings_with(
        caller(),
        [party.organisation_id for party in found.parties if party.organisation_id],
        [party.sector_id for party in found.parties if party.sector_id],
        other_than=found.id,
        limit=5,
    )
