"""What a use case of the directory is given: plain values, of the right shape but not yet of sense.

`id` of a record or a row is the one that a client chose; None lets the program choose.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from logbook.directory.models import Article, MembershipRole, OfficeLevel, OrganisationKind
from logbook.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerNameDetails:
    """A name that was, and the first day on which it was no more."""

    name: str
    id: uuid.UUID | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipDetails:
    """A part in another organisation, from `since` up to but not on `until`."""

    organisation_id: uuid.UUID
    id: uuid.UUID | None = None
    role: MembershipRole = MembershipRole.MEMBER
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDetails:
    """An organisation. `rhythm` is an ISO 8601 duration between contacts."""

    name: Wording
    id: uuid.UUID | None = None
    in_sentence: Wording | None = None
    short_name: str | None = None
    plural: bool = False
    former_names: Sequence[FormerNameDetails] = ()
    merged_into_id: uuid.UUID | None = None
    kind: OrganisationKind = OrganisationKind.OTHER
    sector_id: uuid.UUID | None = None
    memberships: Sequence[MembershipDetails] = ()
    rhythm: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationDetails:
    """A function at an organisation, from `since` up to but not on `until`."""

    organisation_id: uuid.UUID
    id: uuid.UUID | None = None
    function: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """A contact: name, business address and functions, and nothing else about them."""

    name: str
    id: uuid.UUID | None = None
    email: str | None = None
    merged_into_id: uuid.UUID | None = None
    affiliations: Sequence[AffiliationDetails] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDetails:
    """A contact who works elsewhere from the day `on`."""

    organisation_id: uuid.UUID
    on: date
    function: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDetails:
    """A term of office, from `since` up to but not on `until`; who held it may be unknown."""

    since: date
    id: uuid.UUID | None = None
    holder: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDetails:
    """An office. Without `in_sentence` its name follows the article that offices have: de, the."""

    name: Wording
    id: uuid.UUID | None = None
    in_sentence: Wording | None = None
    level: OfficeLevel = OfficeLevel.OFFICIAL
    ministry: str | None = None
    succeeds_id: uuid.UUID | None = None
    terms: Sequence[TermDetails] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDetails:
    """A topic. Without a slug one is made of its label."""

    label: Wording
    id: uuid.UUID | None = None
    slug: str | None = None
    parent_id: uuid.UUID | None = None
    retired: bool = False
    rhythm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorDetails:
    """A sector. Without a key one is made of its noun."""

    nouns: Wording
    singular: Wording | None = None
    article: Article | None = None
    id: uuid.UUID | None = None
    key: str | None = None
