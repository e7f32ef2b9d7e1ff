"""Loading the example, through the services of the features, as if people had typed it."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import exists, select

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.directory.models import Organisation, Topic
from logbook.errors import Invalid
from logbook.example import documents
from logbook.example.loading import Loading, caller_with
from logbook.example.passwords import new_password
from logbook.followups.models import FollowUp
from logbook.installation import InstallationKind, installation_kind, settle_kind
from logbook.letters.models import Report
from logbook.meetings.models import Meeting
from logbook.web.language import _

ADMINISTRATOR = "admin@example.org"
TALKS = ("talks_of_the_letter", "talks_since", "talks_ahead")
KINDS = (Account, Unit, Organisation, Topic, Commitment, Meeting, FollowUp, Report)
"""Where a row, of whomever, says that the database is in use."""


def new_passwords(today: date) -> dict[str, str]:
    """A password for each person of the example, by e-mail address."""
    people = documents.records("people", "accounts", today=today)
    return {person["email"]: new_password() for person in people}


def require_empty() -> None:
    """Refuse a database that somebody uses already. Raises Invalid."""
    is_real = installation_kind() is InstallationKind.REAL
    if is_real or any(db.session.scalar(select(exists(select(kind.id)))) for kind in KINDS):
        sentence = _(
            "This database is in use: the example can be loaded into an empty one only. Nothing was"
            " changed."
        )
        raise Invalid({"": [sentence]})


def load(passwords: Mapping[str, str], *, now: datetime, today: date) -> None:
    """Fill an empty database with the example, its present counted from `today`.

    `passwords`: of each person by e-mail address, already hashed, for that takes long and a
    transaction should not. Raises Invalid where the database is not empty.
    """
    require_empty()
    settle_kind(InstallationKind.EXAMPLE)
    loading = Loading(now=now, today=today)
    loading.people(passwords)
    administrator = caller_with(ADMINISTRATOR)
    loading.vocabulary(administrator)
    loading.contacts(administrator)
    loading.register(administrator)
    for file in TALKS:
        loading.talks(file)
    for file in ("talks_of_the_letter", "talks_ahead"):
        loading.follow_ups(file)
    loading.letters()
