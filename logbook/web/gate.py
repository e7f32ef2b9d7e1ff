"""The gate: every address is closed unless it is marked `@public`.

One hook asks who calls before any view runs. Pages send a stranger to sign in; the API answers 401.
Unknown addresses are no exception, so that nobody maps the program from outside.
"""

import re
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import unquote, urlsplit
from uuid import UUID

from flask import Flask, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, HTTPException, MethodNotAllowed, Unauthorized

from logbook.policy import Caller

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
Identify = Callable[[], Caller | None]
Ask = Callable[[UUID | None], ResponseReturnValue | None]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SECRET_PLACES = frozenset({"cal", "sign-in"})
"""What stands beneath these addresses opens something: it is in no redirect and on no page."""
_SECRET = re.compile(r"[\w-]{40}")


def public(view: View) -> View:
    """Mark a view as open to strangers. A test compares all such views with a literal list."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def is_api() -> bool:
    """Whether this request is answered in JSON."""
    return request.path.startswith("/api/")


def caller() -> Caller:
    """Who calls. Raises Unauthorized (401) for a stranger."""
    who: Caller | None = g.get("caller")
    if who is None:
        raise Unauthorized
    return who


def caller_or_none() -> Caller | None:
    """Who calls, None for a stranger: for what both may see."""
    who: Caller | None = g.get("caller")
    return who


def safe_next(target: str | None) -> str:
    """Where to go after signing in: a path on this host, else the home page."""
    if not target or not target.startswith("/") or target[1:2] in ("/", "\\"):
        return "/"
    if any(ord(c) < 0x20 or c == "\\" or ord(c) == 0x7F for c in target):
        return "/"
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else "/"


def install(app: Flask, identify: Identify, ask: Ask) -> None:
    """Put the gate before every request; `identify` finds the caller from cookie or token.

    `ask` answers a stranger who sends what somebody typed before that session was over.
    """

    @app.before_request
    def gate() -> ResponseReturnValue | None:
        g.caller = None
        if request.routing_exception is not None and _is_beneath_secrets(request.path):
            return _refuse_in_text(request.routing_exception)
        g.foreign = True
        _refuse_foreign_writes()
        g.foreign = False
        if request.endpoint == "static":
            return None
        g.caller = identify()
        if g.caller is not None or is_open():
            return None
        if is_api() or _is_for_a_part():
            raise Unauthorized
        return ask(g.get("lapsed")) or redirect(url_for("accounts.sign_in", next=_onward()))


def _onward() -> str:
    """Where a stranger wanted to go; home where the address is long enough to be a secret."""
    wanted = request.full_path.rstrip("?")
    return "/" if _SECRET.search(unquote(wanted)) else safe_next(wanted)


def _is_beneath_secrets(path: str) -> bool:
    first, *rest = [part for part in path.casefold().split("/") if part] or [""]
    return first in SECRET_PLACES and bool(rest)


def _refuse_in_text(error: HTTPException) -> ResponseReturnValue:
    """For an address that holds a secret and is slightly wrong: pages would repeat it.

    Never a redirect either: to sign in, or to the address without its second slash.
    """
    headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    if isinstance(error, MethodNotAllowed):
        headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return "This address does not take that method.\n", 405, headers
    return "There is nothing at this address.\n", 404, headers


def _is_for_a_part() -> bool:
    """Whether a script asks for a part of its page: a page to sign in must not take its place."""
    return "HX-Request" in request.headers or "X-Part" in request.headers


def is_open() -> bool:
    """Whether the address is open to strangers, also when asked with a method it does not take."""
    endpoint = request.endpoint
    refused = request.routing_exception
    if isinstance(refused, MethodNotAllowed) and refused.valid_methods:
        adapter = current_app.create_url_adapter(request)
        if adapter is not None:
            endpoint, _arguments = adapter.match(method=next(iter(refused.valid_methods)))
    return getattr(current_app.view_functions.get(endpoint or ""), "is_public", False)


def _refuse_foreign_writes() -> None:
    """Refuse a write that another site's page sends with our visitor's cookies."""
    if request.method in SAFE_METHODS or is_api():
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.host:
        raise Forbidden
