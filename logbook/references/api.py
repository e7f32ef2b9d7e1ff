"""References as JSON. A meeting in one is told to those who may see it."""

import uuid
from datetime import datetime

from flask import Blueprint

from logbook.policy import Caller, require_write
from logbook.references import queries, service
from logbook.references.details import ReferenceDetails
from logbook.references.models import Reference
from logbook.references.schemas import ReferenceSchema
from logbook.web.api import PREFIX
from logbook.web.resource import Resource

blueprint = Blueprint("references_api", __name__, url_prefix=PREFIX)


def _replace(
    who: Caller, id: uuid.UUID, details: ReferenceDetails, *, version: int | None, now: datetime
) -> Reference:
    return service.edit_reference(who, queries.reference(id), details, version=version, now=now)


_references = Resource(
    blueprint, "/references/<id>", ReferenceSchema, queries.reference, require=require_write
)
_references.creates("create_reference", "Make a reference", service.create_reference)
_references.reads("read_reference", "Read a reference")
_references.replaces("replace_reference", "Replace a reference", _replace, settle=queries.reference)
