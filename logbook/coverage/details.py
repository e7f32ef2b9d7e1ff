"""What is asked of the coverage, and what it tells: rows, columns, and a cell where they meet."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from logbook.dates import PartialDate
from logbook.wording import Wording

Place = tuple[uuid.UUID, uuid.UUID]
"""The ids of a row and of a column."""

LastTalk = tuple[dt.date, str]
"""The last day of a talk, and the id of its meeting in hexadecimal."""


class Contact(StrEnum):
    """How somebody was spoken to: the nearest way that there was.

    Indirect is through an association of which it was a member that day, or as the talk itself
    says. Planned is what is still to come, and what nobody has said yet took place.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    PLANNED = "planned"
    NEVER = "never"


class By(StrEnum):
    """What the columns are."""

    TOPIC = "topic"
    COMMITMENT = "commitment"


class Of(StrEnum):
    """What the rows are."""

    ORGANISATION = "organisation"
    SECTOR = "sector"


class Status(StrEnum):
    """Which cells are asked for: those of one way of contact, or whose rhythm has passed."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PLANNED = "planned"
    NEVER = "never"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class CoverageFilter:
    """What is asked for; None asks nothing.

    `topic` with those below it; `association` itself and its members of today.
    """

    by: By = By.TOPIC
    of: Of = Of.ORGANISATION
    commitment: uuid.UUID | None = None
    topic: uuid.UUID | None = None
    sector: uuid.UUID | None = None
    association: uuid.UUID | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A topic or a commitment: its key in addresses, and its rhythm (ISO 8601) where it has one."""

    id: uuid.UUID
    key: str
    label: Wording
    rhythm: str | None = None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An organisation or a sector: its key in addresses. `members` counts those of today."""

    id: uuid.UUID
    key: str
    name: Wording
    kind: str | None = None
    sector: str | None = None
    sector_label: Wording | None = None
    rhythm: str | None = None
    members: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one row and one column: the last talk of each way, by its last day and id.

    `via` is through whom the indirect one went: an organisation, or a sector.
    """

    direct: LastTalk | None = None
    indirect: LastTalk | None = None
    via: uuid.UUID | None = None
    planned: LastTalk | None = None

    @property
    def contact(self) -> Contact:
        """The nearest way that there was."""
        if self.direct:
            return Contact.DIRECT
        if self.indirect:
            return Contact.INDIRECT
        return Contact.PLANNED if self.planned else Contact.NEVER

    @property
    def last(self) -> LastTalk | None:
        """The talk that the nearest way is about."""
        return self.direct or self.indirect or self.planned


@dataclass(frozen=True, slots=True)
class Through:
    """Through whom somebody was spoken to: an organisation by its short name, or a sector."""

    key: str
    name: Wording
    is_sector: bool = False


@dataclass(frozen=True, slots=True)
class TalkBehind:
    """A meeting behind a cell."""

    id: uuid.UUID
    title: str
    date: PartialDate
    end_date: dt.date | None


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How it stands between a row and a column.

    `talk` is the one that tells so; `days` since its last day, 0 where that is to come. `over` is
    how many days the rhythm is past, 0 where it is not or where there is none: never is not passed.
    """

    row: CoverageRow
    column: Column
    contact: Contact
    talk: TalkBehind | None = None
    via: Through | None = None
    days: int | None = None
    rhythm: str | None = None
    over: int = 0

    @property
    def passed(self) -> bool:
        """Whether the rhythm has passed."""
        return self.over > 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole, as one reader may see it: `seen` only has places where there was a contact."""

    rows: Sequence[CoverageRow]
    columns: Sequence[Column]
    seen: Mapping[Place, Seen]
    over: Mapping[Place, int]
    """Days that the rhythm is past, where it is."""
    through: Mapping[uuid.UUID, Through]
    """All through whom somebody can have been spoken to."""

    def stands(self, place: Place, status: Status) -> bool:
        """Whether the place is one of those that are asked for."""
        if status is Status.PASSED:
            return place in self.over
        found = self.seen.get(place)
        return (found.contact if found else Contact.NEVER).value == status.value

    def counts(self) -> dict[Status, int]:
        """How many places there are of each status."""
        found = dict.fromkeys(Status, 0)
        for seen in self.seen.values():
            found[Status(seen.contact.value)] += 1
        found[Status.NEVER] = len(self.rows) * len(self.columns) - len(self.seen)
        found[Status.PASSED] = len(self.over)
        return found

    def places(self, status: Status | None = None) -> list[tuple[CoverageRow, Column]]:
        """Every place in order, row by row; of one status, where it is asked for."""
        return [
            (row, column)
            for row in self.rows
            for column in self.columns
            if status is None or self.stands((row.id, column.id), status)
        ]
