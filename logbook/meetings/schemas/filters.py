"""What a list of meetings may be asked for in its query string."""

from marshmallow import EXCLUDE, fields, validate

from logbook.accounts.schemas import AccountField, UnitField
from logbook.commitments.schemas import CommitmentField
from logbook.directory.schemas import OrganisationField, SectorField, TopicField
from logbook.meetings.models import MeetingStatus, Setting
from logbook.meetings.queries import MeetingFilter
from logbook.meetings.queries.order import SORTS
from logbook.sorting import both_ways
from logbook.web.fields import Dated, Line
from logbook.web.schema import LogbookSchema


class FilterSchema(LogbookSchema):
    """Filters; what is left out asks nothing. Dates may be typed as people write them."""

    details = MeetingFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    q = Line(load_default="")
    since = Dated(data_key="from", load_default=None)
    until = Dated(data_key="to", load_default=None)
    topic = TopicField(load_default=None)
    commitment = CommitmentField(load_default=None)
    organisation = OrganisationField(load_default=None)
    sector = SectorField(load_default=None)
    status = fields.Enum(MeetingStatus, by_value=True, load_default=None)
    setting = fields.Enum(Setting, by_value=True, load_default=None)
    owner = AccountField(load_default=None)
    unit = UnitField(load_default=None)
    mine = fields.Boolean(load_default=False)
    sort = fields.String(validate=validate.OneOf(both_ways(SORTS)))
