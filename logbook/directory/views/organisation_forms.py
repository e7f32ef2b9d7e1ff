"""Making, changing and deleting organisations."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from logbook.db import reading
from logbook.directory import service
from logbook.directory.models import Organisation
from logbook.directory.queries import organisation_choices, sector_choices
from logbook.directory.queries import organisations as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.organisations import OrganisationSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Errors, confirm_deletion, deleted
from logbook.directory.views.editing import Editing, Values, Words
from logbook.directory.words import KINDS, ROLES, choices_of, rhythm_choices
from logbook.policy import require_write
from logbook.web.gate import caller
from logbook.web.language import _, current_language


def _offer(values: Values) -> Mapping[str, Any]:
    language = current_language()
    return {
        "kinds": choices_of(KINDS),
        "roles": choices_of(ROLES),
        "sectors": sector_choices(language),
        "organisations": [choice.name for choice in organisation_choices(language)],
        "rhythms": rhythm_choices(str(values.get("rhythm") or "")),
    }


def _labels() -> Mapping[str, str]:
    return {
        "name-nl": _("Name in Dutch"),
        "name-en": _("Name in English"),
        "shortName": _("Short name"),
        "inSentence-nl": _("In a Dutch sentence"),
        "inSentence-en": _("In an English sentence"),
        "plural": _("Takes a plural verb"),
        "kind": _("Kind"),
        "sector": _("Sector"),
        "rhythm": _("Contact at least"),
        "memberships-*-organisation": _("Takes part in"),
        "memberships-*-role": _("As"),
        "memberships-*-from": _("From"),
        "memberships-*-to": _("Until"),
        "formerNames-*-name": _("Former name"),
        "formerNames-*-until": _("Former name until"),
        "notes": _("Notes"),
    }


def _words() -> Words:
    language = current_language()
    names = {str(choice.id): choice.name for choice in organisation_choices(language)}
    return {
        "kind": dict(choices_of(KINDS)),
        "sector": dict(sector_choices(language)),
        "memberships-*-organisation": names,
        "memberships-*-role": dict(choices_of(ROLES)),
    }


def _address(record: Organisation) -> str:
    return url_for("directory.organisation", id=record.id)


editing = Editing(
    schema=OrganisationSchema,
    template="directory/organisation_form.html",
    require=require_write,
    read=queries.organisation,
    create=service.create_organisation,
    edit=service.edit_organisation,
    offer=_offer,
    address=_address,
    labels=_labels,
    words=_words,
)


@blueprint.get("/organisations/new")
def new_organisation() -> ResponseReturnValue:
    """An empty form."""
    return editing.show_new()


@blueprint.post("/organisations/new")
def add_organisation() -> ResponseReturnValue:
    """Make an organisation."""
    return editing.add()


@blueprint.get("/organisations/<uuid:id>/edit")
def edit_organisation(id: uuid.UUID) -> ResponseReturnValue:
    """The form of one."""
    return editing.show(id)


@blueprint.post("/organisations/<uuid:id>/edit")
def save_organisation(id: uuid.UUID) -> ResponseReturnValue:
    """Keep what was typed."""
    return editing.save(id)


@blueprint.get("/organisations/<uuid:id>/delete")
def ask_delete_organisation(id: uuid.UUID) -> ResponseReturnValue:
    """The page that asks."""
    require_write(caller())
    return _ask_delete(id)


@blueprint.post("/organisations/<uuid:id>/delete")
def delete_organisation(id: uuid.UUID) -> ResponseReturnValue:
    """Delete it where nothing refers to it."""
    return deleted(
        service.delete_organisation, id, ask=_ask_delete, collection="directory.organisations"
    )


def _ask_delete(id: uuid.UUID, errors: Errors | None = None) -> str:
    with reading():
        record = queries.organisation(id)
        name = label_of(record, current_language())
        return confirm_deletion(name, record.version, back=_address(record), errors=errors)
