"""What stands in an installation that was set up before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Recess
from logbook.db import db
from logbook.directory.models import Office, Sector, Topic
from logbook.installation import fixed_domain
from logbook.meetings.models import Phrase
from logbook.policy import Role

COUNTED = {
    "units": Unit,
    "sectors": Sector,
    "topics": Topic,
    "offices": Office,
    "phrases": Phrase,
    "recesses": Recess,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Who administers, under which domain, with how many words."""

    administrators: Sequence[str]
    domain: str
    counts: dict[str, int]

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each fact with its name."""
        yield "administrators", ", ".join(self.administrators)
        yield "domain", self.domain
        for name, count in self.counts.items():
            yield name, str(count)


def standing() -> Standing | None:
    """What there is; None where nobody can administer it yet."""
    administrators = db.session.scalars(
        select(Account.email)
        .where(Account.role == Role.ADMINISTRATOR, Account.disabled_at.is_(None))
        .order_by(Account.email)
    ).all()
    if not administrators:
        return None
    counts = {
        name: db.session.scalar(select(func.count()).select_from(model)) or 0
        for name, model in COUNTED.items()
    }
    return Standing(administrators, fixed_domain(), counts)
