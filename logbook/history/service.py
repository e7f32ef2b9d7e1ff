"""Writing the history, in the transaction of the change; and proving that nobody rewrote it."""

import secrets
import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, inspect, select, update
from sqlalchemy.orm import joinedload

from logbook.db import Record, db
from logbook.history.chain import GENESIS, entry_digest, instant, values_digest
from logbook.history.models import (
    ExportEntry,
    HistoryEmptied,
    HistoryEntry,
    HistoryHead,
    HistoryValues,
)
from logbook.history.snapshot import snapshot
from logbook.policy import Caller

__all__ = ["change_number", "empty_values", "record", "record_export", "snapshot", "verify"]


def record(
    caller: Caller,
    action: str,
    subject: Record,
    *,
    now: datetime,
    before: Mapping[str, Any] | None = None,
) -> HistoryEntry:
    """Add one entry: `caller` did `action` ('create', 'edit', 'close', …) to `subject`.

    `before` is the snapshot taken before the change; None for a new record. Pending changes are
    flushed first, so that the record after is as stored; of a deleted one there is none. Call it
    last in a use case: it takes the lock on the head of the chain.
    """
    subject.begin_change(None, now=now)
    db.session.flush()
    after = None if inspect(subject).deleted else snapshot(subject)
    return _append(
        at=now,
        actor_id=caller.id,
        action=action,
        kind=subject.__tablename__,
        record_id=subject.id,
        before=dict(before) if before is not None else None,
        after=after,
    )


def _append(
    *,
    at: datetime,
    actor_id: uuid.UUID | None,
    action: str,
    kind: str,
    record_id: uuid.UUID,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> HistoryEntry:
    head = _locked_head()
    salt = secrets.token_hex(16)
    digest_of_values = values_digest(salt, before, after)
    entry = HistoryEntry(
        seq=head.seq + 1,
        at=at,
        actor_id=actor_id,
        action=action,
        kind=kind,
        record_id=record_id,
        values_digest=digest_of_values,
    )
    entry.digest = entry_digest(head.digest, _facts(entry), digest_of_values)
    entry.values = HistoryValues(salt=salt, before=before, after=after)
    db.session.add(entry)
    db.session.execute(
        update(HistoryHead)
        .where(HistoryHead.id == 1)
        .values(seq=entry.seq, digest=entry.digest)
        .execution_options(synchronize_session=False)
    )
    db.session.flush()
    return entry


def _locked_head() -> Row[int, str]:
    """The head as last committed, locked until this transaction ends."""
    head = select(HistoryHead.seq, HistoryHead.digest).where(HistoryHead.id == 1)
    return db.session.execute(head.with_for_update()).one()


def _facts(entry: HistoryEntry) -> dict[str, str | int | None]:
    return {
        "seq": entry.seq,
        "at": instant(entry.at),
        "actor": str(entry.actor_id) if entry.actor_id else None,
        "action": entry.action,
        "kind": entry.kind,
        "record": str(entry.record_id),
    }


def change_number() -> int:
    """The sequence of the last committed change, 0 in an empty database."""
    return db.session.scalar(select(HistoryHead.seq).where(HistoryHead.id == 1)) or 0


def record_export(
    caller: Caller,
    what: str,
    form: str,
    *,
    now: datetime,
    record_id: uuid.UUID | None = None,
    sha256: str | None = None,
) -> None:
    """Note that something left the system: `what` ('dossier', 'feed'), in which format."""
    db.session.add(
        ExportEntry(
            at=now, actor_id=caller.id, what=what, format=form, record_id=record_id, sha256=sha256
        )
    )


def empty_values(caller: Caller, seqs: Collection[int], *, now: datetime) -> None:
    """Let go of what the records of these entries were, and note that it was done.

    The only way: the database refuses to delete values without the note. That there was a change,
    when, of what and by whom stays, and the chain still verifies.
    """
    db.session.add_all(HistoryEmptied(seq=seq, at=now, actor_id=caller.id) for seq in seqs)
    db.session.flush()
    db.session.execute(delete(HistoryValues).where(HistoryValues.seq.in_(seqs)))


def verify() -> list[str]:
    """Recompute the whole chain; one sentence for each entry that does not hold, none if all do.

    Values that were emptied with a note of it (retention) are no fault. A tail cut off, or a chain
    rewritten as a whole, cannot be seen from inside: compare the head's digest with one kept
    elsewhere.
    """
    faults: list[str] = []
    previous, expected = GENESIS, 1
    emptied = set(db.session.scalars(select(HistoryEmptied.seq)))
    entries = db.session.scalars(
        select(HistoryEntry)
        .options(joinedload(HistoryEntry.values))
        .order_by(HistoryEntry.seq)
        .execution_options(yield_per=500)
    )
    for entry in entries:
        if entry.seq != expected:
            faults.append(f"entry {expected} is missing")
        if entry.digest != entry_digest(previous, _facts(entry), entry.values_digest):
            faults.append(f"entry {entry.seq} was changed or moved")
        kept = entry.values
        if kept is None and entry.seq not in emptied:
            faults.append(f"the values of entry {entry.seq} are missing")
        if kept is not None and entry.values_digest != values_digest(
            kept.salt, kept.before, kept.after
        ):
            faults.append(f"the values of entry {entry.seq} were changed")
        previous, expected = entry.digest, entry.seq + 1
    head = db.session.get(HistoryHead, 1)
    if head is not None and (head.seq, head.digest) != (expected - 1, previous):
        faults.append(f"the chain ends at entry {expected - 1} but its head says {head.seq}")
    return faults
