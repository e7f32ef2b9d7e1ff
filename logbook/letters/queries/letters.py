"""Letters to parliament, as far as the caller may see them."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from logbook.accounts.models import Account
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.errors import NotFound
from logbook.letters.models import (
    Paragraph,
    Rendering,
    Report,
    ReportAnswer,
    ReportKind,
    ReportSection,
    ReportState,
    ReportStep,
    Signatory,
    StoredFinding,
)
from logbook.paging import Page, Paging, page_of
from logbook.policy import Access, Caller
from logbook.references.sight import Pointed, says_who_knows
from logbook.sorting import Keys, sorted_by


@dataclass(frozen=True, slots=True)
class LetterFilter:
    """Which letters a list asks for."""

    state: ReportState | None = None
    commitment: uuid.UUID | None = None
    sort: str = ""


KEYS: Keys = {
    "subject": func.lower(Report.subject),
    "date": Report.date,
    "author": select(Account.sort_key)
    .where(Account.id == Report.author_id)
    .correlate(Report)
    .scalar_subquery(),
    "state": Report.state,
}
"""What letters are sorted by."""


@says_who_knows(Pointed.LETTER)
def known_letters(_caller: Caller, ids: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    """Those of the ids that are letters, in one query: that there is one everybody may know."""
    wanted = {id_ for id_ in ids if id_ is not None}
    if not wanted:
        return set()
    letters = select(Report.id).where(
        Report.id.in_(wanted), Report.kind == ReportKind.LETTER, Report.deleted_at.is_(None)
    )
    return set(db.session.scalars(letters))


def readable_by(caller: Caller) -> ColumnElement[bool]:
    """As `policy.may_read`; what is signed is read by everybody. Deleted letters included."""
    allowed: list[ColumnElement[bool]] = [
        Report.access == Access.EVERYONE,
        Report.state == ReportState.SIGNED,
    ]
    if caller.is_system:
        allowed.append(Report.access == Access.UNIT)
    else:
        allowed.append(and_(Report.access == Access.UNIT, Report.unit_id == caller.unit_id))
    return or_(*allowed)


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """Which letters the caller may see: readable, and not deleted."""
    letter = Report.kind == ReportKind.LETTER
    return and_(letter, Report.deleted_at.is_(None), readable_by(caller))


def letters(
    caller: Caller, wanted: LetterFilter, paging: Paging, *, whole: bool = False
) -> Page[Report]:
    """A page of letters, the newest date first, in a fixed number of queries.

    `whole`: with their text, attachments and steps as well.
    """
    rows = select(Report).where(visible_to(caller))
    if wanted.state is not None:
        rows = rows.where(Report.state == wanted.state)
    if wanted.commitment is not None:
        answering = select(ReportAnswer.report_id).where(
            ReportAnswer.commitment_id == wanted.commitment
        )
        rows = rows.where(Report.id.in_(answering))
    loaded = _with_text() if whole else ()
    return page_of(
        rows.options(
            joinedload(Report.author),
            selectinload(Report.answers).joinedload(ReportAnswer.commitment),
            selectinload(Report.signatories).joinedload(Signatory.office),
            *loaded,
        ).order_by(
            *sorted_by(wanted.sort, KEYS, (Report.date.desc(), Report.created_at.desc(), Report.id))
        ),
        paging,
    )


def letter(caller: Caller, id: uuid.UUID) -> Report:
    """The letter with all its rows, in a fixed number of queries. Raises NotFound."""
    return _one(Report.id == id, visible_to(caller))


def deleted_letter(caller: Caller, id: uuid.UUID) -> Report:
    """A letter that was deleted. Raises NotFound."""
    return _one(Report.id == id, Report.deleted_at.is_not(None), readable_by(caller))


def paragraph(caller: Caller, letter_id: uuid.UUID, id: uuid.UUID) -> Paragraph:
    """One paragraph of a letter, with its report. Raises NotFound.

    What was left out of a signed letter, which everybody reads, is shown to nobody.
    """
    found = db.session.scalar(
        select(Paragraph)
        .join(Paragraph.section)
        .join(ReportSection.report)
        .where(Paragraph.id == id, Report.id == letter_id, visible_to(caller))
        .where(or_(Paragraph.hidden.is_(False), Report.state != ReportState.SIGNED))
        .options(joinedload(Paragraph.section).joinedload(ReportSection.report))
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def hold(letter_id: uuid.UUID) -> None:
    """Let nobody else write in the letter until this transaction ends.

    Its paragraphs have versions of their own, so that two people may write in it at once: what is
    kept of it as a whole would else be of a text that each of them saw without the other's.
    """
    db.session.execute(select(Report.id).where(Report.id == letter_id).with_for_update())


def read_anew(letter_id: uuid.UUID) -> Report:
    """The letter as it reads in the database, over whatever of it was loaded before."""
    found = db.session.scalars(
        select(Report)
        .where(Report.id == letter_id)
        .options(
            joinedload(Report.signatories),
            joinedload(Report.attachments),
            selectinload(Report.sections).joinedload(ReportSection.paragraphs),
        )
        .execution_options(populate_existing=True)
    )
    return found.unique().one()


def rendering(letter_id: uuid.UUID, form: str) -> Rendering | None:
    """The bytes of a signed letter in one format, as they were at signing."""
    return db.session.scalar(
        select(Rendering).where(Rendering.report_id == letter_id, Rendering.format == form)
    )


def editions(caller: Caller, report: Report) -> Sequence[Report]:
    """The other editions of a letter that the caller may see: corrected, and correcting."""
    ties = [Report.corrects_id == report.id]
    if report.corrects_id is not None:
        ties.append(Report.id == report.corrects_id)
    return db.session.scalars(
        select(Report).where(or_(*ties), visible_to(caller)).order_by(Report.edition)
    ).all()


def _with_text() -> tuple[ExecutableOption, ...]:
    sections = selectinload(Report.sections).selectinload(ReportSection.paragraphs)
    return (
        joinedload(Report.unit),
        selectinload(Report.attachments),
        selectinload(Report.steps).joinedload(ReportStep.account),
        sections.joinedload(Paragraph.author),
    )


def _one(*conditions: ColumnElement[bool]) -> Report:
    found = db.session.scalar(
        select(Report)
        .where(*conditions)
        .options(
            joinedload(Report.author),
            selectinload(Report.answers).joinedload(ReportAnswer.commitment),
            selectinload(Report.answers)
            .joinedload(ReportAnswer.commitment)
            .selectinload(Commitment.deadlines),
            selectinload(Report.signatories).joinedload(Signatory.office),
            selectinload(Report.findings).joinedload(StoredFinding.account),
            *_with_text(),
        )
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found
