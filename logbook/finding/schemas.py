"""What is asked of the search, and what it answers."""

from typing import Any

from marshmallow import EXCLUDE, fields

from logbook.search.details import Kind
from logbook.web.fields import Bilingual, Dated, Id, Line
from logbook.web.schema import LogbookSchema


class QuestionSchema(LogbookSchema):
    """Words to look for, in records of one kind or of all."""

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    q = Line(load_default="")
    kind = fields.Enum(Kind, by_value=True, load_default=None)


class PieceSchema(LogbookSchema):
    """A part of an excerpt; marked where it is what was looked for. Plain text, no markup."""

    text = fields.String(dump_only=True)
    marked = fields.Boolean(dump_only=True)


class HitSchema(LogbookSchema):
    """A record that was found."""

    kind = fields.Enum(Kind, by_value=True, dump_only=True)
    id = Id(dump_only=True)
    title = Bilingual(dump_only=True)
    date = Dated(dump_only=True, allow_none=True)
    excerpt = fields.Method("excerpt_of", dump_only=True, metadata={"type": "array"})

    def excerpt_of(self, hit: Any) -> Any:
        """The pieces as objects."""
        pieces = [{"text": text, "marked": is_marked} for text, is_marked in hit.pieces]
        return PieceSchema().dump(pieces, many=True)
