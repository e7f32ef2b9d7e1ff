"""Pages of sectors. Everybody reads, administrators write."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook.db import reading
from logbook.directory import service
from logbook.directory.models import Article, Sector
from logbook.directory.queries import sectors as queries
from logbook.directory.schemas.topics import SectorSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Deleting
from logbook.policy import require_administration
from logbook.web.editing import Editing, Values
from logbook.web.language import _
from logbook.web.paging import read_paging


@blueprint.get("/administration/sectors")
def sectors() -> ResponseReturnValue:
    """All sectors."""
    with reading():
        return render_template("directory/sectors.html", found=queries.sectors(read_paging()))


def _offer(_values: Values, _record: Sector | None) -> Mapping[str, Any]:
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
)
deleting = Deleting(editing, service.delete_sector, "directory.sectors")

blueprint.get("/administration/sectors/new", endpoint="new_sector")(editing.show_new)
blueprint.post("/administration/sectors/new", endpoint="add_sector")(editing.add)
blueprint.get("/administration/sectors/<uuid:id>/edit", endpoint="edit_sector")(editing.show)
blueprint.post("/administration/sectors/<uuid:id>/edit", endpoint="save_sector")(editing.save)
blueprint.get("/administration/sectors/<uuid:id>/delete", endpoint="ask_delete_sector")(
    deleting.ask
)
blueprint.post("/administration/sectors/<uuid:id>/delete", endpoint="delete_sector")(deleting.act)
