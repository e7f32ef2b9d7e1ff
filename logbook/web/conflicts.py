"""A form filled in over a version that somebody has replaced since: both texts, and three ways on.

`logbook.web.editing` goes these ways for every form. "Keep mine" needs nothing: it sends the form
again, over the version that the page showed.
"""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook.web.differences import MERGE, TAKE_THEIRS, Difference, Values


def form_version() -> int:
    """The version that the form was filled in over; 0, which no record has, where it says none."""
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def takes_theirs() -> bool:
    """Whether the writer leaves what is stored."""
    return request.form.get("act") == TAKE_THEIRS


def merges() -> bool:
    """Whether the writer wants to go on in the form, over what is stored."""
    return request.form.get("act") == MERGE


def both_texts(
    found: Sequence[Difference], typed: Values, version: int, *, cancel: str
) -> ResponseReturnValue:
    """What was typed beside what is stored (409), over that version of what is stored.

    `cancel` is where the record is shown.
    """
    page = render_template(
        "errors/conflict.html", differences=found, values=typed, version=version, cancel=cancel
    )
    return page, 409
