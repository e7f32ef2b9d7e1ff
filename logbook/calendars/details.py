"""What somebody chooses of a feed."""

import uuid
from dataclasses import dataclass

from logbook.calendars.models import Content, Detail, Scope, Shape


@dataclass(frozen=True, slots=True)
class FeedDetails:
    """A feed as wanted. For the scopes topic, commitment and organisation, exactly that subject."""

    scope: Scope
    name: str | None = None
    id: uuid.UUID | None = None
    topic_id: uuid.UUID | None = None
    commitment_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    content: Content = Content.FOLLOW_UPS
    detail: Detail = Detail.FULL
    shape: Shape = Shape.EVENTS
    alarms: bool = False
    show_done: bool = True
    language: str | None = None
