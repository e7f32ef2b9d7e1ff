"""Texts that letters use again: policy and considerations, with where they were first written."""

import uuid

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.columns import MappedWording, required_wording
from logbook.db import Base, Record
from logbook.directory.models import Topic
from logbook.ordering import ListedByName
from logbook.unique import UniquelyNamed
from logbook.wording import Wording

reusable_text_topic = Table(
    "reusable_text_topic",
    Base.metadata,
    Column("reusable_text_id", ForeignKey("reusable_text.id"), primary_key=True),
    Column("topic_id", ForeignKey("topic.id"), primary_key=True, index=True),
)


class ReusableText(Record, UniquelyNamed, ListedByName):
    """A text that authors put in letters, and what it was taken from: a citation, an address.

    Everybody who signs in reads it. Retired, it is offered no more; where it stands it stays.
    """

    __tablename__ = "reusable_text"
    names = ("title",)
    listed_by = "title"

    title: Mapped[str]
    text: MappedWording[Wording] = required_wording("text")
    citation: Mapped[str | None]
    url: Mapped[str | None]
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    retired: Mapped[bool] = mapped_column(default=False)

    author: Mapped[Account] = relationship()
    topics: Mapped[list[Topic]] = relationship(secondary=reusable_text_topic, order_by=Topic.slug)
