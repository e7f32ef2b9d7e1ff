"""What a box beside a list asks: that the record is found by its words, as the search finds it."""

import uuid
from dataclasses import replace

from sqlalchemy import ColumnElement, SQLColumnExpression, false, select

from logbook.search.details import Kind
from logbook.search.queries.compounds import with_compounds
from logbook.search.queries.matching import hits
from logbook.search.tokens import Question, of_kind


def holding(identity: SQLColumnExpression[uuid.UUID], kind: Kind, text: str) -> ColumnElement[bool]:
    """Of records of the kind: they hold all words of the text, the last perhaps begun only.

    Signs alone stand in none.
    """
    question = replace(with_compounds(Question.of(text)), shortest=1)
    if not question:
        return false()
    hit = hits((*question.wanted, of_kind(kind)))
    return identity.in_(select(hit.c.record_id))
