"""People who walk the routes, with a browser and an API token each, and a watch on their writes.

Fixtures: world, walkers (owner, admin, reader, outsider, stranger), calls (all that are not open),
contents.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from logbook.db import db
from tests.pages import ApiClient, Element, Page, PageClient, form_values
from tests.routes import BODIES, NAMED, OWN, TYPED, Call, World

NOT_BUSINESS = {"sign_in_session", "failed_attempt", "export_entry", "alembic_version"}
"""Tables that looking may change: who was seen when, who tried, what was taken out.

The health check tries a write on the mark of the schema, which changes nothing.
"""

NEEDED = {"text", "title"}
"""Fields that some forms need without saying so to the browser."""

OPEN = {
    "/.well-known/security.txt",
    "/accessibility",
    "/api/v1/docs",
    "/api/v1/openapi.json",
    "/cal/<token>/<slug>.ics",
    "/favicon.ico",
    "/health/live",
    "/health/ready",
    "/language",
    "/metrics",
    "/manifest.webmanifest",
    "/robots.txt",
    "/sign-in",
    "/sign-in/<token>",
    "/static/<path:filename>",
    "/theme",
}
"""The addresses that the contract opens to strangers, and no other."""

WRITTEN = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


@dataclass
class Walker:
    """Somebody's browser and program."""

    name: str
    page: PageClient
    program: ApiClient | None = None
    headers: dict[str, str] = field(default_factory=dict)
    token: str = field(init=False)

    def __post_init__(self) -> None:
        """A token for forms, from a page that everybody may open."""
        page = self.page.get("/accessibility")
        self.token = page.all("input", name="csrf_token")[0].attrs["value"] or ""
        if self.program is not None:
            # Once, so that the time of its last use is fresh.
            self.program.get("/account")

    def send(self, call: Call, content: dict[str, Any] | None = None) -> TestResponse:
        """Make the call: a form with its token, or JSON with the bearer token and If-Match *."""
        headers = dict(self.headers)
        data: dict[str, Any] | str | None = None
        if call.is_api:
            headers |= self.program.headers if self.program is not None else {}
            if call.writes:
                headers = {"If-Match": "*", "Content-Type": "application/json"} | headers
                data = json.dumps(content or {})
        elif call.writes:
            data = dict(content or {}) | {"csrf_token": self.token}
        return self.page.client.open(call.path, method=call.method, data=data, headers=headers)


class Contents:
    """What a right caller sends: the forms found on pages, records read before, BODIES.

    `links`: by the rule of each page those of the pages that it leads to.
    """

    def __init__(self, world: World, owner: Walker, admin: Walker) -> None:
        self._world, self._owner, self._admin = world, owner, admin
        self._addresses = world.app.url_map.bind("logbook.test")
        self.links: dict[str, set[str]] = {}

    @cached_property
    def _forms(self) -> dict[str, dict[str, list[str]]]:
        """Every form by its address, as it stands on the pages of who sees most of it."""
        found: dict[str, dict[str, list[str]]] = {}
        for call in self._world.calls():
            if call.method == "GET" and not call.is_api:
                for action, values in self._forms_at(call):
                    found.setdefault(action, values)
        return found

    def _forms_at(self, call: Call) -> Iterator[tuple[str, dict[str, list[str]]]]:
        walker = self._owner if call.guard in (NAMED, OWN) else self._admin
        yield from _forms_on(self._looked_at(walker, call), call.path)

    def _looked_at(self, walker: Walker, call: Call) -> Page:
        page = Page(walker.page, walker.send(call))
        page.response.close()
        if page.response.mimetype == "text/html":
            addresses = {value or "" for one in page.all() for value in one.attrs.values()}
            self.links.setdefault(call.rule, set()).update(*map(self._rules_of, addresses))
        return page

    def _rules_of(self, address: str) -> set[str]:
        """The rule of a page at that address; none for what is no address of ours."""
        if not address.startswith("/"):
            return set()
        try:
            found = self._addresses.match(urlsplit(address).path, "GET", return_rule=True)
        except HTTPException:
            return set()
        return {found[0].rule}

    def follow_links(self) -> set[str]:
        """The rules of all pages that one comes to from the first, as owner or administrator."""
        assert self._forms
        for call in self._world.calls():
            if call.method == "GET" and call.path == call.rule and not call.is_api:
                self._looked_at(self._owner, call)
        return reached(self.links)

    def of(self, call: Call) -> dict[str, Any]:
        """What to send with the call."""
        if not call.is_api:
            return dict(self._forms.get(call.path, {}))
        if call.method == "PUT":
            read = self._owner.send(Call(call.rule, "GET", call.path, call.guard))
            body = read.get_json(silent=True)
            return body if isinstance(body, dict) else {}
        return dict(BODIES.get(call.rule, {}))


def reached(links: Mapping[str, Set[str]], start: str = "/") -> set[str]:
    """What one comes to from the start, by any number of links."""
    found, new = {start}, {start}
    while new:
        new = set[str]().union(*(links.get(one, ()) for one in new)) - found
        found |= new
    return found


def _forms_on(page: Page, address: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    for main in page.all("main"):
        for form in main.all("form"):
            if (form.attrs.get("method") or "").lower() == "post":
                yield (form.attrs.get("action") or address).partition("?")[0], _filled_in(form)


def _filled_in(form: Element) -> dict[str, list[str]]:
    """The form as it stands, with something in what is required and blank."""
    values = form_values(form)
    for control in form.all():
        name = control.attrs.get("name") or ""
        needed = "required" in control.attrs or name in NEEDED
        if needed and not any(values.get(name, [])) and name in TYPED:
            values[name] = [TYPED[name]]
    return {name: typed for name, typed in values.items() if name != "csrf_token"}


@contextmanager
def undone(app: Flask) -> Iterator[None]:
    """Whatever the block commits is not there afterwards."""
    with app.app_context():
        savepoint = db.engine.begin_nested()  # type: ignore[attr-defined]
    try:
        yield
    finally:
        savepoint.rollback()


@contextmanager
def watched(app: Flask) -> Iterator[set[str]]:
    """The tables of business that the block writes to."""
    tables: set[str] = set()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        match = WRITTEN.match(statement)
        if match and match[1] not in NOT_BUSINESS:
            tables.add(match[1])

    with app.app_context():
        bound = db.engines[None]
    event.listen(bound, "before_cursor_execute", note)
    try:
        yield tables
    finally:
        event.remove(bound, "before_cursor_execute", note)


Check = Callable[[Call, TestResponse, set[str]], str | None]


def faults_of(
    app: Flask, walker: Walker, calls: list[Call], check: Check, contents: Contents | None = None
) -> list[str]:
    """What `check` finds wrong with each call of the walker; every call is undone."""
    found = []
    for call in calls:
        content = contents.of(call) if contents is not None and call.writes else None
        with undone(app), watched(app) as tables:
            response = walker.send(call, content)
        fault = check(call, response, tables)
        response.close()
        if fault:
            found.append(f"{walker.name}: {call}: {fault}")
    return found


@pytest.fixture
def world(app, make, owner, colleague):
    return World(app, make, owner, colleague)


@pytest.fixture
def walkers(visit, api, owner, admin, reader, outsider):
    people = {"owner": owner, "admin": admin, "reader": reader, "outsider": outsider}
    found = {name: Walker(name, visit(who), api(who)) for name, who in people.items()}
    return found | {"stranger": Walker("stranger", visit())}


@pytest.fixture
def calls(world):
    return [call for call in world.calls() if call.rule not in OPEN]


@pytest.fixture
def contents(world, walkers):
    return Contents(world, walkers["owner"], walkers["admin"])
