"""What the query string of these pages asks."""

from collections.abc import Mapping
from typing import Any

from flask import request

from logbook.web.schema import LogbookSchema, read_form

AS_OF = "as-of"


def asked(schema: LogbookSchema) -> Any:
    """What the query string asks, read by `schema`; a blank asks nothing. Raises Invalid."""
    given = {
        "asOf" if name == AS_OF else name: text
        for name, text in request.args.items()
        if text.strip()
    }
    return read_form(schema, given)


def by_field(errors: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The errors under the names that the query string of a page has."""
    return {AS_OF if path == "asOf" else path: sentences for path, sentences in errors.items()}
