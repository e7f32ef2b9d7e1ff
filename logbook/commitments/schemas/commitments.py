"""A commitment, in and out; and what a list of them may be asked."""

from collections.abc import Sequence
from typing import Any

from marshmallow import EXCLUDE, fields, validate

from logbook.accounts.schemas import AccountField, UnitField
from logbook.commitments.details import CommitmentDetails, RelationDetails
from logbook.commitments.models import (
    Chamber,
    ClauseType,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Recess,
)
from logbook.commitments.queries import CommitmentFilter, Order, State, recesses
from logbook.commitments.recesses import rests_on_unchecked
from logbook.commitments.schemas.course import DeadlineSchema, ProgressSchema, StatusSchema
from logbook.commitments.schemas.named import CommitmentField, CommitmentLabel
from logbook.directory.schemas import Label, OfficeField, TopicField
from logbook.web.fields import LINE, Bilingual, Dated, Id, Line, Several, Text
from logbook.web.schema import LONGEST_LIST, LogbookSchema, RecordSchema

FEW = validate.Length(max=LONGEST_LIST)


class DossierNumberSchema(LogbookSchema):
    """What is read in a citation: the dossier with its suffix, and the paper."""

    number = fields.Integer(attribute="dossier", dump_only=True)
    suffix = fields.String(dump_only=True, allow_none=True)
    paper = fields.String(dump_only=True, allow_none=True)


class RelationSchema(LogbookSchema):
    """A tie to another commitment."""

    details = RelationDetails
    essential = ("commitment",)

    id = Id(load_default=None, allow_none=True)
    other_id = CommitmentField(data_key="commitment", required=True)
    commitment_label = CommitmentLabel(attribute="other")
    kind = Line(load_default="touches", longest=40)


class CommitmentSchema(RecordSchema):
    """A promise or a motion, with the course it took. Its evidence is a collection of its own."""

    details = CommitmentDetails

    kind = fields.Enum(CommitmentKind, by_value=True, required=True)
    chamber = fields.Enum(Chamber, by_value=True, load_default=Chamber.HOUSE)
    title = Bilingual(longest=LINE, required=True)
    heading = Bilingual(longest=LINE, load_default=None, allow_none=True)
    text = Text(load_default=None, allow_none=True)
    clause = Bilingual(load_default=None, allow_none=True)
    clause_type = fields.Enum(ClauseType, by_value=True, load_default=ClauseType.OM)
    continues = fields.Boolean(load_default=False)
    parts = Several(Line(required=True), load_default=list, validate=FEW)
    number = Line(load_default=None, allow_none=True)
    own_number = Line(load_default=None, allow_none=True)
    citation = Line(longest=200, load_default=None, allow_none=True)
    dossier = fields.Nested(DossierNumberSchema, dump_only=True, allow_none=True)
    made_on = Dated(load_default=None, allow_none=True)
    submitted_on = Dated(load_default=None, allow_none=True)
    adopted_on = Dated(load_default=None, allow_none=True)
    occasion = Bilingual(longest=LINE, load_default=None, allow_none=True)
    office_id = OfficeField(data_key="office", load_default=None, allow_none=True)
    office_label = Label(attribute="office")
    holder = Line(load_default=None, allow_none=True)
    movers = Several(Line(required=True), load_default=list, validate=FEW)
    co_signers = fields.Boolean(load_default=False)
    promised_to = Line(load_default=None, allow_none=True)
    lead_ministry = Line(load_default=None, allow_none=True)
    unit_id = UnitField(data_key="unit", load_default=None, allow_none=True)
    unit_label = fields.String(attribute="unit.name", dump_only=True)
    owner_id = AccountField(data_key="owner", load_default=None, allow_none=True)
    owner_label = fields.String(attribute="owner.name", dump_only=True)
    deputy_id = AccountField(data_key="deputy", load_default=None, allow_none=True)
    deputy_label = fields.String(attribute="deputy.name", dump_only=True)
    topics = Several(TopicField(), load_default=list, validate=FEW)
    topic_labels = fields.List(Label(), attribute="topics", dump_only=True)
    related = fields.Nested(RelationSchema, many=True, load_default=list, validate=FEW)
    status = fields.Enum(CommitmentStatus, by_value=True, load_default=None, allow_none=True)
    status_changes = fields.Nested(StatusSchema, many=True, load_default=list, validate=FEW)
    deadlines = fields.Nested(DeadlineSchema, many=True, load_default=list, validate=FEW)
    term_unchecked = fields.Method("tell_unchecked", dump_only=True, metadata={"type": "boolean"})
    progress = fields.Nested(ProgressSchema, many=True, load_default=list, validate=FEW)
    source_id = fields.String(dump_only=True, allow_none=True)
    source_status = fields.String(dump_only=True, allow_none=True)
    doubts = Several(Line(required=True, longest=2 * LINE), load_default=list, validate=FEW)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._recesses: dict[Chamber, Sequence[Recess]] = {}

    def tell_unchecked(self, commitment: Commitment) -> bool:
        """Whether the term that holds rests on a recess whose days nobody checked."""
        if not commitment.deadlines:
            return False
        term, chamber = commitment.deadlines[-1], commitment.chamber
        if chamber not in self._recesses:
            self._recesses[chamber] = recesses(chamber)
        known = self._recesses[chamber]
        return rests_on_unchecked(term.text, said_on=term.said_on, recesses=known)


class CommitmentFilterSchema(LogbookSchema):
    """Which commitments a list asks for; what is left out asks nothing."""

    details = CommitmentFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    q = Line(load_default="")
    kind = fields.Enum(CommitmentKind, by_value=True, load_default=None)
    state = fields.Enum(State, by_value=True, load_default=None)
    status = fields.Enum(CommitmentStatus, by_value=True, load_default=None)
    chamber = fields.Enum(Chamber, by_value=True, load_default=None)
    topic = TopicField(load_default=None)
    owner = AccountField(load_default=None)
    unit = UnitField(load_default=None)
    sort = fields.Enum(Order, by_value=True, load_default=Order.TERM)
