"""How items are shown: what their texts depend on besides the records."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from logbook.calendars import maker
from logbook.calendars.models import CalendarFeed, Content, Detail, Shape


class LookForm(StrEnum):
    """As what an item stands in a calendar."""

    EVENTS = "events"
    TASKS = "tasks"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Look:
    """How items of one form are told: in which language and how much."""

    language: str
    detail: Detail
    form: LookForm

    @property
    def name(self) -> str:
        """What names its stored texts: 'nl-full-events'."""
        return f"{self.language}-{self.detail}-{self.form}"

    @classmethod
    def named(cls, name: str) -> "Look":
        """The look that is called so."""
        language, detail, form = name.split("-")
        return cls(language, Detail(detail), LookForm(form))


@dataclass(frozen=True, slots=True)
class Site:
    """Where links of items lead (`address` is PUBLIC_URL), and what ends their UIDs."""

    address: str
    domain: str

    @property
    def maker(self) -> str:
        """What makes texts here: another program, address or domain makes them otherwise."""
        made = f"{maker.MAKER} {self.address} {self.domain}"
        return hashlib.sha256(made.encode()).hexdigest()[:16]


def looks_of(feed: CalendarFeed) -> list[Look]:
    """The looks of a feed, follow-ups first."""
    forms = []
    if feed.content in (Content.FOLLOW_UPS, Content.BOTH):
        forms.append(LookForm.TASKS if feed.shape is Shape.TASKS else LookForm.EVENTS)
    if feed.content in (Content.MEETINGS, Content.BOTH) and feed.shape is Shape.EVENTS:
        forms.append(LookForm.MEETINGS)
    return [Look(feed.language, feed.detail, form) for form in forms]
