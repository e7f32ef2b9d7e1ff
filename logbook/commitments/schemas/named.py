"""Fields that name a commitment: a REF in, its id loaded; the id out, with a label beside it.

commitment = CommitmentField(attribute="commitment_id", allow_none=True, load_default=None)
commitment_label = CommitmentLabel(attribute="commitment")
commitments = Several(CommitmentField())     # loads a list of ids, dumps the records' ids
commitment_labels = Several(CommitmentLabel(), attribute="commitments", dump_only=True)
"""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from marshmallow import ValidationError, fields

from logbook.commitments.models import Commitment
from logbook.commitments.queries import commitments_like, commitments_named, commitments_with
from logbook.web.fields import LINE, Line, identifier
from logbook.web.language import _, current_language
from logbook.web.reading import asks


class CommitmentField(fields.Field[uuid.UUID]):
    """A commitment by id, own number, number, or a citation in whatever notation."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string"}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID:
        text = Line(longest=LINE, required=True).deserialize(value)
        known = identifier(text)
        if known is not None and asks():
            return known
        found = commitments_named(text)
        if len(found) == 1:
            return found.pop()
        raise ValidationError(_several(text, commitments_with(found)) if found else _unknown(text))

    def _serialize(
        self, value: Commitment | uuid.UUID | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        if value is None:
            return None
        return str(value.id if isinstance(value, Commitment) else value)


class CommitmentLabel(fields.Field[Any]):
    """What the commitment beside it is called, in the reader's language. Never read."""

    openapi: ClassVar[dict[str, Any]] = {"type": ["string", "null"]}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(dump_only=True, **kwargs)

    def _serialize(
        self, value: Commitment | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return None if value is None else value.label(current_language())


def _several(text: str, found: Sequence[Commitment]) -> str:
    """Says which ones the text names, with the id to choose by."""
    sentence: str = _(
        "“%(name)s” names several commitments: %(candidates)s. Give the id of the one you mean.",
        name=text,
        candidates=_listed(found),
    )
    return sentence


def _unknown(text: str) -> str:
    sentence: str = _(
        "There is no commitment “%(name)s”. Give its number, its own number or its citation,"
        " or choose one from the list.",
        name=text,
    )
    if alike := commitments_like(text):
        sentence = _(
            "There is no commitment “%(name)s”. You may mean %(candidates)s.",
            name=text,
            candidates=_listed(alike),
        )
    return sentence


def _listed(commitments: Sequence[Commitment]) -> str:
    return "; ".join(f"{one.label(current_language())} [{one.id}]" for one in commitments)
