"""One act on many follow-ups chosen from the list: what to do, then what became of each."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import account_choices
from logbook.db import reading, transaction
from logbook.errors import Invalid, NotFound
from logbook.followups import queries, service
from logbook.followups.lines import line_of
from logbook.followups.models import FollowUp
from logbook.followups.schemas import AssignmentSchema, ClosureSchema, MoveSchema, SnoozeSchema
from logbook.followups.views.acts import Values, snoozes
from logbook.followups.views.blueprint import blueprint
from logbook.policy import require_write
from logbook.web.fields import identifier
from logbook.web.gate import caller, safe_next
from logbook.web.language import _, current_language
from logbook.web.schema import LogbookSchema, read_form, typed_content, typed_values

Verb = Callable[..., FollowUp]
ACTS: dict[str, tuple[type[LogbookSchema], Verb, str | None]] = {
    "done": (ClosureSchema, service.close, None),
    "snooze": (SnoozeSchema, service.snooze, None),
    "move": (MoveSchema, service.move, None),
    "assign": (AssignmentSchema, service.assign, "owner"),
}
"""By name: what it asks, what it does, and the one value that it takes."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the result page: done, with the version to undo; or refused, and why."""

    id: uuid.UUID
    title: str
    version: int | None
    refusal: str | None


@blueprint.get("/follow-ups/many")
def ask_many() -> ResponseReturnValue:
    """What to do with the chosen ones."""
    require_write(caller())
    chosen = _ids(request.args.getlist("chosen"))
    if not chosen:
        flash(_("Choose at least one follow-up first."), "warning")
        return redirect(_back(), 303)
    with reading():
        return _ask(_known(request.args.get("what", "")), chosen)


@blueprint.post("/follow-ups/many/<what>")
def do_many(what: str) -> ResponseReturnValue:
    """Do it to each; what succeeded and what was refused stands on one page."""
    me, act = caller(), _known(what)
    require_write(me)
    schema_type, verb, only = ACTS[act]
    schema, chosen, now = schema_type(), _ids(request.form.getlist("chosen")), clock.now()
    try:
        with transaction():
            how = read_form(schema, _typed(schema))
            asked = how if only is None else how[only]
            outcomes = service.for_each(me, chosen, lambda id: verb(me, id, asked, now=now))
            results = _results(outcomes)
    except Invalid as problem:
        with reading():
            return _ask(act, chosen, typed_values(schema), problem.errors), 422
    done = sum(result.refusal is None for result in results)
    return render_template("followups/many_result.html", results=results, done=done, back=_back())


def _ask(
    act: str,
    chosen: list[uuid.UUID],
    values: Values | None = None,
    errors: dict[str, list[str]] | None = None,
) -> str:
    today = caller().today(clock.now())
    found = queries.follow_ups_with(caller(), chosen)
    return render_template(
        "followups/many.html",
        act=act,
        lines=[line_of(one, today) for one in found],
        values=values or {},
        errors=errors or {},
        snoozes=snoozes(today),
        colleagues=account_choices() if act == "assign" else [],
        back=_back(),
    )


def _results(outcomes: Iterable[service.ActOutcome]) -> list[Result]:
    """What became of each, by the title under which the caller knows it."""
    told, language = list(outcomes), current_language()
    known = queries.follow_ups_with(caller(), [one.id for one in told])
    titles = {one.id: one.title.in_language(language) for one in known}
    return [
        Result(
            id=one.id,
            title=titles.get(one.id, ""),
            version=one.follow_up.version if one.follow_up is not None else None,
            refusal=one.refusal,
        )
        for one in told
    ]


def _typed(schema: LogbookSchema) -> dict[str, Any]:
    """What the act asks, without the choice that it is done to."""
    return {key: value for key, value in typed_content(schema).items() if key != "chosen"}


def _known(act: str) -> str:
    if act not in ACTS:
        raise NotFound
    return act


def _ids(given: list[str]) -> list[uuid.UUID]:
    """The ids among what was sent; what is none cannot have been chosen."""
    return [found for text in given if (found := identifier(text)) is not None]


def _back() -> str:
    came_from = request.args.get("next")
    return safe_next(came_from) if came_from else url_for("followups.index")
