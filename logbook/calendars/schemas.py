"""A calendar feed as it comes in and goes out."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, post_dump, pre_load, validate

from logbook.calendars.details import FeedDetails
from logbook.calendars.models import Content, Detail, Scope, Shape
from logbook.commitments.schemas import CommitmentField
from logbook.directory.schemas import OrganisationField, TopicField
from logbook.web.fields import Line
from logbook.web.language import LANGUAGES
from logbook.web.schema import RecordSchema

SUBJECTS = ("topic", "commitment", "organisation")


class FeedSchema(RecordSchema):
    """A feed.

    `scope` is "mine" or "unit", or an object that names one subject: {"topic": slug},
    {"commitment": REF}, {"organisation": id}. `url` stands only in the answer that makes a link.
    """

    details = FeedDetails

    name = Line(longest=120, allow_none=True)
    scope = fields.Enum(
        Scope,
        by_value=True,
        required=True,
        metadata={
            "oneOf": [
                {"type": "string", "enum": ["mine", "unit"]},
                {"type": "object", "minProperties": 1, "maxProperties": 1},
            ]
        },
    )
    topic_id = TopicField(data_key="topic", allow_none=True)
    commitment_id = CommitmentField(data_key="commitment", allow_none=True)
    organisation_id = OrganisationField(data_key="organisation", allow_none=True)
    content = fields.Enum(Content, by_value=True)
    detail = fields.Enum(Detail, by_value=True)
    shape = fields.Enum(Shape, by_value=True)
    alarms = fields.Boolean()
    show_done = fields.Boolean()
    language = fields.String(validate=validate.OneOf(LANGUAGES), allow_none=True)
    expires_at = fields.AwareDateTime(dump_only=True)
    last_fetched_at = fields.AwareDateTime(dump_only=True, allow_none=True)
    last_client = fields.String(dump_only=True, allow_none=True)
    revoked_at = fields.AwareDateTime(dump_only=True, allow_none=True)
    url = fields.String(dump_only=True, allow_none=True)

    @pre_load
    def open_scope(self, data: Any, **_kwargs: Any) -> Any:
        """{"scope": {"topic": "x"}} and "topic:x" as a form sends them: scope and subject."""
        if not isinstance(data, Mapping):
            return data
        given = data.get("scope")
        if isinstance(given, str) and ":" in given:
            kind, _, subject = given.partition(":")
            given = {kind: subject}
        if isinstance(given, Mapping) and len(given) == 1:
            ((kind, subject),) = given.items()
            if kind in SUBJECTS:
                return {**data, "scope": kind, kind: subject}
        return data

    @post_dump
    def close_scope(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """A scope with its subject as one object, as it may be sent back."""
        subjects = {name: data.pop(name, None) for name in SUBJECTS}
        if data["scope"] in subjects:
            data["scope"] = {data["scope"]: subjects[data["scope"]]}
        return data
