"""A contact as it comes in and goes out: name, e-mail address and functions, nothing else."""

from marshmallow import EXCLUDE, fields, validate

from logbook.directory.details import AffiliationDetails, MoveDetails, PersonDetails
from logbook.directory.queries.people import KEYS, PersonFilter
from logbook.directory.schemas.fields import Mail
from logbook.directory.schemas.references import Label, OrganisationField, PersonField
from logbook.sorting import both_ways
from logbook.web.fields import Day, Id, Line
from logbook.web.schema import LogbookSchema, RecordSchema


class AffiliationSchema(LogbookSchema):
    """A function at an organisation; `to` is the first day no more."""

    details = AffiliationDetails
    essential = ("organisation", "function", "from", "to")

    id = Id(allow_none=True)
    organisation = OrganisationField(attribute="organisation_id", required=True)
    organisation_label = Label(attribute="organisation")
    function = Line(allow_none=True)
    since = Day(data_key="from", allow_none=True)
    until = Day(data_key="to", allow_none=True)


class PersonSchema(RecordSchema):
    """A contact."""

    details = PersonDetails

    name = Line(required=True)
    email = Mail(allow_none=True)
    merged_into = PersonField(attribute="merged_into_id", allow_none=True)
    merged_into_label = Label(attribute="merged_into")
    affiliations = fields.Nested(AffiliationSchema, many=True)


class MoveSchema(LogbookSchema):
    """Where a contact works from a day on."""

    details = MoveDetails

    organisation = OrganisationField(attribute="organisation_id", required=True)
    function = Line(allow_none=True)
    on = Day(required=True)


class MergePersonSchema(LogbookSchema):
    """With which contact another is one."""

    into = PersonField(required=True)


class PersonFilterSchema(LogbookSchema):
    """Which contacts a list asks for."""

    class Meta:
        """A page number is no filter."""

        unknown = EXCLUDE

    details = PersonFilter

    text = Line()
    sort = fields.String(validate=validate.OneOf(both_ways(KEYS)))
