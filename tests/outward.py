"""Everything that the program shows of its example, as files, to lay two versions side by side.

    .venv/bin/python -m tests.outward FOLDER
    diff -r BEFORE AFTER

Pages and their files as an administrator and a diplomat see them, in both languages; each read of
the API, each calendar feed, each mail of a week. The clock stands still. Ids made by chance, tokens
and names of assets stand as a mark, and documents that are archives as their parts.
"""

import io
import os
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import time_machine
from flask import Flask
from sqlalchemy import select

from logbook import create_app
from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.followups.sweep import gather
from logbook.outbox.models import Message
from logbook.setup.domain import fix_domain
from tests.clients import api_client, page_client
from tests.conftest import settings_for
from tests.databases import make_tables
from tests.example.fixtures import NOW, load_into
from tests.pages import ApiClient, PageClient

PEOPLE = ("admin@example.org", "diplomat@example.org")
LANGUAGES = ("nl", "en")
OF_A_KIND = 3
"""How many addresses that differ only in an id are read."""
SCOPES: tuple[object, ...] = ("mine", "unit", {"topic": "arms-investment"})
CONTENTS = ("follow-ups", "meetings", "both")
FEEDS: list[dict[str, object]] = [
    {"scope": scope, "content": content, "detail": detail}
    for scope in SCOPES
    for content in CONTENTS
    for detail in ("full", "discreet")
]
FEEDS.append({"scope": "unit", "content": "follow-ups", "shape": "tasks"})
LINK = re.compile(rb"""(?:href|src)="([^"]+)\"""")
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NOT_IN_A_NAME = re.compile(r"[^\w.=-]+")
LEFT_OUT = re.compile(r"/(static|api|metrics)")
CHANCE = (
    (re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), b"{id}"),
    (re.compile(rb"(name=\"csrf_token\"[^>]*value=)\"[^\"]+\""), rb'\1"{token}"'),
    (re.compile(rb"(csrf[\w-]*\"?[:= ]+content=)\"[^\"]+\""), rb'\1"{token}"'),
    (re.compile(rb"(X-CSRFToken[^:]*: ?[\\\"&quot;]*)[\w.-]{40,}"), rb"\1{token}"),
    (re.compile(rb"(/cal/)[\w-]{20,}"), rb"\1{token}"),
    (re.compile(rb"(nonce=)\"[^\"]+\""), rb'\1"{nonce}"'),
    (re.compile(rb"(/static/[^\"? ]+)\?v=\w+"), rb"\1"),
    (re.compile(rb"={10,}\d+=="), b"{boundary}"),
)


def main() -> None:
    """Write it all into the folder given."""
    folder = Path(sys.argv[1])
    # Ids made by chance decide the order of what is equal otherwise.
    os.urandom = random.Random(7).randbytes
    with tempfile.TemporaryDirectory() as data, time_machine.travel(NOW, tick=False):
        settings = settings_for(f"sqlite:///{data}/example.db")
        app = create_app(settings)
        with app.app_context():
            make_tables()
            fix_domain(settings_for("sqlite://", public_url="https://logbook.example.org"))
        load_into(app)
        count = 0
        for name, content in everything(app):
            path = folder / plain(name.encode()).decode()
            while path.exists():
                path = path.with_name(path.name + "+")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(plain(content))
            count += 1
    sys.stdout.write(f"{count} files in {folder}\n")


def everything(app: Flask) -> Iterator[tuple[str, bytes]]:
    """Each thing shown, with the name that it is kept by."""
    with app.app_context(), reading():
        found = db.session.scalars(select(Account).where(Account.email.in_(PEOPLE))).all()
        accounts = sorted((one.email, one.id) for one in found)
    for email, account_id in accounts:
        who = email.partition("@")[0]
        api = api_client(app, account_id)
        yield from kept(f"{who}/api", _answers(app, api))
        yield from kept(f"{who}/feeds", _feeds(app, api))
        for language in LANGUAGES:
            client = page_client(app, account_id)
            client.get("/accessibility").submit({"language": language}, action="/language")
            yield from kept(f"{who}/{language}", _pages(app, client))
    yield from kept("mail", _mails(app))


def kept(folder: str, found: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The same under a folder, the parts of an archive each by itself."""
    for address, content in found:
        name = f"{folder}/{NOT_IN_A_NAME.sub('_', address.strip('/'))[:180] or 'home'}"
        if not content.startswith(b"PK"):
            yield name, content
            continue
        archive = zipfile.ZipFile(io.BytesIO(content))
        for part in archive.namelist():
            yield f"{name}/{part.replace('/', '_')}", archive.read(part)


def plain(content: bytes) -> bytes:
    """The content without what chance made."""
    for pattern, mark in CHANCE:
        content = pattern.sub(mark, content)
    return content


def _rules(app: Flask, prefix: str) -> list[str]:
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()))
    return sorted(rule.rule for rule in rules if rule.rule.startswith(prefix))


def _pages(app: Flask, client: PageClient) -> Iterator[tuple[str, bytes]]:
    """Every page without an id, and what links lead to from those."""
    waiting = [rule for rule in _rules(app, "/") if "<" not in rule]
    seen: dict[str, set[str]] = {}
    while waiting:
        address = waiting.pop(0)
        kin = seen.setdefault(ID.sub("id", address), set())
        if len(kin) == OF_A_KIND or address in kin or LEFT_OUT.match(address):
            continue
        kin.add(address)
        response = client.client.get(address)
        content = response.get_data()
        response.close()
        yield f"{address} {response.status_code}", content
        if response.mimetype == "text/html":
            links = (link.decode().replace("&amp;", "&") for link in LINK.findall(content))
            waiting += [link.partition("#")[0] for link in links if link.startswith("/")]


def _answers(app: Flask, api: ApiClient) -> Iterator[tuple[str, bytes]]:
    """Every read of the API; of those with an id the first that are listed."""
    lists = [rule for rule in _rules(app, "/api/v1/") if "<" not in rule]
    for rule in lists:
        response = api.get(rule.removeprefix("/api/v1"))
        yield rule, response.data
    for rule in _rules(app, "/api/v1/"):
        parts = re.split(r"<[^>]+>", rule)
        if len(parts) != 2:
            continue
        listed = api.get(parts[0].removeprefix("/api/v1").rstrip("/")).json or {}
        for item in listed.get("items", [])[:OF_A_KIND]:
            address = f"{parts[0]}{item.get('slug') or item['id']}{parts[1]}"
            yield address, api.get(address.removeprefix("/api/v1")).data


def _feeds(app: Flask, api: ApiClient) -> Iterator[tuple[str, bytes]]:
    for body in FEEDS:
        made = api.post("/calendar-feeds", body)
        assert made.json is not None
        name = "-".join(str(value) for value in body.values())
        if made.status_code == 201:
            yield name, app.test_client().get(urlsplit(made.json["url"]).path).get_data()
        else:
            yield name, made.data


def _mails(app: Flask) -> Iterator[tuple[str, bytes]]:
    """What a week of mornings writes."""
    with app.app_context():
        for day in range(7):
            gather(now=NOW + timedelta(days=day))
        with transaction():
            messages = db.session.scalars(select(Message)).all()
            for one in sorted(messages, key=lambda one: (one.address, str(one.digest_on))):
                yield f"{one.address}-{one.digest_on}-{one.kind}.eml", one.body or b""


if __name__ == "__main__":
    main()
