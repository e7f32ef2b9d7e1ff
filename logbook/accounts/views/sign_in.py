"""Signing in, by password or by one-time link, and signing out."""

import logging
import math
import time
import uuid

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from logbook import clock
from logbook.accounts import sessions, signing_in
from logbook.accounts.addresses import plain_address
from logbook.accounts.attempts import TooMany
from logbook.accounts.queries.references import find_account
from logbook.accounts.recognition import current_session, forget_cookie, set_cookie
from logbook.accounts.service.links import BY_MAIL, is_usable, make_link, use_link
from logbook.accounts.views.blueprint import blueprint
from logbook.db import reading, transaction
from logbook.outbox.models import SIGN_IN
from logbook.outbox.service import queue_mail
from logbook.web import carrying
from logbook.web.errors import describe
from logbook.web.gate import caller, caller_or_none, public, safe_next
from logbook.web.language import _
from logbook.web.shown import sends_mail

log = logging.getLogger(__name__)

# Longer than it takes to write a mail and queue it: who has no account waits as long.
LINK_ANSWERED_AFTER = 0.3


@blueprint.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """The form; whoever is signed in goes on."""
    onward = safe_next(request.args.get("next"))
    if caller_or_none() is not None:
        return redirect(onward)
    return _form(onward)


@blueprint.post("/sign-in")
@public
def enter() -> ResponseReturnValue:
    """Sign in by password, or mail a link where that button was pressed."""
    email, password = request.form.get("email", "").strip(), request.form.get("password", "")
    onward = safe_next(request.form.get("next"))
    by_link = request.form.get("act") == "link"
    kept = carrying.kept_in_form()
    if kept is not None and request.form.get("act") == "onward":
        return _go_on(kept)
    errors = {}
    if plain_address(email) is None:
        errors["email"] = [_("Fill in your e-mail address, such as name@example.org.")]
    if not by_link and not password:
        errors["password"] = [_("Fill in your password, or ask for a link.")]
    if errors:
        return _form(onward, errors), 422
    try:
        if by_link:
            return _mail_link(email, onward)
        found = signing_in.check_password(
            email, password, address=request.remote_addr, now=clock.now()
        )
    except TooMany as problem:
        wait = math.ceil(problem.wait.total_seconds())
        if kept is None:
            raise TooManyRequests(retry_after=wait) from problem
        return _form(onward, {"password": [describe(429)]}), 429, {"Retry-After": str(wait)}
    if found is None:
        wrong = _("This e-mail address and password do not belong together. Try again.")
        return _form(onward, {"password": [wrong]}), 422
    return _enter_as(found, onward, kept if kept and kept.account_id == found else None)


def _enter_as(found: uuid.UUID, onward: str, kept: carrying.Kept | None) -> ResponseReturnValue:
    """Signed in: to where they wanted to go, or to the form that they had filled in."""
    with transaction():
        token = _start(found, by_link=False)
        account = find_account(id=found)
        who = account.as_caller() if account is not None else None
    if kept is None or who is None:
        return _signed_in(token, onward)
    _forget_form_session()
    response = carrying.show_again(kept, who)
    set_cookie(response, token)
    return response


def _go_on(kept: carrying.Kept) -> ResponseReturnValue:
    """To the form, for who signed in beside this page, as by a link."""
    who = caller_or_none()
    if who is None:
        return _form("/", {"": [_("You are not signed in yet.")]}), 422
    return carrying.show_again(kept, who) if who.id == kept.account_id else redirect("/", 303)


@blueprint.get("/sign-in/<token>")
@public
def link(token: str) -> ResponseReturnValue:
    """A button: looking at a link, as mail scanners do, uses nothing up."""
    with reading():
        usable = is_usable(token, now=clock.now())
    if not usable:
        return _no_longer()
    return _private(
        render_template("accounts/link.html", onward=safe_next(request.args.get("next")))
    )


