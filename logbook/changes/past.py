"""How guarded a meeting was at the moment of an entry.

Who may see a meeting today may not have been allowed to before: somebody may take a confidential
note out and then open the meeting to everyone. The history must not give the note back.
"""

import uuid
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from logbook.history.models import HistoryEntry
from logbook.history.queries import HistoryGuard, guards
from logbook.policy import Access, Caller, may_read


@dataclass(frozen=True, slots=True)
class _Guarded:
    """A meeting as the policy asks for it."""

    access: Access
    unit_id: uuid.UUID
    named_ids: Collection[uuid.UUID]


class Past:
    """The guards of the meetings that the entries are about, read at once."""

    def __init__(self, entries: Sequence[HistoryEntry], caller: Caller) -> None:
        self._caller = caller
        meetings = {m for entry in entries for m in _meetings_of(entry)}
        self._guards = guards("meeting", meetings)

    def was_open(self, entry: HistoryEntry) -> bool:
        """Whether the caller might have read both what was before the entry and what is after."""
        # An entry of a meeting itself tells what was before it as well.
        states = 2 if entry.kind == "meeting" else 1
        return all(
            self._allows(guard)
            for meeting in _meetings_of(entry)
            for guard in self._latest(states, meeting, entry.seq)
        )

    def _latest(self, states: int, meeting: uuid.UUID, seq: int) -> list[HistoryGuard | None]:
        """The last guards up to an entry; one of None, which allows nobody, where none is known."""
        known = self._guards.get(meeting, [])
        end = bisect_right([guard.seq for guard in known], seq)
        return [*known[max(0, end - states) : end]] or [None]

    def _allows(self, guard: HistoryGuard | None) -> bool:
        return guard is not None and may_read(
            self._caller,
            _Guarded(
                Access(guard.access),
                uuid.UUID(guard.unit_id),
                {uuid.UUID(one) for one in guard.named},
            ),
        )


def _meetings_of(entry: HistoryEntry) -> set[uuid.UUID]:
    """The meetings whose guard holds for the entry: itself, or those that a follow-up is of."""
    if entry.kind == "meeting":
        return {entry.record_id}
    if entry.kind != "follow_up" or entry.values is None:
        return set()
    states = (entry.values.before or {}, entry.values.after or {})
    return {uuid.UUID(state["meeting_id"]) for state in states if state.get("meeting_id")}
