"""Recesses and known papers of the Houses, in and out."""

from marshmallow import fields

from logbook.commitments.details import PaperDetails, RecessDetails
from logbook.commitments.models import Chamber
from logbook.web.fields import LINE, Dated, Day, Line
from logbook.web.schema import RecordSchema


class RecessSchema(RecordSchema):
    """A recess of a chamber, with its first and last day."""

    details = RecessDetails

    chamber = fields.Enum(Chamber, by_value=True, required=True)
    name = Line(required=True)
    since = Day(data_key="from", required=True)
    until = Day(data_key="to", required=True)
    checked = fields.Boolean()


class PaperSchema(RecordSchema):
    """A paper that is known to exist."""

    details = PaperDetails

    citation = Line(required=True, longest=200)
    about = Line(load_default=None, allow_none=True, longest=2 * LINE)
    on = Dated(load_default=None, allow_none=True)
