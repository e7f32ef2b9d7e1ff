"""The page of one's calendar feeds, and the feeds themselves."""

import logging
import uuid
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import DBAPIError
from werkzeug.wsgi import wrap_file

from logbook import clock
from logbook.accounts.secrets import digest
from logbook.calendars import polling, queries, service
from logbook.calendars.details import FeedDetails
from logbook.calendars.kept import KeptAnswers
from logbook.calendars.misses import note_miss
from logbook.calendars.models import CalendarFeed, Content, Detail, Scope, Shape
from logbook.calendars.quick import LARGE, QuickFeeds
from logbook.calendars.schemas import FeedSchema
from logbook.commitments.queries import commitment_choices
from logbook.db import db, reading, transaction
from logbook.directory.queries import organisation_choices, topic_choices
from logbook.errors import NotFound
from logbook.faults import words_of_database
from logbook.policy import Caller
from logbook.web import compressing, security
from logbook.web.editing import Editing, Values, anybody
from logbook.web.gate import caller, public
from logbook.web.language import current_language
from logbook.web.schema import flat_values

blueprint = Blueprint("calendars", __name__)
log = logging.getLogger(__name__)

JUST_MADE = "just-made-feed"
OF_FEEDS = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.get("/calendars")
def index() -> str:
    """One's feeds, each as a card; a link just made is told here once."""
    made = session.pop(JUST_MADE, None)
    with reading():
        feeds = queries.feeds(caller())
        url = made and f"{current_app.config['PUBLIC_URL']}{made['path']}"
        return render_template(
            "calendars/index.html",
            feeds=feeds,
            now=clock.now(),
            made_id=made and made["id"],
            url=url,
            qr=url and _drawn(url),
        )


def _drawn(url: str) -> str:
    """The link as a square that telephones read, for an <img>."""
    import segno  # noqa: PLC0415 - with readers of XML, for who has just made a feed

    return segno.make(url, error="m").svg_data_uri(scale=4, border=4)


@blueprint.post("/calendars/<uuid:id>/rotate")
def rotate(id: uuid.UUID) -> ResponseReturnValue:
    """A new link in place of the old."""
    with transaction():
        made = service.rotate_feed(caller(), id, now=clock.now())
    return _tell(
        made,
        _("The link is renewed; calendars with the old one empty themselves. Copy the new one."),
    )


@blueprint.post("/calendars/<uuid:id>/revoke")
def revoke(id: uuid.UUID) -> ResponseReturnValue:
    """End the feed."""
    with transaction():
        service.revoke_feed(caller(), id, now=clock.now())
    flash(_("The link is revoked. Calendars empty themselves at their next update."))
    return redirect(url_for("calendars.index"), 303)


def _tell(made: service.MadeFeed, text: str) -> ResponseReturnValue:
    # The token rides in the signed form cookie to the next page and is dropped there: it may
    # stand in no address, and in the database only as a digest.
    session[JUST_MADE] = {"id": str(made.feed.id), "path": made.path}
    flash(text)
    return redirect(url_for("calendars.index", _anchor="made"), 303)


def _blank() -> Values:
    """Filled in as far as the address says (?scope=topic&topic=…)."""
    usual = {"scope": "mine", "content": "follow-ups", "detail": "full", "shape": "events"}
    usual |= {"showDone": "true", "language": current_language()}
    return usual | request.args.to_dict()


def _stored(feed: CalendarFeed) -> Values:
    content = FeedSchema().dump(feed)
    if isinstance(content["scope"], dict):
        ((kind, subject),) = content["scope"].items()
        content |= {"scope": kind, kind: subject}
    return flat_values(content)


def _offer(_values: Values, _feed: CalendarFeed | None) -> Mapping[str, Any]:
    language = current_language()
    return {
        "topics": topic_choices(language),
        "commitments": commitment_choices(language),
        "organisations": organisation_choices(language),
        "scopes": list(Scope),
        "contents": [c for c in Content if c is not Content.PUBLIC_AGENDA],
        "details": list(Detail),
        "shapes": list(Shape),
    }


def _edit(me: Caller, id: uuid.UUID, details: FeedDetails, **how: Any) -> CalendarFeed:
    """Whatever its version: the form is its owner's alone and says none."""
    return service.edit_feed(me, id, details, **how | {"version": None})


def _made(made: service.MadeFeed) -> ResponseReturnValue:
    return _tell(made, _("The link is made. Copy it now: it is shown only once."))


def _saved(_feed: CalendarFeed) -> ResponseReturnValue:
    flash(_("Saved. Calendars follow at their next update."))
    return redirect(url_for("calendars.index"), 303)


