"""A phrase, in and out."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, pre_dump, validate

from logbook.meetings.details import PhraseDetails, PhraseForm
from logbook.meetings.models import ComplementKind, PointKind
from logbook.meetings.phrases import Subject
from logbook.web.fields import LINE, Bilingual, Line, Several
from logbook.web.language import lazy_gettext
from logbook.web.schema import LogbookSchema, RecordSchema

TEMPLATE = 1000


class _Kind(fields.Enum[PointKind]):
    """A kind of point, which the phrase keeps as its text."""

    def _serialize(
        self, value: str | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return value


class PhraseFormSchema(LogbookSchema):
    """A sentence for one subject and one kind of complement."""

    details = PhraseForm
    essential = ("sentence", "again", "confirmed")

    subject = fields.Enum(Subject, by_value=True, required=True)
    complement_kind = fields.Enum(ComplementKind, by_value=True, load_default=None, allow_none=True)
    sentence = Bilingual(longest=TEMPLATE, required=True, both=True)
    again = Bilingual(longest=LINE, both=True, load_default=None, allow_none=True)
    confirmed = Bilingual(longest=TEMPLATE, both=True, load_default=None, allow_none=True)

    @pre_dump
    def read_stored(self, stored: Mapping[str, Any], **_kwargs: Any) -> PhraseForm:
        """From the JSON in which it is stored."""
        return PhraseForm.from_json(stored)


class PhraseSchema(RecordSchema):
    """A verb of talks, the kinds of point it serves, and its sentences."""

    details = PhraseDetails

    key = Line(
        required=True,
        validate=validate.Regexp(
            r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
            error=lazy_gettext("Use small letters, figures and dashes, such as gewezen-op."),
        ),
    )
    kinds = Several(_Kind(PointKind, by_value=True), required=True, validate=validate.Length(min=1))
    forms = fields.Nested(
        PhraseFormSchema, many=True, required=True, validate=validate.Length(min=1, max=50)
    )
    example = Bilingual(longest=TEMPLATE, load_default=None, allow_none=True)
    retired = fields.Boolean()
