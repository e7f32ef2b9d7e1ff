"""Composing a stored letter from the records, with what its unit may see."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import exists, or_, select

from logbook.composer import LetterInput, compose
from logbook.composer.loading import Asked, load
from logbook.db import db
from logbook.errors import Invalid, NotFound
from logbook.history import service as history
from logbook.letters import queries
from logbook.letters.indexing import index
from logbook.letters.models import OpenRelays, Report
from logbook.letters.service.changes import as_read, keep_changes
from logbook.letters.service.merging import merge
from logbook.letters.service.states import back_to_concept, require_concept
from logbook.letters.stored_letter import letter_of
from logbook.meetings.models import Meeting, Point
from logbook.policy import Access, Caller, Role, require_write
from logbook.web.language import _


def compose_again(
    caller: Caller, id: uuid.UUID, *, version: int | None = None, now: datetime
) -> Report:
    """Compose a letter from the records as they are now, without losing what anybody wrote.

    Raises NotFound, Forbidden, Conflict; Invalid once it is signed.
    """
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    report.begin_change(version, now=now)
    before, read, letter = history.snapshot(report), as_read(report), letter_of(report)
    put_together(report, now=now)
    keep_changes(report, read, now)
    if letter_of(report) != letter:
        back_to_concept(report, caller, now)
    report.touch(now)
    index(report)
    history.record(caller, "compose", report, now=now, before=before)
    return report


def put_together(report: Report, *, now: datetime) -> None:
    """Compose the text. Raises Invalid where a commitment or an office is there no more."""
    merge(report, compose(letter_input(report)), now=now)
    report.access = Access.UNIT if _holds_of_its_unit(report) else Access.EVERYONE


def letter_input(report: Report) -> LetterInput:
    """The records that the letter is made of, as its unit may see them. Raises Invalid."""
    speaking, *others = [one.office_id for one in report.signatories]
    asked = Asked(
        answers=[(one.commitment_id, one.outcome) for one in report.answers],
        signatory=speaking,
        date=report.date,
        language=report.language,
        chamber=letter_of(report).chamber,
        frame=letter_of(report).frame,
        co_signatories=others,
        on_behalf_of=report.on_behalf_of,
        tells_open_relays=report.open_relays is OpenRelays.TELL,
        editions=tuple(filter(None, (report.id, report.corrects_id))),
    )
    try:
        return load(as_its_unit(report), asked)
    except NotFound:
        raise Invalid(
            {"answers": [_("A commitment or an office of this letter is there no more.")]}
        ) from None


def as_its_unit(report: Report) -> Caller:
    """Somebody of the report's unit: whoever presses the button, the text is the same."""
    return Caller(report.author_id, name="", role=Role.EDITOR, unit_id=report.unit_id)


def _holds_of_its_unit(report: Report) -> bool:
    """Whether anything comes from a meeting that not everybody may see.

    What was left out or written over counts too: whoever may read the letter sees that on its page.
    """
    held = list(_sources(report))
    of_a_point = select(Point.meeting_id).where(Point.id.in_(held))
    guarded = exists().where(
        or_(Meeting.id.in_(held), Meeting.id.in_(of_a_point)), Meeting.access != Access.EVERYONE
    )
    return bool(db.session.scalar(select(guarded)))


def _sources(report: Report) -> Iterable[uuid.UUID]:
    sentences = [
        sentence for one in report.paragraphs for sentence in (*one.sentences, *(one.fresh or ()))
    ]
    sources = {(each["kind"], each["id"]) for one in sentences for each in one["sources"]}
    return {uuid.UUID(id_) for kind, id_ in sources if kind in ("meeting", "point")}
