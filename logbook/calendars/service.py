"""Making, changing, rotating and revoking calendar feeds."""

import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _

from logbook.accounts.secrets import digest, new_token
from logbook.assigning import assign
from logbook.calendars import queries
from logbook.calendars.details import FeedDetails
from logbook.calendars.models import CalendarFeed, Content, PastLink, Scope, Shape
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.directory.models import Organisation, Topic
from logbook.errors import Forbidden, Invalid
from logbook.history import service as history
from logbook.judging import UNREAD, Told, judged, refuse
from logbook.policy import Caller

LASTS = timedelta(days=365)
MOST = 50
PREFIX = "elc_"
SUBJECTS = {
    Scope.TOPIC: "topic_id",
    Scope.COMMITMENT: "commitment_id",
    Scope.ORGANISATION: "organisation_id",
}
_SETTLED = ("name", "language")
"""What has a value of its own where the details leave it open."""


@dataclass(frozen=True, slots=True)
class MadeFeed:
    """A feed whose link can be told now and never again: only a digest of `token` is kept."""

    feed: CalendarFeed
    token: str

    @property
    def path(self) -> str:
        """The link's path, ending in .ics, as calendar clients want it."""
        return f"/cal/{self.token}/{self.feed.slug}.ics"


def make_feed(caller: Caller, details: FeedDetails, *, now: datetime) -> MadeFeed:
    """A new feed of the caller's. Raises Invalid, and Forbidden where there is no person."""
    if caller.id is None:
        raise Forbidden
    _check(details)
    if queries.count_feeds(caller) >= MOST:
        raise Invalid({"name": [_("You have %(most)d links. Revoke some first.", most=MOST)]})
    token = new_token(PREFIX)
    feed = CalendarFeed(
        now=now,
        id=details.id or uuid.uuid4(),
        owner_id=caller.id,
        name=details.name or _default_name(details, caller.language),
        token_digest=digest(token),
        expires_at=now + LASTS,
        revoked_at=None,
        language=details.language or caller.language,
    )
    assign(feed, details, apart=_SETTLED)
    feed.slug = _slug(feed.name)
    db.session.add(feed)
    history.record(caller, "create", feed, now=now)
    history.record_export(caller, "calendar-feed", "ics", now=now, record_id=feed.id)
    return MadeFeed(queries.feed(caller, feed.id), token)


def edit_feed(
    caller: Caller, id: uuid.UUID, details: FeedDetails, *, version: int | None, now: datetime
) -> CalendarFeed:
    """Change what a feed shows; its link stays. Raises NotFound, Conflict, Invalid."""
    feed = queries.feed(caller, id)
    feed.begin_change(version, now=now)
    _check(details)
    before = history.snapshot(feed)
    feed.name = details.name or _default_name(details, feed.language)
    feed.language = details.language or feed.language
    assign(feed, details, apart=_SETTLED)
    history.record(caller, "edit", feed, now=now, before=before)
    db.session.expire(feed, ["topic", "commitment", "organisation"])
    return queries.feed(caller, id)


def rotate_feed(caller: Caller, id: uuid.UUID, *, now: datetime) -> MadeFeed:
    """A new link for the feed, good for a year. Raises NotFound.

    The old one shows nothing any more at once; its clients empty themselves at their next poll.
    """
    feed = queries.feed(caller, id)
    before = history.snapshot(feed)
    ended = min(at for at in (now, feed.expires_at, feed.revoked_at) if at is not None)
    db.session.add(PastLink(token_digest=feed.token_digest, feed_id=feed.id, ended_at=ended))
    token = new_token(PREFIX)
    feed.token_digest = digest(token)
    feed.expires_at = now + LASTS
    feed.warned_at = feed.revoked_at = None
    feed.touch(now)
    history.record(caller, "rotate", feed, now=now, before=before)
    history.record_export(caller, "calendar-feed", "ics", now=now, record_id=feed.id)
    return MadeFeed(feed, token)


def revoke_feed(caller: Caller, id: uuid.UUID, *, now: datetime) -> CalendarFeed:
    """End the feed: its clients empty themselves at their next poll. Raises NotFound."""
    feed = queries.feed(caller, id)
    if feed.revoked_at is None:
        before = history.snapshot(feed)
        feed.revoked_at = now
        history.record(caller, "revoke", feed, now=now, before=before)
    return feed


def _check(details: FeedDetails) -> None:
    refuse(judged(_check_subject(details), _check_content(details)))


def _check_subject(details: FeedDetails) -> Told:
    if details.scope is UNREAD:
        return
    for scope, attribute in SUBJECTS.items():
        field = attribute.removesuffix("_id")
        given = getattr(details, attribute)
        if details.scope is scope and given is None:
            yield field, _("Choose what this link is about.")
        elif details.scope is not scope and given is not None:
            yield field, _("Leave this empty, or choose it as what the link is about.")


def _check_content(details: FeedDetails) -> Told:
    if details.content is UNREAD:
        return
    if details.shape is Shape.TASKS and details.content is not Content.FOLLOW_UPS:
        yield "shape", _("Only follow-ups can be tasks. Choose events, or follow-ups alone.")
    if details.content is Content.PUBLIC_AGENDA:
        yield "content", _("There is no public agenda yet.")


def _default_name(details: FeedDetails, language: str) -> str:
    """'Actiepunten – de biodiversiteit in het poolgebied'."""
    start = {
        ("nl", Content.FOLLOW_UPS): "Actiepunten",
        ("nl", Content.MEETINGS): "Gesprekken",
        ("nl", Content.BOTH): "Gesprekken en actiepunten",
        ("en", Content.FOLLOW_UPS): "Follow-ups",
        ("en", Content.MEETINGS): "Meetings",
        ("en", Content.BOTH): "Meetings and follow-ups",
    }[language, details.content]
    subject = _subject(details, language)
    return f"{start} – {subject}"[:120] if subject else start


def _subject(details: FeedDetails, language: str) -> str | None:
    if details.topic_id and (topic := db.session.get(Topic, details.topic_id)):
        return topic.label.in_language(language)
    if details.commitment_id and (found := db.session.get(Commitment, details.commitment_id)):
        return found.title.in_language(language)
    if details.organisation_id and (party := db.session.get(Organisation, details.organisation_id)):
        return party.short_name or party.name.in_language(language)
    return None


def _slug(name: str) -> str:
    """ASCII for the address: some clients fail on anything else, silently."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "logbook"
