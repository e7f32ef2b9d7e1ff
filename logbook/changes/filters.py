"""The filters of the page: what the query string asks for, days in the reader's own zone."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from marshmallow import fields, post_load, validate

from logbook.accounts.schemas import AccountField
from logbook.changes.visibility import TOLD
from logbook.history.queries import HistoryFilters
from logbook.web.fields import Day
from logbook.web.gate import caller
from logbook.web.schema import LogbookSchema, read_query


class HistoryFiltersSchema(LogbookSchema):
    """`until` is a day that is asked for as well."""

    kind = fields.String(validate=validate.OneOf(tuple(TOLD)))
    actor_id = AccountField(data_key="who")
    since = Day()
    until = Day()

    @post_load
    def build(self, data: dict[str, Any], **_kwargs: Any) -> HistoryFilters:
        """Days become instants."""
        zone = ZoneInfo(caller().time_zone)
        return HistoryFilters(
            kind=data.get("kind"),
            actor_id=data.get("actor_id"),
            since=_start(data.get("since"), zone),
            until=_start(data["until"] + timedelta(days=1), zone) if "until" in data else None,
        )


def _start(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime(day.year, day.month, day.day, tzinfo=zone)


def read_filters() -> HistoryFilters:
    """The filters of this request; reads the database. Raises Invalid."""
    filters: HistoryFilters = read_query(HistoryFiltersSchema())
    return filters
