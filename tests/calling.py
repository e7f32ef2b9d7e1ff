"""Calls of the API as its description allows them, and as nobody should make them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from hypothesis import strategies as st

Schema = dict[str, Any]
Strategy = st.SearchStrategy[Any]

ODD: Strategy = st.sampled_from(
    [
        None, [], {}, "", 0, -1, 2**70, 1e308, True, [[[[]]]], {"nl": None}, {"id": "x"}, "\x00",
        "\ud800", "x" * 400, "9999-12-31", "0000-01-01", "2026-02-30", "10000-01", "P0D", "*", "%",
        "\u202e", "é" * 70, ["a", None], "https://[", "=cmd|' /C calc'!A0", "00:00", "25:61",
    ]
)  # fmt: skip
"""What fits nowhere, or only just."""


@dataclass(frozen=True)
class Sent:
    """A call: what is sent, whereto, as what."""

    method: str
    path: str
    query: dict[str, Any]
    headers: dict[str, str]
    body: Any


class Caller:
    """Makes calls from the description, naming records that are there as well as none."""

    def __init__(self, document: Schema, records: dict[str, list[str]], known: list[str]) -> None:
        """`records` by the word before them in an address; `known` are names of what is there."""
        self._document, self._records = document, records
        self._known = st.sampled_from(sorted({*chain(*records.values()), *known}))
        self._made: dict[str, Strategy] = {}

    @cached_property
    def calls(self) -> Strategy:
        """Every operation as likely as any other."""
        found = [
            self._call(method, path, facts)
            for path, operations in self._document["paths"].items()
            for method, facts in operations.items()
        ]
        return st.one_of(found)

    def _call(self, method: str, path: str, facts: Schema) -> Strategy:
        by_place: dict[str, dict[str, Strategy]] = {"path": {}, "query": {}, "header": {}}
        for one in facts["parameters"]:
            by_place[one["in"]][one["name"]] = self._of(one["schema"])
        address = st.fixed_dictionaries({name: self._at(path, name) for name in by_place["path"]})
        versions = st.sampled_from(["*", "*", "*", '"1"', '"2"', 'W/"1"', "x", "1" * 30])
        return st.builds(
            lambda words, query, headers, body: Sent(
                method.upper(), path.format(**words), query, headers, body
            ),
            address,
            st.fixed_dictionaries({}, optional=by_place["query"]),
            st.fixed_dictionaries({}, optional={"If-Match": versions}),
            self._of_body(facts.get("requestBody")),
        )

    def _at(self, path: str, name: str) -> Strategy:
        """What stands in an address at {name}: nearly always a record of the kind named there."""
        there = self._records.get(path.partition(f"/{{{name}}}")[0].rpartition("/")[2])
        return st.one_of(*[st.sampled_from(there)] * 5, self._known) if there else self._known

    def _of_body(self, facts: Schema | None) -> Strategy:
        if facts is None:
            return st.none()
        as_described = self._of(facts["content"]["application/json"]["schema"])
        return st.one_of(as_described, as_described, as_described, ODD)

    def _of(self, schema: Schema) -> Strategy:
        """What the schema describes, and one time in some something else."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name not in self._made:
                named = self._document["components"]["schemas"][name]
                self._made[name] = st.deferred(lambda: self._of(named))
            return self._made[name]
        for key in ("anyOf", "oneOf", "allOf"):
            if key in schema:
                return st.one_of([self._of(one) for one in schema[key]])
        if "enum" in schema:
            return st.one_of(st.sampled_from(schema["enum"]), st.sampled_from(schema["enum"]), ODD)
        kinds = schema.get("type", "any")
        several = kinds if isinstance(kinds, list) else [kinds]
        return st.one_of([self._of_type(kind, schema) for kind in several])

    def _of_type(self, kind: str, schema: Schema) -> Strategy:
        match kind:
            case "object":
                return self._of_object(schema)
            case "array":
                return st.lists(self._of(schema.get("items", {})), max_size=3)
            case "boolean":
                return st.booleans()
            case "integer" | "number":
                return st.integers(-1, 300) | ODD
            case "null":
                return st.none()
            case _:
                days = st.dates().map(str)
                return st.one_of(self._known, st.text(max_size=20), days, self._known, ODD)

    def _of_object(self, schema: Schema) -> Strategy:
        written = {
            name: self._of(facts)
            for name, facts in schema.get("properties", {}).items()
            if not facts.get("readOnly")
        }
        needed = {name: written.pop(name) for name in schema.get("required", ()) if name in written}
        return st.fixed_dictionaries(needed, optional=written)
