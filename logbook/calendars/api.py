"""Calendar feeds as JSON: everybody has their own, and sees no others."""

import uuid
from datetime import datetime
from typing import Any

from flask import Blueprint, current_app

from logbook.calendars import queries, service
from logbook.calendars.details import FeedDetails
from logbook.calendars.models import CalendarFeed
from logbook.calendars.schemas import FeedSchema
from logbook.policy import Caller
from logbook.web.api import PREFIX
from logbook.web.gate import caller
from logbook.web.paging import Page, Paging
from logbook.web.resource import Resource

blueprint = Blueprint("calendars_api", __name__, url_prefix=PREFIX)


def _page(paging: Paging) -> Page[CalendarFeed]:
    found = queries.feeds(caller(), offset=paging.offset, limit=paging.size)
    return Page(found, queries.count_feeds(caller()), paging)


def _make(who: Caller, details: FeedDetails, *, now: datetime) -> CalendarFeed:
    return _with_link(service.make_feed(who, details, now=now))


def _rotate(who: Caller, id: uuid.UUID, *, now: datetime) -> CalendarFeed:
    return _with_link(service.rotate_feed(who, id, now=now))


def _with_link(made: service.MadeFeed) -> CalendarFeed:
    """The feed with its link beside it, for the one answer that may tell it."""
    feed: Any = made.feed
    feed.url = current_app.config["PUBLIC_URL"] + made.path
    return made.feed


_feeds = Resource(
    blueprint, "/calendar-feeds/<id>", FeedSchema, lambda id: queries.feed(caller(), id)
)
_feeds.lists("list_feeds", "List one's calendar feeds", _page)
_feeds.creates("create_feed", "Make a calendar feed", _make)
_feeds.reads("read_feed", "Read a calendar feed")
_feeds.replaces("replace_feed", "Replace what a calendar feed shows", service.edit_feed)
_feeds.acts("rotate_feed", "rotation", "Give a calendar feed a new address", _rotate)
_feeds.acts("revoke_feed", "revocation", "Revoke a calendar feed", service.revoke_feed)
