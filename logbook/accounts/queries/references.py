"""Accounts and units as other records name them: found by what was typed, offered as choices."""

import uuid
from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select, true

from logbook.accounts.models import Account, Unit
from logbook.db import db
from logbook.web.language import _


def find_account(*, id: uuid.UUID | None = None, email: str = "") -> Account | None:
    """The account with this id or, without one, this e-mail address in any case."""
    if id is not None:
        return db.session.get(Account, id)
    return db.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def find_unit(*, id: uuid.UUID | None = None, name: str = "") -> Unit | None:
    """The unit with this id or, without one, this exact name."""
    if id is not None:
        return db.session.get(Unit, id)
    return db.session.scalar(select(Unit).where(Unit.name == name.strip()))


def account_choices(*, also: Collection[uuid.UUID | None] = ()) -> list[tuple[str, str]]:
    """(id, 'Name, unit') of everybody who may still sign in, by name, for a form's list.

    `also`: accounts that the record names already, offered though they left, and marked.
    """
    return _choices(or_(Account.disabled_at.is_(None), Account.id.in_([i for i in also if i])))


def everybody() -> list[tuple[str, str]]:
    """The same of everybody there ever was, for a filter: who left comes last, and is marked."""
    return _choices(true())


def _choices(which: ColumnElement[bool]) -> list[tuple[str, str]]:
    mark = _("left")
    has_left = Account.disabled_at.is_not(None)
    rows = db.session.execute(
        select(Account.id, Account.name, Unit.name.label("unit"), has_left.label("has_left"))
        .join(Unit, Account.unit_id == Unit.id)
        .where(which)
        .order_by(has_left, Account.sort_key, Account.email)
    )
    return [
        (str(row.id), f"{row.name}, {row.unit}" + (f" ({mark})" if row.has_left else ""))
        for row in rows
    ]


def unit_choices() -> list[tuple[str, str]]:
    """(id, name) of every unit, by name, for a form's list."""
    rows = db.session.execute(select(Unit.id, Unit.name).order_by(Unit.sort_key))
    return [(str(row.id), row.name) for row in rows]
