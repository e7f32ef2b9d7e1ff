"""W1, W1w, W2: feeds, beside mini, the floor, nginx on the same bytes, and Radicale.

Cold is after a save that changed one of its items. Whole is put together from the texts of all, as
on another day. Warm is again with nothing changed. 304 goes over as many different links as are
asked for, of sixty people. What is not installed is named and left out.
"""

import itertools
import json
import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from bench import fill
from bench.corpus import OWNERS
from bench.measure import Client, Request, in_turn
from bench.rows import Goal, Rows
from bench.servers import nginx
from logbook import clock
from logbook.accounts.secrets import digest, new_token
from logbook.calendars import marking, polling, rebuilding
from logbook.calendars.layout import LaidOut
from logbook.calendars.models import CalendarFeed, CalendarText
from logbook.calendars.views import kept_answers
from logbook.db import db, reading, transaction

ONE_MORE = b'{"title": {"nl": "Terugkoppelen"}, "due": "2027-01-15"}'
NOT_HERE = "W1, W2 beside Cyrus' httpd: not installed"


@dataclass(frozen=True, slots=True)
class Place:
    """What all rows need: where they stand, the program and its clients, and how often to ask."""

    rows: Rows
    app: Flask
    ours: Client
    mini: Client
    rounds: int
    items: int

    def row(
        self, name: str, mine: Request, theirs: Request, goal: float | None, *,
        rounds: int = 0, before: Callable[[], object] = int, again: Request | None = None,
    ) -> None:  # fmt: skip
        """Measure ours beside something, in turn; `before` each of ours something is done."""
        found = in_turn({"ours": mine, "beside": theirs}, rounds or self.rounds, {"ours": before})
        told = None if goal is None else Goal(goal)
        self.rows.ratio(name, found["ours"], found["beside"], told, again)


def feeds(place: Place, peer: int, filled: fill.Filled, *, links: int) -> None:
    """Measure all rows; `peer` is the port of Radicale."""
    rows, app, ours, items = place.rows, place.app, place.ours, place.items
    path, body = _first(place, filled)
    _rebuild(rows, app)
    visitor = app.test_client()

    def save() -> None:
        headers = {"Authorization": f"Bearer {filled.token}", "Content-Type": "application/json"}
        ours.send("POST", "/api/v1/follow-ups", ONE_MORE, headers, expected=201)

    def touch_all() -> None:
        with app.app_context(), transaction():
            marking.mark_everybody()

    def whole() -> int:
        touch_all()
        return visitor.get(path).status_code

    rows.head(f"feeds of {items} items, in ms")
    # Named to be passed twice; one line says it all, which a def would hide in three (E731).
    get: Request = lambda: ours.send("GET", path, expected=200).status  # noqa: E731
    theirs: Request = lambda: place.mini.send("GET", f"/feed-cold/{items}.ics").status  # noqa: E731
    save()
    place.row("W1  cold / mini", get, theirs, 0.5, before=save)
    place.row("W1  whole / mini", get, theirs, None, before=touch_all)
    few = max(3, place.rounds // 5)
    place.row("W1  cold / Radicale", get, _radicale(peer, body), 1 / 20, rounds=few, before=save)
    each = in_turn({"ours": get}, few, {"ours": touch_all})["ours"]
    rows.add(
        "W8  W1 whole, of each item", each.median * 1000 / items, Goal(10), unit="µs", again=whole
    )
    _warm(place, get, bytes(ours.send("GET", path).content))
    _unchanged(place, path, links)
    rows.left_out(NOT_HERE)


def _warm(place: Place, get: Request, body: bytes) -> None:
    """W1w: again, with nothing changed."""
    kept = f"/feed/{place.items}.ics"
    place.row("W1w warm / mini", get, lambda: place.mini.send("GET", kept).status, None)
    if not shutil.which("nginx"):
        place.rows.left_out("W1w warm / nginx static: nginx is not installed")
        return
    with nginx(body) as static:
        plain = Client(static)
        place.row("W1w warm / nginx static", get, lambda: plain.send("GET", "/f").status, 2)


def _unchanged(place: Place, path: str, links: int) -> None:
    """W2: 304 of one link, of a small feed, and of many different ones."""
    ours, mini = place.ours, place.mini
    etag = {"If-None-Match": ours.send("GET", path).etag}
    # Named to be passed twice; one line says it all, which a def would hide in three (E731).
    floor: Request = lambda: mini.send("GET", "/floor").status  # noqa: E731
    large: Request = lambda: ours.send("GET", path, None, etag, expected=304).status  # noqa: E731
    often = place.rounds * 20
    place.row(f"W2  304, {place.items} items / floor", large, floor, 1.25, rounds=often)
    polled = many_links(place.app, links)
    one, many = polled[0], itertools.cycle(polled)
    # Named to be passed twice; one line says it all, which a def would hide in three (E731).
    small: Request = lambda: ours.send("GET", *one, expected=304).status  # noqa: E731
    few = ours.send("GET", one[0]).content.count(b"BEGIN:VEVENT")
    place.row(f"W2  304, {place.items} / {few} items", large, small, 1.1, rounds=often)
    # Named to be passed twice; one line says it all, which a def would hide in three (E731).
    another: Request = lambda: ours.send("GET", *next(many), expected=304).status  # noqa: E731
    path, _body, asked = one
    visitor = place.app.test_client()
    place.row(
        f"W2  304, {links} links / floor", another, floor, 1.25, rounds=max(links, often),
        again=lambda: visitor.get(path, headers=asked).status_code,
    )  # fmt: skip


def many_links(app: Flask, count: int) -> list[tuple[str, None, dict[str, str]]]:
    """Links of sixty people that were all fetched once: path, body and headers of a poll."""
    now = clock.now()
    tokens = [new_token("elc_") for _number in range(count)]
    owners = [fill.identity("account", 1 + number % OWNERS) for number in range(count)]
    with app.app_context():
        with transaction():
            fill.insert_rows(
                CalendarFeed, [_feed(*one) for one in zip(tokens, owners, strict=True)]
            )
        answers: dict[uuid.UUID, tuple[str, bytes]] = {}
        links = []
        for token, owner in zip(tokens, owners, strict=True):
            key = digest(token)
            if owner not in answers:
                app.test_client().get(f"/cal/{token}/x.ics")
            with reading():
                found = polling.find(key, now=now)
            if found is None:
                raise RuntimeError("a link that was just made is not there")
            if owner not in answers:
                last = kept_answers().find(key, found.state, now=now)
                answers[owner] = (last.etag, last.read() or b"") if last else ("", b"")
            etag, body = answers[owner]
            kept_answers().keep(key, found.state, etag, LaidOut(body, "", ""), now=now)
            links.append((f"/cal/{token}/x.ics", None, {"If-None-Match": f'"{etag}"'}))
    return links


def _feed(token: str, owner: uuid.UUID) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "owner_id": owner,
        "name": "bench",
        "slug": "x",
        "token_digest": digest(token),
        "scope": "mine",
        "content": "follow-ups",
        "detail": "full",
        "shape": "events",
        "alarms": False,
        "show_done": True,
        "language": "nl",
        "expires_at": clock.now() + timedelta(days=300),
        "last_fetched_at": clock.now(),
    }


