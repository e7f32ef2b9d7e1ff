"""One's own account: settings, password, and the places where one is signed in."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts import passwords, sessions, signing_in
from logbook.accounts.attempts import TooMany
from logbook.accounts.labels import languages
from logbook.accounts.models import Account
from logbook.accounts.queries import own, people
from logbook.accounts.queries.references import account_choices
from logbook.accounts.recognition import current_session
from logbook.accounts.schemas import SettingsSchema, keeping
from logbook.accounts.service.credentials import keep_password
from logbook.accounts.service.people import edit_settings
from logbook.accounts.views.blueprint import blueprint
from logbook.accounts.zones import zone_choices
from logbook.db import reading, transaction
from logbook.errors import Invalid, NotFound
from logbook.web.editing import Editing, Values, anybody, done
from logbook.web.gate import caller
from logbook.web.language import _

# What a User-Agent says of itself and of its system, the more telling first: all say "Mozilla",
# most say "Safari", and those on Android say "Linux" too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
# How long after signing in by link somebody who forgot the password may set another.
FRESH = timedelta(minutes=15)


def own_id() -> uuid.UUID:
    """The account of the one who asks. Pages are for people: the system has none."""
    who = caller().id
    if who is None:
        raise NotFound
    return who


def _offer(_values: Values, account: Account | None) -> Mapping[str, Any]:
    deputies = account_choices(also=[account.absence_deputy_id] if account else [])
    return {
        "zones": zone_choices(),
        "languages": languages(),
        "deputies": [one for one in deputies if one[0] != str(own_id())],
    }


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "language": _("Language"),
        "timeZone": _("Time zone"),
        "theme": _("Colours"),
        "shortcuts": _("Keyboard shortcuts"),
        "quietHours-from": _("Quiet from"),
        "quietHours-to": _("Quiet until"),
        "absence-from": _("First day away"),
        "absence-to": _("Last day away"),
        "absence-deputy": _("Deputy"),
    }


def _saved(_account: Account) -> ResponseReturnValue:
    # What is chosen here holds from now on, not what this browser was switched to before.
    session.pop("language", None)
    session.pop("theme", None)
    return done(_("Your settings are saved."), url_for("accounts.account"))


editing = Editing(
    schema=SettingsSchema,
    template="accounts/account.html",
    named="account",
    require=anybody,
    read=lambda: people.account(own_id()),
    edit=edit_settings,
    keeping=lambda account: keeping(account.absence_deputy_id),
    offer=_offer,
    address=lambda _account: url_for("accounts.account"),
    labels=_labels,
    saved=_saved,
)

blueprint.get("/account", endpoint="account")(editing.show)
blueprint.post("/account", endpoint="save_settings")(editing.save)


@blueprint.get("/account/sign-in")
def security() -> ResponseReturnValue:
    """Password, and where one is signed in."""
    return _security()


@blueprint.post("/account/password")
def change_password() -> ResponseReturnValue:
    """Set a password. The present one is asked for, unless one came in by link just before."""
    typed = {name: request.form.get(name, "") for name in ("current", "password", "again")}
    try:
        _require_owner(typed["current"])
        passwords.require_good(typed["password"], about=(caller().name, caller().email))
        if typed["again"] != typed["password"]:
            raise Invalid({"again": [_("This differs from the new password. Type it again.")]})
    except Invalid as problem:
        return _security(problem.errors), 422
    hashed = passwords.hash_password(typed["password"])
    with transaction():
        keep_password(caller(), own_id(), hashed, now=clock.now(), but=current_session())
    flash(_("Your password is changed. Everywhere else you are signed out."), "done")
    return redirect(url_for("accounts.security"), 303)


@blueprint.post("/account/sessions/<uuid:id>/end")
def end_session(id: uuid.UUID) -> ResponseReturnValue:
    """Sign out somewhere else."""
    with transaction():
        ended = sessions.end(id, own_id(), now=clock.now())
    if not ended:
        raise NotFound
    flash(_("That browser is signed out."), "done")
    return redirect(url_for("accounts.security"), 303)


@blueprint.post("/account/sessions/end-others")
def end_other_sessions() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    with transaction():
        sessions.end_all(own_id(), now=clock.now(), but=current_session())
    flash(_("All your other browsers are signed out."), "done")
    return redirect(url_for("accounts.security"), 303)


def _require_owner(typed: str) -> None:
    """Refuse who merely found the browser signed in. Raises Invalid."""
    with reading():
        may_skip = not _must_type_current()
    if may_skip:
        return
    try:
        found = signing_in.check_password(
            caller().email, typed, address=request.remote_addr, now=clock.now()
        )
    except TooMany:
        found = None
    if found != caller().id:
        wrong = _("This is not your password. Forgotten? Sign in by link, then set a new one.")
        raise Invalid({"current": [wrong]})


def _must_type_current() -> bool:
    here = current_session()
    found = own.session_of(here) if here is not None else None
    is_fresh = found is not None and found.by_link and clock.now() - found.created_at < FRESH
    return own.has_password(own_id()) and not is_fresh


def _security(errors: dict[str, list[str]] | None = None) -> str:
    with reading():
        return render_template(
            "accounts/security.html",
            errors=errors,
            sessions=own.live_sessions(own_id(), now=clock.now()),
            browser=browser,
            here=current_session(),
            has_password=own.has_password(own_id()),
            must_type_current=_must_type_current(),
        )


def browser(agent: str) -> str:
    """What a User-Agent is, as people call it: 'Firefox on Windows'."""
    name = next((name for sign, name in BROWSERS if sign in agent), None)
    system = next((name for sign, name in SYSTEMS if sign in agent), None)
    if name and system:
        return _("%(browser)s on %(system)s", browser=name, system=system)
    return name or system or _("unknown browser")
