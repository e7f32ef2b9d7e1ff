"""The register of models: importing it makes every table and relationship known. Defines none."""

from logbook.accounts import models as accounts
from logbook.calendars import models as calendars
from logbook.commitments import models as commitments
from logbook.directory import models as directory
from logbook.followups import models as followups
from logbook.history import models as history
from logbook.installation import Installation
from logbook.letters import models as letters
from logbook.meetings import models as meetings
from logbook.outbox import models as outbox
from logbook.references import models as references
from logbook.search import models as search
from logbook.setup import models as setup

__all__ = [
    "Installation",
    "accounts",
    "calendars",
    "commitments",
    "directory",
    "followups",
    "history",
    "letters",
    "meetings",
    "outbox",
    "references",
    "search",
    "setup",
]
