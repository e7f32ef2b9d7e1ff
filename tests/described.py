"""Every answer of the API that a test gets is held against the description of the API."""

import re
from functools import cache
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from logbook.web.api import PREFIX, VERSION
from logbook.web.openapi import description

Schema = dict[str, Any]
PROBLEM, ANY, NOTHING = "application/problem+json", "*/*", ""
FORMATS = FormatChecker(["date", "uuid"])
UNDESCRIBED = {f"{PREFIX}/openapi.json", f"{PREFIX}/docs"}


class DescribedClient(FlaskClient):
    """A client that fails where the API answers what its description does not say."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send, and look at what comes back."""
        response = super().open(*args, **kwargs)
        if response.request.path.startswith(PREFIX):
            fault = fault_of(self.application, response)
            assert fault is None, f"{response.request.method} {response.request.path}: {fault}"
        return response


def fault_of(app: Flask, response: TestResponse) -> str | None:
    """In what an answer is not as described; None where it is."""
    asked, status, media = response.request, response.status_code, response.mimetype or ""
    if response.headers.get("API-Version") != VERSION:
        return "no API-Version"
    if asked.path in UNDESCRIBED or asked.method in ("HEAD", "OPTIONS"):
        return None
    try:
        rule, _arguments = app.url_map.bind("").match(asked.path, asked.method, return_rule=True)
    except HTTPException:
        return None if media == PROBLEM else "no problem document"
    described = _answers(app, rule.rule, asked.method.lower()).get(str(status), {})
    judge = described.get(media)
    if judge is None and described.keys().isdisjoint((ANY, NOTHING)):
        return f"{status} as {media} is not described"
    faults = judge.iter_errors(response.json) if judge else ()
    return "; ".join(f"{one.json_path}: {one.message}"[:300] for one in faults) or None


@cache
def _document(app: Flask) -> Schema:
    with app.app_context():
        return description()


@cache
def _answers(app: Flask, rule: str, method: str) -> dict[str, dict[str, Draft202012Validator]]:
    document = _document(app)
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.removeprefix(PREFIX))
    whole = _Whole(document["components"]["schemas"])
    return {
        status: {
            media: Draft202012Validator(whole.of(content.get("schema", {})), format_checker=FORMATS)
            for media, content in answer.get("content", {NOTHING: {}}).items()
        }
        for status, answer in document["paths"][path][method]["responses"].items()
    }


class _Whole:
    """Schemas without references, which say of an object all that may stand in it."""

    def __init__(self, named: dict[str, Schema]) -> None:
        self._named, self._made = named, dict[str, Schema]()

    def of(self, schema: Any) -> Any:
        """The schema with what it refers to in the place of each reference."""
        if isinstance(schema, list):
            return [self.of(one) for one in schema]
        if not isinstance(schema, dict):
            return schema
        if "$ref" in schema:
            return self._of_named(schema["$ref"].rpartition("/")[2])
        whole = {key: self.of(value) for key, value in schema.items() if key != "readOnly"}
        if isinstance(whole.get("properties"), dict):
            whole.setdefault("additionalProperties", False)
        return whole

    def _of_named(self, name: str) -> Schema:
        if name not in self._made:
            self._made[name] = {}
            self._made[name].update(self.of(self._named[name]))
        return self._made[name]
