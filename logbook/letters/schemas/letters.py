"""A stored letter, in and out; what people do with it; and what a list of them may be asked."""

from typing import Any

from marshmallow import EXCLUDE, ValidationError, fields, validate, validates_schema

from logbook.commitments.models import Chamber
from logbook.commitments.schemas import CommitmentField, CommitmentLabel
from logbook.composer.contents import Outcome
from logbook.directory.schemas import Label, OfficeField
from logbook.documents.files import Format
from logbook.errors import Invalid
from logbook.letters.details import (
    AnswerDetails,
    LetterDetails,
    ParagraphDetails,
    ReviewDetails,
    SignatoryDetails,
)
from logbook.letters.models import (
    OpenRelays,
    Paragraph,
    ReportKind,
    ReportState,
)
from logbook.letters.queries import LetterFilter
from logbook.letters.queries.letters import KEYS
from logbook.letters.schemas.findings import FindingSchema, NotToldSchema
from logbook.letters.shown_findings import found_in, not_told_in
from logbook.letters.stored_letter import said_sentences, shown_text
from logbook.meetings.models import Marking, OnBehalfOf
from logbook.sorting import both_ways
from logbook.web.fields import LINE, Day, Id, Line, Several, Text
from logbook.web.gate import caller
from logbook.web.language import LANGUAGES, _
from logbook.web.schema import LONGEST_LIST, LogbookSchema, RecordSchema

FEW = validate.Length(max=LONGEST_LIST)


class AnsweredSchema(LogbookSchema):
    """A commitment with what the letter says came of it."""

    details = AnswerDetails
    essential = ("commitment",)

    commitment_id = CommitmentField(data_key="commitment", required=True)
    commitment_label = CommitmentLabel(attribute="commitment")
    outcome = fields.Enum(Outcome, by_value=True, load_default=None, allow_none=True)


class SignatorySchema(LogbookSchema):
    """An office that signs, and who held it on the letter's date."""

    details = SignatoryDetails
    essential = ("office",)

    office_id = OfficeField(data_key="office", required=True)
    office_label = Label(attribute="office")
    holder = fields.String(dump_only=True, allow_none=True)


class SentenceSourceSchema(LogbookSchema):
    """A record that a sentence tells of, in the version that was read."""

    kind = fields.String(dump_only=True)
    id = fields.String(dump_only=True)
    version = fields.Integer(dump_only=True, allow_none=True)


class SentenceSchema(LogbookSchema):
    """A sentence as composed, with what stands behind it."""

    text = fields.String(dump_only=True)
    sources = fields.List(fields.Nested(SentenceSourceSchema), dump_only=True)
    template = fields.String(dump_only=True, allow_none=True)
    url = fields.String(dump_only=True, allow_none=True)
    citation = fields.String(dump_only=True, allow_none=True)


class ParagraphSchema(LogbookSchema):
    """A paragraph: what was composed, what an author wrote over it, and how it reads.

    `fresh` is what the records would say now of a paragraph that somebody edited: an empty list
    where they say nothing of it any more. Once the letter is signed, and read by everybody, the
    `sentences` are those that it says: what an author replaced may tell of a guarded meeting.
    """

    details = ParagraphDetails

    id = Id(dump_only=True)
    version = fields.Integer(dump_only=True)
    key = fields.String(dump_only=True)
    sentences = fields.List(fields.Nested(SentenceSchema), dump_only=True)
    fresh = fields.List(fields.Nested(SentenceSchema), dump_only=True, allow_none=True)
    text = fields.Method("reads", dump_only=True, metadata={"type": "string"})
    edited_text = Text(load_default=None, allow_none=True)
    hidden = fields.Boolean(load_default=False)
    author = fields.String(attribute="author.name", dump_only=True)

    def reads(self, paragraph: Paragraph) -> str:
        """The text as the letter has it."""
        return shown_text(paragraph)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Of a signed letter what it says, and nothing of how it came to that."""
        if attr in ("sentences", "fresh") and obj.section.report.is_signed:
            return said_sentences(obj) if attr == "sentences" else None
        return super().get_attribute(obj, attr, default)


class NewParagraphSchema(LogbookSchema):
    """A paragraph of an author's own: its text, and the paragraph behind which it is put.

    `reusableText` is the id of a reusable text that it is to say, in the place of a text.
    """

    id = Id(load_default=None, allow_none=True)
    behind = Id(required=True)
    edited_text = Text(load_default=None, allow_none=True)
    reusable_text = Id(load_default=None, allow_none=True)

    @validates_schema
    def says_one_thing(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Whose words would it be?"""
        if (data.get("edited_text") is None) == (data.get("reusable_text") is None):
            raise ValidationError(
                _("Give either a text of your own, or the id of a reusable text."), "editedText"
            )


class PlaceSchema(LogbookSchema):
    """One place up, or else down."""

    up = fields.Boolean(required=True)


