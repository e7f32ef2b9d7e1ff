"""What an installation is given on its first day: words, a unit, an administrator, a link."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from flask import current_app

from logbook.accounts.details import AccountDetails, UnitDetails
from logbook.accounts.queries.references import find_unit
from logbook.accounts.service.links import BY_HAND, make_link
from logbook.accounts.service.people import create_account
from logbook.accounts.service.units import create_unit
from logbook.db import transaction
from logbook.errors import Invalid
from logbook.policy import SYSTEM, Role
from logbook.setup.scratch import scratch_database
from logbook.setup.starter import load_starter
from logbook.vocabulary import bring_in
from logbook.vocabulary.bringing import Brought
from logbook.vocabulary.bringing_files import summary, told_of
from logbook.vocabulary.files import Vocabulary

AFTER_SOMEBODY = "texts"
"""The words that have an author."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many words of which, and what the link holds."""

    brought: str | None
    started: int | None
    token: str


@dataclass(frozen=True, slots=True)
class FirstDay:
    """Who administers, where they work, and the words: of a file, of the starter, or of both."""

    email: str
    name: str
    unit: str
    file: Path | None
    words: Vocabulary
    has_starter: bool

    def rehearse(self, *, now: datetime) -> None:
        """See in memory whether it goes well. Raises ClickException."""
        with scratch_database():
            self.make(now=now)

    def make(self, *, now: datetime) -> Made:
        """All of it in one transaction. Raises ClickException, after which nothing is made."""
        try:
            with told_of(self.file) if self.file else nullcontext(), transaction():
                # Words of a file go before those of the starter.
                brought = [*self._bring(now, after_somebody=False)]
                started = load_starter(SYSTEM, now=now) if self.has_starter else None
                token = self._make_administrator(now)
                brought += self._bring(now, after_somebody=True)
        except Invalid as problem:
            raise click.ClickException(str(problem)) from problem
        return Made(summary(brought) if self.file else None, started, token)

    def _bring(self, now: datetime, *, after_somebody: bool) -> Iterator[Brought]:
        words = {
            name: records
            for name, records in self.words.items()
            if (name == AFTER_SOMEBODY) is after_somebody
        }
        yield from bring_in(SYSTEM, words, replace=False, now=now)

    def _make_administrator(self, now: datetime) -> str:
        home = find_unit(name=self.unit) or create_unit(
            SYSTEM, UnitDetails(name=self.unit), now=now
        )
        details = AccountDetails(
            email=self.email,
            name=self.name,
            unit_id=home.id,
            role=Role.ADMINISTRATOR,
            language=current_app.config["BABEL_DEFAULT_LOCALE"],
            time_zone=current_app.config["BABEL_DEFAULT_TIMEZONE"],
        )
        made = create_account(SYSTEM, details, now=now)
        return make_link(made.id, lasts=BY_HAND, now=now)
