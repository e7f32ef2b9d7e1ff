"""The rows of a meeting: who spoke for us, who sat there, and what was said."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, post_dump, pre_load

from logbook.commitments.schemas import CommitmentField, CommitmentLabel
from logbook.directory.models import OfficeLevel
from logbook.directory.schemas import Label, OfficeField, OrganisationField, SectorField, TopicField
from logbook.meetings.details import (
    ActorDetails,
    PartyDetails,
    PointDetails,
    RepresentativeDetails,
    Side,
)
from logbook.meetings.models import Attribution, ComplementKind, OnBehalfOf, PointKind
from logbook.meetings.models.kinds import COME_FROM_PARTIES
from logbook.meetings.schemas.fields import PhraseField
from logbook.web.fields import LINE, Bilingual, Id, Line, Several
from logbook.web.schema import LogbookSchema

US = "us"
"""What a form says for us where it names a party."""


class RepresentativeSchema(LogbookSchema):
    """Who spoke for us: an office, or a level alone; neither is 'not stated'."""

    details = RepresentativeDetails
    essential = ("office", "level", "onBehalfOf", "as")

    id = Id(load_default=None, allow_none=True)
    office_id = OfficeField(data_key="office", load_default=None, allow_none=True)
    office_label = Label(attribute="office")
    holder = fields.String(dump_only=True, allow_none=True)
    level = fields.Enum(OfficeLevel, by_value=True, load_default=None, allow_none=True)
    on_behalf_of = fields.Enum(OnBehalfOf, by_value=True, load_default=None, allow_none=True)
    as_ = Bilingual(longest=LINE, load_default=None, allow_none=True)


class _OneOfTwoSchema(LogbookSchema):
    """An organisation or a sector."""

    organisation_id = OrganisationField(data_key="organisation", load_default=None, allow_none=True)
    organisation_label = Label(attribute="organisation")
    sector_id = SectorField(data_key="sector", load_default=None, allow_none=True)
    sector_label = Label(attribute="sector")


class ViaSchema(_OneOfTwoSchema):
    """Through whom a party was spoken to."""

    details = Side


class PartySchema(_OneOfTwoSchema):
    """Who sat at the other side."""

    details = PartyDetails
    essential = ("organisation", "sector", "as")

    id = Id(load_default=None, allow_none=True)
    as_ = Bilingual(longest=LINE, load_default=None, allow_none=True)
    plural = fields.Boolean(load_default=False)
    via = fields.Nested(ViaSchema, load_default=None, allow_none=True)
    attribution = fields.Enum(Attribution, by_value=True, load_default=Attribution.SECTOR)


class ActorSchema(LogbookSchema):
    """Who said or heard a point: a party of the meeting by its id, in words, or we.

    A form has one choice for a party and for us, so that 'us' may stand for a party.
    """

    details = ActorDetails
    essential = ("party", "as", "us")

    party_id = Id(data_key="party", load_default=None, allow_none=True)
    inline = Bilingual(data_key="as", longest=LINE, load_default=None, allow_none=True)
    plural = fields.Boolean(load_default=False)
    us = fields.Boolean(load_default=False)

    @pre_load
    def _us(self, data: Any, **_kwargs: Any) -> Any:
        if isinstance(data, Mapping) and data.get("party") == US:
            return {**data, "party": None, "us": True}
        return data


class PointSchema(LogbookSchema):
    """One thing said."""

    details = PointDetails
    essential = ("complement", "phrase", "by", "to")

    id = Id(load_default=None, allow_none=True)
    kind = fields.Enum(PointKind, by_value=True, required=True)
    phrase_id = PhraseField(data_key="phrase", load_default=None, allow_none=True)
    complement = Bilingual(load_default=None, allow_none=True)
    complement_kind = fields.Enum(ComplementKind, by_value=True, load_default=None, allow_none=True)
    complement_plural = fields.Boolean(load_default=False)
    by = fields.Nested(ActorSchema, many=True, load_default=list)
    to = fields.Nested(ActorSchema, many=True, load_default=list)
    attribution = fields.Enum(Attribution, by_value=True, load_default=None, allow_none=True)
    among_others = fields.Boolean(load_default=False)
    relay = fields.Boolean(load_default=False)
    parts = Several(Line(required=True), load_default=list)
    commitments = Several(CommitmentField(), load_default=list)
    commitment_labels = fields.List(CommitmentLabel(), attribute="commitments", dump_only=True)
    topics = Several(TopicField(), load_default=list)
    topic_labels = fields.List(Label(), attribute="topics", dump_only=True)
    in_confidence = fields.Boolean(load_default=False)

    @post_dump
    def _ours(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """An answer of ours says so: sent back, it stays ours."""
        if data["kind"] in COME_FROM_PARTIES and not data["by"]:
            data["by"] = [{"us": True}]
        return data
