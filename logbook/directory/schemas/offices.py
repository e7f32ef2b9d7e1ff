"""An office and its terms as they come in and go out."""

from marshmallow import EXCLUDE, fields

from logbook.directory.details import OfficeDetails, TermDetails
from logbook.directory.models import OfficeLevel
from logbook.directory.schemas.references import Label, OfficeField
from logbook.web.fields import LINE, Bilingual, Day, Id, Line
from logbook.web.schema import LogbookSchema, RecordSchema


class TermSchema(LogbookSchema):
    """A term of office; `to` is the first day not in office."""

    details = TermDetails
    essential = ("holder", "from", "to")

    id = Id(allow_none=True)
    holder = Line(allow_none=True)
    since = Day(data_key="from", required=True)
    until = Day(data_key="to", allow_none=True)


class OfficeSchema(RecordSchema):
    """An office."""

    details = OfficeDetails

    name = Bilingual(required=True, longest=LINE, one_line=True)
    in_sentence = Bilingual(allow_none=True, longest=LINE, one_line=True)
    level = fields.Enum(OfficeLevel, by_value=True)
    ministry = Line(allow_none=True)
    succeeds = OfficeField(attribute="succeeds_id", allow_none=True)
    succeeds_label = Label(attribute="succeeds")
    terms = fields.Nested(TermSchema, many=True)


class DaySchema(LogbookSchema):
    """The day for which a page is asked."""

    class Meta:
        """Nothing else in the query string is its own."""

        unknown = EXCLUDE

    on = Day()
