"""What a table says, whatever program will open it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None
"""A text, a number, a day, or nothing. A date that is not known to the day is a text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table: its head, its rows as they come, and in which language its texts are."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    language: str = "nl"
