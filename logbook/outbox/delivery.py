"""Sending what is due: claim, commit, send, commit.

In this order a kill can cost a second copy of one mail, with the same bytes and Message-ID, and
never the mail itself.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import case, update

from logbook.db import db, reading, transaction
from logbook.mail import Connection, Envelope, Mailer, NotTaken, Refused, Unreachable
from logbook.outbox import claiming
from logbook.outbox.claiming import Claim, Contents
from logbook.outbox.models import SIGN_IN, Message, MessageState
from logbook.outbox.pace import PACE, Pace

log = logging.getLogger(__name__)

_WITHOUT_SECRET = case((Message.kind == SIGN_IN, None), else_=Message.body)

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

    def run(self) -> int:
        """Send all that is due. Returns how many the server took."""
        with reading():
            if not claiming.is_anything_due(now=self._tick()):
                return 0
        try:
            with self._mailer.connection() as connection:
                return self._send_all(connection)
        except Unreachable as fault:
            log.warning("mail waits, for no server can be reached: %s", fault.code)
            with transaction():
                claiming.postpone(fault.words, self._pace, now=self._tick())
            return 0

    def _send_all(self, connection: Connection) -> int:
        taken = 0
        while self._keep_going():
            with transaction():
                claim = claiming.claim(self._kinds, self._pace, now=self._tick())
            if claim is None:
                break
            try:
                taken += self.deliver(connection, claim)
            except Unreachable:
                break
        return taken

    def deliver(self, connection: Connection, claim: Claim) -> bool:
        """Send one claimed message and write what came of it; whether the server took it.

        Raises Unreachable, after that is written, when there is no connection for the next either.
        """
        try:
            words = connection.send(Envelope(self._sender, claim.recipient, claim.content))
        except NotTaken as fault:
            self._note_failure(claim, fault)
            if isinstance(fault, Unreachable):
                raise
            return False
        self.mark_sent(claim, words)
        return True

    def mark_sent(self, claim: Claim, words: str) -> None:
        """The server has it. What held a secret is not kept."""
        self._finish(
            claim,
            state=MessageState.SENT,
            sent_at=self._tick(),
            response=words,
            body=_WITHOUT_SECRET,
        )

    def _note_failure(self, claim: Claim, fault: NotTaken) -> None:
        log.warning("message %s was not taken: %s", claim.id, fault.code)
        if isinstance(fault, Refused):
            self._finish(claim, state=MessageState.DEAD, response=fault.words, body=_WITHOUT_SECRET)
            return
        next_try = self._pace.next_try(claim.id, claim.attempts, now=self._tick())
        self._finish(claim, state=MessageState.PENDING, response=fault.words, next_try_at=next_try)

    def _finish(self, claim: Claim, **outcome: object) -> None:
        """Write the outcome, if the claim still holds: who took over after the lease decides."""
        with transaction():
            finished = db.session.execute(
                update(Message)
                .where(Message.id == claim.id, Message.claim == claim.token)
                .values(claim=None, lease_until=None, version=Message.version + 1, **outcome)
                .execution_options(synchronize_session=False)
            )
        if finished.rowcount != 1:  # type: ignore[attr-defined]
            log.warning("message %s took longer than its lease", claim.id)
