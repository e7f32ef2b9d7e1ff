"""What is fixed for the life of an installation."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from logbook.db import Base, db


class Installation(Base):
    """One row (id 1). `domain` ends calendar UIDs and Message-IDs.

    It is fixed at the first start: were it read from PUBLIC_URL, a move to another address would
    give every item in every subscribed calendar a new identity.
    """

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    domain: Mapped[str]


def fix_domain(domain: str) -> None:
    """Keep the domain if none is kept yet. Called in a writing transaction at start."""
    if db.session.get(Installation, 1) is None:
        db.session.add(Installation(id=1, domain=domain))


def fixed_domain() -> str:
    """The domain fixed at the first start; 'logbook.invalid' where the program never started."""
    return (
        db.session.scalar(select(Installation.domain).where(Installation.id == 1))
        or "logbook.invalid"
    )
