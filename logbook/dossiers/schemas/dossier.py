"""A dossier as JSON: the record of a report, with the contents that the other formats tell."""

from enum import StrEnum
from typing import Any

from marshmallow import fields

from logbook.commitments.models import (
    Chamber,
    ClauseType,
    CommitmentKind,
    CommitmentStatus,
    EvidenceKind,
    EvidenceRole,
)
from logbook.dossiers.dossier.contents import Dossier, Standing
from logbook.dossiers.dossier.parts.answers import suffix_doubt
from logbook.letters.models import Outcome, ReportKind, ReportState
from logbook.meetings.models import Attribution, PointKind, Setting
from logbook.web.fields import Bilingual, Dated, Day, Id
from logbook.web.schema import LogbookSchema


def _said(kind: type[StrEnum], **more: Any) -> fields.Enum[Any]:
    return fields.Enum(kind, by_value=True, **more)


class SourceSchema(LogbookSchema):
    """The record that something was read from, in the version that was read."""

    kind = fields.String()
    id = Id()
    version = fields.Integer()


class CitedSchema(LogbookSchema):
    """A paper: its dossier, and how we print it."""

    number = fields.Integer(attribute="dossier")
    suffix = fields.String()
    paper = fields.String()
    display = fields.String()
    url = fields.String()


class StepSchema(LogbookSchema):
    """A status."""

    status = _said(CommitmentStatus)
    on = Day()
    reason = fields.String()


class TermSchema(LogbookSchema):
    """A term as spoken."""

    text = fields.String()
    on = Day(attribute="latest")
    said_on = Day()
    reason = fields.String()
    holds = fields.Boolean()


class NoteSchema(LogbookSchema):
    """Where it stood."""

    on = Day()
    text = fields.String()


class RelativeSchema(LogbookSchema):
    """Another commitment."""

    commitment = Id(attribute="id")
    label = Bilingual()
    kind = fields.String()


class HeadSchema(LogbookSchema):
    """What was promised or asked."""

    source = fields.Nested(SourceSchema)
    kind = _said(CommitmentKind)
    chamber = _said(Chamber)
    title = Bilingual()
    text = fields.String()
    clause = Bilingual()
    clause_type = _said(ClauseType)
    parts = fields.List(fields.String())
    number = fields.String()
    own_number = fields.String()
    citation = fields.String()
    dossier = fields.Nested(CitedSchema, attribute="cited")
    made_on = Dated()
    submitted_on = Dated()
    adopted_on = Dated()
    occasion = Bilingual()
    office = Bilingual()
    holder = fields.String()
    movers = fields.List(fields.String())
    co_signers = fields.Boolean()
    promised_to = fields.String()
    lead_ministry = fields.String()
    unit = fields.String()
    owner = fields.String()
    deputy = fields.String()
    topics = fields.List(Bilingual())
    related = fields.List(fields.Nested(RelativeSchema))
    in_force = fields.Boolean()
    status = _said(CommitmentStatus)
    status_changes = fields.List(fields.Nested(StepSchema), attribute="steps")
    deadlines = fields.List(fields.Nested(TermSchema), attribute="terms")
    progress = fields.List(fields.Nested(NoteSchema))
    doubts = fields.List(fields.String())


class PartnerSchema(LogbookSchema):
    """Who sat at the other side."""

    name = Bilingual()
    sector = fields.String(attribute="sector_key")
    sector_label = Bilingual(attribute="sector")
    via = Bilingual()
    attribution = _said(Attribution)


class ContactSchema(LogbookSchema):
    """A meeting that was held."""

    source = fields.Nested(SourceSchema)
    date = Dated()
    title = fields.String()
    setting = _said(Setting)
    parties = fields.List(fields.Nested(PartnerSchema), attribute="partners")
    representatives = fields.List(Bilingual(), attribute="for_us")
    topics = fields.List(Bilingual())


class SayingSchema(LogbookSchema):
    """One thing said; without `by` we said it."""

    source = fields.Nested(SourceSchema, attribute="meeting")
    date = Dated()
    kind = _said(PointKind)
    by = Bilingual(attribute="speaker")
    to = Bilingual(attribute="hearer")
    phrase = fields.String()
    complement = Bilingual(attribute="words")
    sentence = Bilingual()
    attribution = _said(Attribution)
    internal = fields.Boolean(attribute="is_internal")
    in_confidence = fields.Boolean()
    among_others = fields.Boolean()
    relay = fields.Boolean()


class ConversationSchema(LogbookSchema):
    """All that was said between us and one party."""

    party = Bilingual(attribute="partner")
    points = fields.List(fields.Nested(SayingSchema), attribute="sayings")


class MoveSchema(LogbookSchema):
    """A term that was moved."""

    due = Dated()
    due_text = fields.String()
    on = Day()
    reason = fields.String()


class TaskSchema(LogbookSchema):
    """A follow-up as it stood."""

    source = fields.Nested(SourceSchema)
    title = Bilingual()
    actor = Bilingual()
    owner = fields.String()
    since = Day()
    due = Dated()
    due_text = fields.String()
    due_on = Day()
    state = _said(Standing, attribute="standing")
    closed_on = Day()
    outcome = fields.String()
    reason = fields.String()
    due_history = fields.List(fields.Nested(MoveSchema), attribute="moves")


class ProofSchema(LogbookSchema):
    """A piece of evidence."""

    source = fields.Nested(SourceSchema)
    kind = _said(EvidenceKind)
    role = _said(EvidenceRole)
    date = Dated()
    sentence = Bilingual()
    parts = fields.List(fields.String())
    text = fields.String()
    citation = fields.String()
    url = fields.String()
    meeting = Id(attribute="meeting_id")


class DossierLetterSchema(LogbookSchema):
    """A letter that answered or mentioned it."""

    source = fields.Nested(SourceSchema)
    date = Day()
    subject = fields.String()
    our_reference = fields.String(attribute="reference")
    outcome = _said(Outcome)
    state = _said(ReportState)


class DossierSchema(LogbookSchema):
    """The whole dossier as of `date`."""

    kind = fields.Constant(ReportKind.DOSSIER.value)
    date = Day(attribute="as_of")
    answers = fields.Method("answered")
    commitment = fields.Nested(HeadSchema, attribute="head")
    contacts = fields.List(fields.Nested(ContactSchema))
    conversations = fields.List(fields.Nested(ConversationSchema))
    relays = fields.List(fields.Nested(TaskSchema))
    follow_ups = fields.List(fields.Nested(TaskSchema))
    evidence = fields.List(fields.Nested(ProofSchema))
    letters = fields.List(fields.Nested(DossierLetterSchema))
    withheld = fields.Integer()
    findings = fields.Method("found")

    def answered(self, dossier: Dossier) -> list[dict[str, str | None]]:
        """The one commitment; a dossier says no outcome."""
        return [{"commitment": str(dossier.head.source.id), "outcome": None}]

    def found(self, dossier: Dossier) -> list[dict[str, Any]]:
        """What is doubtful of its citation, as the findings of a report have it."""
        if not dossier.candidates:
            return []
        meant = [candidate.display for candidate in dossier.candidates]
        return [
            {
                "rule": "citation",
                "level": "warning",
                "record": str(dossier.head.source.id),
                "sentences": [dossier.head.citation],
                "say": suffix_doubt(", ".join(meant)),
                "answered": None,
            }
        ]
