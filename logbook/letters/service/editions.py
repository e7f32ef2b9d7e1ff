"""Another edition of a signed letter, to correct it. What was signed stays as it was."""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from logbook.commitments.models import StatusChange
from logbook.db import db
from logbook.errors import Forbidden, Invalid
from logbook.history import service as history
from logbook.letters import queries
from logbook.letters.indexing import index
from logbook.letters.models import (
    Paragraph,
    Report,
    ReportAnswer,
    ReportAttachment,
    ReportKind,
    ReportSection,
    ReportState,
    Signatory,
)
from logbook.policy import Caller, require_write
from logbook.web.language import _

_CARRIED = (
    "unit_id",
    "access",
    "on_behalf_of",
    "open_relays",
    "date",
    "language",
    "subject",
    "addressee",
    "chamber",
    "ministry",
    "directorate",
    "our_reference",
    "continuation_reference",
    "your_reference",
    "marking",
    "doubts",
)


def correct(caller: Caller, id: uuid.UUID, *, now: datetime) -> Report:
    """A concept of the next edition, with the text as it was signed.

    Raises NotFound, Forbidden; Invalid for a letter that is not signed, and where another edition
    is being made already, at the same moment too.
    """
    signed = queries.letter(caller, id)
    require_write(caller, signed)
    if caller.id is None:
        raise Forbidden
    if not signed.is_signed:
        raise Invalid({"": [_("This letter is not signed yet: change it as it is.")]})
    queries.hold(signed.id)
    if any(one.edition > signed.edition for one in queries.editions(caller, signed)):
        raise Invalid({"": [_("There is a later edition already.")]})
    new = _next(signed, caller.id, now)
    db.session.add(new)
    index(new)
    history.record(caller, "create", new, now=now)
    return new


def _next(signed: Report, author_id: uuid.UUID, now: datetime) -> Report:
    """The next edition, not yet kept: all of its own rows are copies."""
    new = Report(
        now=now,
        id=uuid.uuid4(),
        kind=ReportKind.LETTER,
        author_id=author_id,
        corrects_id=signed.id,
        edition=signed.edition + 1,
        state=ReportState.CONCEPT,
    )
    for name in _CARRIED:
        setattr(new, name, getattr(signed, name))
    new.answers = [
        ReportAnswer(
            id=uuid.uuid4(),
            commitment_id=one.commitment_id,
            outcome=one.outcome,
            position=one.position,
        )
        for one in signed.answers
    ]
    new.signatories = [
        Signatory(
            id=uuid.uuid4(),
            office_id=one.office_id,
            called=one.called,
            holder=one.holder,
            position=one.position,
        )
        for one in signed.signatories
    ]
    new.attachments = [
        ReportAttachment(id=uuid.uuid4(), name=one.name, position=one.position)
        for one in signed.attachments
    ]
    raised = _raised_by(signed)
    new.sections = [_section(one, raised, now) for one in signed.sections]
    return new


def _raised_by(signed: Report) -> Collection[str]:
    """The ids of the commitments whose status signing changed, and so raised their version."""
    changed = select(StatusChange.commitment_id).where(StatusChange.letter_id == signed.id)
    return {str(id_) for id_ in db.session.scalars(changed)}


def _as_of_signing(sentence: Mapping[str, Any], raised: Collection[str]) -> dict[str, Any]:
    """The sentence, of which what signing itself changed makes nothing out of date."""
    sources = [
        one | {"version": one["version"] + 1}
        if one["kind"] == "commitment" and one["id"] in raised
        else one
        for one in sentence["sources"]
    ]
    return {**sentence, "sources": sources}


def _section(signed: ReportSection, raised: Collection[str], now: datetime) -> ReportSection:
    return ReportSection(
        id=uuid.uuid4(),
        key=signed.key,
        heading=signed.heading,
        commitments=signed.commitments,
        position=signed.position,
        paragraphs=[
            Paragraph(
                now=now,
                id=uuid.uuid4(),
                key=one.key,
                is_list=one.is_list,
                sentences=[_as_of_signing(each, raised) for each in one.sentences],
                edited_text=one.edited_text,
                author_id=one.author_id,
                hidden=one.hidden,
                position=one.position,
            )
            for one in signed.paragraphs
        ],
    )
