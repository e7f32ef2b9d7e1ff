"""The verbs of talks, and the sentences they make."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from logbook.columns import MappedWording, optional_wording
from logbook.db import Base, Record
from logbook.wording import Wording


class Phrase(Record, Base):
    """A verb of talks and the sentences it makes.

    `kinds`: the point kinds it serves. `forms`: list of {"subject": us|party|none,
    "complementKind": …, "sentence": {nl, en}, "again": {nl, en}, "confirmed": {nl, en}}.
    `example`: one sentence as printed. Retired, it is offered no more; what was said with it stays.
    """

    __tablename__ = "phrase"

    key: Mapped[str] = mapped_column(unique=True)
    kinds: Mapped[list[str]] = mapped_column(default=list)
    forms: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    example: MappedWording[Wording | None] = optional_wording("example")
    retired: Mapped[bool] = mapped_column(default=False)
