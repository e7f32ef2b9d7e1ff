"""The collections of a vocabulary: how each is found, known again, made, changed and retired.

A record in a file has the shape of the JSON API, without what only this database knows: ids,
versions, times, labels. Whom an account would have to stand for (the head of a unit, the author of
a text) is no word and stays out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from logbook.accounts.models import Unit
from logbook.accounts.schemas import UnitSchema
from logbook.accounts.service.units import create_unit, edit_unit
from logbook.commitments import service as commitments
from logbook.commitments.models import Recess
from logbook.commitments.schemas import RecessSchema
from logbook.db import Record, db
from logbook.directory import service as directory
from logbook.directory.models import Office, Sector, Topic
from logbook.directory.schemas.offices import OfficeSchema
from logbook.directory.schemas.topics import SectorSchema, TopicSchema
from logbook.letters import service as reports
from logbook.letters.models import ReusableText
from logbook.letters.schemas import ReusableTextSchema
from logbook.meetings import service as meetings
from logbook.meetings.models import Phrase
from logbook.meetings.schemas.phrases import PhraseSchema
from logbook.policy import Caller
from logbook.web.schema import RecordSchema

Words = dict[str, Any]
"""A record as a file has it."""

OURS = {"id", "version", "createdAt", "updatedAt"}


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind of word. `after` names the field by which one of them stands below another."""

    name: str
    model: Any
    schema: type[RecordSchema]
    key: Callable[[Words], str]
    create: Callable[..., Any]
    edit: Callable[..., Any]
    retire: Callable[..., Any] | None = None
    after: str | None = None

    def rows(self) -> Mapping[str, Record]:
        """What is stored, by its key."""
        found = db.session.scalars(select(self.model).options(selectinload("*"))).all()
        return {self.key(self.words(row)): row for row in found}

    def words(self, row: Record) -> Words:
        """A row as a file has it."""
        schema = self.schema()
        left_out = OURS | {f.data_key for f in schema.dump_fields.values() if f.dump_only}
        said = {k: v for k, v in schema.dump(row).items() if k not in left_out | {"head"}}
        if isinstance(row, Office):
            said["succeeds"] = row.succeeds.name.nl if row.succeeds else None
            said["terms"] = [{k: v for k, v in term.items() if k != "id"} for term in said["terms"]]
        return said


def _edit_unit(
    caller: Caller, id: Any, details: Any, *, version: int | None, now: datetime
) -> Unit:
    """As `edit_unit`; its head stays who it is."""
    head = db.session.get_one(Unit, id).head_id
    return edit_unit(caller, id, replace(details, head_id=head), version=version, now=now)


def _named(*path: str) -> Callable[[Words], str]:
    """The key that stands there in a record, capitals aside; '' where nothing does."""

    def key(words: Words) -> str:
        found: Any = words
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return " ".join(str(found).split()).casefold() if isinstance(found, str) else ""

    return key


def _recess_key(words: Words) -> str:
    """Chamber, name and year: 'Kerstreces' comes every year."""
    parts = (words.get(name) for name in ("chamber", "name", "from"))
    chamber, name, first = (part if isinstance(part, str) else "" for part in parts)
    return f"{chamber} {' '.join(name.split()).casefold()} {first[:4]}" if name else ""


COLLECTIONS = (
    Collection("units", Unit, UnitSchema, _named("name"), create_unit, _edit_unit),
    Collection(
        "sectors", Sector, SectorSchema, _named("key"),
        directory.create_sector, directory.edit_sector,
    ),
    Collection(
        "topics", Topic, TopicSchema, _named("slug"),
        directory.create_topic, directory.edit_topic, directory.retire_topic, after="parent",
    ),
    Collection(
        "offices", Office, OfficeSchema, _named("name", "nl"),
        directory.create_office, directory.edit_office, after="succeeds",
    ),
    Collection(
        "phrases", Phrase, PhraseSchema, _named("key"),
        meetings.create_phrase, meetings.edit_phrase, meetings.retire_phrase,
    ),
    Collection(
        "recesses", Recess, RecessSchema, _recess_key,
        commitments.create_recess, commitments.edit_recess,
    ),
    Collection(
        "texts", ReusableText, ReusableTextSchema, _named("title"),
        reports.create_text, reports.edit_text, reports.retire_text,
    ),
)  # fmt: skip
"""In the order in which they are brought in: what is referred to stands before who refers."""
