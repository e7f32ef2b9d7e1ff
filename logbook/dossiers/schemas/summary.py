"""The summary of a meeting as JSON: the record of a report, with what the other formats tell."""

from marshmallow import fields

from logbook.dossiers.schemas.dossier import PartnerSchema, SayingSchema, SourceSchema, TaskSchema
from logbook.letters.models import ReportKind
from logbook.meetings.models import MeetingStatus, OnBehalfOf, Setting
from logbook.web.fields import Bilingual, Dated, Day, Id
from logbook.web.schema import LogbookSchema


class GuestSchema(LogbookSchema):
    """Somebody at the other side by name."""

    name = fields.String()
    function = Bilingual()


class EnvoySchema(LogbookSchema):
    """Who spoke for us."""

    name = Bilingual()
    holder = fields.String()
    on_behalf_of = fields.Enum(OnBehalfOf, by_value=True)


class LinkSchema(LogbookSchema):
    """A commitment that the meeting is about."""

    commitment = Id(attribute="id")
    label = Bilingual()


class SubjectSchema(LogbookSchema):
    """What was discussed about the same topics."""

    topics = fields.List(Bilingual())
    points = fields.List(fields.Nested(SayingSchema), attribute="sayings")


class SequelSchema(LogbookSchema):
    """A later meeting that is planned."""

    meeting = Id(attribute="id")
    date = Dated()
    title = fields.String()


class SummarySchema(LogbookSchema):
    """The whole summary, its follow-ups as of `asOf`."""

    kind = fields.Constant(ReportKind.SUMMARY.value)
    as_of = Day()
    source = fields.Nested(SourceSchema)
    title = fields.String()
    date = Dated()
    end_date = Day()
    start_time = fields.Time(format="%H:%M")
    end_time = fields.Time(format="%H:%M")
    time_zone = fields.String()
    place = fields.String()
    setting = fields.Enum(Setting, by_value=True)
    status = fields.Enum(MeetingStatus, by_value=True)
    owner = fields.String()
    unit = fields.String()
    parties = fields.List(fields.Nested(PartnerSchema))
    people = fields.List(fields.Nested(GuestSchema), attribute="guests")
    representatives = fields.List(fields.Nested(EnvoySchema), attribute="for_us")
    occasion = Bilingual()
    series = fields.String()
    topics = fields.List(Bilingual())
    commitments = fields.List(fields.Nested(LinkSchema))
    summary = Bilingual(attribute="text")
    subjects = fields.List(fields.Nested(SubjectSchema))
    agreements = fields.List(fields.Nested(SayingSchema))
    follow_ups = fields.List(fields.Nested(TaskSchema), attribute="tasks")
    planned = fields.List(fields.Nested(SequelSchema), attribute="sequels")
