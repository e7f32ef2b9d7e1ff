"""The first steps of an installation: each is done when a query says so, or does not apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Chamber, Recess
from logbook.db import db
from logbook.directory.models import Sector, Term, Topic
from logbook.errors import Forbidden, Invalid
from logbook.meetings.models import Meeting
from logbook.outbox.models import Message, MessageState
from logbook.policy import Caller, Role, require_administration
from logbook.setup.models import PassedStep
from logbook.web.language import _

if TYPE_CHECKING:
    from config import Settings

TEST = "test"
"""The kind of mail that is sent to see whether mail arrives."""
AHEAD = timedelta(days=365)
LONGEST_TERM = timedelta(days=90)
"""No two recesses lie further apart: of a year that is known whole, one ends so near its end."""
LONGEST_REASON = 500


class Step(StrEnum):
    """One row, in the order in which they are best taken."""

    MAIL = "mail"
    ADMINISTRATORS = "administrators"
    UNITS = "units"
    SECTORS = "sectors"
    TOPICS = "topics"
    OFFICES = "offices"
    RECESSES = "recesses"
    SECURITY_CONTACT = "contact"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Steps:
    """Which are done, which do not apply and why, which are open."""

    done: Sequence[Step]
    passed: Mapping[Step, PassedStep]
    open: Sequence[Step]

    @property
    def settled(self) -> int:
        """How many need nothing any more."""
        return len(Step) - len(self.open)


def steps(settings: "Settings", *, today: date) -> Steps:
    """How they stand, in two queries however many there are."""
    facts = db.session.execute(select(*_facts(today))).one()
    true = {Step(name) for name, value in facts._mapping.items() if value}
    if not _is_local(settings.mail_from):
        true.add(Step.SECURITY_CONTACT)
    rows = db.session.scalars(select(PassedStep).options(joinedload(PassedStep.account))).all()
    passed = {Step(row.step): row for row in rows if row.step in set(Step)}
    done = [step for step in Step if step in true]
    return Steps(
        done=done,
        passed={step: row for step, row in passed.items() if step not in true},
        open=[step for step in Step if step not in true and step not in passed],
    )


def pass_step(caller: Caller, step: Step, reason: str, *, now: datetime) -> None:
    """Say that a step does not apply here, and why. Raises Forbidden, Invalid."""
    require_administration(caller)
    text = " ".join(reason.split())
    if not text or len(text) > LONGEST_REASON or not text.isprintable():
        raise Invalid({"reason": [_("Say in a few words why this does not apply here.")]})
    if caller.id is None:
        raise Forbidden
    row = db.session.get(PassedStep, step.value) or PassedStep(step=step.value)
    row.reason, row.account_id, row.at = text, caller.id, now
    db.session.add(row)


def take_up_step(caller: Caller, step: Step) -> None:
    """Say that a step does apply after all. Raises Forbidden."""
    require_administration(caller)
    row = db.session.get(PassedStep, step.value)
    if row is not None:
        db.session.delete(row)


def _facts(today: date) -> list[Any]:
    """One scalar for each step that the database can tell of."""
    sent = and_(Message.kind == TEST, Message.state == MessageState.SENT)
    administrators = select(func.count()).where(
        Account.role == Role.ADMINISTRATOR, Account.disabled_at.is_(None)
    )
    headed = exists(
        select(Account.id).where(Account.id == Unit.head_id, Account.disabled_at.is_(None))
    )
    holds = and_(
        Term.since <= today, or_(Term.until.is_(None), Term.until > today), Term.holder.is_not(None)
    )
    facts = {
        Step.MAIL: exists(select(Message.id).where(sent)),
        Step.ADMINISTRATORS: administrators.scalar_subquery() > 1,
        Step.UNITS: and_(exists(select(Unit.id)), ~exists(select(Unit.id).where(~headed))),
        Step.SECTORS: exists(select(Sector.id)),
        Step.TOPICS: exists(select(Topic.id).where(Topic.retired.is_(False))),
        Step.OFFICES: exists(select(Term.id).where(holds)),
        Step.RECESSES: _recesses_known(today),
        Step.MEETING: exists(select(Meeting.id)),
    }
    return [fact.label(step.value) for step, fact in facts.items()]


def _recesses_known(today: date) -> Any:
    """Those of the coming twelve months are all checked, and they reach to the end of them."""
    coming = and_(
        Recess.chamber == Chamber.HOUSE, Recess.until >= today, Recess.since <= today + AHEAD
    )
    reaches = and_(
        Recess.chamber == Chamber.HOUSE,
        Recess.checked.is_(True),
        Recess.until >= today + AHEAD - LONGEST_TERM,
    )
    return and_(
        ~exists(select(Recess.id).where(coming, Recess.checked.is_(False))),
        exists(select(Recess.id).where(reaches)),
    )


def _is_local(address: str) -> bool:
    """Whether nobody outside this machine can write to it."""
    host = address.rpartition("@")[2].rstrip(".").lower()
    return host == "localhost" or host.endswith((".localhost", ".invalid"))
