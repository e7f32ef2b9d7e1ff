"""The pages of the texts that letters use again: everybody reads them, editors write them."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.citations import parse
from logbook.db import reading, transaction
from logbook.directory.queries import topic_choices
from logbook.errors import Conflict, Invalid
from logbook.letters import queries, service, words
from logbook.letters.composer.stored import parts_of
from logbook.letters.models import ReusableText
from logbook.letters.queries import TextFilter
from logbook.letters.schemas import ReusableTextSchema, TextFilterSchema
from logbook.letters.views.blueprint import blueprint
from logbook.paging import Page, Paging
from logbook.policy import require_write
from logbook.web.conflicts import conflict_page, form_version, merges, takes_theirs
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.paging import read_paging
from logbook.web.schema import flat_values, read_form, read_query, typed_values


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
        shown = render_template(
            "letters/texts.html",
            found=found,
            errors=errors,
            topics=topic_choices(current_language()),
        )
    return shown, 422 if errors else 200


@blueprint.get("/reports/texts/new")
def new_reusable_text() -> ResponseReturnValue:
    """An empty form."""
    require_write(caller())
    with reading():
        return _form({})


@blueprint.post("/reports/texts")
def add_reusable_text() -> ResponseReturnValue:
    """Add it."""
    require_write(caller())
    try:
        with transaction():
            made = service.create_text(caller(), read_form(_schema()), now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(typed_values(_schema()), errors=problem.errors), 422
    flash(_("Reusable text saved."), "done")
    return redirect(url_for(".reusable_text", id=made.id), 303)


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


@blueprint.get("/reports/texts/<uuid:id>/edit")
def edit_reusable_text(id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    with reading():
        text = queries.reusable_text(id)
        require_write(caller())
        return _form(flat_values(_schema().dump(text)), text, version=text.version)


@blueprint.post("/reports/texts/<uuid:id>/edit")
def save_reusable_text(id: uuid.UUID) -> ResponseReturnValue:
    """Replace it; over a stale version, both texts (409)."""
    version = form_version()
    with reading():
        text = queries.reusable_text(id)
        require_write(caller())
        if merges():
            return _form(typed_values(_schema()), text, version=version)
    if takes_theirs():
        return redirect(url_for(".reusable_text", id=id), 303)
    try:
        with transaction():
            details = read_form(_schema())
            service.edit_text(caller(), id, details, version=version, now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(typed_values(_schema()), text, problem.errors, version), 422
    except (Conflict, StaleDataError):
        with reading():
            return _both_texts(queries.reusable_text(id))
    flash(_("Reusable text saved."), "done")
    return redirect(url_for(".reusable_text", id=id), 303)


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


def _schema() -> ReusableTextSchema:
    return ReusableTextSchema(exclude=("id",))


def _form(
    values: Mapping[str, Any],
    text: ReusableText | None = None,
    errors: Mapping[str, list[str]] | None = None,
    version: int | None = None,
) -> str:
    named = values.get("topics", [])
    return render_template(
        "letters/text_form.html",
        text=text,
        values=values,
        errors=errors or {},
        version=version,
        labels=words.text_labels(),
        topics=topic_choices(current_language(), also=[named] if isinstance(named, str) else named),
    )


def _both_texts(current: ReusableText) -> ResponseReturnValue:
    """What was typed beside what is stored (409)."""
    return conflict_page(
        _schema(),
        current,
        words.text_labels(),
        cancel=url_for(".reusable_text", id=current.id),
        shown={"topics": dict(topic_choices(current_language()))},
    )
