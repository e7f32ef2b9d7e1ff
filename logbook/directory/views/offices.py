"""Pages of offices: who held them when. Everybody reads, administrators write."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading
from logbook.directory import service
from logbook.directory.models import Office
from logbook.directory.queries import office_choices
from logbook.directory.queries import offices as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.offices import DaySchema, OfficeSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Errors, confirm_deletion, deleted
from logbook.directory.views.editing import Editing, Values, Words
from logbook.directory.words import LEVELS, choices_of
from logbook.errors import Invalid
from logbook.policy import require_administration
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.paging import read_paging
from logbook.web.schema import read_query


@blueprint.get("/administration/offices")
def offices() -> ResponseReturnValue:
    """All offices, with who holds them today."""
    with reading():
        found = queries.offices(read_paging())
        return render_template("directory/offices.html", found=found, levels=LEVELS)


@blueprint.get("/administration/offices/<uuid:id>")
def office(id: uuid.UUID) -> ResponseReturnValue:
    """One office: its terms, and who held it on the day `?on=` (today without one)."""
    errors: Errors = {}
    today = clock.today(caller().time_zone)
    with reading():
        found = queries.office(id)
        day: date | None = None
        try:
            day = read_query(DaySchema()).get("on", today)
        except Invalid as problem:
            errors = problem.errors
        page = render_template(
            "directory/office.html",
            office=found,
            title=label_of(found, current_language()),
            successors=queries.successors_of(id),
            day=day,
            term=found.term_on(day) if day else None,
            errors=errors,
            values=request.args,
            levels=LEVELS,
        )
    return page, 422 if errors else 200


def _offer(_values: Values) -> Mapping[str, Any]:
    return {"levels": choices_of(LEVELS), "offices": office_choices(current_language())}


def _labels() -> Mapping[str, str]:
    return {
        "name-nl": _("Name in Dutch"),
        "name-en": _("Name in English"),
        "inSentence-nl": _("In a Dutch sentence"),
        "inSentence-en": _("In an English sentence"),
        "level": _("Level"),
        "ministry": _("Ministry"),
        "succeeds": _("Succeeds"),
        "terms-*-holder": _("Held by"),
        "terms-*-from": _("From"),
        "terms-*-to": _("Until"),
    }


def _words() -> Words:
    return {"level": dict(choices_of(LEVELS)), "succeeds": dict(office_choices(current_language()))}


def _address(record: Office) -> str:
    return url_for("directory.office", id=record.id)


editing = Editing(
    schema=OfficeSchema,
    template="directory/office_form.html",
    require=require_administration,
    read=queries.office,
    create=service.create_office,
    edit=service.edit_office,
    offer=_offer,
    address=_address,
    labels=_labels,
    words=_words,
)


@blueprint.get("/administration/offices/new")
def new_office() -> ResponseReturnValue:
    """An empty form."""
    return editing.show_new()


@blueprint.post("/administration/offices/new")
def add_office() -> ResponseReturnValue:
    """Make an office."""
    return editing.add()


@blueprint.get("/administration/offices/<uuid:id>/edit")
def edit_office(id: uuid.UUID) -> ResponseReturnValue:
    """The form of one."""
    return editing.show(id)


@blueprint.post("/administration/offices/<uuid:id>/edit")
def save_office(id: uuid.UUID) -> ResponseReturnValue:
    """Keep what was typed."""
    return editing.save(id)


@blueprint.get("/administration/offices/<uuid:id>/delete")
def ask_delete_office(id: uuid.UUID) -> ResponseReturnValue:
    """The page that asks."""
    require_administration(caller())
    return _ask_delete(id)


@blueprint.post("/administration/offices/<uuid:id>/delete")
def delete_office(id: uuid.UUID) -> ResponseReturnValue:
    """Delete it where nothing refers to it."""
    return deleted(service.delete_office, id, ask=_ask_delete, collection="directory.offices")


def _ask_delete(id: uuid.UUID, errors: Errors | None = None) -> str:
    with reading():
        record = queries.office(id)
        name = label_of(record, current_language())
        return confirm_deletion(name, record.version, back=_address(record), errors=errors)