def _first(place: Place, filled: fill.Filled) -> tuple[str, bytes]:
    """Make a feed and fetch it once; its path and its bytes."""
    place.rows.head("feeds, the first time")
    began = time.perf_counter()
    headers = {"Authorization": f"Bearer {filled.token}", "Content-Type": "application/json"}
    made = place.ours.send("POST", "/api/v1/calendar-feeds", b'{"scope": "mine"}', headers)
    rows = place.rows
    rows.add("W1  a feed of a new look is made", time.perf_counter() - began, None, unit="s")
    path = json.loads(made.content)["url"].partition(":8000")[2]
    began = time.perf_counter()
    first = place.ours.send("GET", path, expected=200)
    size = f"{len(first.content) / 1e6:.2f} MB"
    took = time.perf_counter() - began
    rows.add("W1  its first fetch", took, Goal(2), size, unit="s")
    return path, bytes(first.content)


def _rebuild(rows: Rows, app: Flask) -> None:
    with app.app_context():
        with reading():
            count = len(db.session.execute(select(CalendarText.item_id)).all())
        began, cpu = time.perf_counter(), time.process_time()
        rebuilding.rebuild(now=clock.now())
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
    each = 10_000 / max(count, 1)
    told = f"{took * each:.2f} s by the clock"
    rows.add("W1  rebuild of 10,000, processor", cpu * each, Goal(2), told, unit="s")


def _radicale(port: int, body: bytes) -> Request:
    """A fetch of the same items from Radicale."""
    peer = Client(port)
    visitor = {"Authorization": "Basic YmVuY2g6YmVuY2g="}  # bench:bench, whom it does not know
    peer.send("PUT", "/bench/feed/", body, {"Content-Type": "text/calendar"} | visitor)
    return lambda: peer.send("GET", "/bench/feed/", None, visitor).status
