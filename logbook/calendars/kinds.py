"""The kind of record of this feature."""

from logbook.calendars.models import CalendarFeed
from logbook.kinds import RecordKind, Told, by_administrators
from logbook.web.language import lazy_gettext

CALENDAR_FEED = RecordKind(
    model=CalendarFeed,
    one=lazy_gettext("Calendar subscription"),
    several=lazy_gettext("Calendar subscriptions"),
    visible=by_administrators,
    index="calendars.index",
    told=Told(administration=True),
)
