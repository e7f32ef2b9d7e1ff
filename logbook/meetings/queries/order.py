"""By what lists of meetings are sorted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import SQLColumnExpression, func, nulls_last, select

from logbook.accounts.models import Account
from logbook.directory.models import Organisation, Sector, Topic
from logbook.meetings.models import Meeting, Party, meeting_topic
from logbook.sorting import Keys, sorted_by

SORTS = ("date", "title", "with", "topic", "open", "owner")
"""What may be asked for. `open`, the number of its follow-ups, is given by whoever knows them."""
NEWEST_FIRST = (
    Meeting.date.earliest.desc(),
    nulls_last(Meeting.start_time.desc()),
    Meeting.id.desc(),
)
_FIRST_PARTY = (
    select(func.lower(func.coalesce(Party.as_.nl, Organisation.sort_key, Sector.nouns.nl)))
    .select_from(Party)
    .outerjoin(Organisation, Party.organisation_id == Organisation.id)
    .outerjoin(Sector, Party.sector_id == Sector.id)
    .where(Party.meeting_id == Meeting.id)
    .order_by(Party.position)
    .limit(1)
    .correlate(Meeting)
    .scalar_subquery()
)
_FIRST_TOPIC = (
    select(func.min(Topic.slug))
    .join(meeting_topic, meeting_topic.c.topic_id == Topic.id)
    .where(meeting_topic.c.meeting_id == Meeting.id)
    .correlate(Meeting)
    .scalar_subquery()
)
_KEYS: Keys = {
    "date": Meeting.date.earliest,
    "title": func.lower(Meeting.title),
    "with": _FIRST_PARTY,
    "topic": _FIRST_TOPIC,
    "owner": select(Account.sort_key)
    .where(Account.id == Meeting.owner_id)
    .correlate(Meeting)
    .scalar_subquery(),
}


def order_of(sort: str, more: Keys) -> Sequence[SQLColumnExpression[Any]]:
    """The order of SQL for a filter's `sort`. `more`: keys besides those of meetings alone."""
    if sort == "date":
        return [Meeting.date.earliest, nulls_last(Meeting.start_time.asc()), Meeting.id]
    return sorted_by("" if sort == "-date" else sort, {**_KEYS, **more}, NEWEST_FIRST)
