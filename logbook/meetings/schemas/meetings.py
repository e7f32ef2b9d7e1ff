"""A meeting, in and out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import LazyString
from marshmallow import fields, pre_load, validate

from logbook.accounts.schemas import UnitField
from logbook.commitments.schemas import CommitmentField, CommitmentLabel
from logbook.directory.schemas import Label, PersonField, TopicField
from logbook.meetings.details import MeetingDetails
from logbook.meetings.models import Agenda, Marking, MeetingStatus, Setting
from logbook.meetings.schemas.fields import (
    ClockTime,
    ColleagueField,
    FirstDayField,
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
    labels: ClassVar[Mapping[str, LazyString]] = {
        "title": lazy_gettext("Title"),
        "date": lazy_gettext("Date"),
        "endDate": lazy_gettext("Last day"),
        "startTime": lazy_gettext("From"),
        "endTime": lazy_gettext("Until"),
        "timeZone": lazy_gettext("Time zone"),
        "place": lazy_gettext("Place"),
        "setting": lazy_gettext("Form of contact"),
        "status": lazy_gettext("Status"),
        "occasion-nl": lazy_gettext("Occasion"),
        "occasion-en": lazy_gettext("Occasion (English)"),
        "series": lazy_gettext("Series"),
        "owner": lazy_gettext("Kept by"),
        "unit": lazy_gettext("Unit"),
        "access": lazy_gettext("Who may see this"),
        "named": lazy_gettext("Colleagues named"),
        "marking": lazy_gettext("Marking"),
        "representatives-*-office": lazy_gettext("Office"),
        "representatives-*-level": lazy_gettext("Level"),
        "representatives-*-onBehalfOf": lazy_gettext("On behalf of"),
        "representatives-*-as-nl": lazy_gettext("Called in a sentence"),
        "representatives-*-as-en": lazy_gettext("Called in a sentence (English)"),
        "parties-*-organisation": lazy_gettext("Organisation"),
        "parties-*-sector": lazy_gettext("Sector"),
        "parties-*-as-nl": lazy_gettext("Called in a sentence"),
        "parties-*-as-en": lazy_gettext("Called in a sentence (English)"),
        "parties-*-plural": lazy_gettext("Plural"),
        "parties-*-via-organisation": lazy_gettext("Through organisation"),
        "parties-*-via-sector": lazy_gettext("Through sector"),
        "parties-*-attribution": lazy_gettext("May be told"),
        "people": lazy_gettext("People"),
        "topics": lazy_gettext("Topics"),
        "commitments": lazy_gettext("Motions and commitments"),
        "points-*-kind": lazy_gettext("Kind"),
        "points-*-phrase": lazy_gettext("Phrase"),
        "points-*-complement-nl": lazy_gettext("What was said"),
        "points-*-complement-en": lazy_gettext("What was said (English)"),
        "points-*-complementKind": lazy_gettext("Continues as"),
        "points-*-complementPlural": lazy_gettext("Plural"),
        "points-*-by-*-party": lazy_gettext("Said by"),
        "points-*-by-*-as-nl": lazy_gettext("Said by, in words"),
        "points-*-by-*-as-en": lazy_gettext("Said by, in words (English)"),
        "points-*-by-*-plural": lazy_gettext("Plural"),
        "points-*-to-*-party": lazy_gettext("Said to"),
        "points-*-to-*-as-nl": lazy_gettext("Said to, in words"),
        "points-*-to-*-as-en": lazy_gettext("Said to, in words (English)"),
        "points-*-to-*-plural": lazy_gettext("Plural"),
        "points-*-attribution": lazy_gettext("May be told"),
        "points-*-amongOthers": lazy_gettext("There was more"),
        "points-*-relay": lazy_gettext("To be passed on to members"),
        "points-*-inConfidence": lazy_gettext("Said in confidence"),
        "points-*-parts": lazy_gettext("Parts of the commitment"),
        "points-*-commitments": lazy_gettext("Motions and commitments of this point"),
        "points-*-topics": lazy_gettext("Topics of this point"),
        "summary-nl": lazy_gettext("Summary"),
        "summary-en": lazy_gettext("Summary (English)"),
        "notes": lazy_gettext("Notes"),
        "agenda-subject": lazy_gettext("Subject in the public agenda"),
        "agenda-state": lazy_gettext("State in the public agenda"),
        "agenda-url": lazy_gettext("Address in the public agenda"),
        "agenda-publishedAt": lazy_gettext("Published in the public agenda at"),
    }
    """What its form calls each field, by path; the history calls them so too."""

    title = Line(
        required=True,
        error_messages={
            "required": lazy_gettext("Say with whom you spoke, or give the meeting a title.")
        },
    )
    occasion = Bilingual(longest=LINE, load_default=None, allow_none=True)
    date = FirstDayField(required=True)
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
