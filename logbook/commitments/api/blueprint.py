"""Where the JSON addresses of commitments hang together."""

from flask import Blueprint, request

from logbook.web.api import PREFIX, expected_version

blueprint = Blueprint("commitments_api", __name__, url_prefix=PREFIX)


def version_if_given() -> int | None:
    """The version in If-Match, None without one: an act that adds to what is there needs none."""
    return expected_version() if "If-Match" in request.headers else None
