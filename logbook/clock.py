"""The one reader of the system clock.

Everything below the entry points gets the time as an argument, so that tests, simulated runs and
"as of" questions need no patching.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def today(time_zone: str) -> date:
    """The present date in a time zone of the IANA database."""
    return now().astimezone(ZoneInfo(time_zone)).date()
