"""What is fixed for the life of an installation."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from logbook.db import Base, db, enumeration

WITHOUT_DOMAIN = "logbook.invalid"
"""The domain of what is handed out before there is a real one (RFC 2606: nobody has it)."""


class InstallationKind(StrEnum):
    """What an installation is for: to try the program with invented records, or to work with."""

    EXAMPLE = "example"
    REAL = "real"


class Installation(Base):
    """One row (id 1), there from the first thing that is fixed on.

    `domain` ends calendar UIDs and Message-IDs: were it read from PUBLIC_URL each time, a move to
    another address would give every item in every subscribed calendar a new identity. Nothing
    while the program ran on loopback only. `kind` is settled with the first account. `index_maker`
    is what made the index of the search: another one makes it anew.
    """

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    domain: Mapped[str | None]
    kind: Mapped[InstallationKind | None] = mapped_column(enumeration(InstallationKind))
    index_maker: Mapped[str | None]


def fixed_domain() -> str:
    """The domain that is fixed; WITHOUT_DOMAIN where the program ran on loopback only."""
    return (
        db.session.scalar(select(Installation.domain).where(Installation.id == 1)) or WITHOUT_DOMAIN
    )


def installation_kind() -> InstallationKind | None:
    """What the installation is for; None while it is settled by nothing yet."""
    return db.session.scalar(select(Installation.kind).where(Installation.id == 1))


def is_example() -> bool:
    """Whether what stands here is invented, to try the program with."""
    return installation_kind() is InstallationKind.EXAMPLE


def installation() -> Installation:
    """The row, made where there is none yet. In a writing transaction."""
    row = db.session.get(Installation, 1)
    if row is None:
        row = Installation(id=1)
        db.session.add(row)
        db.session.flush()
    return row


def settle_kind(kind: InstallationKind) -> InstallationKind:
    """Settle for life what the installation is for, unless it is settled; what it is then."""
    row = installation()
    if row.kind is None:
        row.kind = kind
    return row.kind
