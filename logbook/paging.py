"""Pages of a list: which one is asked for, and what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Select, func, select

from logbook.db import db

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page (from 1) of how many items each."""

    page: int = 1
    size: int = 50

    @property
    def offset(self) -> int:
        """How many items stand before the page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, and how many items there are in all."""

    items: Sequence[Item]
    total: int
    paging: Paging


def page_of(rows: Select[Item], paging: Paging) -> Page[Item]:
    """One page of the rows, in their order, and how many there are in all: two statements."""
    total = db.session.scalar(select(func.count()).select_from(rows.order_by(None).subquery()))
    items = db.session.scalars(rows.limit(paging.size).offset(paging.offset))
    return Page(items.unique().all(), total or 0, paging)
