"""The door for polls that find nothing new, before the program is asked anything else.

Most polls ask what was answered before. One read of the database says so, and what files keep is
the whole answer: no session, no language, no page is needed for it. What is not as simple
(unknown, ended, changed, the database away) the view answers (views.feed). That both give the same
answer, header for header, is a test (tests/calendars/test_quick.py).
"""

import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, update
from werkzeug.http import quote_etag
from werkzeug.wrappers import Request
from werkzeug.wsgi import wrap_file

from logbook.accounts.secrets import digest
from logbook.calendars import polling
from logbook.calendars.kept import KeptAnswer, KeptAnswers
from logbook.calendars.models import CalendarFeed
from logbook.calendars.polling import FoundFeed
from logbook.db import db, transaction
from logbook.opening import if_it_can_be_written
from logbook.web.compressing import is_asked

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ADDRESS = re.compile(r"/cal/([\w-]+)/([a-z0-9-]+)\.ics", re.ASCII)
NOTED_EVERY = timedelta(minutes=1)
"""Who fetched is written for many feeds at once, so often at most."""
LARGE = 64 * 1024
"""Bytes of an answer that the server reads from its file as the client takes them."""
_feed: Any = CalendarFeed.__table__
_FETCHED = (
    update(_feed)
    .where(_feed.c.id == bindparam("feed"))
    .values(last_fetched_at=bindparam("at"), last_client=bindparam("client"))
)


class QuickFeeds:
    """Answers polls of one program.

    `headers` are those of every answer, `tick` tells the time; `packs`: whether answers are sent as
    gzip to clients that take it.
    """

    def __init__(
        self,
        app: Any,
        kept: Callable[[], KeptAnswers],
        headers: Sequence[tuple[str, str]],
        tick: Callable[[], datetime],
        *,
        packs: bool,
    ) -> None:
        self._app, self._kept, self._headers, self._tick = app, kept, headers, tick
        self._packs = packs
        self._lock = Lock()
        self._seen: dict[uuid.UUID, dict[str, Any]] = {}
        self._noted_at: datetime | None = None

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes] | None:
        """The answer; None where it takes more than this."""
        asked = ADDRESS.fullmatch(environ["PATH_INFO"])
        if asked is None or environ["REQUEST_METHOD"] != "GET":
            return None
        token, slug = asked.groups()
        now = self._tick()
        try:
            with self._app.app_context():
                answer = self._find(token, environ, now)
        except Exception:  # noqa: BLE001 - whatever it is, the view meets it again and tells it
            return None
        return None if answer is None else self._send(answer, slug, environ, start_response)

    def _find(self, token: str, environ: "WSGIEnvironment", now: datetime) -> KeptAnswer | None:
        key = digest(token)
        found = polling.find_quickly(key, now=now)
        if found is None or found.ended <= now or found.fetched_at is None:
            return None
        answer = self._kept().find(key, found.state, now=now)
        if answer is not None:
            self._note(found, environ.get("HTTP_USER_AGENT", ""), now)
        return answer

    def _note(self, found: FoundFeed, agent: str, now: datetime) -> None:
        """Keep in mind who fetched, and write it for all that are due once a minute."""
        if polling.is_seen_anew(found, now):
            client = polling.client_of(agent)
            self._seen[found.feed_id] = {"feed": found.feed_id, "at": now, "client": client}
        if not self._seen:
            return
        with self._lock:
            if self._noted_at is not None and abs(now - self._noted_at) < NOTED_EVERY:
                return
            seen, self._seen, self._noted_at = self._seen, {}, now
        if seen:
            with if_it_can_be_written(), transaction():
                db.session.connection().execute(_FETCHED, list(seen.values()))

    def _send(
        self,
        answer: KeptAnswer,
        slug: str,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> Iterable[bytes] | None:
        asked, etag = environ.get("HTTP_IF_NONE_MATCH", ""), quote_etag(answer.etag)
        is_packed = self._packs and is_asked(Request(environ))
        sent = [
            *self._headers,
            ("Content-Disposition", f'inline; filename="{slug[:60]}.ics"'),
            ("ETag", f"W/{etag}" if is_packed else etag),
        ]
        # Quoted as it is, weak or strong, it stands in no other.
        if etag in asked or asked.strip() == "*":
            start_response("304 NOT MODIFIED", sent)
            return []
        if is_packed:
            packed = answer.packed()
            if packed is None:
                return None
            answer = packed
            sent.append(("Content-Encoding", "gzip"))
        body = answer.opened()
        if body is None:
            return None
        sent += [
            ("Content-Type", "text/calendar; charset=utf-8"),
            ("Content-Length", str(answer.length)),
        ]
        start_response("200 OK", sent)
        if answer.length > LARGE:
            return wrap_file(environ, body, LARGE)
        with body:
            return [body.read()]
