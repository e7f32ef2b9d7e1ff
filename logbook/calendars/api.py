"""Calendar feeds as JSON."""

from typing import Any

from flask import Blueprint, Response, current_app

from logbook import clock
from logbook.calendars import queries, service
from logbook.calendars.models import CalendarFeed
from logbook.calendars.schemas import FeedSchema
from logbook.db import reading, transaction
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import Page, read_paging
from logbook.web.schema import read_json

blueprint = Blueprint("calendars_api", __name__, url_prefix="/api/v1")


def _told(made: service.MadeFeed) -> CalendarFeed:
    """The feed with its link beside it, for the one answer that may tell it."""
    feed: Any = made.feed
    feed.url = current_app.config["PUBLIC_URL"] + made.path
    return made.feed


@blueprint.get("/calendar-feeds")
@operation("List one's calendar feeds", answer=FeedSchema, many=True)
def list_feeds() -> Response:
    """One's own, those that work first."""
    paging = read_paging()
    with reading():
        found = queries.feeds(caller(), offset=paging.offset, limit=paging.size)
        total = queries.count_feeds(caller())
        return answer_page(FeedSchema(), Page(found, total, paging))


@blueprint.post("/calendar-feeds")
@operation("Make a calendar feed", body=FeedSchema, answer=FeedSchema, status=201)
def create_feed() -> Response:
    """The answer is the only one that tells the feed's address."""
    schema = FeedSchema()
    return create_once(
        schema,
        lambda: _told(service.make_feed(caller(), read_json(schema), now=clock.now())),
        lambda id: queries.feed(caller(), id),
    )


@blueprint.get("/calendar-feeds/<id>")
@operation("Read a calendar feed", answer=FeedSchema)
def read_feed(id: str) -> Response:
    """One of one's own."""
    with reading():
        return answer(FeedSchema(), queries.feed(caller(), record_id(id)))


@blueprint.put("/calendar-feeds/<id>")
@operation("Replace what a calendar feed shows", body=FeedSchema, answer=FeedSchema, versioned=True)
def replace_feed(id: str) -> Response:
    """Its address stays."""
    schema = FeedSchema()
    with transaction():
        feed = service.edit_feed(
            caller(),
            record_id(id),
            read_json(schema),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(schema, feed)


@blueprint.post("/calendar-feeds/<id>/rotation")
@operation("Give a calendar feed a new address", answer=FeedSchema)
def rotate_feed(id: str) -> Response:
    """Clients of the old address empty themselves at their next poll."""
    with transaction():
        return answer(
            FeedSchema(), _told(service.rotate_feed(caller(), record_id(id), now=clock.now()))
        )


@blueprint.post("/calendar-feeds/<id>/revocation")
@operation("Revoke a calendar feed", answer=FeedSchema)
def revoke_feed(id: str) -> Response:
    """Its clients empty themselves at their next poll."""
    with transaction():
        return answer(FeedSchema(), service.revoke_feed(caller(), record_id(id), now=clock.now()))
