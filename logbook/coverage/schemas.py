"""What is asked of the coverage, and what it answers."""

from marshmallow import EXCLUDE, fields

from logbook.commitments.schemas import CommitmentField
from logbook.coverage.details import By, Contact, CoverageFilter, Of, Status
from logbook.directory.schemas import OrganisationField, SectorField, TopicField
from logbook.web.fields import Bilingual, Dated, Day, Id
from logbook.web.schema import LogbookSchema


class CoverageFilterSchema(LogbookSchema):
    """What stands against what, and what both are narrowed by; what is left out asks nothing."""

    details = CoverageFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    by = fields.Enum(By, by_value=True, load_default=By.TOPIC)
    of = fields.Enum(Of, by_value=True, load_default=Of.ORGANISATION)
    commitment = CommitmentField(load_default=None)
    topic = TopicField(load_default=None)
    sector = SectorField(load_default=None)
    association = OrganisationField(load_default=None)
    status = fields.Enum(Status, by_value=True, load_default=None)


class CellSchema(LogbookSchema):
    """How an organisation or sector (`row`) was last spoken to about something (`column`).

    An organisation and a commitment by their id, a sector and a topic by their key. `days` since
    the last day that the date can mean.
    """

    row = fields.String(attribute="row.key", dump_only=True)
    row_name = Bilingual(attribute="row.name", dump_only=True)
    column = fields.String(attribute="column.key", dump_only=True)
    column_name = Bilingual(attribute="column.label", dump_only=True)
    contact = fields.Enum(Contact, by_value=True, dump_only=True)
    on = Dated(attribute="talk.date", dump_only=True, allow_none=True, dump_default=None)
    end_date = Day(attribute="talk.end_date", dump_only=True, allow_none=True, dump_default=None)
    via = fields.String(attribute="via.key", dump_only=True, allow_none=True, dump_default=None)
    meeting = Id(attribute="talk.id", dump_only=True, allow_none=True, dump_default=None)
    days = fields.Integer(dump_only=True, allow_none=True)
    rhythm = fields.String(dump_only=True, allow_none=True)
    passed = fields.Boolean(dump_only=True)


class PlanSchema(LogbookSchema):
    """The day for which the chosen talks are planned."""

    date = Dated(required=True)
