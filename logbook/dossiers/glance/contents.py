"""What the state at a glance holds, as values and as JSON; both languages in them."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from logbook.dossiers.dossier.contents import RecordVersion
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class OfficeAges:
    """How many open commitments an office has by how long they run.

    `office` None: nobody is named. The days are counted from when each was made or adopted.
    """

    in_v1: ClassVar = "Ages"

    office: Wording | None
    half_year: int
    year: int
    two_years: int
    longer: int

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """The longest first."""
        return (self.longer, self.two_years, self.year, self.half_year)


@dataclass(frozen=True, slots=True)
class TermAhead:
    """A term told to the House that is still to come, or passed while it was owed."""

    source: RecordVersion
    title: Wording
    office: Wording | None
    text: str
    on: dt.date
    passed: bool


@dataclass(frozen=True, slots=True)
class RecessDays:
    """A recess, from its first to its last day."""

    name: str
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class OpenOn:
    """How many of the follow-ups that are due before the next recess were open on a Monday."""

    on: dt.date
    open: int


@dataclass(frozen=True, slots=True)
class ToldShare:
    """How what was said about a topic in the year before may be told, in points."""

    topic: Wording
    name: int
    sector: int
    internal: int

    @property
    def numbers(self) -> tuple[int, int, int]:
        """From open to guarded."""
        return (self.name, self.sector, self.internal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The whole as of `date`, as far as its reader may see it. What is marked is not counted."""

    kind: Literal["glance"] = "glance"
    date: dt.date
    ages: tuple[OfficeAges, ...]
    terms: tuple[TermAhead, ...]
    recesses: tuple[RecessDays, ...]
    before_recess: tuple[OpenOn, ...]
    told: tuple[ToldShare, ...]
