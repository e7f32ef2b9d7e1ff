"""The kind of record of this feature."""

from logbook.calendars.models import CalendarFeed
from logbook.kinds import InHistory, RecordKind, by_administrators
from logbook.web.language import lazy_gettext

CALENDAR_FEED = RecordKind(
    model=CalendarFeed,
    one=lazy_gettext("Calendar subscription"),
    several=lazy_gettext("Calendar subscriptions"),
    visible=by_administrators,
    index="calendars.index",
    told=InHistory(
        {
            "alarms": lazy_gettext("With an alarm on the morning of the day before"),
            "content": lazy_gettext("What does it show?"),
            "detail": lazy_gettext("How much does it tell?"),
            "last_client": lazy_gettext("Last fetched by"),
            "last_fetched_at": lazy_gettext("Last fetched"),
            "scope": lazy_gettext("What is it about?"),
            "shape": lazy_gettext("In which form?"),
            "show_done": lazy_gettext("Show what is done or cancelled for another thirty days"),
            "topic": lazy_gettext("Topic"),
            "warned_at": lazy_gettext("Warned of its end on"),
        },
        administration=True,
    ),
)
