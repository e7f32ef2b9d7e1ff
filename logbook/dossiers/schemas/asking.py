"""What may be asked of a report: as of which day, in which language and format."""

from dataclasses import dataclass
from datetime import date

from marshmallow import EXCLUDE, fields, validate

from logbook.documents.files import Format
from logbook.web.fields import Day
from logbook.web.language import LANGUAGES
from logbook.web.schema import LogbookSchema


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """Left out: today, the reader's language, and no file."""

    as_of: date | None = None
    language: str | None = None
    format: Format | None = None


class ReportAskedSchema(LogbookSchema):
    """The query string of a report; the day may be typed as people write it."""

    details = ReportAsked

    class Meta:
        """What else stands in the query string is not its own."""

        unknown = EXCLUDE

    as_of = Day(load_default=None)
    language = fields.String(load_default=None, validate=validate.OneOf(LANGUAGES))
    format = fields.Enum(Format, by_value=True, load_default=None)
