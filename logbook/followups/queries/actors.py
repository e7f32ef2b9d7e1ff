"""Who may act, by what people call them: colleagues, organisations, sectors, and us."""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, select

from logbook.accounts.models import Account
from logbook.db import db
from logbook.directory.models import Organisation, Sector
from logbook.directory.queries import organisations_named, sectors_named
from logbook.directory.queries.finding import Organisations, noun_of, sectors_by_name
from logbook.followups.details import Actor
from logbook.ordering import name_key
from logbook.search.details import Kind
from logbook.search.folding import holds
from logbook.search.nearness import answering
from logbook.search.queries import holding

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
        or _answering(text)
    )


def _answering(text: str) -> list[Actor]:
    """Whom a part of a name means, as it does in the field of a talk's parties: 'Rabo'.

    Of a sector also some of it: 'enkele verzekeraars'.
    """
    found = Organisations("nl").answering(text)
    if found:
        return [Actor(organisation=one.id) for answer, one in found if answer == found[0][0]]
    nouns = ((one.id, (one.nouns.nl, one.nouns.en)) for one in sectors_by_name("nl"))
    return [Actor(sector=id_) for _answer, id_ in answering(noun_of(text), nouns)]


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
    colleagues = db.session.scalars(select(Account).where(Account.disabled_at.is_(None)))
    yield from _first(actor_text(one) for one in colleagues if holds(text, one.name, one.email))
    organisations = db.session.scalars(
        select(Organisation.name).where(
            Organisation.merged_into_id.is_(None),
            holding(Organisation.id, Kind.ORGANISATION, text),
        )
    )
    yield from _first(name.in_language(language) for name in organisations)
    sectors = db.session.scalars(select(Sector.nouns))
    yield from _first(
        nouns.in_language(language) for nouns in sectors if holds(text, nouns.nl, nouns.en)
    )


def _first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=name_key)[:MOST_OF_A_KIND]
