"""One commitment with all that a page or an answer tells of it."""

import uuid
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from logbook.commitments.models import Commitment, CommitmentRelation, Evidence
from logbook.db import db
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of


def whole() -> tuple[ORMOption, ...]:
    """The loading of a commitment's rows and of what they name."""
    return (
        joinedload(Commitment.office),
        joinedload(Commitment.unit),
        joinedload(Commitment.owner),
        joinedload(Commitment.deputy),
        selectinload(Commitment.topics),
        selectinload(Commitment.related).joinedload(CommitmentRelation.other),
        selectinload(Commitment.status_changes),
        selectinload(Commitment.deadlines),
        selectinload(Commitment.progress),
    )


def commitment(commitment_id: uuid.UUID) -> Commitment:
    """The commitment with all its rows but its evidence. Raises NotFound."""
    found = db.session.scalar(
        select(Commitment)
        .where(Commitment.id == commitment_id)
        .options(*whole())
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def evidence_of(commitment_id: uuid.UUID) -> list[Evidence]:
    """The evidence of a commitment with its references, in the order entered."""
    return list(db.session.scalars(_evidence_of(commitment_id)))


def evidence_page(commitment_id: uuid.UUID, paging: Paging) -> Page[Evidence]:
    """A page of the evidence of a commitment. Raises NotFound where there is no such commitment."""
    if db.session.get(Commitment, commitment_id) is None:
        raise NotFound
    return page_of(_evidence_of(commitment_id), paging)


def _evidence_of(commitment_id: uuid.UUID) -> Select[Any]:
    return (
        select(Evidence)
        .where(Evidence.commitment_id == commitment_id)
        .options(joinedload(Evidence.reference))
        .order_by(Evidence.position, Evidence.created_at, Evidence.id)
    )


def evidence(commitment_id: uuid.UUID, evidence_id: uuid.UUID) -> Evidence:
    """One piece of evidence of this commitment. Raises NotFound."""
    found = db.session.scalar(
        select(Evidence)
        .where(Evidence.id == evidence_id, Evidence.commitment_id == commitment_id)
        .options(joinedload(Evidence.reference))
    )
    if found is None:
        raise NotFound
    return found


def related_to(commitment_id: uuid.UUID) -> list[CommitmentRelation]:
    """The ties that other commitments have to this one."""
    return list(
        db.session.scalars(
            select(CommitmentRelation)
            .where(CommitmentRelation.other_id == commitment_id)
            .options(joinedload(CommitmentRelation.commitment))
            .order_by(CommitmentRelation.position, CommitmentRelation.id)
        )
    )
