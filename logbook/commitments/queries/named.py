"""Commitments as others name them: by id, number, own number, or a citation in any notation."""

import uuid
from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from logbook.citations import Citation, parse
from logbook.commitments.models import Commitment, labelled
from logbook.db import db
from logbook.directory.queries.names import named
from logbook.ordering import name_key

MOST_SUGGESTED = 5


def commitments_named(text: str) -> set[uuid.UUID]:
    """The commitments that a text names: none is unknown, several is ambiguous.

    By id, else own number, else number, else the citation as written, else by the paper that the
    text cites in whatever notation.
    """
    if known := _identifier(text):
        return set(db.session.scalars(select(Commitment.id).where(Commitment.id == known)))
    for column in (Commitment.own_number, Commitment.number, Commitment.citation):
        if found := named(text, Commitment.id, column):
            return found
    cited = parse(text)
    if cited is None:
        return set()
    return set(db.session.scalars(select(Commitment.id).where(*_cites(cited))))


def commitments_like(text: str) -> list[Commitment]:
    """Those that a citation may mean although it says something else: another suffix, or none.

    35570, nr. 71 may mean 35 570 V, nr. 71, and the other way about: for people to choose from,
    never taken by itself.
    """
    cited = parse(text)
    if cited is None:
        return []
    alike = [Commitment.dossier_number == cited.dossier]
    if cited.paper is not None:
        alike.append(Commitment.paper == cited.paper)
    return list(
        db.session.scalars(
            select(Commitment)
            .where(*alike)
            .order_by(Commitment.dossier_suffix, Commitment.paper, Commitment.id)
            .limit(MOST_SUGGESTED)
        )
    )


def _identifier(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if len(text) in (32, 36) else None
    except ValueError:
        return None


def _cites(cited: Citation) -> list[ColumnElement[bool]]:
    return [
        Commitment.dossier_number == cited.dossier,
        Commitment.dossier_suffix == cited.suffix,
        Commitment.paper == cited.paper,
    ]


def commitments_with(ids: Collection[uuid.UUID]) -> list[Commitment]:
    """The commitments with these ids, by title."""
    return list(
        db.session.scalars(
            select(Commitment)
            .where(Commitment.id.in_(ids))
            .order_by(Commitment.sort_key, Commitment.id)
        )
    )


def commitment_choices(language: str = "nl") -> list[tuple[str, str]]:
    """(id, 'title (what it is known by)') of every commitment, by title, for a form's list."""
    rows = db.session.execute(
        select(
            Commitment.id,
            Commitment.title,
            Commitment.own_number,
            Commitment.number,
            Commitment.citation,
        )
    )
    choices = (
        (str(id_), labelled(title.in_language(language), *known_by))
        for id_, title, *known_by in rows
    )
    return sorted(choices, key=lambda choice: name_key(choice[1]))
