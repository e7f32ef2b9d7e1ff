"""A form filled in over a version that somebody has replaced since: both texts, and three ways on.

`logbook.web.editing` goes these ways for every form. "Keep mine" needs nothing: it sends the form
again, over the version that the page showed. In it stands what the writer changed, and what the
other left or changed elsewhere: a form carries what it said when it was opened, as digests.
"""

import json
from collections.abc import Mapping, Sequence

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from logbook.web.differences import MERGE, TAKE_THEIRS, Difference
from logbook.web.same_rows import Values


def form_version() -> int:
    """The version that the form was filled in over; 0, which no record has, where it says none."""
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def form_base() -> str:
    """What the form said when it was opened, as the page being drawn carries it; '' for none."""
    return str(g.get("form_base", ""))


def carry_base(fingerprints: Mapping[str, str]) -> None:
    """Let the page being drawn carry what its form says now."""
    g.form_base = json.dumps(fingerprints, sort_keys=True, separators=(",", ":"))


def carry_base_on() -> None:
    """Let the page being drawn carry what the form that came in said when it was opened."""
    g.form_base = request.form.get("base", "")


def base_of_form() -> dict[str, str] | None:
    """What the form that came in said when it was opened; None where it does not tell."""
    try:
        read = json.loads(request.form.get("base", ""))
    except ValueError:
        return None
    return {str(k): str(v) for k, v in read.items()} if isinstance(read, dict) else None


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
