"""When and to whom a follow-up is told, by page: snoozed, moved, given to someone else."""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import account_choices
from logbook.dates import PartialDate, say
from logbook.followups import service
from logbook.followups.lines import latest_of, term_of
from logbook.followups.models import FollowUp
from logbook.followups.schemas import AssignmentSchema, MoveSchema, SnoozeSchema
from logbook.followups.views.blueprint import blueprint
from logbook.followups.views.doing import ask, perform, titled
from logbook.web.gate import caller
from logbook.web.language import _, current_language


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
