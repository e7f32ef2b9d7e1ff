"""Drafts: what somebody typed and did not save yet, kept by itself and offered again."""

import uuid

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import transaction
from logbook.errors import NotFound
from logbook.meetings import queries, service
from logbook.meetings.views.blueprint import blueprint
from logbook.web.conflicts import form_version
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.repeating import as_typed
from logbook.web.shown import time_of_day

NEW = "meetings/new"
"""Where drafts of new meetings were kept before each form had a name of its own."""


def page_of(id: uuid.UUID | str) -> str:
    """The name under which the drafts of a form are kept: by the id of its meeting, logged or not.

    So each form keeps its own, also of two that are written at the same time.
    """
    return f"meetings/{id}"


@blueprint.post("/meetings/draft")
def save_draft() -> ResponseReturnValue:
    """Keep what is typed; answers the words that the form shows."""
    now = clock.now()
    page = _page()
    content = {"values": as_typed(request.form), "version": form_version() or None}
    with transaction():
        service.save_draft(caller(), page, content, now=now)
    said = _("Draft saved at %(time)s", time=time_of_day(now))
    return str(said), {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.post("/meetings/draft/dropped")
def drop_draft() -> ResponseReturnValue:
    """Throw away what was typed."""
    page = _page()
    with transaction():
        kept = queries.draft(caller(), page)
        service.drop_draft(caller(), page)
    if kept is None or kept.is_of_new:
        return redirect(url_for(".new"), 303)
    return redirect(url_for(".edit", id=page.removeprefix("meetings/")), 303)


def _page() -> str:
    """The page that the request names: the form of a meeting. Raises NotFound for another."""
    page = request.args.get("page", "")
    if page != NEW:
        try:
            wanted = uuid.UUID(page.removeprefix("meetings/"))
        except ValueError:
            raise NotFound from None
        page = page_of(wanted)
    return page
