"""Acts on a follow-up, by page: asked where there is something to say, done, told with an undo."""

import uuid
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import account_choices
from logbook.dates import PartialDate, say
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.followups import service
from logbook.followups.lines import latest_of, line_of, term_of
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.followups.schemas import (
    AssignmentSchema,
    ClosureSchema,
    MoveSchema,
    ReopeningSchema,
    SnoozeSchema,
)
from logbook.followups.views.blueprint import blueprint
from logbook.web.conflicts import form_version
from logbook.web.gate import caller, safe_next
from logbook.web.language import _, current_language
from logbook.web.schema import LogbookSchema, typed_values, use_form

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
            changed = use_form(
                schema,
                lambda how: verb(caller(), id, how if only is None else how[only], now=clock.now()),
            )
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


@blueprint.get("/follow-ups/<uuid:id>/snooze")
def ask_snooze(id: uuid.UUID) -> str:
    """Until when, and why."""
    return ask("followups/snooze.html", id, facts=_snoozes)


@blueprint.post("/follow-ups/<uuid:id>/snooze")
def snooze(id: uuid.UUID) -> ResponseReturnValue:
    """Quiet for a while."""
    return perform(
        "followups/snooze.html", id, SnoozeSchema(), service.snooze, _say_snoozed, facts=_snoozes
    )


def _snoozes(_follow_up: FollowUp) -> Mapping[str, Any]:
    return {"snoozes": snoozes(caller().today(clock.now()))}


def snoozes(today: date) -> list[tuple[str, str]]:
    """The days that one press snoozes until: (ISO date, words)."""
    monday = today + timedelta(days=7 - today.weekday())
    return [
        ((today + timedelta(days=1)).isoformat(), _("A day")),
        (monday.isoformat(), _("Until Monday")),
        ((today + timedelta(days=7)).isoformat(), _("A week")),
    ]


def _say_snoozed(snoozed: FollowUp) -> str:
    # The column may be empty; what was snoozed a moment ago has its day.
    until = say(PartialDate.on(snoozed.snoozed_until), current_language())  # type: ignore[arg-type]
    return _("%(title)s is quiet until %(day)s.", title=titled(snoozed), day=until)


@blueprint.get("/follow-ups/<uuid:id>/move")
def ask_move(id: uuid.UUID) -> str:
    """To which term, and why."""
    return ask("followups/move.html", id)


@blueprint.post("/follow-ups/<uuid:id>/move")
def move(id: uuid.UUID) -> ResponseReturnValue:
    """Another term."""
    return perform("followups/move.html", id, MoveSchema(), service.move, _say_moved)


def _say_moved(moved: FollowUp) -> str:
    language = current_language()
    term = ", ".join(filter(None, (term_of(moved, language), latest_of(moved, language))))
    return _("%(title)s has another term: %(term)s.", title=titled(moved), term=term)


@blueprint.get("/follow-ups/<uuid:id>/assign")
def ask_assign(id: uuid.UUID) -> str:
    """To whom."""
    return ask("followups/assign.html", id, facts=_colleagues)


@blueprint.post("/follow-ups/<uuid:id>/assign")
def assign(id: uuid.UUID) -> ResponseReturnValue:
    """Another owner."""
    return perform(
        "followups/assign.html",
        id,
        AssignmentSchema(),
        service.assign,
        lambda given: _("%(title)s is now %(name)s’s.", title=titled(given), name=given.owner.name),
        only="owner",
        facts=_colleagues,
    )


def _colleagues(follow_up: FollowUp) -> Mapping[str, Any]:
    owner = str(follow_up.owner_id)
    return {"colleagues": [one for one in account_choices() if one[0] != owner]}


@blueprint.get("/follow-ups/<uuid:id>/done")
def ask_done(id: uuid.UUID) -> str:
    """With what outcome it was done, and when."""
    return ask("followups/close.html", id, facts=lambda _f: {"dropping": False})


@blueprint.get("/follow-ups/<uuid:id>/drop")
def ask_drop(id: uuid.UUID) -> str:
    """Why it need not be done any more."""
    return ask("followups/close.html", id, facts=lambda _f: {"dropping": True})


@blueprint.post("/follow-ups/<uuid:id>/closure")
def close(id: uuid.UUID) -> ResponseReturnValue:
    """Done or dropped."""
    dropping = request.form.get("status") == FollowUpStatus.DROPPED
    return perform(
        "followups/close.html",
        id,
        ClosureSchema(),
        service.close,
        _say_closed,
        facts=lambda _f: {"dropping": dropping},
    )


def _say_closed(closed: FollowUp) -> str:
    if closed.status is FollowUpStatus.DROPPED:
        return _("%(title)s is dropped.", title=titled(closed))
    if closed.repeat_every:
        return _("%(title)s is done; the next one is made.", title=titled(closed))
    return _("%(title)s is done.", title=titled(closed))


@blueprint.post("/follow-ups/<uuid:id>/start")
def start(id: uuid.UUID) -> ResponseReturnValue:
    """Somebody is at it."""
    try:
        with transaction():
            changed = service.start(caller(), id, now=clock.now())
    except Invalid as problem:
        flash(" ".join(problem.errors["status"]), "warning")
        return redirect(where_to(id), 303)
    return told(changed, _("%(title)s is in progress.", title=titled(changed)))


@blueprint.get("/follow-ups/<uuid:id>/reopen")
def ask_reopen(id: uuid.UUID) -> str:
    """Why it is opened again."""
    return ask("followups/reopen.html", id)


@blueprint.post("/follow-ups/<uuid:id>/reopen")
def reopen(id: uuid.UUID) -> ResponseReturnValue:
    """Open again."""
    return perform(
        "followups/reopen.html",
        id,
        ReopeningSchema(),
        service.reopen,
        lambda opened: _("%(title)s is open again.", title=titled(opened)),
        only="reason",
    )


@blueprint.post("/follow-ups/<uuid:id>/delete")
def delete(id: uuid.UUID) -> ResponseReturnValue:
    """Out of sight; the list says how to bring it back."""
    with transaction():
        changed = service.delete(caller(), id, version=form_version(), now=clock.now())
    home = url_for("followups.index")
    undo = url_for("followups.undo", id=id)
    said = _("%(title)s is deleted.", title=titled(changed))
    banner: Any = {"text": said, "undo": undo, "version": changed.version}
    flash(banner, "done")
    return redirect(home, 303)


@blueprint.post("/follow-ups/<uuid:id>/undo")
def undo(id: uuid.UUID) -> ResponseReturnValue:
    """As it was before one's own last act."""
    try:
        with transaction():
            service.undo(caller(), id, version=form_version(), now=clock.now())
    except Conflict:
        flash(
            _("This was changed since: it can no longer be undone. Look at what it is now."),
            "warning",
        )
        return redirect(url_for("followups.follow_up", id=id), 303)
    flash(_("Undone."), "done")
    return redirect(where_to(id), 303)
