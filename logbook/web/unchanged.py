"""Lists that have not changed since a client fetched them are answered with 304, and not drawn.

A list says by its ETag what it was drawn from: the change number of the program, who reads it with
which rights, what that person's browser chose (language, colours, the secret of its forms), the
address, the day, and the program itself. All of it is known once it is known who asks.
"""

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from flask import Response, current_app, g, make_response, request, session
from flask.typing import ResponseReturnValue

from logbook.maker import digest_of
from logbook.web.gate import caller

Asked = ParamSpec("Asked")
Counted = TypeVar("Counted")

_DRAWN_BY = ("**/*.py", "../templates/**/*.html", "static/*.*", "translations/**/*.po")
_LIBRARIES = ("babel", "jinja2", "markupsafe")
_FLASHES = "_flashes"
_MOST_KEPT = 1000


def told_if_unchanged(
    view: Callable[Asked, ResponseReturnValue],
) -> Callable[Asked, Response]:
    """Answer 304 to whoever has what the list says, without asking the view.

    Only a page that says nothing but what its ETag is made of may be kept: one with a message of
    the request before is not, nor one that shows what is marked (`keep_nowhere`).
    """

    @wraps(view)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> Response:
        if "change_number" not in g or _FLASHES in session:
            return make_response(view(*args, **kwargs))
        if request.if_none_match and request.if_none_match.contains_weak(_tag()):
            return _may_be_kept(Response(status=304))
        response = make_response(view(*args, **kwargs))
        if response.status_code == 200 and not g.get("kept_nowhere", False):
            _may_be_kept(response)
        return response

    return answer


def keep_nowhere() -> None:
    """Let no browser keep the page that is being drawn."""
    g.kept_nowhere = True


def since_change(
    count: Callable[Asked, Counted], *asked: Asked.args, **more: Asked.kwargs
) -> Counted:
    """What this counts, counted once for as long as nothing changes; what is asked is hashed.

    Whoever asks must be among what is asked. Kept for the last thousand by each process.
    """
    if "change_number" not in g:
        return count(*asked, **more)
    kept: OrderedDict[object, Counted] = current_app.extensions.setdefault("counted", OrderedDict())
    key = (g.change_number, g.today, count, asked, tuple(sorted(more.items())))
    found = kept.get(key)
    if found is None:
        found = kept[key] = count(*asked, **more)
        while len(kept) > _MOST_KEPT:
            kept.popitem(last=False)
    return found


def _may_be_kept(response: Response) -> Response:
    """Tell the browser that it may keep the page, and has to ask each time whether it is true."""
    response.set_etag(_tag(), weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _tag() -> str:
    """What the page is drawn from, as a digest that nobody else can make or read.

    The secret of the forms is in it once there is one: the page that makes it is fetched again.
    """
    who = caller()
    parts = (
        g.change_number,
        g.rights_version,
        who,
        g.get("installation_kind"),
        g.today,
        session.get("csrf_token"),
        session.get("language"),
        session.get("theme"),
        request.url_root,
        request.full_path,
        request.script_root,
        _program(repr(current_app.config["SETTINGS"])),
    )
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, repr(parts).encode(), hashlib.sha256).hexdigest()[:32]


@cache
def _program(settings: str) -> str:
    """What draws: the program's own text and how it is set up."""
    return digest_of(_DRAWN_BY, _LIBRARIES) + settings
