"""The fields of a form by their paths, read from its schema."""

from collections.abc import Iterator
from typing import Any

from marshmallow import Schema, fields

from logbook.web.fields import Bilingual


def field_paths(schema: Schema, within: str = "") -> Iterator[tuple[str, fields.Field[Any]]]:
    """Every field that comes in, as 'title', 'summary-nl' or 'points-*-kind'."""
    for name, field in schema.load_fields.items():
        path = within + (field.data_key or name)
        if isinstance(field, fields.Nested):
            yield from field_paths(field.schema, f"{path}-*-" if field.many else f"{path}-")
        elif isinstance(field, Bilingual):
            yield from ((f"{path}-{language}", field) for language in ("nl", "en"))
        elif not field.dump_only:
            yield path, field
