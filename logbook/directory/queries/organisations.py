"""What can be asked about organisations."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from logbook.db import db
from logbook.directory.models import (
    Affiliation,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Sector,
)
from logbook.directory.queries.chains import lineage
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of
from logbook.search.details import Kind
from logbook.search.queries import holding
from logbook.sorting import Keys, sorted_by


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """Which organisations a list asks for. `merged`: those that went up in another as well."""

    text: str = ""
    kind: OrganisationKind | None = None
    sector_id: uuid.UUID | None = None
    merged: bool = True
    sort: str = ""


KEYS: Keys = {
    "name": Organisation.sort_key,
    "short": func.lower(Organisation.short_name),
    "kind": Organisation.kind,
    "sector": select(Sector.nouns.nl)
    .where(Sector.id == Organisation.sector_id)
    .correlate(Organisation)
    .scalar_subquery(),
}
"""What organisations are sorted by."""


def organisations(wanted: OrganisationFilter, paging: Paging) -> Page[Organisation]:
    """The organisations asked for, by name."""
    return page_of(
        _loaded(select(Organisation).where(*_conditions(wanted))).order_by(
            *sorted_by(wanted.sort, KEYS, (Organisation.sort_key, Organisation.id))
        ),
        paging,
    )


def _conditions(wanted: OrganisationFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text:
        found.append(holding(Organisation.id, Kind.ORGANISATION, wanted.text))
    if wanted.kind is not None:
        found.append(Organisation.kind == wanted.kind)
    if wanted.sector_id is not None:
        found.append(Organisation.sector_id == wanted.sector_id)
    if not wanted.merged:
        found.append(Organisation.merged_into_id.is_(None))
    return found


def _loaded(rows: Select[Organisation]) -> Select[Organisation]:
    return rows.options(
        joinedload(Organisation.sector),
        joinedload(Organisation.merged_into),
        selectinload(Organisation.former_names),
        selectinload(Organisation.memberships).joinedload(Membership.organisation),
    )


def organisation(organisation_id: uuid.UUID) -> Organisation:
    """One organisation as stored, with all that its page and its JSON show. Raises NotFound."""
    found = db.session.scalars(
        _loaded(select(Organisation).where(Organisation.id == organisation_id)).execution_options(
            populate_existing=True
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def absorbed(organisation_id: uuid.UUID) -> Sequence[Organisation]:
    """The organisations merged into this one, by name."""
    return db.session.scalars(
        select(Organisation)
        .where(Organisation.merged_into_id == organisation_id)
        .order_by(Organisation.sort_key)
    ).all()


def members_of(organisation_id: uuid.UUID) -> Sequence[Membership]:
    """Who takes part in the organisation, now or ever, by name and then by time."""
    return db.session.scalars(
        select(Membership)
        .join(Membership.member)
        .options(contains_eager(Membership.member))
        .where(Membership.organisation_id == organisation_id)
        .order_by(Organisation.sort_key, Membership.since)
    ).all()


def affiliations_at(organisation_id: uuid.UUID) -> Sequence[Affiliation]:
    """Who works or worked there or at what went up in it, by name and then by time."""
    return db.session.scalars(
        select(Affiliation)
        .join(Affiliation.person)
        .options(
            contains_eager(Affiliation.person).joinedload(Person.merged_into),
            joinedload(Affiliation.organisation),
        )
        .where(Affiliation.organisation_id.in_(lineage([organisation_id])))
        .order_by(Person.sort_key, Affiliation.since)
    ).all()


def holds_on(period: Membership | Affiliation, day: date) -> bool:
    """Whether a membership or function counts on that day; unknown ends count as open."""
    return (period.since is None or period.since <= day) and (
        period.until is None or day < period.until
    )
