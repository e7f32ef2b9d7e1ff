"""Sectors as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.api.blueprint import blueprint
from logbook.directory.models import Sector
from logbook.directory.queries import sectors as queries
from logbook.directory.schemas.topics import SectorSchema
from logbook.policy import require_administration
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json


@blueprint.get("/sectors")
@operation("List sectors", answer=SectorSchema, many=True)
def list_sectors() -> Response:
    """A page of sectors."""
    with reading():
        return answer_page(SectorSchema(), queries.sectors(read_paging()))


@blueprint.post("/sectors")
@operation("Make a sector", body=SectorSchema, answer=SectorSchema, status=201)
def create_sector() -> Response:
    """A sector, once for each id chosen."""
    require_administration(caller())
    return create_once(SectorSchema(), _create, queries.sector)


def _create() -> Sector:
    details = read_json(SectorSchema())
    return queries.sector(service.create_sector(caller(), details, now=clock.now()).id)


@blueprint.get("/sectors/<sector_id>")
@operation("Read a sector", answer=SectorSchema)
def read_sector(sector_id: str) -> Response:
    """One of them."""
    with reading():
        return answer(SectorSchema(), queries.sector(record_id(sector_id)))


@blueprint.put("/sectors/<sector_id>")
@operation("Replace a sector", body=SectorSchema, answer=SectorSchema, versioned=True)
def replace_sector(sector_id: str) -> Response:
    """All its writable fields at once."""
    require_administration(caller())
    with transaction():
        edited = service.edit_sector(
            caller(),
            record_id(sector_id),
            read_json(SectorSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(SectorSchema(), queries.sector(edited.id))


@blueprint.delete("/sectors/<sector_id>")
@operation("Delete a sector that nothing refers to", versioned=True, status=204)
def delete_sector(sector_id: str) -> Response:
    """Gone, where it was unused."""
    require_administration(caller())
    with transaction():
        service.delete_sector(
            caller(), record_id(sector_id), version=expected_version(), now=clock.now()
        )
    return Response(status=204)
