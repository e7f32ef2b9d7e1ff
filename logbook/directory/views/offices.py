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
from logbook.directory.labels import LEVELS, choices_of
from logbook.directory.models import Office
from logbook.directory.queries import office_choices
from logbook.directory.queries import offices as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.offices import DaySchema, OfficeSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Deleting
from logbook.errors import Invalid
from logbook.policy import require_administration
from logbook.web.editing import Editing, Errors, Values, Words
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


def _offer(_values: Values, _record: Office | None) -> Mapping[str, Any]:
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


def _words(_record: Office) -> Words:
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
deleting = Deleting(editing, service.delete_office, "directory.offices")

blueprint.get("/administration/offices/new", endpoint="new_office")(editing.show_new)
blueprint.post("/administration/offices/new", endpoint="add_office")(editing.add)
blueprint.get("/administration/offices/<uuid:id>/edit", endpoint="edit_office")(editing.show)
blueprint.post("/administration/offices/<uuid:id>/edit", endpoint="save_office")(editing.save)
blueprint.get("/administration/offices/<uuid:id>/delete", endpoint="ask_delete_office")(
    deleting.ask
)
blueprint.post("/administration/offices/<uuid:id>/delete", endpoint="delete_office")(deleting.act)
