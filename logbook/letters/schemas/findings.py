"""What is found in a letter, out; and what somebody does about it, in."""

from marshmallow import fields, validate

from logbook.composer.omissions import Reason
from logbook.letters.details import FindingAnswer, FindingFix
from logbook.web.fields import LINE, Id, Line, Several, Text
from logbook.web.schema import LONGEST_LIST, LogbookSchema


class OfferSchema(LogbookSchema):
    """What mends a finding in the text, to be asked for by its name `fix`.

    `sentence` becomes `becomes`, which is empty where it is taken out; both are null where the
    paragraph says again what was composed. `version` is that of the paragraph.
    """

    fix = fields.String(attribute="name", dump_only=True)
    paragraph = Id(attribute="paragraph.id", dump_only=True)
    version = fields.Integer(attribute="paragraph.version", dump_only=True)
    sentence = fields.String(
        attribute="rewrite.sentence", dump_only=True, allow_none=True, dump_default=None
    )
    becomes = fields.String(
        attribute="rewrite.text", dump_only=True, allow_none=True, dump_default=None
    )


class FindingSchema(LogbookSchema):
    """What the linter finds, and why it may stand where somebody said so.

    `kind` and `link` are of the record, where the caller may see it: what it is, and its page.
    """

    rule = fields.String(attribute="finding.rule", dump_only=True)
    level = fields.String(attribute="finding.level", dump_only=True)
    record = fields.String(attribute="finding.record", dump_only=True)
    sentences = fields.List(fields.String(), attribute="finding.sentences", dump_only=True)
    say = fields.String(attribute="finding.say", dump_only=True)
    answered = fields.String(
        attribute="answer.answered", dump_only=True, allow_none=True, dump_default=None
    )
    kind = fields.String(
        attribute="record.kind", dump_only=True, allow_none=True, dump_default=None
    )
    link = fields.String(
        attribute="record.path", dump_only=True, allow_none=True, dump_default=None
    )
    fixes = fields.List(fields.Nested(OfferSchema), attribute="offers", dump_only=True)


class NotToldSchema(LogbookSchema):
    """A record that bears on a section and is told nowhere in it, and why.

    `section` is the key of the section. Of internal notes only the number is told (`count`), with
    no record; else `link` is the page of the record, where what keeps it out is changed (`act`).
    """

    section = fields.String(dump_only=True)
    record = fields.String(dump_only=True, allow_none=True)
    kind = fields.String(attribute="named.kind", dump_only=True, allow_none=True, dump_default=None)
    reason = fields.Enum(Reason, by_value=True, dump_only=True)
    act = fields.String(dump_only=True, allow_none=True)
    link = fields.String(attribute="named.path", dump_only=True, allow_none=True, dump_default=None)
    count = fields.Integer(dump_only=True)


class FindingAnswerSchema(LogbookSchema):
    """Why a finding may stand."""

    details = FindingAnswer

    rule = Line(required=True)
    record = Line(required=True)
    reason = Text(required=True, longest=2 * LINE)
    sentences = Several(Text(), load_default=list, validate=validate.Length(max=LONGEST_LIST))


class FindingFixSchema(LogbookSchema):
    """A fix that was offered, and the paragraph that it changes."""

    details = FindingFix

    paragraph_id = Id(data_key="paragraph", required=True)
    fix = Line(required=True)
