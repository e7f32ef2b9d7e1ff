"""What is stored of the Houses: their recesses, and papers that are known to exist."""

import datetime as dt
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from logbook.columns import MappedDate, optional_date
from logbook.dates import PartialDate
from logbook.db import Base, Record, enumeration


class Chamber(StrEnum):
    """The House of Representatives (TK) or the Senate (EK)."""

    HOUSE = "TK"
    SENATE = "EK"


class Paper(Record, Base):
    """A paper of the House that is known to exist: lets a doubtful citation find its candidates."""

    __tablename__ = "paper"

    citation: Mapped[str] = mapped_column(unique=True)
    about: Mapped[str | None]
    on: MappedDate[PartialDate | None] = optional_date("on")


class Recess(Record, Base):
    """A recess of a chamber; `since` and `until` are its first and last day.

    `checked`: somebody held the days against the list that the chamber publishes.
    """

    __tablename__ = "recess"

    chamber: Mapped[Chamber] = mapped_column(enumeration(Chamber))
    name: Mapped[str]
    since: Mapped[dt.date]
    until: Mapped[dt.date]
    checked: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
