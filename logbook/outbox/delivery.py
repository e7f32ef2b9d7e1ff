"""Sending what is due: claim, commit, send, commit.

In this order a kill can cost a second copy of one mail, with the same bytes and Message-ID, and
never the mail itself. The commit after one mail is the one before the next.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, update

from logbook.db import UTC, db, reading, transaction
from logbook.mail import Connection, Envelope, Mailer, NotTaken, Refused, Unreachable
from logbook.outbox import claiming, verdicts
from logbook.outbox.claiming import Claim, Contents
from logbook.outbox.models import SIGN_IN, Message, MessageState
from logbook.outbox.pace import PACE, Pace
from logbook.prepared import Prepared

log = logging.getLogger(__name__)

_WITHOUT_SECRET = case((Message.kind == SIGN_IN, None), else_=Message.body)

_table: Any = Message.__table__
# Put together once: it is asked for with every mail.
_SENT = Prepared(
    update(_table)
    .where(_table.c.id == bindparam("its_id"), _table.c.claim == bindparam("token"))
    .values(
        state=MessageState.SENT,
        claim=None,
        lease_until=None,
        sent_at=bindparam("now", type_=UTC()),
        updated_at=bindparam("now", type_=UTC()),
        response=bindparam("words"),
        body=_WITHOUT_SECRET,
        version=_table.c.version + 1,
    )
    .returning(_table.c.id)
)

Tick = Callable[[], datetime]


class Delivery:
    """One run over the outbox, in any number of processes at once.

    `tick` tells the time, simulated or not: leases and tries follow it. `kinds` are the features
    that know what their messages tell. Between two messages `keep_going` is asked.
    """

    def __init__(
        self,
        mailer: Mailer,
        sender: str,
        *,
        tick: Tick,
        kinds: Mapping[str, Contents] | None = None,
        pace: Pace = PACE,
        keep_going: Callable[[], bool] = lambda: True,
    ) -> None:
        self._mailer, self._sender = mailer, sender
        self._tick, self._kinds, self._pace = tick, kinds or {}, pace
        self._keep_going = keep_going
        self._taken = 0
        self._failed: list[tuple[Claim, NotTaken]] = []

    def run(self) -> int:
        """Send all that is due. Returns how many the server took.

        A server that lets no mail in, or takes none of what many people should get, is left for
        now: what is due waits, and nothing dies of it.
        """
        self._taken, self._failed = 0, []
        with reading():
            if not claiming.is_anything_due(now=self._tick()):
                return 0
        fault = self._send_all()
        for claim, refusal in self._failed:
            with transaction():
                outcome = verdicts.judge(claim, refusal, self._pace, now=self._tick())
                self._revise(claim, outcome)
        if fault is not None:
            log.warning("mail waits, for the server takes none: %s", fault.code)
            with transaction():
                claiming.postpone(fault.words, self._pace, now=self._tick())
        return self._taken

    def _send_all(self) -> NotTaken | None:
        """Until nothing is due. Answers the fault that concerns all mail, where there is one."""
        try:
            with self._mailer.connection() as connection:
                claim = self._next()
                while claim is not None:
                    words = self.deliver(connection, claim)
                    if words is not None:
                        claim = self._settle(claim, words)
                    elif len({one.recipient for one, _ in self._failed}) >= self._pace.most_failed:
                        return self._failed[-1][1]
                    else:
                        claim = self._next()
        except Unreachable as fault:
            return fault
        return None

    def _next(self) -> Claim | None:
        with transaction():
            return self._claimed()

    def _claimed(self) -> Claim | None:
        """The next message, claimed; in a transaction."""
        if not self._keep_going():
            return None
        return claiming.claim(self._kinds, self._pace, now=self._tick())

    def deliver(self, connection: Connection, claim: Claim) -> str | None:
        """Send one claimed message. The server's words; None where it did not take it.

        That it did not is written. Raises Unreachable, after that is written, when there is no
        connection for the next either.
        """
        try:
            return connection.send(Envelope(self._sender, claim.recipient, claim.content))
        except NotTaken as fault:
            self._note_failure(claim, fault)
            if isinstance(fault, Unreachable):
                raise
            return None

    def _settle(self, claim: Claim, words: str) -> Claim | None:
        """Mark what the server took and claim the next with it: a commit before and after each."""
        self._taken += 1
        try:
            with transaction():
                self._mark_sent(claim, words)
                self._bury_refused()
                following = self._claimed()
        except Exception:
            # Whatever became of the next, this one has left.
            self.mark_sent(claim, words)
            raise
        self._failed = []
        return following

    def _bury_refused(self) -> None:
        """The server takes mail: what it refused before in this run was about the recipients."""
        for claim, fault in self._failed:
            if isinstance(fault, Refused):
                self._revise(claim, {"state": MessageState.DEAD, "response": fault.words})

    def mark_sent(self, claim: Claim, words: str) -> None:
        """The server has it. What held a secret is not kept."""
        with transaction():
            self._mark_sent(claim, words)

    def _mark_sent(self, claim: Claim, words: str) -> None:
        given = {"its_id": claim.id, "token": claim.token, "now": self._tick(), "words": words}
        self._note_if_late(claim, len(_SENT.rows(given)))

    def _note_failure(self, claim: Claim, fault: NotTaken) -> None:
        log.warning("message %s was not taken: %s", claim.id, fault.code)
        now = self._tick()
        if isinstance(fault, Unreachable):
            # Nothing of it has left: this was no try.
            later = now + self._pace.unreachable
            outcome = {"state": MessageState.PENDING, "response": fault.words}
            self._finish(claim, next_try_at=later, attempts=claim.attempts - 1, **outcome)
        elif verdicts.is_about_recipient(fault, is_taking=self._taken > 0):
            self._finish(claim, state=MessageState.DEAD, response=fault.words)
        else:
            # As for now, lest a kill leave it in between; the end of the run may decide otherwise.
            self._finish(claim, **verdicts.wait(claim, fault, self._pace, now=now))
            self._failed.append((claim, fault))

    def _finish(self, claim: Claim, **outcome: Any) -> None:
        """Write the outcome, if the claim still holds: who took over after the lease decides."""
        with transaction():
            written = self._write(claim, Message.claim == claim.token, outcome)
        self._note_if_late(claim, written)

    @staticmethod
    def _note_if_late(claim: Claim, written: int) -> None:
        if not written:
            log.warning("message %s took longer than its lease", claim.id)

    def _revise(self, claim: Claim, outcome: dict[str, Any]) -> None:
        """Write another outcome, unless somebody has taken the message since. In a transaction."""
        untouched = (
            (Message.state == MessageState.PENDING)
            & Message.claim.is_(None)
            & (Message.attempts == claim.attempts)
        )
        self._write(claim, untouched, outcome)

    def _write(self, claim: Claim, holds: ColumnElement[bool], outcome: dict[str, Any]) -> bool:
        is_dead = outcome["state"] is MessageState.DEAD
        if is_dead:
            outcome = outcome | {"body": _WITHOUT_SECRET}
        now = self._tick()
        changed = outcome | {"version": Message.version + 1, "updated_at": now}
        written = db.session.execute(
            update(Message)
            .where(Message.id == claim.id, holds)
            .values(claim=None, lease_until=None, **changed)
            .execution_options(synchronize_session=False)
        )
        if written.rowcount != 1:  # type: ignore[attr-defined]
            return False
        contents = self._kinds.get(claim.kind)
        if is_dead and contents is not None:
            message = db.session.get_one(Message, claim.id, populate_existing=True)
            contents.take_back(message, now=now)
        return True
