"""Pages of sectors. Everybody reads, administrators write."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook.db import reading
from logbook.directory import service
from logbook.directory.models import Article, Sector
from logbook.directory.queries import sectors as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.topics import SectorSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Errors, confirm_deletion, deleted
from logbook.directory.views.editing import Editing, Values, Words
from logbook.policy import require_administration
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.paging import read_paging


@blueprint.get("/administration/sectors")
def sectors() -> ResponseReturnValue:
    """All sectors."""
    with reading():
        return render_template("directory/sectors.html", found=queries.sectors(read_paging()))


def _offer(_values: Values) -> Mapping[str, Any]:
    return {"articles": [(one.value, one.value) for one in Article]}


def _labels() -> Mapping[str, str]:
    return {
        "nouns-nl": _("Plural noun in Dutch"),
        "nouns-en": _("Plural noun in English"),
        "singular-nl": _("Singular noun in Dutch"),
        "singular-en": _("Singular noun in English"),
        "article": _("Dutch article"),
        "key": _("Key"),
    }


def _words() -> Words:
    return {}


def _address(_record: Sector) -> str:
    return url_for("directory.sectors")


editing = Editing(
    schema=SectorSchema,
    template="directory/sector_form.html",
    require=require_administration,
    read=queries.sector,
    create=service.create_sector,
    edit=service.edit_sector,
    offer=_offer,
    address=_address,
    labels=_labels,
    words=_words,
)


@blueprint.get("/administration/sectors/new")
def new_sector() -> ResponseReturnValue:
    """An empty form."""
    return editing.show_new()


@blueprint.post("/administration/sectors/new")
def add_sector() -> ResponseReturnValue:
    """Make a sector."""
    return editing.add()


@blueprint.get("/administration/sectors/<uuid:id>/edit")
def edit_sector(id: uuid.UUID) -> ResponseReturnValue:
    """The form of one."""
    return editing.show(id)


@blueprint.post("/administration/sectors/<uuid:id>/edit")
def save_sector(id: uuid.UUID) -> ResponseReturnValue:
    """Keep what was typed."""
    return editing.save(id)


@blueprint.get("/administration/sectors/<uuid:id>/delete")
def ask_delete_sector(id: uuid.UUID) -> ResponseReturnValue:
    """The page that asks."""
    require_administration(caller())
    return _ask_delete(id)


@blueprint.post("/administration/sectors/<uuid:id>/delete")
def delete_sector(id: uuid.UUID) -> ResponseReturnValue:
    """Delete it where nothing refers to it."""
    return deleted(service.delete_sector, id, ask=_ask_delete, collection="directory.sectors")


def _ask_delete(id: uuid.UUID, errors: Errors | None = None) -> str:
    with reading():
        record = queries.sector(id)
        name = label_of(record, current_language())
        return confirm_deletion(name, record.version, back=_address(record), errors=errors)
