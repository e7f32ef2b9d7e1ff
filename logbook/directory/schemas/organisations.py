"""An organisation as it comes in and goes out."""

from marshmallow import EXCLUDE, fields, validate

from logbook.directory.details import FormerNameDetails, MembershipDetails, OrganisationDetails
from logbook.directory.models import MembershipRole, OrganisationKind
from logbook.directory.queries.organisations import KEYS, OrganisationFilter
from logbook.directory.schemas.fields import Rhythm
from logbook.directory.schemas.references import Label, OrganisationField, SectorField
from logbook.sorting import both_ways
from logbook.web.fields import LINE, Bilingual, Day, Id, Line, Text
from logbook.web.schema import LogbookSchema, RecordSchema


class FormerNameSchema(LogbookSchema):
    """A name that was."""

    details = FormerNameDetails
    essential = ("name", "until")

    id = Id(allow_none=True)
    name = Line(required=True)
    until = Day(allow_none=True)


class MembershipSchema(LogbookSchema):
    """A part in another organisation; `to` is the first day no more."""

    details = MembershipDetails
    essential = ("organisation", "from", "to")

    id = Id(allow_none=True)
    organisation = OrganisationField(attribute="organisation_id", required=True)
    organisation_label = Label(attribute="organisation")
    role = fields.Enum(MembershipRole, by_value=True)
    since = Day(data_key="from", allow_none=True)
    until = Day(data_key="to", allow_none=True)


class OrganisationSchema(RecordSchema):
    """An organisation."""

    details = OrganisationDetails

    name = Bilingual(required=True, longest=LINE, one_line=True)
    in_sentence = Bilingual(allow_none=True, longest=LINE, one_line=True)
    short_name = Line(allow_none=True, longest=60)
    plural = fields.Boolean()
    former_names = fields.Nested(FormerNameSchema, many=True)
    merged_into = OrganisationField(attribute="merged_into_id", allow_none=True)
    merged_into_label = Label(attribute="merged_into")
    kind = fields.Enum(OrganisationKind, by_value=True)
    sector = SectorField(attribute="sector_id", allow_none=True)
    sector_label = Label(attribute="sector")
    memberships = fields.Nested(MembershipSchema, many=True)
    rhythm = Rhythm(allow_none=True)
    notes = Text(allow_none=True)


class MergeSchema(LogbookSchema):
    """Into which organisation another went up."""

    into = OrganisationField(required=True)


class OrganisationFilterSchema(LogbookSchema):
    """Which organisations a list asks for; what else stands in the query string is not its own."""

    class Meta:
        """A page number and an order are no filters."""

        unknown = EXCLUDE

    details = OrganisationFilter

    text = Line()
    kind = fields.Enum(OrganisationKind, by_value=True)
    sector = SectorField(attribute="sector_id")
    sort = fields.String(validate=validate.OneOf(both_ways(KEYS)))
