"""What can be done with sectors. Administrators look after them."""

import uuid
from datetime import datetime

from logbook.assigning import assign
from logbook.directory.details import SectorDetails
from logbook.directory.models import Sector
from logbook.directory.queries.names import named
from logbook.directory.service import keeping
from logbook.directory.service.slugs import slug_of
from logbook.judging import Told, judged
from logbook.policy import Caller, require_administration
from logbook.web.language import _

Errors = dict[str, list[str]]


def create_sector(caller: Caller, details: SectorDetails, *, now: datetime) -> Sector:
    """Make a sector. Raises Forbidden, and Invalid for a key or noun that another has."""
    require_administration(caller)
    made = Sector(now=now, id=details.id or uuid.uuid4())
    return keeping.make(caller, made, lambda record: _fill(record, details), now=now)


def edit_sector(
    caller: Caller,
    sector_id: uuid.UUID,
    details: SectorDetails,
    *,
    version: int | None,
    now: datetime,
) -> Sector:
    """Replace what a sector is called. Raises as `create_sector`, NotFound and Conflict."""
    require_administration(caller)
    record = keeping.found(Sector, sector_id)
    return keeping.change(
        caller, "edit", record, lambda r: _fill(r, details), version=version, now=now
    )


def delete_sector(
    caller: Caller, sector_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Delete a sector that nothing refers to. Raises Invalid that says where it is used."""
    require_administration(caller)
    keeping.remove(caller, keeping.found(Sector, sector_id), version=version, now=now)


def _fill(record: Sector, details: SectorDetails) -> Errors:
    errors = judged(_check_nouns(record.id, details), _check_key(record.id, details))
    if errors:
        return errors
    assign(record, details, apart=("key",))
    record.key = _key(details)
    return {}


def _key(details: SectorDetails) -> str:
    return details.key or slug_of(details.nouns)


def _check_nouns(sector_id: uuid.UUID, details: SectorDetails) -> Told:
    for language, text in (("nl", details.nouns.nl), ("en", details.nouns.en)):
        if text and named(text, Sector.id, Sector.nouns.nl, Sector.nouns.en) - {sector_id}:
            yield f"nouns-{language}", _("There is a sector “%(noun)s” already.", noun=text)


def _check_key(sector_id: uuid.UUID, details: SectorDetails) -> Told:
    key = _key(details)
    if named(key, Sector.id, Sector.key) - {sector_id}:
        yield "key", _("There is a sector with the key “%(key)s” already.", key=key)
