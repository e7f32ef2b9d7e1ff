"""How an act on a letter is answered."""

import uuid

from flask import Response

from logbook.db import reading
from logbook.errors import NotFound
from logbook.letters import queries
from logbook.letters.schemas import CheckedLetterSchema
from logbook.web.api import answer
from logbook.web.gate import caller


def told(id: uuid.UUID, status: int = 200) -> Response:
    """The letter as the caller may see it, checked outside of any writing transaction.

    Composed again it may tell of a meeting that only its unit sees. Whoever acted and may not see
    it any more is told nothing of it (204).
    """
    with reading():
        try:
            report = queries.letter(caller(), id)
        except NotFound:
            return Response(status=204)
        return answer(CheckedLetterSchema(), report, status)
