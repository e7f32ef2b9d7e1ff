"""Topics and sectors as they come in and go out."""

from marshmallow import fields, validate

from logbook.directory.details import SectorDetails, TopicDetails
from logbook.directory.models import Article
from logbook.directory.schemas.fields import Rhythm, Slug
from logbook.directory.schemas.references import Label, TopicField
from logbook.web.fields import LINE, Bilingual
from logbook.web.schema import RecordSchema


class TopicSchema(RecordSchema):
    """A topic; its parent by slug."""

    details = TopicDetails

    slug = Slug(allow_none=True, validate=validate.NoneOf(["new"]))
    label = Bilingual(required=True, longest=LINE, one_line=True)
    parent = TopicField(attribute="parent_id", allow_none=True)
    parent_label = Label(attribute="parent")
    retired = fields.Boolean()
    rhythm = Rhythm(allow_none=True)


class SectorSchema(RecordSchema):
    """A sector by its plural and singular nouns."""

    details = SectorDetails

    key = Slug(allow_none=True)
    nouns = Bilingual(required=True, longest=LINE, one_line=True)
    singular = Bilingual(allow_none=True, longest=LINE, one_line=True)
    article = fields.Enum(Article, by_value=True, allow_none=True)
