"""The pages of the texts that letters use again: everybody reads them, editors write them."""

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.citations import parse
from logbook.db import reading, transaction
from logbook.directory.queries import topic_choices
from logbook.errors import Conflict, Invalid
from logbook.letters import labels, queries, service
from logbook.letters.models import ReusableText
from logbook.letters.queries import TextFilter
from logbook.letters.schemas import ReusableTextSchema, TextFilterSchema
from logbook.letters.stored_letter import parts_of
from logbook.letters.views.blueprint import blueprint
from logbook.paging import Page, Paging
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active, heads
from logbook.web.paging import read_paging
from logbook.web.schema import read_query


@blueprint.get("/reports/texts")
def reusable_texts() -> ResponseReturnValue:
    """All, by title; some of them by a part of their title or by topic."""
    errors: Mapping[str, list[str]] = {}
    with reading():
        wanted, paging = TextFilter(), Paging()
        try:
            wanted, paging = read_query(TextFilterSchema()), read_paging()
        except Invalid as problem:
            errors = problem.errors
        found = Page([], 0, paging) if errors else queries.reusable_texts(wanted, paging)
        topics = topic_choices(current_language())
        shown = render_template(
            "letters/texts.html",
            found=found,
            errors=errors,
            topics=topics,
            heads=heads(_columns, default="title"),
            views=views_on("/reports/texts"),
            active=active({"title": _("Title"), "topic": _("Topic")}, {"topic": topics}),
        )
    return shown, 422 if errors else 200


def _columns() -> list[tuple[str, str]]:
    return [
        (_("Title"), "title"), (_("Taken from"), "citation"), (_("Topics"), ""),
        (_("Languages"), ""), (_("Changed"), "changed"),
    ]  # fmt: skip


@blueprint.get("/reports/texts/<uuid:id>")
def reusable_text(id: uuid.UUID) -> ResponseReturnValue:
    """What it says, what it was taken from, and who wrote it."""
    with reading():
        text = queries.reusable_text(id)
        cited = parse(text.citation) if text.citation else None
        return render_template(
            "letters/text.html",
            text=text,
            parts={code: list(parts_of(getattr(text.text, code) or "")) for code in ("nl", "en")},
            published=cited.url if cited else None,
        )


@blueprint.post("/reports/texts/<uuid:id>/retirement")
def retire_reusable_text(id: uuid.UUID) -> ResponseReturnValue:
    """Offer it no more, or with `retired` empty again."""
    retired = request.form.get("retired") == "true"
    try:
        with transaction():
            service.retire_text(
                caller(), id, retired=retired, version=form_version(), now=clock.now()
            )
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this text in the meantime. Look at it first."), "warning")
    else:
        flash(_("The text is retired.") if retired else _("The text is back in use."), "done")
    return redirect(url_for(".reusable_text", id=id), 303)


def _offer(values: Values, _text: ReusableText | None) -> Mapping[str, Any]:
    named = values.get("topics", [])
    also = [named] if isinstance(named, str) else named
    return {"topics": topic_choices(current_language(), also=also)}


def _words(_text: ReusableText) -> Words:
    return {"topics": dict(topic_choices(current_language()))}


def _address(text: ReusableText) -> str:
    return url_for(".reusable_text", id=text.id)


editing = Editing(
    schema=partial(ReusableTextSchema, exclude=("id",)),
    template="letters/text_form.html",
    named="text",
    read=queries.reusable_text,
    create=service.create_text,
    edit=service.edit_text,
    blank=dict,
    offer=_offer,
    address=_address,
    labels=labels.text_labels,
    words=_words,
    saved=lambda text: done(_("Reusable text saved."), _address(text)),
)

blueprint.get("/reports/texts/new", endpoint="new_reusable_text")(editing.show_new)
blueprint.post("/reports/texts", endpoint="add_reusable_text")(editing.add)
blueprint.get("/reports/texts/<uuid:id>/edit", endpoint="edit_reusable_text")(editing.show)
blueprint.post("/reports/texts/<uuid:id>/edit", endpoint="save_reusable_text")(editing.save)
