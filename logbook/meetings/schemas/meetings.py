"""A meeting, in and out."""

from typing import Any

from marshmallow import fields, pre_load, validate

from logbook.accounts.schemas import UnitField
from logbook.commitments.schemas import CommitmentField, CommitmentLabel
from logbook.directory.schemas import Label, PersonField, TopicField
from logbook.meetings.details import MeetingDetails
from logbook.meetings.models import Agenda, Marking, MeetingStatus, Setting
from logbook.meetings.schemas.fields import (
    ClockTime,
    ColleagueField,
    FirstDay,
    TimeZoneName,
    with_last_day,
)
from logbook.meetings.schemas.rows import PartySchema, PointSchema, RepresentativeSchema
from logbook.policy import Access
from logbook.web.fields import LINE, Bilingual, Day, Line, Several, Text
from logbook.web.language import lazy_gettext
from logbook.web.schema import LONGEST_LIST, LogbookSchema, RecordSchema

NOT_AN_INSTANT = lazy_gettext(
    "Write a day and a time with its distance to UTC, such as 2021-09-14T10:00:00+02:00."
)
_FEW = validate.Length(max=LONGEST_LIST)


class AgendaSchema(LogbookSchema):
    """How a meeting stands in the public agenda."""

    details = Agenda

    subject = Line(load_default=None, allow_none=True)
    state = Line(load_default=None, allow_none=True)
    url = Line(longest=2000, load_default=None, allow_none=True)
    published_at = fields.AwareDateTime(
        load_default=None,
        allow_none=True,
        format="iso",
        error_messages=dict.fromkeys(("invalid", "invalid_awareness"), NOT_AN_INSTANT),
    )


class SourceSchema(LogbookSchema):
    """Where an imported meeting came from."""

    kind = fields.String(dump_only=True)
    uid = fields.String(dump_only=True, allow_none=True)
    sequence = fields.Integer(dump_only=True, allow_none=True)


class MeetingSchema(RecordSchema):
    """A meeting with both sides of the table and what was said."""

    details = MeetingDetails

    title = Line(
        required=True,
        error_messages={
            "required": lazy_gettext("Say with whom you spoke, or give the meeting a title.")
        },
    )
    occasion = Bilingual(longest=LINE, load_default=None, allow_none=True)
    date = FirstDay(required=True)
    end_date = Day(load_default=None, allow_none=True)
    start_time = ClockTime(load_default=None, allow_none=True)
    end_time = ClockTime(load_default=None, allow_none=True)
    time_zone = TimeZoneName(load_default=None, allow_none=True)
    place = Line(load_default=None, allow_none=True)
    setting = fields.Enum(Setting, by_value=True, load_default=Setting.BILATERAL)
    status = fields.Enum(MeetingStatus, by_value=True, load_default=None, allow_none=True)
    series = Line(load_default=None, allow_none=True)
    owner_id = ColleagueField(data_key="owner", load_default=None, allow_none=True)
    owner_label = fields.String(attribute="owner.name", dump_only=True)
    unit_id = UnitField(data_key="unit", load_default=None, allow_none=True)
    unit_label = fields.String(attribute="unit.name", dump_only=True)
    access = fields.Enum(Access, by_value=True, load_default=Access.EVERYONE)
    named = Several(ColleagueField(), load_default=list, validate=_FEW)
    marking = fields.Enum(Marking, by_value=True, load_default=Marking.NONE)
    representatives = fields.Nested(
        RepresentativeSchema, many=True, load_default=list, validate=_FEW
    )
    parties = fields.Nested(PartySchema, many=True, load_default=list, validate=_FEW)
    people = Several(PersonField(), load_default=list, validate=_FEW)
    people_labels = fields.List(Label(), attribute="people", dump_only=True)
    topics = Several(TopicField(), load_default=list, validate=_FEW)
    topic_labels = fields.List(Label(), attribute="topics", dump_only=True)
    commitments = Several(CommitmentField(), load_default=list, validate=_FEW)
    commitment_labels = fields.List(CommitmentLabel(), attribute="commitments", dump_only=True)
    points = fields.Nested(PointSchema, many=True, load_default=list, validate=_FEW)
    summary = Bilingual(load_default=None, allow_none=True)
    notes = Text(load_default=None, allow_none=True)
    agenda = fields.Nested(AgendaSchema, load_default=None, allow_none=True)
    source = fields.Nested(SourceSchema, dump_only=True, allow_none=True)

    @pre_load
    def read_several_days(self, data: Any, **_kwargs: Any) -> Any:
        """'14 en 15 september' is the date and the last day."""
        return with_last_day(data)
