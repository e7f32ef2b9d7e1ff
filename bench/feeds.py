"""W1, W1w, W2: feeds, beside mini, the floor, nginx on the same bytes, and Radicale.

Cold is after a save that changed one of its items. Whole is put together from the texts of all, as
on another day. Warm is again with nothing changed. 304 goes over as many different links as are
asked for, of sixty people. What is not installed is named and left out.
"""

import itertools
import json
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from bench import fill
from bench.corpus import OWNERS
from bench.measure import Client, Figure, Request, in_turn
from bench.servers import nginx, processor
from logbook import clock
from logbook.accounts.secrets import digest, new_token
from logbook.calendars import polling, rebuilding
from logbook.calendars.layout import Made
from logbook.calendars.models import CalendarFeed, CalendarText
from logbook.calendars.views import kept_answers
from logbook.db import db, reading, transaction

ONE_MORE = b'{"title": {"nl": "Terugkoppelen"}, "due": "2027-01-15"}'
NOT_HERE = "Cyrus' httpd and Fossil's feeds are not measured: not installed"
LINE = "{:34}{:>10.2f}{:>10.2f}{:>8.2f}{:>11.2f}  {:14}{}"
HEAD = (
    f"{'feeds, medians in ms':34}{'ours':>10}{'beside':>10}{'ratio':>8}{'processor':>11}"
    f"  {'goal':14}verdict"
)


def feeds(
    app: Flask, ports: tuple[int, int, int], filled: fill.Filled, file: Path, *, items: int,
    rounds: int, links: int,
) -> None:  # fmt: skip
    """Measure and print all rows; `ports` are those of ours, mini and Radicale."""
    ours, mini, peer = map(Client, ports)
    beside = ports[:2]
    path, body = _first(ours, filled)
    _rebuild(app)
    print(HEAD)
    changes = sqlite3.connect(file, isolation_level=None, timeout=10)
    changes.execute("pragma synchronous=off")  # what the disk takes for it is nobody's time

    def save() -> None:
        headers = {"Authorization": f"Bearer {filled.token}", "Content-Type": "application/json"}
        ours.send("POST", "/api/v1/follow-ups", ONE_MORE, headers, expected=201)

    def touch_all() -> None:
        changes.execute("update calendar_mark set seq = seq + 1")

    get: Request = lambda: ours.send("GET", path).status  # noqa: E731 - one of several below
    beside_it: Request = lambda: mini.send("GET", f"/feed-cold/{items}.ics").status  # noqa: E731
    save()
    changes.execute("insert into calendar_mark values (?, 1)", ("0" * 32,))
    _row("W1  cold / mini", get, beside_it, rounds, 0.5, beside, save)
    _row("W1  whole / mini", get, beside_it, rounds, None, beside, touch_all)
    few = max(3, rounds // 5)
    theirs = _radicale(peer, body)
    _row("W1  cold / Radicale", get, theirs, few, 1 / 20, (ports[0], ports[2]), save)
    _warm(get, mini, ours.send("GET", path).content, items=items, rounds=rounds, ports=beside)
    _unchanged(app, (ours, mini), path, items=items, rounds=rounds, links=links, ports=beside)
    print(NOT_HERE)


def _warm(
    get: Request, mini: Client, body: bytes, *, items: int, rounds: int, ports: tuple[int, int]
) -> None:
    """W1w: again, with nothing changed."""
    kept = f"/feed/{items}.ics"
    _row("W1w warm / mini", get, lambda: mini.send("GET", kept).status, rounds, None, ports)
    if not shutil.which("nginx"):
        print("nginx is not installed: left out")
        return
    with nginx(body) as static:
        plain, its_ports = Client(static), (ports[0], static)
        read: Request = lambda: plain.send("GET", "/f").status  # noqa: E731
        _row("W1w warm / nginx static", get, read, rounds, 2, its_ports)


def _unchanged(
    app: Flask, clients: tuple[Client, Client], path: str, *, items: int, rounds: int, links: int,
    ports: tuple[int, int],
) -> None:  # fmt: skip
    """W2: 304 of one link, and of many different ones."""
    ours, mini = clients
    etag = {"If-None-Match": ours.send("GET", path).etag}
    floor: Request = lambda: mini.send("GET", "/floor").status  # noqa: E731
    unchanged: Request = lambda: ours.send("GET", path, None, etag, expected=304).status  # noqa: E731
    _row(f"W2  304, {items} items / floor", unchanged, floor, rounds * 20, 1.25, ports)
    many = itertools.cycle(many_links(app, links))
    another: Request = lambda: ours.send("GET", *next(many), expected=304).status  # noqa: E731
    _row(f"W2  304, {links} links / floor", another, floor, max(links, rounds * 20), 1.25, ports)


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
            kept_answers().keep(key, found.state, etag, Made(body, "", ""), now=now)
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


def _first(client: Client, filled: fill.Filled) -> tuple[str, bytes]:
    """Make a feed and fetch it once; its path and its bytes."""
    began = time.perf_counter()
    headers = {"Authorization": f"Bearer {filled.token}", "Content-Type": "application/json"}
    made = client.send("POST", "/api/v1/calendar-feeds", b'{"scope": "mine"}', headers)
    made_in = time.perf_counter() - began
    path = json.loads(made.content)["url"].partition(":8000")[2]
    began = time.perf_counter()
    first = client.send("GET", path)
    fetched_in = time.perf_counter() - began
    texts = first.content.count(b"BEGIN:VEVENT")
    print(
        f"the first feed of a look, with the texts of all items: {made_in:.1f} s; its first"
        f" fetch ({texts} items, {len(first.content) / 1e6:.2f} MB): {fetched_in * 1000:.0f} ms"
    )
    return path, first.content


def _rebuild(app: Flask) -> None:
    with app.app_context():
        with reading():
            count = len(db.session.execute(select(CalendarText.item_id)).all())
        began, cpu = time.perf_counter(), time.process_time()
        rebuilding.rebuild(now=clock.now())
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
    each = 10_000 / max(count, 1)
    verdict = "met" if cpu * each <= 2 else "MISSED"
    print(
        f"rebuild of {count} texts: {took:.2f} s, {cpu:.2f} s of a processor; of 10,000"
        f" {took * each:.2f} s, {cpu * each:.2f} s; goal 2 s: {verdict} by the processor's time"
    )


def _radicale(peer: Client, body: bytes) -> Request:
    """A fetch of the same items from Radicale."""
    visitor = {"Authorization": "Basic YmVuY2g6YmVuY2g="}  # bench:bench, whom it does not know
    peer.send("PUT", "/bench/feed/", body, {"Content-Type": "text/calendar"} | visitor)
    return lambda: peer.send("GET", "/bench/feed/", None, visitor).status


def _row(
    name: str, mine: Request, theirs: Request, rounds: int, goal: float | None,
    ports: tuple[int, int], save: Callable[[], object] = int,
) -> None:  # fmt: skip
    before = [processor(port) for port in ports]
    found: dict[str, Figure] = in_turn({"ours": mine, "beside": theirs}, rounds, {"ours": save})
    spent = [processor(port) - at for port, at in zip(ports, before, strict=True)]
    ours, beside = found["ours"].median, found["beside"].median
    ratio, by_processor = ours / beside, spent[0] / max(spent[1], 0.01)
    told = "" if goal is None else f"at most {goal:.2f}"
    verdict = "" if goal is None else "met" if ratio <= goal else "MISSED"
    print(LINE.format(name, ours, beside, ratio, by_processor, told, verdict), flush=True)