@blueprint.post("/sign-in/<token>")
@public
def enter_by_link(token: str) -> ResponseReturnValue:
    """Use the link up and sign its account in."""
    with transaction():
        account_id = use_link(token, now=clock.now())
        started = _start(account_id, by_link=True) if account_id is not None else None
    if started is None:
        log.warning("sign-in link refused: from=%s", request.remote_addr)
        return _no_longer()
    return _signed_in(started, safe_next(request.form.get("next")))


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End this session everywhere at once."""
    found, who = current_session(), caller()
    if found is not None and who.id is not None:
        with transaction():
            sessions.end(found, who.id, now=clock.now())
    log.info("signed out: account=%s", who.id)
    _forget_form_session()
    flash(_("You are signed out."))
    response = redirect(url_for("accounts.sign_in"), 303)
    forget_cookie(response)  # type: ignore[arg-type]
    return response


def _form(onward: str, errors: dict[str, list[str]] | None = None) -> Response:
    typed = {"email": request.form.get("email", "")}
    return _private(
        render_template(
            "accounts/sign_in.html",
            values=typed,
            errors=errors,
            onward=onward,
            kept=request.form.get(carrying.KEPT) if carrying.kept_in_form() else None,
        )
    )


def _no_longer() -> ResponseReturnValue:
    """One answer for links unknown, used and expired."""
    return _private(render_template("accounts/link_gone.html")), 410


def _private(page: str) -> Response:
    """A page that no cache keeps: its form's token is the visitor's own."""
    response = current_app.make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _mail_link(email: str, onward: str) -> ResponseReturnValue:
    started, now = time.monotonic(), clock.now()
    if signing_in.may_mail_link(email, address=request.remote_addr, now=now):
        with transaction():
            account = find_account(email=email)
            if account is not None and account.disabled_at is None:
                token = make_link(account.id, lasts=BY_MAIL, now=now)
                path = url_for("accounts.link", token=token, next=_unless_home(onward))
                context = {
                    "url": current_app.config["PUBLIC_URL"] + path,
                    "minutes": int(BY_MAIL.total_seconds()) // 60,
                }
                queue_mail(account, SIGN_IN, "sign_in", context, now=now, expires_at=now + BY_MAIL)
    time.sleep(max(0.0, LINK_ANSWERED_AFTER - (time.monotonic() - started)))
    flash(_link_asked())
    if carrying.kept_in_form() is not None:
        return _form(onward)
    return redirect(url_for("accounts.sign_in", next=_unless_home(onward)), 303)


def _link_asked() -> str:
    if not sends_mail():
        return _(
            "If this address has an account, a link is made; but no mail leaves this logbook yet."
            " Ask a colleague who administers it for a link."
        )
    return _(
        "If this address has an account, a link is on its way. It works once, within"
        " %(minutes)d minutes. Nothing there? Look among unwanted mail, or ask a colleague who"
        " administers the logbook whether you have an account.",
        minutes=int(BY_MAIL.total_seconds()) // 60,
    )


def _unless_home(onward: str) -> str | None:
    return None if onward == "/" else onward


def _start(account_id: uuid.UUID, *, by_link: bool) -> str:
    """A new session, in the transaction that is open; the one that the browser had ends."""
    now, earlier, who = clock.now(), current_session(), caller_or_none()
    if earlier is not None and who is not None and who.id is not None:
        sessions.end(earlier, who.id, now=now)
    log.info("signed in: account=%s by_link=%s from=%s", account_id, by_link, request.remote_addr)
    return sessions.start(account_id, request.user_agent.string, now=now, by_link=by_link)


def _signed_in(token: str, onward: str) -> ResponseReturnValue:
    _forget_form_session()
    response = redirect(onward, 303)
    set_cookie(response, token)  # type: ignore[arg-type]
    return response


def _forget_form_session() -> None:
    """Nothing of before goes over to after, such as the token of a form; how pages look does."""
    looks = {name: session[name] for name in ("language", "theme") if name in session}
    session.clear()
    session.update(looks)
