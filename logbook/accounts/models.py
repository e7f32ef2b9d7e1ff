"""What is stored of the people who sign in. Secrets are kept as digests only."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.db import Base, Identified, Record, enumeration
from logbook.ordering import ListedByName
from logbook.policy import Caller, Role

SECRET = {"secret": True}
UNIT_KINDS = ("directorate", "post")
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nothing is sent, in the person's own zone; `to` before `from_` is past midnight."""

    from_: time
    to: time


@dataclass(frozen=True, slots=True)
class Absence:
    """The first and the last day that somebody is away (open-ended without), and who stands in."""

    from_: date
    to: date | None = None
    deputy_id: uuid.UUID | None = None


class Unit(Record, ListedByName):
    """A directorate or a post. Its head hears of what stays overdue."""

    __tablename__ = "unit"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # one of UNIT_KINDS
    head_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", use_alter=True, ondelete="SET NULL")
    )

    head: Mapped["Account | None"] = relationship(foreign_keys=[head_id], post_update=True)


class Account(Record, ListedByName):
    """Somebody who may sign in. `email` is kept in lower case and unique."""

    __tablename__ = "account"
    is_person = True

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="nl")
    time_zone: Mapped[str]
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[Role] = mapped_column(enumeration(Role))
    theme: Mapped[str] = mapped_column(default="auto")
    shortcuts: Mapped[bool] = mapped_column(default=True)
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    absent_from: Mapped[date | None]
    absent_to: Mapped[date | None]
    absence_deputy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"))
    password_hash: Mapped[str | None] = mapped_column(info=SECRET)
    disabled_at: Mapped[datetime | None]
    # Rises with role, unit or disabling: a feed's remembered answer is void when it differs.
    rights_version: Mapped[int] = mapped_column(default=1)

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    absence_deputy: Mapped["Account | None"] = relationship(
        foreign_keys=[absence_deputy_id], remote_side="Account.id"
    )

    def as_caller(self) -> Caller:
        """This person as the one who asks."""
        return Caller(
            id=self.id,
            name=self.name,
            role=self.role,
            unit_id=self.unit_id,
            language=self.language,
            time_zone=self.time_zone,
            email=self.email,
            unit_name=self.unit.name,
            theme=self.theme,
            shortcuts=self.shortcuts,
        )

    @property
    def quiet_hours(self) -> QuietHours | None:
        """When this person wants no mail."""
        if self.quiet_from is None or self.quiet_to is None:
            return None
        return QuietHours(self.quiet_from, self.quiet_to)

    @property
    def absence(self) -> Absence | None:
        """When this person is away, from the last time it was told."""
        if self.absent_from is None:
            return None
        return Absence(self.absent_from, self.absent_to, self.absence_deputy_id)

    def is_absent(self, on: date) -> bool:
        """Whether the person is away on that day (first and last day included)."""
        return (
            self.absent_from is not None
            and self.absent_from <= on
            and (self.absent_to is None or on <= self.absent_to)
        )


CALLER_COLUMNS = (  # as Caller has them
    Account.id,
    Account.name,
    Account.role,
    Account.unit_id,
    Account.language,
    Account.time_zone,
    Account.email,
    Unit.name.label("unit_name"),
    Account.theme,
    Account.shortcuts,
)


def caller_of(facts: Iterable[Any]) -> Caller:
    """As `Account.as_caller`, from CALLER_COLUMNS: without a record for each request."""
    return Caller(*facts)


class SignInSession(Identified, Base):
    """One browser that is signed in; ended by the person, an administrator, or time.

    `by_link`: without a password. Who forgot the old one may set a new one just after.
    """

    __tablename__ = "sign_in_session"

    token_digest: Mapped[str] = mapped_column(unique=True, info=SECRET)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    browser: Mapped[str]
    by_link: Mapped[bool] = mapped_column(default=False)

    account: Mapped[Account] = relationship()


class SignInLink(Identified, Base):
    """A link that signs its account in once, while it lasts."""

    __tablename__ = "sign_in_link"

    token_digest: Mapped[str] = mapped_column(unique=True, info=SECRET)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class ApiToken(Record, Base):
    """A bearer token of one account, with a name; shown once, kept as a digest."""

    __tablename__ = "api_token"

    token_digest: Mapped[str] = mapped_column(unique=True, info=SECRET)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class SavedView(Record, Base):
    """A list as its owner likes to see it: the address kept under a name.

    `place`: the path of the list; `query`: what its address asks. `unit_id`: the unit with which
    it is shared. `deleted_at`: when it was removed, until somebody brings it back.
    """

    __tablename__ = "saved_view"
    __table_args__ = (Index(None, "account_id", "place"), Index(None, "unit_id", "place"))

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))
    place: Mapped[str]
    name: Mapped[str]
    query: Mapped[str]
    deleted_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()
    unit: Mapped[Unit | None] = relationship()


class FailedAttempt(Identified, Base):
    """A wrong password, link, token or feed address: counted across processes, for the limits."""

    __tablename__ = "failed_attempt"
    __table_args__ = (Index(None, "kind", "subject", "at"),)

    kind: Mapped[str]  # 'sign-in', 'feed', …
    subject: Mapped[str]  # whose account or which network address
    at: Mapped[datetime]
