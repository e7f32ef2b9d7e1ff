"""Evidence of a commitment, in and out."""

from typing import Any

from marshmallow import fields, pre_load, validate

from logbook.commitments.details import EvidenceDetails
from logbook.commitments.models import EvidenceKind, EvidenceRole
from logbook.references.schemas import ReferenceSchema
from logbook.web.fields import Bilingual, Dated, Id, Line, Several
from logbook.web.schema import LONGEST_LIST, RecordSchema


class GivenReferenceSchema(ReferenceSchema):
    """A reference within another record: as an object, or by its id alone."""

    @pre_load
    def by_id(self, data: Any, **_kwargs: Any) -> Any:
        """An id alone is the reference that has it."""
        return {"id": data} if isinstance(data, str) else data


class EvidenceSchema(RecordSchema):
    """What answers a commitment besides meetings, or only tells where we come from."""

    details = EvidenceDetails

    commitment_id = Id(data_key="commitment", dump_only=True)
    kind = fields.Enum(EvidenceKind, by_value=True, required=True)
    role = fields.Enum(EvidenceRole, by_value=True, load_default=EvidenceRole.ANSWERS)
    date = Dated(load_default=None, allow_none=True)
    sentence = Bilingual(required=True)
    parts = Several(
        Line(required=True), load_default=list, validate=validate.Length(max=LONGEST_LIST)
    )
    reference = fields.Nested(GivenReferenceSchema, load_default=None, allow_none=True)
