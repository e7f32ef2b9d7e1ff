"""The base of every schema: one set of rules for a form and for JSON, in the caller's language."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from flask import current_app, request
from flask_babel import gettext as _
from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, post_load, pre_load
from werkzeug.exceptions import UnsupportedMediaType

from logbook import clock
from logbook.errors import Invalid
from logbook.judging import UNREAD, all_at_once
from logbook.rehearsal import is_rehearsal
from logbook.web.fields import Id
from logbook.web.gate import caller_or_none
from logbook.web.language import current_language, spoken
from logbook.web.reading import InputReading, reading_as

LONGEST_LIST = 200
OF_THE_FORM = frozenset({"act", "base", "csrf_token", "draft", "version", "writer"})
"""What every form sends besides the fields of its record."""
DEEPEST = 8
_READ = "logbook.body"

Details = TypeVar("Details")
Made = TypeVar("Made")


def camel_case(name: str) -> str:
    """'due_on' -> 'dueOn'; a trailing underscore (as_) goes."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(word.capitalize() for word in rest)


class LogbookSchema(Schema):
    """One shape, in and out. Read-only fields (`dump_only`) are ignored when they come in.

    `details` is the frozen dataclass that a use case takes; loading builds it, and what the input
    leaves out has the default of the dataclass. `essential` names the fields of a repeated form row
    of which at least one is filled in when the row means something.
    """

    details: ClassVar[type | None] = None
    essential: ClassVar[tuple[str, ...]] = ()

    class Meta:
        """Unknown names are errors: a misspelt field must not vanish in silence."""

        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Name every field in camelCase outside."""
        if field_obj.data_key is None:
            field_obj.data_key = camel_case(field_name)

    @pre_load
    def ignore_read_only(self, data: Any, **_kwargs: Any) -> Any:
        """Let what GET gave come back: labels and fields of ours are passed over."""
        if not isinstance(data, Mapping):
            return data
        return {key: value for key, value in data.items() if key not in self._read_only}

    @cached_property
    def _read_only(self) -> set[str | None]:
        return {one.data_key for one in self.dump_fields.values() if one.dump_only}

    @post_load
    def build(self, data: dict[str, Any], **_kwargs: Any) -> Any:
        """The details of a use case, or the plain values where there is no dataclass."""
        return data if self.details is None else self.details(**data)


class RecordSchema(LogbookSchema):
    """A record of the contract: what all of them have."""

    id = Id(load_default=None, allow_none=True)
    version = fields.Integer(dump_only=True)
    created_at = fields.AwareDateTime(dump_only=True, format="iso")
    updated_at = fields.AwareDateTime(dump_only=True, format="iso")


def read_json(schema: LogbookSchema, content: Mapping[str, Any] | None = None) -> Any:
    """Read the request's JSON body, or `content`, into the schema's details. Raises Invalid."""
    data = json_body() if content is None else content
    return _load(schema, data, typed=False)


def read_form(schema: LogbookSchema, typed: Mapping[str, Any] | None = None) -> Any:
    """Read the request's form into the schema's details. Raises Invalid with the fields' paths.

    In a rehearsal always, so that the form is drawn again as it was typed.
    """
    if is_rehearsal():
        raise Invalid({})
    data = typed_content(schema) if typed is None else typed
    return _load(schema, data, typed=True)


def use_json(schema: LogbookSchema, use: Callable[[Any], Made]) -> Made:
    """What a use case makes of the request's JSON. Raises Invalid with all that is wrong at once.

    Call it in the transaction of the use case.
    """
    return all_at_once(lambda: read_json(schema), use)


def use_form(schema: LogbookSchema, use: Callable[[Any], Made]) -> Made:
    """The same of the request's form."""
    return all_at_once(lambda: read_form(schema), use)


def read_query(schema: LogbookSchema) -> Any:
    """Read the query string into the schema's details, as typed. Raises Invalid.

    An id in it need not name anything any more: addresses are kept longer than records. What else
    stands in it is somebody else's to read: which page of a list, what a link carries along.
    """
    return _load(schema, _nest(request.args.lists()), typed=True, asks=True)


def _load(schema: LogbookSchema, data: object, *, typed: bool, asks: bool = False) -> Any:
    who = caller_or_none()
    zone = who.time_zone if who else current_app.config["BABEL_DEFAULT_TIMEZONE"]
    today = clock.today(zone)
    how = InputReading(typed=typed, today=today, language=current_language(), asks=asks)
    with reading_as(how):
        try:
            # Whatever a body holds is given: what is no object is marshmallow's to refuse.
            return schema.load(data, unknown=EXCLUDE if asks else None)  # type: ignore[arg-type]
        except ValidationError as problem:
            readable = _readable(schema, problem.valid_data, problem.messages)
            raise Invalid(flat_errors(problem.messages), readable) from problem
        except RecursionError:
            raise Invalid({"": [_("This is nested too deeply.")]}) from None


def _readable(schema: Schema, valid: Any, errors: Any) -> Any:
    """The details as far as they could be read; None where the whole of them could not be."""
    if not isinstance(valid, dict) or not isinstance(errors, Mapping) or "_schema" in errors:
        return None
    read = {}
    for name, field in schema.load_fields.items():
        key = field.attribute or name
        if key in valid or field.data_key in errors:
            read[key] = _value_read(field, valid.get(key), errors.get(field.data_key))
    details = getattr(schema, "details", None)
    return read if details is None else details(**read)


