"""A reusable text, in and out; and what a list of them may be asked."""

from marshmallow import EXCLUDE, fields, validate

from logbook.directory.schemas import Label, TopicField
from logbook.letters.details import ReusableTextDetails
from logbook.letters.queries import TextFilter
from logbook.letters.queries.texts import KEYS
from logbook.references.schemas import WebAddress
from logbook.sorting import both_ways
from logbook.web.fields import Bilingual, Line, Several
from logbook.web.schema import LONGEST_LIST, LogbookSchema, RecordSchema


class ReusableTextSchema(RecordSchema):
    """A text that letters use again: its title, what it says, and what it was taken from."""

    details = ReusableTextDetails

    title = Line(required=True)
    text = Bilingual(required=True)
    citation = Line(load_default=None, allow_none=True)
    url = WebAddress(load_default=None, allow_none=True)
    topics = Several(TopicField(), load_default=list, validate=validate.Length(max=LONGEST_LIST))
    topic_labels = fields.List(Label(), attribute="topics", dump_only=True)
    retired = fields.Boolean(load_default=False)
    author = fields.String(attribute="author.name", dump_only=True)


class TextFilterSchema(LogbookSchema):
    """Which reusable texts a list asks for; what is left out asks nothing."""

    details = TextFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    title = Line()
    topic = TopicField()
    sort = fields.String(validate=validate.OneOf(both_ways(KEYS)))
