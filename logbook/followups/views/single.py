"""The page of one follow-up: what it is, what can be done, what was done."""

import uuid

from flask import render_template, url_for

from logbook import clock
from logbook.db import reading
from logbook.followups import queries, words
from logbook.followups.lines import line_of
from logbook.followups.schemas import FollowUpSchema
from logbook.followups.terms import chamber_of, is_unchecked
from logbook.followups.views.blueprint import blueprint
from logbook.followups.views.doing import Values
from logbook.followups.views.moving import snoozes
from logbook.web.gate import caller


@blueprint.get("/follow-ups/<uuid:id>")
def follow_up(id: uuid.UUID) -> str:
    """All of one; reminders lead here."""
    return page_of(id)


def page_of(
    id: uuid.UUID, *, values: Values | None = None, errors: dict[str, list[str]] | None = None
) -> str:
    """The page, with a note half written where it was refused."""
    me = caller()
    today = me.today(clock.now())
    with reading():
        found = queries.follow_up(me, id)
        closed_by = FollowUpSchema(only=["closed_by"]).dump(found)["closedBy"]
        return render_template(
            "followups/follow_up.html",
            follow_up=found,
            line=line_of(found, today),
            unchecked=is_unchecked(found, queries.recesses(chamber_of(found))),
            closed_by=closed_by,
            course=queries.course(id),
            actions=words.actions(),
            kinds=words.kinds(),
            spans=dict(words.spans(found.repeat_every)),
            counted_from=dict(words.counted_from()),
            snoozes=snoozes(today),
            here=url_for("followups.follow_up", id=id),
            values=values or {},
            errors=errors or {},
        )