editing = Editing(
    schema=FeedSchema,
    template="calendars/form.html",
    named="feed",
    require=anybody,
    read=lambda id: queries.feed(caller(), id),
    create=service.make_feed,
    edit=_edit,
    blank=_blank,
    stored=_stored,
    offer=_offer,
    address=lambda _feed: url_for("calendars.index"),
    labels=dict,
    made=_made,
    saved=_saved,
)

blueprint.get("/calendars/new", endpoint="new")(editing.show_new)
blueprint.post("/calendars", endpoint="create")(editing.add)
blueprint.get("/calendars/<uuid:id>/edit", endpoint="edit")(editing.show)
blueprint.post("/calendars/<uuid:id>", endpoint="save")(editing.save)


@blueprint.route(
    "/cal/<token>/<slug>.ics", methods=["GET", "HEAD"], provide_automatic_options=False
)
@public
def feed(token: str, slug: str) -> ResponseReturnValue:
    """The feed behind a link. Never a redirect to sign in: clients would take it for a calendar."""
    now, kept = clock.now(), kept_answers()
    poll = polling.Poll(
        digest=digest(token),
        etags=frozenset(request.if_none_match.as_set(include_weak=True))
        | ({"*"} if request.if_none_match.star_tag else set()),
        client=polling.client_of(request.headers.get("User-Agent", "")),
        address=current_app.config["PUBLIC_URL"],
    )
    try:
        reply = polling.answer(poll, kept, now=now)
    except NotFound:
        note_miss(request.remote_addr or "", now=now)
        return _unknown()
    except polling.Gone:
        return "This calendar has ended.\n", 410, PLAIN
    except DBAPIError as error:
        # A client that once gets a 500 stops asking until it is restarted: the last good bytes
        # are better, while they are fresh.
        db.session.rollback()
        last = kept.last_good(poll.digest, now=now)
        if last is None:
            log.error("database: %s", words_of_database(error.orig))  # noqa: TRY400 - not its words
            return (
                "The calendar cannot be reached for a moment.\n",
                503,
                PLAIN | {"Retry-After": "5"},
            )
        reply = polling.Reply(*last)
    return _calendar(reply, slug, now=now)


def kept_answers() -> KeptAnswers:
    """Where this program keeps the last answers of feeds."""
    kept: KeptAnswers | None = current_app.extensions.get(KeptAnswers.__name__)
    if kept is None:
        where = db.engine.engine.url
        is_file = where.get_backend_name() == "sqlite" and ":memory:" not in (
            where.database or ":memory:"
        )
        beside = f"{where.database}-feeds" if is_file else f"{current_app.instance_path}/feeds"
        folder = Path(current_app.config["SETTINGS"].feeds_folder or beside)
        kept = current_app.extensions[KeptAnswers.__name__] = KeptAnswers(folder)
    return kept


def _calendar(reply: polling.Reply, slug: str, *, now: datetime) -> Response:
    body, is_packed = reply.body or b"", False
    if may_pack := current_app.config["SETTINGS"].compress_feeds:
        is_packed = compressing.is_asked(request)
    if body and is_packed:
        body = kept_answers().pack(reply.etag, body, now=now)
    response = Response(body, status=304 if reply.body is None else 200)
    if len(body) > LARGE and request.method == "GET":
        # As a file: the server would copy it to one of its own.
        content = wrap_file(request.environ, BytesIO(body), LARGE)
        response = Response(content, direct_passthrough=True)
        response.content_length = len(body)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'inline; filename="{slug[:60]}.ics"'
    response.headers.update(OF_FEEDS)
    if body and is_packed:
        response.headers["Content-Encoding"] = "gzip"
    if may_pack:
        response.vary.add("Accept-Encoding")
    response.set_etag(reply.etag, weak=is_packed)
    return response


def _unknown() -> ResponseReturnValue:
    return "There is no calendar at this address.\n", 404, PLAIN


@blueprint.record
def _answer_quickly(state: BlueprintSetupState) -> None:
    """Let polls that find nothing new be answered before anything else is asked."""
    common = security.headers(secure=state.app.config["SETTINGS"].secure)
    packs = state.app.config["SETTINGS"].compress_feeds
    varies = {"Vary": "Accept-Encoding, Cookie" if packs else "Cookie"}
    sent = [*(common | OF_FEEDS | varies).items()]
    quick = QuickFeeds(state.app, kept_answers, sent, clock.now, packs=packs)
    state.app.extensions["quick"] = {"/cal/": quick}
