"""The kinds of record: what each is called, where its pages are, who may see it, how it is found.

A feature writes its kinds down once, in its `kinds.py`; `logbook.register` has them all, for the
pages of history and search and for the frame, and letters name by them what they were made of.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import LazyString
from sqlalchemy import ColumnElement, false, true
from sqlalchemy.orm.interfaces import ORMOption

from logbook.db import Record
from logbook.policy import Caller
from logbook.search.details import IndexDocument, Kind

Condition = Callable[[Caller], ColumnElement[bool]]


def by_everybody(_caller: Caller) -> ColumnElement[bool]:
    """What all who sign in may see."""
    return true()


def by_administrators(caller: Caller) -> ColumnElement[bool]:
    """What only administrators may see."""
    return true() if caller.administers else false()


@dataclass(frozen=True, slots=True)
class Indexed:
    """How records are found: as which kind, and what each is found by, with the rows `loaded`."""

    kind: Kind
    documents: Callable[[Iterable[Any]], list[IndexDocument]]
    loaded: tuple[ORMOption, ...] = ()


@dataclass(frozen=True, slots=True)
class InHistory:
    """What the history tells of a record.

    `fields`: the label of each field by its column's name without ending ('title' of 'title_nl'),
    where it is not among those that many kinds have; `form` has what the form of the record calls
    it, by path, for what is called the same here. `words`: the words for the keys that a field
    takes. `visible`: of which records a caller may know the history, deleted ones included; None
    is of all, also of those that are gone. `administration`: for administrators only.
    """

    fields: Mapping[str, LazyString] = field(default_factory=dict)
    words: Mapping[str, Callable[[], Mapping[str, str]]] = field(default_factory=dict)
    visible: Condition | None = None
    administration: bool = False
    form: Mapping[str, LazyString] = field(default_factory=dict)

    @property
    def form_fields(self) -> dict[str, LazyString]:
        """The labels of the form by column; of rows that name one column alike, the last."""
        return {
            re.sub(r"[A-Z]", lambda big: f"_{big[0].lower()}", path.rpartition("*-")[2])
            .replace("-", "_")
            .removesuffix("_nl"): label
            for path, label in self.form.items()
            if not path.endswith("-en")
        }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordKind:
    """A kind of record.

    `one`, `several`: what one is called, and several. `title`: the column by which a record is
    named, in either language where it has both; `label` says it in 'nl' or 'en' where there is more
    to it. `place`: where its pages are, before id or slug; None has none. `index`: the page of the
    frame that lists them. `found` and `told`: how search and history know it; None not at all.
    """

    model: type[Record]
    one: LazyString
    several: LazyString | None = None
    title: str | None = "name"
    label: Callable[[Any, str], str] | None = None
    visible: Condition = by_everybody
    place: str | None = None
    index: str | None = None
    found: Indexed | None = None
    told: InHistory | None = None

    @property
    def key(self) -> str:
        """What it is called in the history: 'follow_up'."""
        return str(self.model.__tablename__)

    @property
    def name(self) -> str:
        """What it is called in addresses and in letters: 'follow-up'."""
        return self.key.replace("_", "-")

    def page(self, identity: object) -> str:
        """The page of the record with this id or slug; of a kind that has pages."""
        return f"{self.place}/{identity}"

    def said(self, record: Any, language: str) -> str:
        """What a record is called in 'nl' or 'en'."""
        if self.label is not None:
            return self.label(record, language)
        title = getattr(record, self.title or "name")
        return title if isinstance(title, str) else str(title.in_language(language))
