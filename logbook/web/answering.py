"""Schemas that only answer, read from the dataclasses that they answer with."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from marshmallow import fields

from logbook.dates import PartialDate
from logbook.web.fields import Bilingual, Dated, Day, Id
from logbook.web.schema import LogbookSchema
from logbook.wording import Wording

Value = TypeVar("Value")
Inside = Annotated[Value, "inside"]
"""The type of a field that no answer has."""
Undescribed = Annotated[Value, "undescribed"]
"""The type of a field that is answered as it is: JSON already, and not described to clients."""

_PLAIN: Mapping[type, Callable[[], fields.Field[Any]]] = {
    str: fields.String,
    int: fields.Integer,
    bool: fields.Boolean,
    dt.date: Day,
    dt.time: lambda: fields.Time(format="%H:%M"),
    uuid.UUID: Id,
    PartialDate: Dated,
    Wording: Bilingual,
}


@cache
def schema_of(record: type, **more: fields.Field[Any]) -> type[LogbookSchema]:
    """The schema that answers with a dataclass: its fields in their order, and `more` behind them.

    Clients know it by its name, or by what it says of itself as `in_v1`. Raises TypeError for an
    annotation that no field answers.
    """
    name = getattr(record, "in_v1", record.__name__)
    hints = get_type_hints(record, include_extras=True)
    answered = {
        one.name: _field(hints[one.name])
        for one in dataclasses.fields(record)
        if "inside" not in getattr(hints[one.name], "__metadata__", ())
    }
    facts = {"__doc__": record.__doc__, "__module__": record.__module__}
    return type(f"{name}Schema", (LogbookSchema,), facts | answered | more)


def _field(hint: Any) -> fields.Field[Any]:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    match get_origin(hint):
        case None:
            return _field_of(hint)
        case origin if origin is Annotated:
            return fields.Raw(dump_only=True)
        case origin if origin is Literal:
            return fields.Constant(kinds[0])
        case origin if origin is tuple:
            return fields.List(_field(kinds[0]))
    if len(kinds) != 1:
        raise TypeError(f"no field answers with {hint}")
    field = _field(kinds[0])
    field.allow_none = True
    return field


def _field_of(kind: type) -> fields.Field[Any]:
    if kind in _PLAIN:
        return _PLAIN[kind]()
    if dataclasses.is_dataclass(kind):
        return fields.Nested(schema_of(kind))
    if issubclass(kind, Enum):
        return fields.Enum(kind, by_value=True)
    raise TypeError(f"no field answers with {kind}")
