"""How the page of an act goes: it asks, does, says what it did with a way back, and returns."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.followups import service
from logbook.followups.lines import line_of
from logbook.followups.models import FollowUp
from logbook.web.gate import caller, safe_next
from logbook.web.language import _, current_language
from logbook.web.schema import LogbookSchema, read_form, typed_values

Values = Mapping[str, str | list[str]]
Facts = Callable[[FollowUp], Mapping[str, Any]]


def ask(
    name: str,
    id: uuid.UUID,
    *,
    values: Values | None = None,
    errors: dict[str, list[str]] | None = None,
    facts: Facts = lambda _follow_up: {},
) -> str:
    """The page of an act, from the template `name`, with what the reader may have typed.

    Reads in a transaction of its own.
    """
    me = caller()
    with reading():
        found = service.changeable(me, id)
        return render_template(
            name,
            follow_up=found,
            line=line_of(found, me.today(clock.now())),
            values=values or {},
            errors=errors or {},
            back=where_to(id),
            **facts(found),
        )


def perform(
    name: str,
    id: uuid.UUID,
    schema: LogbookSchema,
    verb: Callable[..., FollowUp],
    say: Callable[[FollowUp], str],
    *,
    only: str | None = None,
    facts: Facts = lambda _follow_up: {},
) -> ResponseReturnValue:
    """Do what the form asks, or ask again with the errors. `only`: the one value the act takes."""
    try:
        with transaction():
            service.changeable(caller(), id)
            how = read_form(schema)
            asked = how if only is None else how[only]
            changed = verb(caller(), id, asked, now=clock.now())
            said = say(changed)
    except Invalid as problem:
        page = ask(name, id, values=typed_values(schema), errors=problem.errors, facts=facts)
        return page, 422
    return told(changed, said)


def told(changed: FollowUp, said: str) -> ResponseReturnValue:
    """Back to where the reader came from, with what was done and a button that undoes it."""
    undo = url_for("followups.undo", id=changed.id, next=where_to(changed.id))
    banner: Any = {"text": said, "undo": undo, "version": changed.version}
    flash(banner, "done")
    return redirect(where_to(changed.id), 303)


def where_to(id: uuid.UUID) -> str:
    """Where the reader came from, else the follow-up's own page."""
    came_from = request.args.get("next")
    return safe_next(came_from) if came_from else url_for("followups.follow_up", id=id)


def titled(follow_up: FollowUp) -> str:
    """What the follow-up is called, in quotation marks."""
    return _("“%(title)s”", title=follow_up.title.in_language(current_language()))
