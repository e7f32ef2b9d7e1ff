"""What somebody typed, carried on where it could not be saved: session over, token old, no answer.

Every form says in a signed field who writes in it (`writer`). Where its session is over, the page
to sign in carries the fields on, sealed; after *that* account signed in the form is shown again
with them, and nothing is saved until its writer saves. Where anything else refuses a form, the
answer shows what was typed, with a button that sends it again. Nothing is stored on the server;
what another site sends is never carried, nor is a password.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Flask, current_app, flash, g, make_response, render_template, request, session
from flask.ctx import RequestContext
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException
from werkzeug.test import EnvironBuilder

from logbook.policy import Caller
from logbook.rehearsal import rehearsal
from logbook.web.gate import caller_or_none, is_api, is_open
from logbook.web.schema import OF_THE_FORM

WRITER, KEPT = "writer", "kept"
"""The fields that say who writes in a form, and what was typed before signing in again."""
SECRETS = frozenset({"current", "password", "again"})
"""Fields of which nothing is carried on or shown again."""
OF_THE_PAGE = frozenset({"csrf_token", WRITER, KEPT})
MOST = 1536 * 1024
"""How long what is carried on may be once it is sealed: a form of up to 2 MB is taken back."""
LASTS = 12 * 60 * 60
"""For how long what was typed is accepted back from a page, in seconds."""

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What an account typed into the form that is sent to `path` (with its query)."""

    account_id: UUID
    path: str
    fields: Fields


def install(app: Flask) -> None:
    """Let templates say who writes, and show what could not be saved."""
    app.jinja_env.globals.update(writer=writer, typed_fields=typed_fields, own_words=own_words)


def writer() -> str:
    """Who writes in the forms of this page, signed; empty for a stranger."""
    if WRITER not in g:
        who = caller_or_none()
        # Without a session, as while the database is away, a form sent again stays its writer's.
        posted = writer_of_form() if who is None else who.id
        g.writer = _signer().dumps(posted.hex) if posted is not None else ""
    signed: str = g.writer
    return signed


def writer_of_form() -> UUID | None:
    """The account on whose page the form of this request stood."""
    try:
        return UUID(hex=_signer().loads(request.form.get(WRITER, "")))
    except (BadData, ValueError, HTTPException):
        return None


def ask_to_sign_in(lapsed: UUID | None) -> ResponseReturnValue | None:
    """The page to sign in that carries on what was sent; None where there is nothing to carry.

    `lapsed` is the account of the session that is over, where its cookie still says so.
    """
    account_id = writer_of_form() or lapsed
    if account_id is None or (lapsed is not None and lapsed != account_id):
        return None
    fields = _fields()
    if not fields:
        return None
    sealed = str(_sealer().dumps([account_id.hex, _path(), fields]))
    return _page_to_sign_in(sealed) if len(sealed) <= MOST else None


def _page_to_sign_in(sealed: str) -> ResponseReturnValue:
    page = render_template(
        "accounts/sign_in.html",
        values={},
        errors=None,
        onward="/",
        kept=sealed,
        other=caller_or_none() is not None,
    )
    return page, 401, {"Cache-Control": "no-store", "WWW-Authenticate": "Form"}


def kept_in_form() -> Kept | None:
    """What the page to sign in carried on, where it did and is genuine."""
    try:
        account, path, fields = _sealer().loads(request.form.get(KEPT, ""), max_age=LASTS)
    except (BadData, HTTPException):
        return None
    return Kept(UUID(hex=account), path, [(name, value) for name, value in fields])


def show_again(kept: Kept, who: Caller) -> Response:
    """The form filled in as it was, for `who` typed it: the caller sees to that."""
    body = urlencode([*kept.fields, (WRITER, _signer().dumps(kept.account_id.hex))])
    builder = EnvironBuilder(
        path=kept.path,
        base_url=request.host_url,
        method="POST",
        data=body,
        content_type="application/x-www-form-urlencoded",
    )
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    own = session._get_current_object()  # type: ignore[attr-defined]
    with app.app_context(), RequestContext(app, builder.get_environ(), session=own):
        g.caller = who
        return _shown()


def show_typed_again() -> ResponseReturnValue | None:
    """The form of this request as it was typed, with a new token; None where nobody wrote it.

    Where somebody else is signed in by now: the page for its writer to sign in, the text sealed.
    """
    who, kept = caller_or_none(), kept_in_form()
    if kept is not None:
        if who is not None and who.id == kept.account_id:
            return show_again(kept, who)
        return _page_to_sign_in(request.form[KEPT])
    if who is None or is_api() or not _fields():
        return None
    return _shown() if who.id == writer_of_form() else ask_to_sign_in(None)


def _shown() -> Response:
    """What the address would answer, were the form not right yet; else the bare text."""
    g.shown_again = True
    flash(
        _("You are signed in again. Nothing is saved yet: look at your text and save it."),
        "warning",
    )
    try:
        with rehearsal():
            response = make_response(current_app.dispatch_request())
            drawn = response.status_code in (200, 409, 422) and response.mimetype == "text/html"
    except Exception:  # noqa: BLE001 - whatever it is, the text must come back
        drawn = False
    if not drawn:
        response = make_response(render_template("errors/typed.html"))
    response.status_code = 200
    response.headers["Cache-Control"] = "no-store"
    return response


def typed_fields() -> Fields:
    """What this request sent and could not be saved, to be sent again by its own writer."""
    posted = writer_of_form()
    who = caller_or_none()
    if posted is None or (who is not None and who.id != posted):
        return []
    return _fields()


def own_words(fields: Fields) -> list[str]:
    """What a person would recognise of it: no ids, nothing that a form says for itself."""
    return [v for name, v in fields if name not in OF_THE_FORM and v.strip() and not _is_id(v)]


def _is_id(value: str) -> bool:
    try:
        return len(value) == 36 and bool(UUID(value))
    except ValueError:
        return False


def _fields() -> Fields:
    """The fields of the form that was sent, where it is one of ours that people type in."""
    if request.method != "POST" or is_api() or g.get("foreign") or is_open():
        return []
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        return []  # too large to be read
    if any(name in SECRETS for name, _value in sent):
        return []
    return [(name, value) for name, value in sent if name not in OF_THE_PAGE]


def _path() -> str:
    return request.full_path.rstrip("?")


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(_key(), salt="writer of a form")


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_key(), salt="kept while signing in")


def _key() -> Any:
    return current_app.config["SECRET_KEY"]
