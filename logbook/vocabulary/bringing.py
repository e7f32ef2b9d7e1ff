"""Bringing a vocabulary in: what is new is added, what differs is told or replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.db import Record, db
from logbook.errors import Invalid
from logbook.policy import Caller, Role, require_administration
from logbook.vocabulary.collections import COLLECTIONS, Collection, Words
from logbook.vocabulary.files import Vocabulary
from logbook.web.language import _
from logbook.web.schema import read_json


class BringingOutcome(StrEnum):
    """What became of one record. A conflict differs from what stands here, which stays."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    RETIRED = "retired"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Brought:
    """One record, by its collection and key, and what became of it."""

    collection: str
    key: str
    outcome: BringingOutcome


def bring_in(
    caller: Caller, vocabulary: Vocabulary, *, replace: bool, now: datetime
) -> list[Brought]:
    """Bring in the records of a file, known again by key, short name or name.

    `replace`: what differs becomes as the file has it (else it is a conflict and stays), and what
    the file lacks is retired, where its kind can be. Nothing is ever deleted. Raises Forbidden;
    Invalid by the path of each fault, after which nothing may be committed.
    """
    require_administration(caller)
    brought: list[Brought] = []
    errors: dict[str, list[str]] = {}
    for collection in COLLECTIONS:
        if collection.name in vocabulary:
            bringing = _Bringing(caller, collection, replace, now, errors)
            brought += bringing.run(vocabulary[collection.name])
    if errors:
        raise Invalid(errors)
    return brought


@dataclass(frozen=True, slots=True)
class _Bringing:
    caller: Caller
    collection: Collection
    replace: bool
    now: datetime
    errors: dict[str, list[str]]

    def run(self, records: list[Words]) -> Iterator[Brought]:
        """Each record, and then what the file lacks."""
        rows = self.collection.rows()
        seen: set[str] = set()
        for place, words in self._in_order(records):
            path = f"{self.collection.name}[{place}]"
            key = self.collection.key(words)
            if not key or key in seen:
                sentence = _("This stands in the file twice.") if key else _("It has no name.")
                self.errors[path] = [sentence]
                continue
            seen.add(key)
            try:
                outcome = self._bring(words, rows.get(key))
            except Invalid as problem:
                for field, sentences in problem.errors.items():
                    self.errors[f"{path}.{field}" if field else path] = sentences
            else:
                yield Brought(self.collection.name, key, outcome)
        yield from self._others({key: row for key, row in rows.items() if key not in seen})

    def _bring(self, words: Words, row: Record | None) -> BringingOutcome:
        details = read_json(self.collection.schema(), words)
        if row is None:
            self.collection.create(self._author(), details, now=self.now)
            db.session.flush()
            return BringingOutcome.ADDED
        before = self.collection.words(row)
        if words == before:
            return BringingOutcome.SAME
        if not self.replace:
            return BringingOutcome.CONFLICT
        self.collection.edit(self.caller, row.id, details, version=None, now=self.now)
        db.session.flush()
        db.session.expire(row)
        return (
            BringingOutcome.SAME
            if self.collection.words(row) == before
            else BringingOutcome.CHANGED
        )

    def _others(self, rows: Mapping[str, Record]) -> Iterator[Brought]:
        for key, row in sorted(rows.items()):
            if not self.replace:
                continue
            outcome = BringingOutcome.LEFT
            if self.collection.retire is not None:
                if not getattr(row, "retired", False):
                    self.collection.retire(
                        self.caller, row.id, retired=True, version=None, now=self.now
                    )
                outcome = BringingOutcome.RETIRED
            yield Brought(self.collection.name, key, outcome)

    def _in_order(self, records: list[Words]) -> list[tuple[int, Words]]:
        """With their places in the file; who stands below another of them comes after that one."""
        after, left = self.collection.after, list(enumerate(records))
        if after is None:
            return left
        ordered: list[tuple[int, Words]] = []
        while left:
            waited_for = {self.collection.key(words) for _place, words in left}
            free = [one for one in left if str(one[1].get(after)).casefold() not in waited_for]
            if not free:
                # They wait for each other: the rules of the collection say so where they stand.
                return ordered + left
            ordered += free
            left = [one for one in left if one not in free]
        return ordered

    def _author(self) -> Caller:
        """Who adds it: what has an author gets the first administrator from the command line."""
        if self.caller.id is not None or self.collection.name != "texts":
            return self.caller
        first = db.session.scalar(
            select(Account)
            .where(Account.role == Role.ADMINISTRATOR, Account.disabled_at.is_(None))
            .order_by(Account.created_at)
            .limit(1)
        )
        if first is None:
            raise Invalid({"": [_("A reusable text needs an administrator who brings it in.")]})
        return first.as_caller()
