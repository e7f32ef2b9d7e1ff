"""Writing the history, in the transaction of the change; and proving that nobody rewrote it."""

import secrets
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, delete, insert, inspect, select, update
from sqlalchemy.orm import joinedload

from logbook.db import Base, Record, db
from logbook.gathering import Gathering
from logbook.history.chain import GENESIS, entry_digest, instant, values_digest
from logbook.history.models import (
    ExportEntry,
    HistoryEmptied,
    HistoryEntry,
    HistoryHead,
    HistoryValues,
)
from logbook.history.snapshot import snapshot as plain_snapshot
from logbook.policy import Caller
from logbook.prepared import PreparedRows

__all__ = [
    "Change",
    "change_number",
    "empty_values",
    "entries_after",
    "follow",
    "last_entry",
    "lock_head",
    "record",
    "record_export",
    "snapshot",
    "verify",
]


@dataclass(slots=True)
class Change:
    """A change that is told of at the end of its transaction; `after` once it is known."""

    at: datetime
    actor_id: uuid.UUID | None
    action: str
    subject: Record
    before: dict[str, Any] | None
    after: dict[str, Any] | None = None
    is_settled: bool = False

    def settle(self) -> None:
        """Take what the record is now for what this change made of it, unless that is known."""
        if not self.is_settled:
            gone = inspect(self.subject).deleted
            self.after = None if gone else plain_snapshot(self.subject)
            self.is_settled = True


def record(
    caller: Caller,
    action: str,
    subject: Record,
    *,
    now: datetime,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Add one entry: `caller` did `action` ('create', 'edit', 'close', …) to `subject`.

    `before` is the snapshot taken before the change; None for a new record. The record after it is
    as stored when the transaction ends, or as it is before its next change; of a deleted one there
    is none.
    """
    subject.begin_change(None, now=now)
    changes = _changes.of(db.session())
    known = dict(before) if before is not None else None
    changes[len(changes)] = Change(now, caller.id, action, subject, known)


def snapshot(subject: Base) -> dict[str, Any]:
    """The record as it is now, for the `before` of a change that is about to be made.

    An earlier change in the same transaction made it so.
    """
    changes = _changes.of(db.session()).values()
    unsettled = [one for one in changes if one.subject is subject and not one.is_settled]
    if unsettled:
        db.session.flush()
    for one in unsettled:
        one.settle()
    return plain_snapshot(subject)


def _write(changes: dict[int, Change]) -> None:
    """Put them at the end of the chain, in order. Takes the lock on its head until the end."""
    for change in changes.values():
        change.settle()
    head = lock_head()
    seq, digest = head.seq, head.digest
    entries, values, steps = [], [], []
    for change in changes.values():
        seq += 1
        salt = secrets.token_hex(16)
        facts = _Facts(
            seq,
            change.at,
            change.actor_id,
            change.action,
            change.subject.__tablename__,
            change.subject.id,
        )
        of_values = values_digest(salt, change.before, change.after)
        digest = entry_digest(digest, _facts(facts), of_values)
        entries.append(facts._asdict() | {"values_digest": of_values, "digest": digest})
        values.append({"seq": seq, "salt": salt, "before": change.before, "after": change.after})
        steps.append({"of": 1, "to": seq, "with": digest})
    # Into the tables: the unit of work takes three times as long. The database lets the head go
    # forward by one only: all its steps, as one statement.
    _ENTRIES.write(entries)
    _VALUES.write(values)
    _STEPS.write(steps)
    for act in _followers:
        act(list(changes.values()), seq)


_changes: Gathering[int, Change] = Gathering(_write, order=9)
# Made once: to make a statement takes longer than to send it.
_head: Any = HistoryHead.__table__
_ENTRIES = PreparedRows(insert(Base.metadata.tables[HistoryEntry.__tablename__]))
_VALUES = PreparedRows(insert(Base.metadata.tables[HistoryValues.__tablename__]))
_STEPS = PreparedRows(
    update(_head)
    .where(_head.c.id == bindparam("of"))
    .values(seq=bindparam("to"), digest=bindparam("with"))
)
_LOCKED = select(_head.c.seq, _head.c.digest).where(_head.c.id == 1).with_for_update()


class _Facts(NamedTuple):
    """What an entry says for all to read; in the names of its columns."""

    seq: int
    at: datetime
    actor_id: uuid.UUID | None
    action: str
    kind: str
    record_id: uuid.UUID


_followers: list[Callable[[Sequence[Change], int], None]] = []


def follow(act: Callable[[Sequence[Change], int], None]) -> None:
    """Let `act` write what follows from the changes of a transaction, in that transaction.

    It is called with the changes, settled, and the number of the last one, once they stand in the
    chain. Whoever writes what changes bring about there, or under `lock_head`, is alone with it.
    """
    if act not in _followers:
        _followers.append(act)


def lock_head() -> Row[int, str]:
    """The head as last committed, locked until this transaction ends."""
    return db.session.connection().execute(_LOCKED).one()


def _facts(entry: _Facts | HistoryEntry) -> dict[str, str | int | None]:
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


def last_entry() -> str:
    """Names the last entry of the history, and with it all before: its number and its digest."""
    head = db.session.execute(select(HistoryHead.seq, HistoryHead.digest)).one()
    return f"{head.seq}-{head.digest}"


def entries_after(last_entry: str, *, most: int) -> Sequence[Row[str, uuid.UUID]] | None:
    """Kind and id of what changed after an entry (`last_entry`), an entry each.

    None where there are more than `most`, and where that entry is not in this history: of another
    database, or of one that was put back as it was before.
    """
    seq, _, digest = last_entry.partition("-")
    known = select(HistoryEntry.digest).where(HistoryEntry.seq == int(seq))
    if db.session.scalar(known) != digest:
        return None
    changed = select(HistoryEntry.kind, HistoryEntry.record_id).where(HistoryEntry.seq > int(seq))
    found = db.session.execute(changed.limit(most + 1)).all()
    return found if len(found) <= most else None


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
