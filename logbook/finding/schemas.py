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


EXCERPT = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"text": {"type": "string"}, "marked": {"type": "boolean"}},
    },
}
"""Its parts, marked where they are what was looked for. Plain text, no markup."""


class HitSchema(LogbookSchema):
    """A record that was found."""

    kind = fields.Enum(Kind, by_value=True, dump_only=True)
    id = Id(dump_only=True)
    title = Bilingual(dump_only=True)
    date = Dated(dump_only=True, allow_none=True)
    excerpt = fields.Method("excerpt_of", dump_only=True, metadata=EXCERPT)

    def excerpt_of(self, hit: Any) -> list[dict[str, Any]]:
        """The pieces as objects."""
        return [{"text": text, "marked": is_marked} for text, is_marked in hit.pieces]
