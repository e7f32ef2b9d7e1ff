"""What every JSON operation shares: its description, versions, creation once, and answers."""

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Response, jsonify, request
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import PreconditionRequired

from logbook.db import db, transaction
from logbook.errors import AlreadyExists, Conflict, NotFound
from logbook.gathering import is_new, write_gathered
from logbook.web.fields import Id, identifier
from logbook.web.models import Creation
from logbook.web.paging import Page
from logbook.web.schema import DEEPEST, json_body

VERSION = "1.0.0"
PREFIX = "/api/v1"

View = TypeVar("View", bound=Callable[..., Response])


@dataclass(frozen=True, slots=True)
class Operation:
    """What the API's description says of a view.

    `many`: a page of `answer`. `file`: in any other format that is asked for. `versioned`: needs
    If-Match. `status`: of a success. `vanishing`: whoever acted may not see the record any more.
    `told_if_unchanged`: answers 304 to who has what it would answer.
    """

    summary: str
    body: type[Schema] | None = None
    query: type[Schema] | None = None
    answer: type[Schema] | None = None
    many: bool = False
    file: bool = False
    versioned: bool = False
    status: int = 200
    vanishing: bool = False
    told_if_unchanged: bool = False


def operation(summary: str, **facts: Any) -> Callable[[View], View]:
    """Describe a view of the API; the facts are those of Operation."""

    def describe(view: View) -> View:
        view.operation = Operation(summary, **facts)  # type: ignore[attr-defined]
        return view

    return describe


def record_id(value: str) -> uuid.UUID:
    """The id in an address. Raises NotFound for what is no UUID."""
    found = identifier(value)
    if found is None:
        raise NotFound
    return found


def expected_version() -> int | None:
    """The version in If-Match; None for '*'. Raises 428 without it, Conflict for one not ours."""
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionRequired
    tag = header.strip().removeprefix("W/").strip('"')
    if tag == "*":
        return None
    if not (tag.isascii() and tag.isdecimal() and len(tag) < 10):
        raise Conflict(None)
    return int(tag)


def given_version() -> int | None:
    """The version in If-Match, None without one: an act that adds to what is there needs none."""
    return expected_version() if "If-Match" in request.headers else None


def answer(schema: Schema, record: Any, status: int = 200) -> Response:
    """One record, with its version as ETag; a new one (201) with its address.

    After a change it is read again: what it refers to is another record now, and so are its labels.
    A new one never referred to anything else.
    """
    if request.method != "GET":
        session = db.session()
        write_gathered(session)
        if not is_new(session, record):
            session.expire_all()
    content = schema.dump(record)
    response = jsonify(content)
    response.status_code = status
    response.headers["ETag"] = f'"{content["version"]}"'
    if status == 201:
        response.headers["Location"] = f"{request.path}/{content['id']}"
    return response


def answer_page(schema: Schema, page: Page[Any]) -> Response:
    """{"items": [...], "total": n, "page": n, "pageSize": n}."""
    return jsonify(
        items=schema.dump(page.items, many=True),
        total=page.total,
        page=page.paging.page,
        pageSize=page.paging.size,
    )


def create_once(
    schema: Schema,
    create: Callable[[], Any],
    find: Callable[[uuid.UUID], Any],
    status: int = 201,
) -> Response:
    """Make a record, or a row of one, once for each id that a client chose for it.

    `create` reads the body and makes it; `find` gives the caller's view of what is answered
    (NotFound otherwise), by that id. The same body at the same address again answers 200 with the
    record; another one under the same id raises AlreadyExists (409), whoever made it. A body that
    chooses ids for rows alone cannot make two records either: the id of its record follows from it.
    Opens the writing transaction itself.
    """
    body = json_body()
    said = f"{request.path} " if request.view_args else ""
    digest = hashlib.sha256((said + json.dumps(body, sort_keys=True)).encode()).hexdigest()
    if isinstance(body, dict) and body.get("id") is None and _names_rows(body):
        body["id"] = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{request.path} {digest}"))
    chosen = _chosen_id(body)
    with transaction():
        earlier = db.session.get(Creation, chosen) if chosen else None
        if earlier is None:
            record = create()
            if chosen is not None:
                db.session.add(Creation(record_id=chosen, body_digest=digest))
                db.session.flush()
            return answer(schema, record, status)
        if earlier.body_digest != digest:
            raise AlreadyExists
        return answer(schema, find(earlier.record_id))


def _names_rows(body: Any, deep: int = DEEPEST) -> bool:
    """Whether a row in it has an id of the client's choice; an id alone, in no list, points."""
    if not deep or not isinstance(body, dict | list):
        return False
    for row in body.values() if isinstance(body, dict) else body:
        is_row = isinstance(row, dict) and (isinstance(body, list) or len(row) > 1)
        if (is_row and row.get("id") is not None) or _names_rows(row, deep - 1):
            return True
    return False


def _chosen_id(body: Any) -> uuid.UUID | None:
    """The id that a body has for what it makes; None too for one that its schema will refuse."""
    try:
        read: uuid.UUID | None = Id(allow_none=True).deserialize(
            body.get("id") if isinstance(body, dict) else None
        )
    except ValidationError:
        return None
    return read
