"""Refusals as people and programs see them: a page with help, or a problem document (RFC 9457)."""

import logging
from http import HTTPStatus

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from logbook.errors import AlreadyExists, Conflict, Forbidden, Invalid, NotFound
from logbook.faults import says_taken, words_of_database
from logbook.opening import fault_of, note
from logbook.web import carrying
from logbook.web.gate import is_api

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Answer every refusal and fault; no traceback ever reaches a person."""
    app.register_error_handler(NotFound, lambda _error: refuse(404))
    app.register_error_handler(Forbidden, lambda _error: refuse(403))
    app.register_error_handler(Conflict, lambda _error: refuse(412 if is_api() else 409))
    app.register_error_handler(StaleDataError, lambda _error: refuse(412 if is_api() else 409))
    app.register_error_handler(AlreadyExists, lambda _error: refuse(409))
    app.register_error_handler(Invalid, _refuse_input)
    app.register_error_handler(CSRFError, _token_is_old)
    app.register_error_handler(HTTPException, _refuse_request)
    app.register_error_handler(DatabaseError, _database_failed)
    app.register_error_handler(PoolExhausted, lambda _error: _away())
    app.register_error_handler(Exception, _fault)


def refuse(
    status: int,
    errors: dict[str, list[str]] | None = None,
    headers: dict[str, str] | None = None,
) -> ResponseReturnValue:
    """The answer with this status, as a page or as a problem document with its `errors`."""
    answered = _problem(status, errors) if is_api() else _page(status)
    response = jsonify(answered) if isinstance(answered, dict) else answered
    if isinstance(answered, dict):
        response.mimetype = "application/problem+json"  # type: ignore[union-attr]
    return response, status, headers or {}


def _problem(status: int, errors: dict[str, list[str]] | None) -> dict[str, object]:
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": describe(status),
    }
    if errors is None and status == HTTPStatus.BAD_REQUEST:
        problem["detail"] = _("The request could not be read.")
    if errors is not None:
        problem["detail"] = _("Some of it breaks a rule: “errors” says what, and in which field.")
        problem["errors"] = [
            {"field": path, "message": message}
            for path, messages in errors.items()
            for message in messages
        ]
    return problem


def describe(status: int) -> str:
    """One sentence that says what happened and what to do."""
    sentences = {
        400: _("The request could not be read. Go back, reload the page and try again."),
        401: _("Sign in first."),
        403: _("You may not do this with your role. Ask an administrator if you should."),
        404: _("This does not exist, or you may not see it."),
        405: _("This address does not take that method."),
        409: _("This was changed or made by somebody else in the meantime."),
        412: _("This was changed by somebody else since you read it. Read it again first."),
        413: _("This is too large."),
        415: _("Send JSON, with Content-Type application/json."),
        422: _("Some of what you filled in needs another look."),
        428: _("Say which version you change: send If-Match with its ETag."),
        429: _("Too many attempts. Wait a few minutes and try again."),
        503: _("The logbook cannot be reached for a moment. Try again shortly."),
    }
    sentence: str = sentences.get(status) or _(
        "Something went wrong on our side. It has been noted."
    )
    return sentence


def _page(status: int) -> str:
    known = status if status in (403, 404, 409, 422, 429, 503) else 500 if status >= 500 else 400
    name = 404 if known == 403 else known
    return render_template(f"errors/{name}.html", status=status, sentence=describe(status))


def _refuse_input(error: Invalid) -> ResponseReturnValue:
    return refuse(400 if is_api() else 422, error.errors)


def _refuse_request(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    kept = {
        name: value
        for name, value in error.get_headers()
        if name in ("Allow", "Retry-After", "WWW-Authenticate")
    }
    if error.code == HTTPStatus.UNAUTHORIZED:
        kept["WWW-Authenticate"] = "Bearer"
    return refuse(error.code, headers=kept)


def _token_is_old(_error: CSRFError) -> ResponseReturnValue:
    """The session of the form is over and another has begun: its writer sees the form again."""
    return carrying.show_typed_again() or refuse(400)


def _database_failed(error: DatabaseError) -> ResponseReturnValue:
    """503 where the database cannot be used for now; a statement at fault is a fault of ours.

    409 where what must be unique is there already: an id that a client chose for a row.
    """
    if says_taken(error.orig):
        log.warning("database: %s", words_of_database(error.orig))
        return refuse(409)
    fault = fault_of(error.orig)
    if fault is None and not isinstance(error, OperationalError):
        return _fault(error)
    note(fault)
    log.error("database: %s", fault or words_of_database(error.orig))
    return _away()


def _away() -> ResponseReturnValue:
    return refuse(503, headers={"Retry-After": "5"})


def _fault(error: Exception) -> ResponseReturnValue:
    log.error("fault at %s", request.url_rule, exc_info=error)
    try:
        return refuse(500)
    except Exception:
        # Past us the server would log it in its own way, with its message.
        log.exception("fault while telling a fault")
        return describe(500), 500, {"Content-Type": "text/plain; charset=utf-8"}
