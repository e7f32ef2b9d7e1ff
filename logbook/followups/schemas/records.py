"""A follow-up as it comes in and goes out: one shape for form and JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import fields, pre_load

from logbook.accounts.schemas import AccountField
from logbook.commitments.models import Chamber, Recess
from logbook.commitments.schemas import CommitmentField, CommitmentLabel
from logbook.followups.details import FollowUpDetails, NoteDetails, Origin, Repeat
from logbook.followups.models import (
    DEFAULT_LEAD_TIMES,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    RepeatFrom,
)
from logbook.followups.queries import recesses
from logbook.followups.schemas.fields import (
    ActorField,
    LeadTimes,
    OriginSchema,
    RepeatSchema,
    TermSchema,
)
from logbook.followups.terms import chamber_of, is_unchecked
from logbook.references.schemas import ReferenceSchema
from logbook.web.fields import LINE, Bilingual, Dated, Day, Several, Text
from logbook.web.language import current_language
from logbook.web.reading import current_reading
from logbook.web.schema import LogbookSchema, RecordSchema


class NoteSchema(LogbookSchema):
    """A dated remark; without a day it is of today."""

    details = NoteDetails
    essential = ("text",)

    on = Day(load_default=None, allow_none=True)
    text = Text(required=True)


class DueChangeSchema(LogbookSchema):
    """A term that no longer holds."""

    due = Dated(dump_only=True, allow_none=True)
    due_text = fields.String(dump_only=True, allow_none=True)
    on = Day(dump_only=True)
    reason = fields.String(dump_only=True, allow_none=True)


class FollowUpSchema(TermSchema, RecordSchema):
    """A follow-up of the contract; labels stand beside what they label."""

    details = FollowUpDetails

    kind = fields.Enum(FollowUpKind, by_value=True, load_default=FollowUpKind.ACTION)
    title = Bilingual(required=True, longest=LINE)
    details_ = Text(attribute="details", load_default=None, allow_none=True)
    origin = fields.Nested(OriginSchema, load_default=None, allow_none=True)
    origin_label = fields.Method(
        "label_origin", dump_only=True, metadata={"type": ["string", "null"]}
    )
    commitments = Several(CommitmentField())
    commitment_labels = Several(CommitmentLabel(), attribute="commitments", dump_only=True)
    actor = ActorField(load_default=None, allow_none=True)
    actor_label = fields.Method(
        "label_actor", dump_only=True, metadata={"type": ["string", "null"]}
    )
    owner_id = AccountField(data_key="owner", load_default=None, allow_none=True)
    owner_name = fields.String(attribute="owner.name", dump_only=True)
    deputy_id = AccountField(data_key="deputy", load_default=None, allow_none=True)
    deputy_name = fields.String(attribute="deputy.name", dump_only=True)
    due_on = Day(dump_only=True, allow_none=True)
    due_unchecked = fields.Method("tell_unchecked", dump_only=True, metadata={"type": "boolean"})
    due_history = fields.Nested(DueChangeSchema, many=True, dump_only=True)
    remind_before = LeadTimes(load_default=lambda: list(DEFAULT_LEAD_TIMES))
    repeat = fields.Nested(RepeatSchema, load_default=None, allow_none=True)
    told_as = Bilingual(load_default=None, allow_none=True)
    made_on = Day(load_default=None, allow_none=True)
    status = fields.Enum(FollowUpStatus, by_value=True, dump_only=True)
    closed_on = Day(dump_only=True, allow_none=True)
    closed_by = fields.Nested(ReferenceSchema, dump_only=True, allow_none=True)
    outcome = fields.String(dump_only=True, allow_none=True)
    reason = fields.String(dump_only=True, allow_none=True)
    snoozed_until = Day(dump_only=True, allow_none=True)
    notes = fields.Nested(NoteSchema, many=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._recesses: dict[Chamber, Sequence[Recess]] = {}

    @pre_load
    def drop_half_a_repeat(self, data: Any, **_kwargs: Any) -> Any:
        """A form always says what to count from; that means nothing without how often."""
        if not (isinstance(data, Mapping) and current_reading().typed):
            return data
        repeat = data.get("repeat")
        if isinstance(repeat, Mapping) and "every" not in repeat:
            return {key: value for key, value in data.items() if key != "repeat"}
        return data

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """What the record keeps in several columns, as the one value that it is."""
        match obj, attr:
            case FollowUp(), "origin":
                return _origin(obj)
            case FollowUp(), "actor":
                return _actor_told(obj)
            case FollowUp(), "repeat":
                return _repeat(obj)
            case _:
                return super().get_attribute(obj, attr, default)

    def tell_unchecked(self, follow_up: FollowUp) -> bool:
        """Whether its day rests on a recess whose days nobody checked."""
        if follow_up.due is not None or not follow_up.due_text:
            return False
        chamber = chamber_of(follow_up)
        if chamber not in self._recesses:
            self._recesses[chamber] = recesses(chamber)
        return is_unchecked(follow_up, self._recesses[chamber])

    def label_origin(self, follow_up: FollowUp) -> str | None:
        """What its origin is called, in the reader's language."""
        if follow_up.meeting is not None:
            return follow_up.meeting.title
        if follow_up.commitment is not None:
            return follow_up.commitment.label(current_language())
        return None

    def label_actor(self, follow_up: FollowUp) -> str | None:
        """What the actor is called, in the reader's language; nothing for us."""
        language = current_language()
        if follow_up.actor_organisation is not None:
            return follow_up.actor_organisation.name.in_language(language)
        if follow_up.actor_sector is not None:
            return follow_up.actor_sector.nouns.in_language(language)
        return follow_up.actor_account.name if follow_up.actor_account is not None else None


def _origin(follow_up: FollowUp) -> Origin | None:
    """Where it comes from, of a point only the point."""
    if follow_up.point_id is not None:
        return Origin(point=follow_up.point_id)
    found = Origin(
        meeting=follow_up.meeting_id,
        commitment=follow_up.commitment_id,
        letter=follow_up.letter_id,
    )
    return None if found == Origin() else found


def _actor_told(follow_up: FollowUp) -> dict[str, Any]:
    """Who acts; the sector whole, for it is told by its key."""
    return {
        "account": follow_up.actor_account_id,
        "organisation": follow_up.actor_organisation_id,
        "sector": follow_up.actor_sector,
        "us": follow_up.actor_us,
    }


def _repeat(follow_up: FollowUp) -> Repeat | None:
    """How often it returns."""
    if follow_up.repeat_every is None:
        return None
    return Repeat(follow_up.repeat_every, follow_up.repeat_from or RepeatFrom.DUE)
