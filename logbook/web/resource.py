"""A kind of record as JSON under /api/v1: what its feature declares, one call for each operation.

    sectors = Resource(blueprint, "/sectors/<sector_id>", SectorSchema, queries.sector)
    sectors.lists("list_sectors", "List sectors", queries.sectors)
    sectors.reads("read_sector", "Read a sector")

The name is that of the view, and with it the operationId that clients know; the summary stands in
the description. What a feature does in another way is a view of its own beside these.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from flask import Blueprint, Response

from logbook import clock
from logbook.db import Record, reading, transaction
from logbook.policy import Caller
from logbook.web.api import (
    answer,
    answer_page,
    create_once,
    expected_version,
    operation,
    record_id,
)
from logbook.web.gate import caller
from logbook.web.paging import Page, read_paging
from logbook.web.schema import LogbookSchema, RecordSchema, read_query, use_json
from logbook.web.unchanged import keep_nowhere, told_if_unchanged

Kind = TypeVar("Kind", bound=Record)
Kind_co = TypeVar("Kind_co", bound=Record, covariant=True)


class Create(Protocol[Kind_co]):
    """A service function that makes a record of what came in."""

    def __call__(self, caller: Caller, details: Any, /, *, now: datetime) -> Kind_co:
        """Make it. Raises Invalid for what breaks a rule."""


class Replace(Protocol[Kind_co]):
    """A service function that writes all that people write of a record."""

    def __call__(
        self, caller: Caller, id: uuid.UUID, details: Any, /, *, version: int | None, now: datetime
    ) -> Kind_co:
        """Replace it. Raises Conflict where it is no longer of that version."""


class Delete(Protocol):
    """A service function that takes a record away."""

    def __call__(
        self, caller: Caller, id: uuid.UUID, /, *, version: int | None, now: datetime
    ) -> object:
        """Take it away. Raises Conflict where it is no longer of that version."""


class ActOn(Protocol[Kind_co]):
    """A service function that does one thing to a record and needs to be told nothing more."""

    def __call__(self, caller: Caller, id: uuid.UUID, /, *, now: datetime) -> Kind_co:
        """Do it."""


def anything(_record: Record) -> bool:
    """Of records of which nothing is marked: a client may keep any."""
    return True


@dataclass(frozen=True, slots=True)
class Resource(Generic[Kind]):
    """The records of one kind; `rule` is the address of a single one, `/sectors/<sector_id>`.

    `find` gives one of them as the caller may see it, or raises NotFound. `require` refuses who may
    write none of them, before anything is said of the request; without it the services do.
    `afresh`: what was written is found again before it is answered, for what it refers to is
    answered too. `identify` reads the word in an address, inside the transaction.
    """

    blueprint: Blueprint
    rule: str
    schema: type[RecordSchema]
    find: Callable[[uuid.UUID], Kind]
    require: Callable[[Caller], None] | None = None
    identify: Callable[[str], uuid.UUID] = record_id

    def lists(
        self,
        name: str,
        summary: str,
        page: Callable[..., Page[Kind]],
        query: type[LogbookSchema] | None = None,
        may_be_kept: Callable[[Kind], bool] | None = None,
    ) -> None:
        """GET a page of them; `page` takes what `query` read, if any, then the paging.

        `may_be_kept`, where the history tells of all that stands in the list: whether a client may
        keep it with this record in it. It is then told by 304 while nothing changes.
        """

        def read() -> Response:
            with reading():
                wanted = () if query is None else (read_query(query()),)
                found = page(*wanted, read_paging())
                if may_be_kept is not None and not all(map(may_be_kept, found.items)):
                    keep_nowhere()
                return answer_page(self.schema(), found)

        is_told = may_be_kept is not None
        describe = operation(
            summary, query=query, answer=self.schema, many=True, told_if_unchanged=is_told
        )
        self._add("GET", self._all, name, describe(told_if_unchanged(read) if is_told else read))

    def creates(
        self,
        name: str,
        summary: str,
        create: Create[Kind],
        settle: Callable[[Caller], object] | None = None,
    ) -> None:
        """POST a new one, once for each id that a client chose.

        `settle` raises what keeps the caller from making one that is not there yet, before anything
        is said of what stands in the body.
        """

        def make() -> Kind:
            if settle is not None:
                settle(caller())
            return use_json(
                self.schema(), lambda details: create(caller(), details, now=clock.now())
            )

        @operation(summary, body=self.schema, answer=self.schema, status=201)
        def view() -> Response:
            self._require()
            return create_once(self.schema(), make, self.find)

        self._add("POST", self._all, name, view)

    def reads(self, name: str, summary: str) -> None:
        """GET one of them."""

        @operation(summary, answer=self.schema)
        def view(**address: str) -> Response:
            with reading():
                return answer(self.schema(), self.find(self._id(address)))

        self._add("GET", self.rule, name, view)

    def replaces(
        self,
        name: str,
        summary: str,
        replace: Replace[Kind],
        settle: Callable[[uuid.UUID], object] | None = None,
    ) -> None:
        """PUT all its writable fields at once.

        `settle` raises what keeps the caller from this record, before anything is said of the body.
        """

        @operation(summary, body=self.schema, answer=self.schema, versioned=True)
        def view(**address: str) -> Response:
            self._require()
            with transaction():
                wanted = self._id(address)
                if settle is not None:
                    settle(wanted)
                written = use_json(
                    self.schema(),
                    lambda details: replace(
                        caller(), wanted, details, version=expected_version(), now=clock.now()
                    ),
                )
                return answer(self.schema(), written)

        self._add("PUT", self.rule, name, view)

    def deletes(self, name: str, summary: str, delete: Delete) -> None:
        """DELETE one of them."""

        @operation(summary, versioned=True, status=204)
        def view(**address: str) -> Response:
            self._require()
            with transaction():
                delete(caller(), self._id(address), version=expected_version(), now=clock.now())
            return Response(status=204)

        self._add("DELETE", self.rule, name, view)

    def acts(self, name: str, word: str, summary: str, act: ActOn[Kind]) -> None:
        """POST `word` below one of them, without a body; the record as it is then is answered."""

        @operation(summary, answer=self.schema)
        def view(**address: str) -> Response:
            with transaction():
                return answer(self.schema(), act(caller(), self._id(address), now=clock.now()))

        self._add("POST", f"{self.rule}/{word}", name, view)

    @property
    def _all(self) -> str:
        return self.rule.rpartition("/")[0]

    def _add(self, method: str, rule: str, name: str, view: Callable[..., Response]) -> None:
        self.blueprint.add_url_rule(rule, name, view, methods=[method])

    def _require(self) -> None:
        if self.require is not None:
            self.require(caller())

    def _id(self, address: dict[str, str]) -> uuid.UUID:
        (word,) = address.values()
        return self.identify(word)
