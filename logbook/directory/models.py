"""What is stored of organisations, people, offices, sectors and topics."""

import uuid
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.columns import MappedWording, optional_wording, required_wording
from logbook.db import Base, Identified, Record, enumeration
from logbook.ordering import ListedByName
from logbook.unique import UniquelyNamed
from logbook.wording import Wording


class OrganisationKind(StrEnum):
    """What an organisation is."""

    COMPANY = "company"
    ASSOCIATION = "association"
    UNION = "union"
    NGO = "ngo"
    GOVERNMENT = "government"
    SUPERVISOR = "supervisor"
    COVENANT = "covenant"
    BODY = "body"
    OTHER = "other"


class MembershipRole(StrEnum):
    """What an organisation is within another."""

    MEMBER = "member"
    PARTY = "party"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"


class OfficeLevel(StrEnum):
    """How high somebody stands who speaks for us."""

    MINISTER = "minister"
    STATE_SECRETARY = "state-secretary"
    SENIOR_OFFICIAL = "senior-official"
    AMBASSADOR = "ambassador"
    OFFICIAL = "official"


class Article(StrEnum):
    """The article of a Dutch noun, by which 'een ander pensioenfonds' has no 'e'."""

    DE = "de"
    HET = "het"


class Sector(Record, UniquelyNamed):
    """A sector by its plural noun: 'verzekeraars', 'insurers'.

    `singular` is what one of them is called ('verzekeraar'), `article` that of the Dutch singular;
    without a singular a letter calls one of them by its kind: 'een onderneming'.
    """

    __tablename__ = "sector"
    names = ("nouns_nl", "nouns_en")

    key: Mapped[str] = mapped_column(unique=True)
    nouns: MappedWording[Wording] = required_wording("nouns")
    singular: MappedWording[Wording | None] = optional_wording("singular")
    article: Mapped[Article | None] = mapped_column(enumeration(Article))


class Topic(Record, UniquelyNamed):
    """A subject of talks, in a tree. Its label is a noun phrase that can follow 'over'."""

    __tablename__ = "topic"
    names = ("label_nl", "label_en")

    slug: Mapped[str] = mapped_column(unique=True)
    label: MappedWording[Wording] = required_wording("label")
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("topic.id"))
    retired: Mapped[bool] = mapped_column(default=False)
    rhythm: Mapped[str | None]  # ISO 8601 duration between contacts

    parent: Mapped["Topic | None"] = relationship(remote_side="Topic.id")


class Organisation(Record, UniquelyNamed, ListedByName):
    """An organisation. `in_sentence` has the article ('de NVB'); `plural` says 'hebben' follows.

    Merged into another, it keeps its row and what was logged under its own name.
    """

    __tablename__ = "organisation"
    __table_args__ = (Index(None, "name_nl"),)
    names = ("name_nl", "name_en")
    listed_by = "name_nl"

    name: MappedWording[Wording] = required_wording("name")
    in_sentence: MappedWording[Wording | None] = optional_wording("in_sentence")
    short_name: Mapped[str | None] = mapped_column(index=True)
    plural: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[OrganisationKind] = mapped_column(enumeration(OrganisationKind))
    sector_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sector.id"), index=True)
    rhythm: Mapped[str | None]  # ISO 8601 duration between contacts
    notes: Mapped[str | None]

    sector: Mapped[Sector | None] = relationship()
    merged_into: Mapped["Organisation | None"] = relationship(remote_side="Organisation.id")
    former_names: Mapped[list["FormerName"]] = relationship(
        back_populates="organisation",
        cascade="all, delete-orphan",
        order_by="FormerName.position",
    )
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="member",
        foreign_keys="Membership.member_id",
        cascade="all, delete-orphan",
        order_by="Membership.position",
    )

    @property
    def display_name(self) -> str:
        """The short name where there is one, else the Dutch name."""
        return self.short_name or self.name.nl


class FormerName(Identified, Base):
    """A name that an organisation had; on the day `until` it no longer had it."""

    __tablename__ = "former_name"

    organisation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(index=True)
    until: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    organisation: Mapped[Organisation] = relationship(back_populates="former_names")


class Membership(Identified, Base):
    """An organisation's part in another (an association, a covenant): not on the day `until`."""

    __tablename__ = "membership"
    __table_args__ = (CheckConstraint("since IS NULL OR until IS NULL OR since < until", "order"),)

    member_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[MembershipRole] = mapped_column(enumeration(MembershipRole))
    since: Mapped[date | None]
    until: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    member: Mapped[Organisation] = relationship(
        back_populates="memberships", foreign_keys=[member_id]
    )
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id])


class Person(Record, ListedByName):
    """A contact at an organisation. Where they worked before stays known.

    Merged into another, it keeps its row, and the meetings that it is named in.
    """

    __tablename__ = "person"
    is_person = True

    name: Mapped[str] = mapped_column(index=True)
    email: Mapped[str | None]
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))

    merged_into: Mapped["Person | None"] = relationship(remote_side="Person.id")
    merged: Mapped[list["Person"]] = relationship(viewonly=True, order_by="Person.sort_key")
    affiliations: Mapped[list["Affiliation"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Affiliation.position"
    )

    @property
    def stays(self) -> "Person":
        """Whom they were made one with in the end; themselves where they were not."""
        return self.merged_into.stays if self.merged_into else self

    @property
    def made_one(self) -> list["Person"]:
        """Those that were made one with them, by any way."""
        return [each for one in self.merged for each in (one, *one.made_one)]

    @property
    def known_affiliations(self) -> list["Affiliation"]:
        """Where they work and worked, and where those that were made one with them did."""
        return [row for one in (self, *self.made_one) for row in one.affiliations]


class Affiliation(Identified, Base):
    """A person's function at an organisation, half-open: `until` is the first day not in it."""

    __tablename__ = "affiliation"
    __table_args__ = (CheckConstraint("since IS NULL OR until IS NULL OR since < until", "order"),)

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    function: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(back_populates="affiliations")
    organisation: Mapped[Organisation] = relationship()


class Office(Record, UniquelyNamed, ListedByName):
    """An office of state and who held it. `in_sentence`: 'de minister voor …', with its article."""

    __tablename__ = "office"
    names = ("name_nl", "name_en")
    listed_by = "name_nl"

    name: MappedWording[Wording] = required_wording("name")
    in_sentence: MappedWording[Wording] = required_wording("in_sentence")
    level: Mapped[OfficeLevel] = mapped_column(enumeration(OfficeLevel))
    ministry: Mapped[str | None]
    succeeds_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("office.id"))

    succeeds: Mapped["Office | None"] = relationship(remote_side="Office.id")
    terms: Mapped[list["Term"]] = relationship(
        back_populates="office", cascade="all, delete-orphan", order_by="Term.since"
    )

    def term_on(self, day: date) -> "Term | None":
        """The term that day falls in; None where the office was vacant."""
        for term in self.terms:
            if term.since <= day and (term.until is None or day < term.until):
                return term
        return None

    def holder_on(self, day: date) -> str | None:
        """Who held the office that day; None where nobody did or nobody knows."""
        term = self.term_on(day)
        return term.holder if term else None


class Term(Identified, Base):
    """A term of office, half-open: on the day `until` the successor is in office."""

    __tablename__ = "term"
    __table_args__ = (CheckConstraint("until IS NULL OR since < until", "order"),)

    office_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("office.id"), index=True)
    holder: Mapped[str | None]
    since: Mapped[date]
    until: Mapped[date | None]

    office: Mapped[Office] = relationship(back_populates="terms")
