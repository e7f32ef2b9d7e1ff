"""Putting details into a follow-up, new or not."""

import uuid
from collections.abc import Sequence
from datetime import date

from logbook.assigning import assign
from logbook.db import db
from logbook.directory.models import Organisation, Sector
from logbook.errors import Invalid
from logbook.followups.details import Actor, FollowUpDetails, NoteDetails
from logbook.followups.models import FollowUp, FollowUpNote
from logbook.followups.service.origins import OriginFound, find_commitments, find_origin
from logbook.followups.service.people import require_people
from logbook.policy import Caller
from logbook.web.language import _

_APART = (
    "origin", "commitments", "actor", "owner_id", "due", "due_text", "remind_before", "repeat",
    "notes",
)  # fmt: skip


def write(caller: Caller, follow_up: FollowUp, details: FollowUpDetails, *, today: date) -> None:
    """Everything but the term, which has a history of its own. Raises Invalid, all at once."""
    owner_id = details.owner_id or caller.id
    if owner_id is None:
        raise Invalid({"owner": [_("Say whose it is.")]})
    origin = find_origin(caller, details.origin)
    actor = details.actor or Actor(account=owner_id)
    require_actor(actor)
    people = {"owner": owner_id, "deputy": details.deputy_id, "actor-account": actor.account}
    require_people(origin.meeting, people)
    assign(follow_up, details, apart=_APART)
    follow_up.owner_id = owner_id
    follow_up.commitments = find_commitments(details.commitments)
    follow_up.remind_before = sorted(set(details.remind_before), reverse=True)
    follow_up.repeat_every = details.repeat.every if details.repeat else None
    follow_up.repeat_from = details.repeat.from_ if details.repeat else None
    _write_origin(follow_up, origin)
    write_actor(follow_up, actor)
    _write_notes(follow_up, details.notes, today)


def _write_origin(follow_up: FollowUp, origin: OriginFound) -> None:
    follow_up.meeting = origin.meeting
    follow_up.point = origin.point
    follow_up.commitment = origin.commitment
    follow_up.letter_id = origin.letter_id


def require_actor(actor: Actor) -> None:
    """Refuse an actor that is not exactly one, or is not there. Raises Invalid."""
    given = (actor.account, actor.organisation, actor.sector, actor.us or None)
    if sum(one is not None for one in given) != 1:
        raise Invalid(
            {"actor": [_("Say who acts: a colleague, an organisation, a sector, or us.")]}
        )
    if actor.organisation and db.session.get(Organisation, actor.organisation) is None:
        raise Invalid({"actor-organisation": [_("There is no such organisation.")]})
    if actor.sector and db.session.get(Sector, actor.sector) is None:
        raise Invalid({"actor-sector": [_("There is no such sector.")]})


def write_actor(follow_up: FollowUp, actor: Actor) -> None:
    """Make this one, and no other, the actor."""
    follow_up.actor_account_id = actor.account
    follow_up.actor_organisation_id = actor.organisation
    follow_up.actor_sector_id = actor.sector
    follow_up.actor_us = actor.us


def _write_notes(follow_up: FollowUp, notes: Sequence[NoteDetails], today: date) -> None:
    """Rows that say the same keep their ids, so that an unchanged note is no change."""
    kept = {(note.on, note.text): note for note in follow_up.notes}
    rows = []
    for position, note in enumerate(notes):
        on = note.on or today
        row = kept.pop((on, note.text), None) or FollowUpNote(id=uuid.uuid4(), on=on)
        assign(row, note, apart=("on",))
        row.position = position
        rows.append(row)
    follow_up.notes = rows
