"""The register: every room of the program, and every kind of record that its features keep."""

from flask_babel import LazyString, lazy_gettext

from logbook.accounts.kinds import ACCOUNT, API_TOKEN, SAVED_VIEW, UNIT
from logbook.calendars.kinds import CALENDAR_FEED
from logbook.commitments.kinds import COMMITMENT, EVIDENCE, PAPER, RECESS
from logbook.directory.kinds import OFFICE, ORGANISATION, PERSON, SECTOR, TOPIC
from logbook.followups.kinds import FOLLOW_UP
from logbook.letters.kinds import LETTER, REUSABLE_TEXT
from logbook.meetings.kinds import MEETING, PHRASE
from logbook.references.kinds import REFERENCE

FEATURES = (
    "history",
    "search",
    "accounts",
    "outbox",
    "directory",
    "references",
    "commitments",
    "meetings",
    "followups",
    "calendars",
    "letters",
    "dossiers",
    "coverage",
    "overview",
    "changes",
    "finding",
    "handbook",
    "vocabulary",
    "setup",
    "example",
    "server",
)
KINDS = {
    kind.key: kind
    for kind in (
        MEETING,
        FOLLOW_UP,
        COMMITMENT,
        LETTER,
        EVIDENCE,
        ORGANISATION,
        PERSON,
        OFFICE,
        SECTOR,
        TOPIC,
        PHRASE,
        REUSABLE_TEXT,
        REFERENCE,
        PAPER,
        RECESS,
        UNIT,
        ACCOUNT,
        API_TOKEN,
        SAVED_VIEW,
        CALENDAR_FEED,
    )
}
"""By key, in the order in which pages list them."""

PLACES: tuple[tuple[str, LazyString, str], ...] = (
    ("overview.home", lazy_gettext("My overview"), "main"),
    *((kind.index, kind.several, "main") for kind in KINDS.values() if kind.index),
    ("coverage.index", lazy_gettext("Coverage"), "main"),
    ("handbook.handbook", lazy_gettext("Handbook"), "below"),
    ("outbox.index", lazy_gettext("Outgoing messages"), "below"),
    ("accounts.administration", lazy_gettext("Administration"), "below"),
)
"""What the frame lists: endpoint, name, and the part of the frame in which it stands."""
