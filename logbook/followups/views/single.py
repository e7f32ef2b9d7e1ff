"""The page of one follow-up: what it is, what can be done, what was done, and its notes."""

import uuid

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.followups import labels, queries, service
from logbook.followups.lines import line_of
from logbook.followups.schemas import FollowUpSchema, NoteSchema
from logbook.followups.terms import chamber_of, is_unchecked
from logbook.followups.views.acts import Values, snoozes, told
from logbook.followups.views.blueprint import blueprint
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.schema import read_form, typed_values


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
            actions=labels.actions(),
            kinds=labels.kinds(),
            spans=dict(labels.spans(found.repeat_every)),
            counted_from=dict(labels.counted_from()),
            snoozes=snoozes(today),
            here=url_for("followups.follow_up", id=id),
            values=values or {},
            errors=errors or {},
        )


@blueprint.post("/follow-ups/<uuid:id>/notes")
def add_note(id: uuid.UUID) -> ResponseReturnValue:
    """A remark on the way."""
    schema = NoteSchema()
    try:
        with transaction():
            service.changeable(caller(), id)
            changed = service.add_note(caller(), id, read_form(schema), now=clock.now())
    except Invalid as problem:
        return page_of(id, values=typed_values(schema), errors=problem.errors), 422
    return told(changed, _("The note is added."))
