"""What a poll brought, as a calendar shows it."""

from datetime import UTC, datetime
from typing import Any

import icalendar

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


def events(response) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(response.data)
    return [c for c in calendar.subcomponents if c.name in ("VEVENT", "VTODO")]


def summaries(response) -> list[str]:
    return [str(event["summary"]) for event in events(response)]