class SectionSchema(LogbookSchema):
    """A part of the text."""

    key = fields.String(dump_only=True)
    heading = fields.String(dump_only=True, allow_none=True)
    commitments = fields.List(fields.String(), dump_only=True)
    paragraphs = fields.List(fields.Nested(ParagraphSchema), attribute="told", dump_only=True)


class CourseStepSchema(LogbookSchema):
    """A step of its state: who, when, and with which remark."""

    state = fields.Enum(ReportState, by_value=True, dump_only=True)
    at = fields.AwareDateTime(dump_only=True, format="iso")
    who = fields.String(attribute="account.name", dump_only=True)
    remark = fields.String(dump_only=True, allow_none=True)


class ChangeSchema(LogbookSchema):
    """What reads differently since a letter was composed again; null where it said nothing."""

    paragraph = fields.String(dump_only=True, allow_none=True)
    before = fields.String(dump_only=True, allow_none=True)
    after = fields.String(dump_only=True, allow_none=True)


class LetterSchema(RecordSchema):
    """A letter to parliament with its text."""

    details = LetterDetails

    kind = fields.Constant(ReportKind.LETTER.value, dump_only=True)
    answers = fields.Nested(AnsweredSchema, many=True, load_default=list, validate=FEW)
    signatories = fields.Nested(SignatorySchema, many=True, load_default=list, validate=FEW)
    date = Day(required=True)
    language = fields.String(load_default="nl", validate=validate.OneOf(LANGUAGES))
    subject = Line(load_default=None, allow_none=True)
    chamber = fields.Enum(Chamber, by_value=True, load_default=Chamber.HOUSE)
    addressee = Line(load_default=None, allow_none=True)
    directorate = Line(load_default=None, allow_none=True)
    our_reference = Line(load_default=None, allow_none=True)
    continuation_reference = Line(load_default=None, allow_none=True)
    your_reference = Line(load_default=None, allow_none=True)
    attachments = Several(Line(required=True), load_default=list, validate=FEW)
    marking = fields.Enum(Marking, by_value=True, load_default=Marking.NONE)
    on_behalf_of = fields.Enum(OnBehalfOf, by_value=True, load_default=None, allow_none=True)
    open_relays = fields.Enum(OpenRelays, by_value=True, load_default=OpenRelays.TELL)
    doubts = Several(Line(required=True, longest=2 * LINE), load_default=list, validate=FEW)
    ministry = fields.String(dump_only=True, allow_none=True)
    state = fields.Enum(ReportState, by_value=True, dump_only=True)
    edition = fields.Integer(dump_only=True)
    corrects = Id(attribute="corrects_id", dump_only=True, allow_none=True)
    sha256 = fields.String(dump_only=True, allow_none=True)
    author = fields.String(attribute="author.name", dump_only=True)
    unit = fields.String(attribute="unit.name", dump_only=True)
    sections = fields.List(fields.Nested(SectionSchema), dump_only=True)
    steps = fields.List(fields.Nested(CourseStepSchema), dump_only=True)
    changes = fields.List(fields.Nested(ChangeSchema), dump_only=True)
    changed_at = fields.AwareDateTime(dump_only=True, allow_none=True, format="iso")

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Attachments are rows with a name."""
        if attr == "attachments":
            return [one.name for one in obj.attachments]
        return super().get_attribute(obj, attr, default)


class CheckedLetterSchema(LetterSchema):
    """A letter with what the linter finds in it now; once signed, with what was found then.

    `findings` and `notTold` are null where nothing can be checked: a commitment or an office of
    the letter is there no more.
    """

    findings = fields.List(fields.Nested(FindingSchema), dump_only=True, allow_none=True)
    not_told = fields.List(fields.Nested(NotToldSchema), dump_only=True, allow_none=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """What is found is worked out and not read from the rows, which keep only the answers."""
        if attr in ("findings", "not_told"):
            try:
                look = found_in if attr == "findings" else not_told_in
                return look(caller(), obj)
            except Invalid:
                return None
        return super().get_attribute(obj, attr, default)


class ReviewSchema(LogbookSchema):
    """Agreed or not, with a remark."""

    details = ReviewDetails

    agreed = fields.Boolean(required=True)
    remark = Text(load_default=None, allow_none=True, longest=2 * LINE)
    read = Line(load_default=None, allow_none=True)


class LetterFilterSchema(LogbookSchema):
    """Which letters a list asks for; what is left out asks nothing."""

    details = LetterFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    state = fields.Enum(ReportState, by_value=True, load_default=None)
    commitment = CommitmentField(load_default=None)
    sort = fields.String(validate=validate.OneOf(both_ways(KEYS)))


class LetterFileSchema(LogbookSchema):
    """As what a letter is taken along; left out, as JSON."""

    class Meta:
        """What else stands in the query string is not its own."""

        unknown = EXCLUDE

    format = fields.Enum(
        Format,
        by_value=True,
        load_default=Format.JSON,
        validate=validate.NoneOf([Format.CSV]),
    )
