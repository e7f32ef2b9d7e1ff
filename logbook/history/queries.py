"""What can be asked of the history: entries, newest first, as far as a condition lets one see."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from logbook.db import db
from logbook.history.models import HistoryEntry, HistoryValues
from logbook.paging import Page, Paging, page_of


@dataclass(frozen=True, slots=True)
class HistoryFilters:
    """Which entries. `since` is the first instant, `until` the first one no longer asked for."""

    kind: str | None = None
    actor_id: uuid.UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    record_id: uuid.UUID | None = None


def entries(
    visible: ColumnElement[bool], filters: HistoryFilters, paging: Paging
) -> Page[HistoryEntry]:
    """Entries with their values, newest first. `visible` says which the caller may know of."""
    chosen = select(HistoryEntry).where(visible).options(joinedload(HistoryEntry.values))
    if filters.kind is not None:
        chosen = chosen.where(HistoryEntry.kind == filters.kind)
    if filters.actor_id is not None:
        chosen = chosen.where(HistoryEntry.actor_id == filters.actor_id)
    if filters.record_id is not None:
        chosen = chosen.where(HistoryEntry.record_id == filters.record_id)
    if filters.since is not None:
        chosen = chosen.where(HistoryEntry.at >= filters.since)
    if filters.until is not None:
        chosen = chosen.where(HistoryEntry.at < filters.until)
    return page_of(chosen.order_by(HistoryEntry.seq.desc()), paging)


@dataclass(frozen=True, slots=True)
class HistoryGuard:
    """How a record was guarded after entry `seq`; the values are those of the record then."""

    seq: int
    access: str
    unit_id: str
    named: Sequence[str]


def guards(kind: str, record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[HistoryGuard]]:
    """How guarded records of a kind were, entry by entry; those whose values were emptied not."""
    after = HistoryValues.after
    rows = db.session.execute(
        select(
            HistoryEntry.record_id,
            HistoryEntry.seq,
            after["access"].as_string(),
            after["unit_id"].as_string(),
            after["named"].as_json(),
        )
        .join(HistoryValues, HistoryValues.seq == HistoryEntry.seq)
        .where(HistoryEntry.kind == kind, HistoryEntry.record_id.in_(record_ids))
        .order_by(HistoryEntry.seq)
    )
    found: dict[uuid.UUID, list[HistoryGuard]] = {}
    for record_id, seq, access, unit_id, named in rows:
        if access is not None:
            found.setdefault(record_id, []).append(HistoryGuard(seq, access, unit_id, _ids(named)))
    return found


def _ids(named: Any) -> list[str]:
    return [str(one) for one in named] if isinstance(named, list) else []
