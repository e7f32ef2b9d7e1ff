"""The rows of the list of how commitments stand. Everybody who signs in may read all of them."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, raiseload, selectinload

from logbook.accounts.models import Unit
from logbook.commitments.models import Chamber, Commitment, CommitmentKind
from logbook.commitments.queries import State
from logbook.db import db
from logbook.directory.models import Office
from logbook.directory.queries.chains import chain
from logbook.dossiers.standing import StandingRows
from logbook.dossiers.standing.contents import Narrowing
from logbook.letters.models import Report, ReportAnswer, ReportKind, ReportState
from logbook.search.folding import holds


@dataclass(frozen=True, slots=True)
class StandingFilter:
    """What is asked for; None and blank ask nothing.

    `office`: of this office or one that it succeeds. `occasion`: words that stand in the debate's
    name, in either language. `state` is that on the day, not today's.
    """

    office: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    occasion: str = ""
    kind: CommitmentKind | None = None
    chamber: Chamber | None = None
    state: State | None = None
    commitments: Collection[uuid.UUID] | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """One per filter; all of them hold together."""
        wanted = (
            (Commitment.kind, self.kind),
            (Commitment.chamber, self.chamber),
            (Commitment.unit_id, self.unit),
        )
        yield from (column == value for column, value in wanted if value is not None)
        if self.office is not None:
            yield Commitment.office_id.in_(list(chain(Office.succeeds_id, self.office)))
        if self.commitments is not None:
            yield Commitment.id.in_(self.commitments)
        if self.occasion:
            occasion = Commitment.occasion
            said = db.session.execute(select(Commitment.id, occasion.nl, occasion.en))
            yield Commitment.id.in_([id_ for id_, *both in said if holds(self.occasion, *both)])


def standing_rows(wanted: StandingFilter) -> StandingRows:
    """All rows, in a fixed number of queries whatever their number."""
    commitments = db.session.scalars(
        select(Commitment)
        .where(*wanted.conditions())
        .options(
            joinedload(Commitment.office),
            joinedload(Commitment.unit),
            selectinload(Commitment.status_changes),
            selectinload(Commitment.deadlines),
            selectinload(Commitment.progress),
            raiseload("*"),
        )
    ).all()
    return StandingRows(
        commitments=commitments,
        letters=_letters(),
        narrowing=_narrowing(wanted),
        state=wanted.state,
    )


def _letters() -> dict[uuid.UUID, Sequence[ReportAnswer]]:
    """The answers of signed letters, by commitment and in order."""
    found: defaultdict[uuid.UUID, list[ReportAnswer]] = defaultdict(list)
    answers = db.session.scalars(
        select(ReportAnswer)
        .join(ReportAnswer.report)
        .where(
            Report.kind == ReportKind.LETTER,
            Report.state == ReportState.SIGNED,
            Report.deleted_at.is_(None),
        )
        .options(joinedload(ReportAnswer.report))
        .order_by(Report.date, Report.edition, Report.id)
    )
    for answer in answers:
        found[answer.commitment_id].append(answer)
    return dict(found)


def _narrowing(wanted: StandingFilter) -> Narrowing:
    office = db.session.get(Office, wanted.office) if wanted.office else None
    unit = db.session.get(Unit, wanted.unit) if wanted.unit else None
    return Narrowing(
        office=office.name if office else None,
        unit=unit.name if unit else None,
        occasion=wanted.occasion,
        chamber=wanted.chamber,
    )
