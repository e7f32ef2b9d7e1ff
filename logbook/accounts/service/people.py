"""Accounts: made, changed, disabled and enabled by administrators; settled by their owners."""

import uuid
from datetime import datetime

from sqlalchemy import select

from logbook.accounts import sessions
from logbook.accounts.details import AccountDetails, SettingsDetails
from logbook.accounts.models import Absence, Account
from logbook.accounts.queries.references import find_account
from logbook.accounts.service.links import void_links
from logbook.assigning import assign
from logbook.db import db
from logbook.errors import Invalid, NotFound
from logbook.history import service as history
from logbook.installation import InstallationKind, settle_kind
from logbook.judging import Refusals
from logbook.policy import Caller, Role, require_administration
from logbook.web.language import _


def create_account(caller: Caller, details: AccountDetails, *, now: datetime) -> Account:
    """Make an account. It signs in by link until its owner chooses a password.

    The first makes the installation a real one, unless the example is being loaded.
    Raises Forbidden, or Invalid when the address is taken.
    """
    require_administration(caller)
    settle_kind(InstallationKind.REAL)
    account = Account(now=now, id=details.id or uuid.uuid4())
    refusals = Refusals()
    with refusals:
        _refuse_taken(account, details.email)
    with refusals:
        _fill(account, details)
    refusals.settle()
    db.session.add(account)
    history.record(caller, "create", account, now=now)
    return account


def edit_account(
    caller: Caller,
    account_id: uuid.UUID,
    details: AccountDetails,
    *,
    now: datetime,
    version: int | None = None,
) -> Account:
    """Replace what is said of somebody. Another role or unit ends their sessions.

    Raises Forbidden, NotFound, Conflict, or Invalid: a taken address, the last administrator.
    """
    require_administration(caller)
    account = account_to_change(account_id)
    account.begin_change(version, now=now)
    before = history.snapshot(account)
    had, refusals = (account.role, account.unit_id), Refusals()
    with refusals:
        if account.role is Role.ADMINISTRATOR and details.role is not Role.ADMINISTRATOR:
            _require_other_administrator(account, "role")
    with refusals:
        _refuse_taken(account, details.email)
    with refusals:
        _fill(account, details)
    refusals.settle()
    if had != (account.role, account.unit_id):
        _end_rights(account, now=now)
    history.record(caller, "edit", account, now=now, before=before)
    return account


def disable_account(
    caller: Caller, account_id: uuid.UUID, *, now: datetime, version: int | None = None
) -> Account:
    """Let somebody sign in no longer, at once and everywhere: pages, API, links, feeds.

    Raises Forbidden, NotFound, Conflict, or Invalid for the last administrator.
    """
    require_administration(caller)
    account = account_to_change(account_id)
    account.begin_change(version, now=now)
    if account.disabled_at is not None:
        return account
    if account.role is Role.ADMINISTRATOR:
        _require_other_administrator(account, "")
    before = history.snapshot(account)
    account.disabled_at = now
    _end_rights(account, now=now)
    void_links(account.id, now=now)
    history.record(caller, "disable", account, now=now, before=before)
    return account


def enable_account(
    caller: Caller, account_id: uuid.UUID, *, now: datetime, version: int | None = None
) -> Account:
    """Let somebody sign in again. Raises Forbidden, NotFound, Conflict."""
    require_administration(caller)
    account = account_to_change(account_id)
    account.begin_change(version, now=now)
    if account.disabled_at is None:
        return account
    before = history.snapshot(account)
    account.disabled_at = None
    account.rights_version += 1
    history.record(caller, "enable", account, now=now, before=before)
    return account


def end_sessions(caller: Caller, account_id: uuid.UUID, *, now: datetime) -> Account:
    """Sign somebody out everywhere. Raises Forbidden, NotFound."""
    require_administration(caller)
    account = account_to_change(account_id)
    sessions.end_all(account.id, now=now)
    return account


def edit_settings(
    caller: Caller, details: SettingsDetails, *, now: datetime, version: int | None = None
) -> Account:
    """Replace the caller's own settings. Raises Conflict, Invalid."""
    account = own_account(caller)
    account.begin_change(version, now=now)
    before = history.snapshot(account)
    _fill(account, details)
    history.record(caller, "edit", account, now=now, before=before)
    return account


def own_account(caller: Caller) -> Account:
    """The caller's account. Raises NotFound for the system, which has none."""
    if caller.id is None:
        raise NotFound
    return account_to_change(caller.id)


def account_to_change(account_id: uuid.UUID) -> Account:
    """An account by id. Raises NotFound."""
    account = find_account(id=account_id)
    if account is None:
        raise NotFound
    return account


def _fill(account: Account, details: AccountDetails | SettingsDetails) -> None:
    absence, hours = details.absence, details.quiet_hours
    _require_sensible(account, absence)
    assign(account, details, apart=("quiet_hours", "absence"))
    account.quiet_from, account.quiet_to = (hours.from_, hours.to) if hours else (None, None)
    account.absent_from = absence.from_ if absence else None
    account.absent_to = absence.to if absence else None
    account.absence_deputy_id = absence.deputy_id if absence else None


def _require_sensible(account: Account, absence: Absence | None) -> None:
    if absence is not None and absence.deputy_id == account.id:
        raise Invalid(
            {"absence-deputy": [_("Choose a colleague: nobody deputises for themselves.")]}
        )


def _end_rights(account: Account, *, now: datetime) -> None:
    """What somebody could see until now: sessions end, remembered answers of feeds are void."""
    account.rights_version += 1
    sessions.end_all(account.id, now=now)


def _require_other_administrator(account: Account, path: str) -> None:
    # Locked, so that two administrators cannot each remove the other at the same moment.
    administrators = db.session.scalars(
        select(Account.id)
        .where(Account.role == Role.ADMINISTRATOR, Account.disabled_at.is_(None))
        .with_for_update()
    ).all()
    if not set(administrators) - {account.id}:
        raise Invalid(
            {path: [_("This is the last administrator. Make a colleague administrator first.")]}
        )


def _refuse_taken(account: Account, email: str) -> None:
    other = find_account(email=email)
    if other is not None and other.id != account.id:
        raise Invalid({"email": [_("%(email)s has an account already.", email=email)]})
