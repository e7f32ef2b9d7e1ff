"""What is told of a record so that it can be found, and of a feature whose records these are."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement

from logbook.dates import PartialDate
from logbook.policy import Caller
from logbook.wording import Wording


class Kind(StrEnum):
    """What can be found, in the order in which pages list it."""

    MEETING = "meeting"
    FOLLOW_UP = "follow-up"
    COMMITMENT = "commitment"
    LETTER = "letter"
    ORGANISATION = "organisation"
    PERSON = "person"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A record as its feature tells it.

    `day` places it among the others, newest first; `known` is shown, and is what is really known of
    that day. `slug` stands in the address of its page where the id does not.
    """

    kind: Kind
    record_id: uuid.UUID
    title: Wording
    day: date
    texts: list[str | None] = field(default_factory=list)
    known: PartialDate | None = None
    slug: str | None = None


def in_both(*wordings: Wording | None) -> list[str | None]:
    """The texts of these wordings, in both languages."""
    return [text for one in wordings if one is not None for text in (one.nl, one.en)]


@dataclass(frozen=True, slots=True)
class IndexSource:
    """Where records of a kind are; `visible` is what their feature lets a caller see of `model`."""

    kind: Kind
    model: type
    visible: Callable[[Caller], ColumnElement[bool]]
