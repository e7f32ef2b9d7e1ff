"""The API's description, OpenAPI 3.1, made from the views and schemas themselves."""

import re
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Response, current_app, jsonify, render_template
from marshmallow import Schema

from logbook.web.api import PREFIX, VERSION, Operation
from logbook.web.gate import is_api, public
from logbook.web.schema import RecordSchema

blueprint = Blueprint("openapi", __name__)

_NAMES_IN_V1 = {
    "letters": "reports",
    "dossiers": "reports",
    "finding": "search",
    "references": "commitments",
}
"""What clients made from this document know a feature by, where it is not its own name."""
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_REFUSALS = {
    "400": "Some of the input breaks a rule; all errors at once.",
    "401": "No token, or one that is no longer good.",
    "403": "The caller's role does not allow this.",
    "404": "It does not exist, or the caller may not see it.",
    "500": "Something went wrong on the side of the logbook. It has been noted.",
    "503": "The logbook cannot be reached for a moment.",
}
_OF_A_BODY = {
    "409": "Another record, or a row of one, has an id that stands in the body; or this one has it"
    " and was made of another body.",
    "413": "The body is too large.",
    "415": "The body is no JSON, or does not say that it is.",
}
_HEADERS = {
    "API-Version": {"description": "The version of this description.", "schema": {"type": "string"}}
}
_HEAD = (
    "Meetings, follow-ups and commitments. RFC 9457 problem documents.\n\n"
    "A date as well as it is known is EDTF: a day 2021-09-14, a month 2021-09, a season 2021-21"
    " (spring) to 2021-24 (winter), a quarter 2024-33 to 2024-36, a half 2024-40 or 2024-41, a year"
    " 2021. The beginning, middle and end of a year or month are the span that is meant by those"
    " words: 2024-01/2024-03, 2024-05/2024-07 and 2024-10/2024-12 are early, mid and late 2024;"
    " 2024-03-01/2024-03-10, 2024-03-11/2024-03-20 and 2024-03-21/2024-03-31 early, mid and late"
    " March; no other span is a date. What people type is read too (medio maart 2024, Q1 2024) and"
    " answered in EDTF. A date sorts by its first day; what is due then is due on its last. The"
    " date of a meeting may be a span of two days (2024-09-14/2024-09-16, 14-16 september 2024):"
    " the second is answered as its endDate."
)
_PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


class _Plugin(MarshmallowPlugin):
    """Reads what a field type of ours says of itself: `openapi`, a piece of JSON Schema."""

    def init_spec(self, spec: APISpec) -> None:
        """Add our reader to the converter that this makes."""
        super().init_spec(spec)
        if self.converter is not None:
            self.converter.add_attribute_function(_own_type)  # type: ignore[no-untyped-call]


def _own_type(_converter: Any, field: Any, *, ret: dict[str, Any]) -> dict[str, Any]:
    if "oneOf" in ret:
        ret.pop("enum", None)
    own: dict[str, Any] = dict(getattr(field, "openapi", {}))
    if own and field.allow_none:
        own["type"] = [own["type"], "null"]
    return own


def description() -> dict[str, Any]:
    """The whole document as JSON-ready data."""
    plugin = _Plugin(schema_name_resolver=_schema_name)
    spec = APISpec(
        title="Logbook",
        version=VERSION,
        openapi_version="3.1.0",
        info={"description": _HEAD},
        servers=[{"url": PREFIX}],
        plugins=[plugin],
        security=[{"bearer": []}],
    )
    spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", _PROBLEM_SCHEMA)
    for rule in sorted(current_app.url_map.iter_rules(), key=lambda r: r.rule):
        view = current_app.view_functions[rule.endpoint]
        described: Operation | None = getattr(view, "operation", None)
        if described is None or not rule.rule.startswith(PREFIX):
            continue
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix(PREFIX))
        methods = {m.lower() for m in rule.methods or ()} - {"head", "options"}
        facts = _operation(described, rule.endpoint, sorted(rule.arguments))
        if methods != {"get"}:
            _tell_versions(described, facts)
        spec.path(path=path, operations=dict.fromkeys(methods, facts))
    return spec.to_dict()


