"""Who may act, by what people call them: colleagues, organisations, sectors, and us."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, or_, select

from logbook.accounts.models import Account
from logbook.db import db
from logbook.directory.models import Organisation, Sector
from logbook.directory.queries import organisations_named, sectors_named
from logbook.followups.details import Actor

WE = {"nl": "wij", "en": "us"}
_WE = {"wij", "we", "us", "ons", "ministerie", "het ministerie", "the ministry", "bz"}
_WITH_ADDRESS = re.compile(r".*<([^<>]+@[^<>]+)>")
MOST_OF_A_KIND = 8


def actor_named(text: str) -> list[Actor]:
    """The actors that a text may mean: none is unknown, several is ambiguous.

    Us by 'wij' or 'us'; a colleague as 'Name <address>', by address or by name; else an
    organisation; else a sector.
    """
    if text.casefold() in _WE:
        return [Actor(us=True)]
    address = _WITH_ADDRESS.fullmatch(text)
    if address or "@" in text:
        wanted = (address[1] if address else text).strip().lower()
        return _accounts(Account.email == wanted)
    return (
        _accounts(Account.name == text)
        or [Actor(organisation=one) for one in sorted(organisations_named(text))]
        or [Actor(sector=one) for one in sorted(sectors_named(text))]
    )


def _accounts(condition: ColumnElement[bool]) -> list[Actor]:
    known = select(Account.id).where(condition, Account.disabled_at.is_(None))
    return [Actor(account=one) for one in db.session.scalars(known)]


def actor_text(account: Account) -> str:
    """A colleague as a form writes them, so that it reads them back."""
    return f"{account.name} <{account.email}>"


def actor_suggestions(text: str, language: str) -> list[str]:
    """What the text may grow into, each to be read back by `actor_named`."""
    return [WE[language], *_like(text.strip(), language)]


def _like(text: str, language: str) -> Iterator[str]:
    colleagues = db.session.scalars(
        select(Account)
        .where(
            Account.disabled_at.is_(None),
            or_(_holds(Account.name, text), _holds(Account.email, text)),
        )
        .order_by(Account.name)
        .limit(MOST_OF_A_KIND)
    )
    yield from map(actor_text, colleagues)
    names = (Organisation.name.nl, Organisation.name.en, Organisation.short_name)
    organisations = db.session.execute(
        select(Organisation.name.nl, Organisation.name.en)
        .where(
            Organisation.merged_into_id.is_(None),
            or_(*(_holds(name, text) for name in names)),
        )
        .order_by(Organisation.name.nl)
        .limit(MOST_OF_A_KIND)
    )
    yield from ((en or nl) if language == "en" else nl for nl, en in organisations)
    sectors = db.session.execute(
        select(Sector.nouns.nl, Sector.nouns.en)
        .where(or_(_holds(Sector.nouns.nl, text), _holds(Sector.nouns.en, text)))
        .order_by(Sector.nouns.nl)
        .limit(MOST_OF_A_KIND)
    )
    yield from ((en or nl) if language == "en" else nl for nl, en in sectors)


def _holds(column: SQLColumnExpression[Any], text: str) -> ColumnElement[bool]:
    return column.icontains(text, autoescape=True)