def _value_read(field: fields.Field[Any], value: Any, errors: Any) -> Any:
    if errors is None:
        return value
    if field.data_key == "id" and isinstance(field.parent, RecordSchema):
        return None
    if isinstance(field, fields.Nested) and isinstance(errors, Mapping):
        if not field.many:
            return _readable(field.schema, value, errors) or UNREAD
        if isinstance(value, list) and all(isinstance(place, int) for place in errors):
            return [
                _readable(field.schema, row, errors.get(place, {})) or UNREAD
                for place, row in enumerate(value)
            ]
    return UNREAD


def json_body() -> Any:
    """The request's body as JSON, read once: the same object whenever it is asked for.

    Raises UnsupportedMediaType (415), Invalid where it is broken.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        if _READ not in request.environ:
            read = json.loads(request.get_data(), parse_constant=_refuse_constant)
            request.environ[_READ] = read
        return request.environ[_READ]
    except (ValueError, RecursionError):
        raise Invalid({"": [_("The body is not valid JSON.")]}) from None


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def typed_content(schema: LogbookSchema) -> dict[str, Any]:
    """The request's form as nested content, without empty fields and rows that nobody filled in."""
    return nested_content(schema, dict(request.form.lists()))


def nested_content(schema: LogbookSchema, values: Mapping[str, str | list[str]]) -> dict[str, Any]:
    """The same of values by field path, as a form was drawn from them."""
    given = (
        (name, [typed] if isinstance(typed, str) else typed)
        for name, typed in values.items()
        if name not in OF_THE_FORM
    )
    return _with_unchecked(schema, _without_blank_rows(schema, _nest(given)))


def _with_unchecked(schema: Schema, data: dict[str, Any]) -> dict[str, Any]:
    """A box that is not checked is not sent: in a form, silence means no."""
    boxes = (f.data_key for f in schema.load_fields.values() if isinstance(f, fields.Boolean))
    return {box or "": False for box in boxes} | data


def typed_values(schema: LogbookSchema) -> dict[str, str | list[str]]:
    """What was typed, by field path, to show it again beside its errors."""
    return flat_values(typed_content(schema))


def _nest(pairs: Iterable[tuple[str, list[str]]]) -> dict[str, Any]:
    """'points-0-kind' -> {"points": [{"kind": …}]}; rows keep their order, gaps close."""
    tree: dict[str, Any] = {}
    for name, values in pairs:
        filled = [value for value in values if value.strip()]
        path = name.split("-")
        if not filled or len(path) > DEEPEST:
            continue
        node = tree
        for step in path[:-1]:
            child = node.setdefault(step, {})
            if not isinstance(child, dict):
                break
            node = child
        else:
            node[path[-1]] = filled if len(filled) > 1 else filled[0]
    return {key: _as_lists(value) for key, value in tree.items()}


def _as_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.isdecimal() and len(key) < 6 for key in node):
        return [_as_lists(node[key]) for key in sorted(node, key=int)[:LONGEST_LIST]]
    return {key: _as_lists(value) for key, value in node.items()}


def _without_blank_rows(schema: Schema, data: dict[str, Any]) -> dict[str, Any]:
    kept = dict(data)
    for field in schema.load_fields.values():
        rows = kept.get(field.data_key or "")
        if isinstance(field, fields.Nested) and field.many and isinstance(rows, list):
            row_schema = field.schema
            essential = getattr(row_schema, "essential", ())
            kept[field.data_key or ""] = [
                _without_blank_rows(row_schema, row)
                for row in rows
                if isinstance(row, dict) and (not essential or any(k in row for k in essential))
            ]
    return kept


def flat_values(content: Mapping[str, Any], path: str = "") -> dict[str, str | list[str]]:
    """Nested content by field path: {"points": [{"kind": "ask"}]} -> {"points-0-kind": "ask"}."""
    flat: dict[str, str | list[str]] = {}
    for key, value in content.items():
        name = f"{path}{key}"
        match value:
            case Mapping():
                flat |= flat_values(value, f"{name}-")
            case [Mapping(), *_]:
                for index, row in enumerate(value):
                    flat |= flat_values(row, f"{name}-{index}-")
            case list():
                flat[name] = [str(item) for item in value]
            case None:
                continue
            case bool():
                flat[name] = "true" if value else ""
            case _:
                flat[name] = str(value)
    return flat


def flat_errors(errors: Any, path: str = "") -> dict[str, list[str]]:
    """The tree of errors by field path; errors of a whole record under its own path."""
    if not isinstance(errors, Mapping):
        # A message of our own that is translated when it is shown comes without a list around it.
        messages = errors if isinstance(errors, list) else [errors]
        return {path: [spoken(message) for message in messages]}
    flat: dict[str, list[str]] = {}
    for key, value in errors.items():
        name = path if key == "_schema" else f"{path}-{key}" if path else str(key)
        for where, messages in flat_errors(value, name).items():
            flat.setdefault(where, []).extend(messages)
    return flat