def _schema_name(schema: Any) -> str:
    """A record by its name; what only stands within one with its feature: 'directory.Term'.

    Several features have terms and notes, and each means its own.
    """
    kind = schema if isinstance(schema, type) else type(schema)
    name = kind.__name__.removesuffix("Schema")
    if issubclass(kind, RecordSchema):
        return name
    return f"{_name_in_v1(kind.__module__.split('.')[1])}.{name}"


def _name_in_v1(feature: str) -> str:
    return _NAMES_IN_V1.get(feature, feature)


def _operation(described: Operation, endpoint: str, arguments: list[str]) -> dict[str, Any]:
    door, _, name = endpoint.partition(".")
    feature = _name_in_v1(door.removesuffix("_api"))
    facts: dict[str, Any] = {
        "operationId": f"{feature}_api_{name}",
        "summary": described.summary,
        "tags": [feature],
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in arguments
        ],
        "responses": _responses(described),
    }
    if described.query is not None:
        facts["parameters"].append({"in": "query", "schema": described.query})
    if described.many:
        facts["parameters"] += [
            {"name": name, "in": "query", "schema": {"type": "integer", "minimum": 1}}
            for name in ("page", "pageSize")
        ]
    if described.body is not None:
        facts["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": described.body}},
        }
    return facts


def _tell_versions(described: Operation, facts: dict[str, Any]) -> None:
    """Of an operation that writes: an act that adds to a record does not need If-Match."""
    if "parameters" in facts and any(one["in"] == "path" for one in facts["parameters"]):
        schema = {"type": "string"}
        facts["parameters"].append(
            {"name": "If-Match", "in": "header", "required": described.versioned, "schema": schema}
        )
    text = "The record was changed since it was read, or at this moment."
    facts["responses"]["412"] = {"description": text, "headers": _HEADERS, "content": _PROBLEM}


def _responses(described: Operation) -> dict[str, Any]:
    refusals = dict(_REFUSALS)
    if described.versioned:
        refusals["428"] = "If-Match is missing."
    if described.body is not None:
        refusals |= _OF_A_BODY
    responses: dict[str, Any] = {
        status: {"description": text, "headers": _HEADERS, "content": _PROBLEM}
        for status, text in refusals.items()
    }
    success: dict[str, Any] = {"description": described.summary, "headers": _HEADERS}
    if described.answer is not None:
        schema: Any = _page_of(described.answer) if described.many else described.answer
        success["content"] = {"application/json": {"schema": schema}}
    if described.file:
        success["content"] = success.get("content", {}) | {"*/*": {"schema": {}}}
    responses[str(described.status)] = success
    if described.told_if_unchanged:
        text = "Nothing has changed since the answer with the ETag in If-None-Match."
        responses["304"] = {"description": text, "headers": _HEADERS}
    if described.vanishing:
        text = "It was done, and the caller may not see the record any more."
        responses["204"] = {"description": text, "headers": _HEADERS}
    if described.status == 201 and described.body is not None:
        again = {"description": "It was made by the same request before: the record as it is now."}
        responses["200"] = success | again
    return responses


def _page_of(item: type[Schema]) -> dict[str, Any]:
    number = {"type": "integer"}
    return {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": item},
            "total": number,
            "page": number,
            "pageSize": number,
        },
    }


@blueprint.after_app_request
def tell_version(response: Response) -> Response:
    """Which version of the API answered, a refusal too."""
    if is_api():
        response.headers["API-Version"] = VERSION
    return response


@blueprint.get(f"{PREFIX}/openapi.json")
@public
def document() -> Response:
    """The document itself."""
    return jsonify(description())


@blueprint.get(f"{PREFIX}/docs")
@public
def docs() -> str:
    """A readable page of it, rendered here: the usual viewers need inline script."""
    described = description()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in described["paths"].items():
        for method, facts in operations.items():
            shown = facts | {"path": PREFIX + path, "method": method.upper()}
            groups.setdefault(facts["tags"][0], []).append(shown)
    return render_template(
        "openapi/docs.html", groups=groups, schemas=described["components"]["schemas"]
    )
