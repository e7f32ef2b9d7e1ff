"""Who there is: accounts and units as lists and one by one."""

import uuid
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account, Unit
from logbook.accounts.queries.references import find_unit
from logbook.db import db
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of
from logbook.policy import Role
from logbook.search.folding import holds


@dataclass(frozen=True, slots=True)
class AccountFilters:
    """Which accounts. `text`: part of a name or address; `disabled` None: both kinds."""

    text: str = ""
    role: Role | None = None
    unit_id: uuid.UUID | None = None
    disabled: bool | None = None


def accounts(filters: AccountFilters, paging: Paging) -> Page[Account]:
    """Accounts by name, with their units."""
    chosen = select(Account)
    if filters.text:
        known = db.session.execute(select(Account.id, Account.name, Account.email))
        chosen = chosen.where(
            Account.id.in_([row.id for row in known if holds(filters.text, row.name, row.email)])
        )
    if filters.role is not None:
        chosen = chosen.where(Account.role == filters.role)
    if filters.unit_id is not None:
        chosen = chosen.where(Account.unit_id == filters.unit_id)
    if filters.disabled is not None:
        chosen = chosen.where(Account.disabled_at.is_not(None) == filters.disabled)
    chosen = chosen.options(joinedload(Account.unit), joinedload(Account.absence_deputy))
    return page_of(chosen.order_by(Account.sort_key, Account.email), paging)


def account(account_id: uuid.UUID) -> Account:
    """One account with its unit. Raises NotFound."""
    found = db.session.scalar(
        select(Account)
        .where(Account.id == account_id)
        .options(joinedload(Account.unit), joinedload(Account.absence_deputy))
    )
    if found is None:
        raise NotFound
    return found


def units(paging: Paging) -> Page[Unit]:
    """Units by name, with their heads."""
    return page_of(select(Unit).options(joinedload(Unit.head)).order_by(Unit.sort_key), paging)


def unit(unit_id: uuid.UUID) -> Unit:
    """One unit. Raises NotFound."""
    found = find_unit(id=unit_id)
    if found is None:
        raise NotFound
    return found


def people_per_unit() -> dict[uuid.UUID, int]:
    """How many people of each unit may sign in."""
    rows = db.session.execute(
        select(Account.unit_id, func.count())
        .where(Account.disabled_at.is_(None))
        .group_by(Account.unit_id)
    )
    return {row[0]: row[1] for row in rows}
