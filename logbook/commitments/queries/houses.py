"""Recesses and known papers of the Houses."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from logbook.citations import Citation, candidates, parse
from logbook.commitments.models import Chamber, Commitment, Paper, Recess
from logbook.db import db
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of


def recesses(chamber: Chamber | None = None) -> Sequence[Recess]:
    """The recesses of a chamber, or of both, in order."""
    wanted = select(Recess).order_by(Recess.since, Recess.chamber)
    if chamber is not None:
        wanted = wanted.where(Recess.chamber == chamber)
    return db.session.scalars(wanted).all()


def recess_page(paging: Paging) -> Page[Recess]:
    """A page of the recesses of both chambers, in order."""
    return page_of(select(Recess).order_by(Recess.since, Recess.chamber), paging)


def recess(recess_id: uuid.UUID) -> Recess:
    """The recess with this id. Raises NotFound."""
    found = db.session.get(Recess, recess_id)
    if found is None:
        raise NotFound
    return found


def papers() -> list[Paper]:
    """The papers that are known, in the order of registers: by dossier, suffix and number."""
    return sorted(db.session.scalars(select(Paper)), key=_order)


def paper_page(paging: Paging) -> Page[Paper]:
    """A page of the papers that are known. Their order is computed: there are a few hundred."""
    known = papers()
    return Page(known[paging.offset : paging.offset + paging.size], len(known), paging)


def paper(paper_id: uuid.UUID) -> Paper:
    """The paper with this id. Raises NotFound."""
    found = db.session.get(Paper, paper_id)
    if found is None:
        raise NotFound
    return found


def candidates_for(citation: str | None) -> list[Citation]:
    """Which papers a citation without a suffix may mean, by the dossiers that are known.

    Known are the papers entered and the citations of other commitments. A hint for people: nothing
    is corrected by it.
    """
    cited = parse(citation) if citation else None
    if cited is None or cited.suffix is not None:
        return []
    written = [*db.session.scalars(select(Paper.citation))]
    written += db.session.scalars(
        select(Commitment.citation).where(Commitment.dossier_number == cited.dossier)
    )
    known = [read for text in written if text and (read := parse(text))]
    return candidates(cited, known)


def _order(paper: Paper) -> tuple[object, ...]:
    read = parse(paper.citation)
    return (read is None, *(read.sort_key if read else ()), paper.citation)
