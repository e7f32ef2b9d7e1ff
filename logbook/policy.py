"""Who may do what: one table, asked by services and turned into SQL by queries.

Imports no model: a record is anything with the few attributes that a rule reads.
Reader: reads. Editor: reads and writes. Administrator: as editor, and people, vocabularies, outbox
states and settings. A meeting's access narrows this to everyone, its
unit, or the people named; an administrator is no exception to *named*.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from logbook.errors import Forbidden, NotFound


class Role(StrEnum):
    """What kind of user somebody is."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Access(StrEnum):
    """Who may see a meeting and what hangs on it."""

    EVERYONE = "everyone"
    UNIT = "unit"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `id` is None for the program itself, which sees *everyone* and *unit*."""

    id: uuid.UUID | None
    name: str
    role: Role
    unit_id: uuid.UUID | None = None
    language: str = "nl"
    time_zone: str = "Europe/Amsterdam"
    email: str = ""
    unit_name: str = ""
    theme: str = "auto"
    shortcuts: bool = True

    def today(self, now: datetime) -> date:
        """The date where the caller is at that instant."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    @property
    def is_system(self) -> bool:
        """Whether this is the program itself, from the command line or the scheduler."""
        return self.id is None

    @property
    def may_write(self) -> bool:
        """Whether the role lets the caller change records at all."""
        return self.role in (Role.EDITOR, Role.ADMINISTRATOR)

    @property
    def administers(self) -> bool:
        """Whether the caller looks after people, vocabularies and settings."""
        return self.role is Role.ADMINISTRATOR


SYSTEM = Caller(id=None, name="system", role=Role.ADMINISTRATOR)


class Guarded(Protocol):
    """A record that not everybody may see: a meeting."""

    @property
    def access(self) -> Access:
        """How narrow."""

    @property
    def unit_id(self) -> uuid.UUID:
        """Whose it is."""

    @property
    def named_ids(self) -> Collection[uuid.UUID]:
        """The accounts named, whatever the access says."""


def may_read(caller: Caller, record: Guarded) -> bool:
    """Whether the caller may know of the record."""
    match record.access:
        case Access.EVERYONE:
            return True
        case Access.UNIT:
            return caller.is_system or caller.unit_id == record.unit_id
        case Access.NAMED:
            return caller.id is not None and caller.id in record.named_ids


def require_read(caller: Caller, record: Guarded) -> None:
    """Refuse as if the record did not exist. Raises NotFound."""
    if not may_read(caller, record):
        raise NotFound


def require_write(caller: Caller, record: Guarded | None = None) -> None:
    """Refuse a change. Raises NotFound for what may not be seen, Forbidden for a reader."""
    if record is not None:
        require_read(caller, record)
    if not caller.may_write:
        raise Forbidden


def require_administration(caller: Caller) -> None:
    """Refuse what only administrators do: people, vocabularies, settings. Raises Forbidden."""
    if not caller.administers:
        raise Forbidden
