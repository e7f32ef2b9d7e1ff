"""Making, changing and deleting organisations."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from logbook.directory import service
from logbook.directory.labels import KINDS, ROLES, choices_of, rhythm_choices
from logbook.directory.models import Organisation
from logbook.directory.queries import organisation_choices, sector_choices
from logbook.directory.queries import organisations as queries
from logbook.directory.schemas.organisations import OrganisationSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Deleting
from logbook.policy import require_write
from logbook.web.editing import Editing, Values, Words
from logbook.web.language import _, current_language


def _offer(values: Values, _record: Organisation | None) -> Mapping[str, Any]:
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


def _words(_record: Organisation) -> Words:
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
deleting = Deleting(editing, service.delete_organisation, "directory.organisations")

blueprint.get("/organisations/new", endpoint="new_organisation")(editing.show_new)
blueprint.post("/organisations/new", endpoint="add_organisation")(editing.add)
blueprint.get("/organisations/<uuid:id>/edit", endpoint="edit_organisation")(editing.show)
blueprint.post("/organisations/<uuid:id>/edit", endpoint="save_organisation")(editing.save)
blueprint.get("/organisations/<uuid:id>/delete", endpoint="ask_delete_organisation")(deleting.ask)
blueprint.post("/organisations/<uuid:id>/delete", endpoint="delete_organisation")(deleting.act)
