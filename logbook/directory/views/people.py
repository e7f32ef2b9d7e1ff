"""Pages of contacts."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.models import Person
from logbook.directory.queries import organisation_choices
from logbook.directory.queries import people as queries
from logbook.directory.queries.organisations import holds_on
from logbook.directory.schemas.people import MoveSchema, PersonFilterSchema, PersonSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Deleting, changed_meanwhile
from logbook.errors import Conflict, Invalid
from logbook.paging import Page, Paging
from logbook.policy import require_write
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Errors, Values, Words
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active, heads
from logbook.web.paging import read_paging
from logbook.web.schema import read_query, typed_values, use_form
from logbook.web.unchanged import told_if_unchanged


@blueprint.get("/people")
@told_if_unchanged
def people() -> ResponseReturnValue:
    """Contacts by text, with where they work today; those made one with another by text only."""
    errors: dict[str, list[str]] = {}
    with reading():
        try:
            wanted = read_query(PersonFilterSchema())
            found = queries.people(replace(wanted, merged=bool(wanted.text)), read_paging())
        except Invalid as problem:
            errors, found = problem.errors, Page([], 0, Paging())
        page = render_template(
            "directory/people.html",
            found=found,
            errors=errors,
            values=request.args,
            heads=heads(_columns, default="name"),
            views=views_on("/people"),
            active=active({"text": _("Name, e-mail address or organisation")}, {}),
            holds_on=holds_on,
        )
    return page, 422 if errors else 200


def _columns() -> list[tuple[str, str]]:
    return [(_("Name"), "name"), (_("Works at"), ""), (_("E-mail address"), "email")]


@blueprint.get("/people/<uuid:id>")
def person(id: uuid.UUID) -> ResponseReturnValue:
    """One contact: where they work, and worked."""
    with reading():
        found = queries.person(id)
        return render_template(
            "directory/person.html",
            person=found,
            holds_on=holds_on,
            doubles=queries.perhaps_the_same(id, found.name, found.email),
        )


def _organisations() -> list[str]:
    return [choice.name for choice in organisation_choices(current_language())]


def _offer(_values: Values, _record: Person | None) -> Mapping[str, Any]:
    return {"organisations": _organisations()}


def _labels() -> Mapping[str, str]:
    return {
        "name": _("Name"),
        "email": _("E-mail address"),
        "mergedInto": _("Merged with"),
        "affiliations-*-organisation": _("Works at"),
        "affiliations-*-function": _("Function"),
        "affiliations-*-from": _("From"),
        "affiliations-*-to": _("Until"),
    }


def _words(_record: Person) -> Words:
    choices = organisation_choices(current_language())
    return {"affiliations-*-organisation": {str(choice.id): choice.name for choice in choices}}


def _address(record: Person) -> str:
    return url_for("directory.person", id=record.id)


editing = Editing(
    schema=PersonSchema,
    template="directory/person_form.html",
    require=require_write,
    read=queries.person,
    create=service.create_person,
    edit=service.edit_person,
    offer=_offer,
    address=_address,
    labels=_labels,
    words=_words,
)
deleting = Deleting(editing, service.delete_person, "directory.people")

blueprint.get("/people/new", endpoint="new_person")(editing.show_new)
blueprint.post("/people/new", endpoint="add_person")(editing.add)
blueprint.get("/people/<uuid:id>/edit", endpoint="edit_person")(editing.show)
blueprint.post("/people/<uuid:id>/edit", endpoint="save_person")(editing.save)
blueprint.get("/people/<uuid:id>/delete", endpoint="ask_delete_person")(deleting.ask)
blueprint.post("/people/<uuid:id>/delete", endpoint="delete_person")(deleting.act)


@blueprint.get("/people/<uuid:id>/move")
def ask_move(id: uuid.UUID) -> ResponseReturnValue:
    """The page that asks where somebody works now."""
    require_write(caller())
    return _move_page(id, {"on": clock.today(caller().time_zone).isoformat()}, None)


@blueprint.post("/people/<uuid:id>/move")
def move_person(id: uuid.UUID) -> ResponseReturnValue:
    """Let the contact work elsewhere; what was, ends and stays known."""
    require_write(caller())
    schema = MoveSchema()
    try:
        with transaction():
            use_form(
                schema,
                lambda move: service.move_person(
                    caller(), id, move, version=form_version(), now=clock.now()
                ),
            )
    except Invalid as problem:
        return _move_page(id, typed_values(schema), problem.errors), 422
    except Conflict:
        return _move_page(id, typed_values(schema), changed_meanwhile()), 409
    flash(_("Saved."), "done")
    return redirect(url_for("directory.person", id=id), 303)


def _move_page(id: uuid.UUID, values: Values, errors: Errors | None) -> str:
    with reading():
        record = queries.person(id)
        return render_template(
            "directory/move.html",
            record=record,
            values=values,
            errors=errors,
            organisations=_organisations(),
        )
