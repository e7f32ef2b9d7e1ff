"""What the JSON of letters shares: how an act on one is answered."""

import uuid

from flask import Response, request

from logbook.db import reading
from logbook.errors import NotFound
from logbook.letters import queries
from logbook.letters.schemas import CheckedLetterSchema
from logbook.web.api import answer, expected_version
from logbook.web.gate import caller


def told(id: uuid.UUID, status: int = 200, *, acted: bool = False) -> Response:
    """The letter as the caller may see it, checked outside of any writing transaction.

    Composed again it may tell of a meeting that only its unit sees. Whoever `acted` and may not
    see it any more is told nothing of it (204). Raises NotFound.
    """
    with reading():
        try:
            report = queries.letter(caller(), id)
        except NotFound:
            if acted:
                return Response(status=204)
            raise
        return answer(CheckedLetterSchema(), report, status)


def given_version() -> int | None:
    """The version in If-Match, where the client sends one."""
    return expected_version() if "If-Match" in request.headers else None
