"""The gate: every address is closed unless it is marked `@public`.

One hook asks who calls before any view runs. Pages send a stranger to sign in; the API answers 401.
Unknown addresses are no exception, so that nobody maps the program from outside.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, MethodNotAllowed, Unauthorized

from logbook.policy import Caller

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
Identify = Callable[[], Caller | None]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


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


def install(app: Flask, identify: Identify) -> None:
    """Put the gate before every request; `identify` finds the caller from cookie or token."""

    @app.before_request
    def gate() -> ResponseReturnValue | None:
        _refuse_foreign_writes()
        g.caller = None
        if request.endpoint == "static":
            return None
        g.caller = identify()
        if g.caller is not None or _is_open():
            return None
        if is_api():
            raise Unauthorized
        return redirect(url_for("accounts.sign_in", next=safe_next(request.full_path.rstrip("?"))))


def _is_open() -> bool:
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
