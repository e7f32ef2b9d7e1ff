"""What the use cases of accounts take, as one frozen value each."""

import uuid
from dataclasses import dataclass

from logbook.accounts.models import Absence, QuietHours
from logbook.policy import Role


@dataclass(frozen=True, slots=True)
class AccountDetails:
    """All that an administrator says of somebody. `email` is a plain address in lower case."""

    email: str
    name: str
    unit_id: uuid.UUID
    role: Role
    id: uuid.UUID | None = None
    language: str = "nl"
    time_zone: str = "Europe/Amsterdam"
    theme: str = "auto"
    quiet_hours: QuietHours | None = None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class SettingsDetails:
    """What people decide about themselves."""

    name: str
    language: str = "nl"
    time_zone: str = "Europe/Amsterdam"
    theme: str = "auto"
    shortcuts: bool = False
    quiet_hours: QuietHours | None = None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class UnitDetails:
    """All that is said of a unit."""

    name: str
    kind: str = "directorate"
    head_id: uuid.UUID | None = None
    id: uuid.UUID | None = None
