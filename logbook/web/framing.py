"""Parts of pages that say the same each time, drawn once for whoever and wherever they say it.

What is kept is found again by all that it is drawn from, so that it cannot be old; only the secret
of the forms and the way back are put into it with each request. Each process keeps its own.
"""

from collections.abc import Hashable
from functools import lru_cache

from flask import current_app, request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from logbook.policy import Caller
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.navigation import navigation

# No text has a NUL: neither database takes one.
_TOKEN, _HERE = Markup("\0token\0"), Markup("\0here\0")
_MOST = 2000
"""How many parts are kept: of some kilobytes each."""


def part(name: str, **given: Hashable) -> Markup:
    """A part that says the same wherever it is given the same, in one language."""
    drawn = _part(name, current_language(), request.script_root, tuple(given.items()))
    return _filled(drawn) if _TOKEN in drawn else drawn


@lru_cache(maxsize=_MOST)
def _part(name: str, language: str, root: str, given: tuple[tuple[str, Hashable], ...]) -> Markup:
    template = current_app.jinja_env.get_template(name)
    drawn = template.render(dict(given), language=language, root=root, token=_TOKEN)
    return Markup(drawn)  # noqa: S704 - a template's escaped answer


def framed(name: str) -> Markup:
    """A part of the frame, which says the same to a reader on all pages of a place."""
    who = caller()
    drawn = _framed(
        name,
        who,
        current_language(),
        session.get("theme") or who.theme,
        request.script_root,
        request.endpoint,
        _place(request.path),
        str(current_app.config["OFFICE_NAME"] or ""),
    )
    return _filled(drawn) if _TOKEN in drawn else drawn


def _filled(drawn: Markup) -> Markup:
    here = request.full_path if request.query_string else request.path
    filled = drawn.replace(_TOKEN, escape(generate_csrf())).replace(_HERE, escape(here))
    return Markup(filled)  # noqa: S704 - a template's escaped answer, with what is escaped here


def _place(path: str) -> str:
    """As much of the address as the frame looks at."""
    return path if path == "/meetings/new" else "/" + path.split("/", 2)[1]


@lru_cache(maxsize=_MOST)
def _framed(
    name: str,
    who: Caller,
    language: str,
    theme: str,
    root: str,
    _endpoint: str | None,
    place: str,
    office_name: str,
) -> Markup:
    template = current_app.jinja_env.get_template(name)
    drawn = template.render(
        caller=who,
        language=language,
        theme=theme,
        root=root,
        place=place,
        office_name=office_name,
        entries=navigation(),
        here=_HERE,
        token=_TOKEN,
    )
    return Markup(drawn)  # noqa: S704 - a template's escaped answer
