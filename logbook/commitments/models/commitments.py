"""What is stored of promises and motions, of their course and of their evidence."""

import datetime as dt
import uuid
from enum import StrEnum

from sqlalchemy import Column, ForeignKey, Index, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account, Unit
from logbook.citations import Citation
from logbook.columns import (
    MappedDate,
    MappedWording,
    optional_date,
    optional_wording,
    required_wording,
)
from logbook.commitments.models.houses import Chamber
from logbook.dates import PartialDate
from logbook.db import Base, Identified, Record, enumeration
from logbook.directory.models import Office, Topic
from logbook.ordering import ListedByName
from logbook.references.models import Reference
from logbook.unique import UniquelyNamed
from logbook.wording import Wording


class CommitmentKind(StrEnum):
    """A minister's promise, or a motion of the House."""

    PROMISE = "toezegging"
    MOTION = "motie"


class CommitmentStatus(StrEnum):
    """What our register says. *Done* the House says, on a letter of ours."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    PARTLY_DONE = "partly-done"
    DONE = "done"
    LAPSED = "lapsed"
    TRANSFERRED = "transferred"


CLOSED_STATUSES = (
    CommitmentStatus.DONE,
    CommitmentStatus.LAPSED,
    CommitmentStatus.TRANSFERRED,
)


class ClauseType(StrEnum):
    """What the clause continues: 'om …' with an infinitive, or 'dat …'."""

    OM = "om"
    DAT = "dat"


class EvidenceKind(StrEnum):
    """What answers a commitment."""

    DOCUMENT = "document"
    BRIEFING = "briefing"
    EVENT = "event"
    MEASURE = "measure"
    LETTER = "letter"


class EvidenceRole(StrEnum):
    """Whether it answers, or only explains where we come from."""

    ANSWERS = "answers"
    BACKGROUND = "background"


def labelled(title: str, *known_by: str | None) -> str:
    """'The title (35 570 V, nr. 71)', with the first that there is of what it is known by."""
    name = next(filter(None, known_by), None)
    return f"{title} ({name})" if name else title


commitment_topic = Table(
    "commitment_topic",
    Base.metadata,
    Column("commitment_id", ForeignKey("commitment.id"), primary_key=True),
    Column("topic_id", ForeignKey("topic.id"), primary_key=True, index=True),
)


class Commitment(Record, UniquelyNamed, ListedByName):
    """A promise or a motion, as recorded and as it is told.

    `clause` continues 'om …' or 'dat …' in a sentence; `citation` stays as written while
    `dossier_*` is what we read in it; `doubts` are sentences for people, never acted upon.
    """

    __tablename__ = "commitment"
    listed_by = "title_nl"
    __table_args__ = (Index(None, "dossier_number", "dossier_suffix", "paper"),)
    names = ("number",)

    kind: Mapped[CommitmentKind] = mapped_column(enumeration(CommitmentKind))
    chamber: Mapped[Chamber] = mapped_column(enumeration(Chamber), default=Chamber.HOUSE)
    title: MappedWording[Wording] = required_wording("title")
    heading: MappedWording[Wording | None] = optional_wording("heading")
    text: Mapped[str | None]
    clause: MappedWording[Wording | None] = optional_wording("clause")
    clause_type: Mapped[ClauseType] = mapped_column(enumeration(ClauseType), default=ClauseType.OM)
    continues: Mapped[bool] = mapped_column(default=False)
    parts: Mapped[list[str]] = mapped_column(default=list)
    number: Mapped[str | None] = mapped_column(index=True)
    own_number: Mapped[str | None] = mapped_column(index=True)
    citation: Mapped[str | None]
    dossier_number: Mapped[int | None]
    dossier_suffix: Mapped[str | None]
    paper: Mapped[str | None]
    made_on: MappedDate[PartialDate | None] = optional_date("made_on")
    submitted_on: MappedDate[PartialDate | None] = optional_date("submitted_on")
    adopted_on: MappedDate[PartialDate | None] = optional_date("adopted_on")
    occasion: MappedWording[Wording | None] = optional_wording("occasion")
    office_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("office.id"))
    holder: Mapped[str | None]
    movers: Mapped[list[str]] = mapped_column(default=list)
    co_signers: Mapped[bool] = mapped_column(default=False)
    promised_to: Mapped[str | None]
    lead_ministry: Mapped[str | None]
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    deputy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"))
    status: Mapped[CommitmentStatus] = mapped_column(
        enumeration(CommitmentStatus), default=CommitmentStatus.OPEN
    )
    source_id: Mapped[str | None] = mapped_column(unique=True)
    source_status: Mapped[str | None]
    doubts: Mapped[list[str]] = mapped_column(default=list)

    office: Mapped[Office | None] = relationship()
    unit: Mapped[Unit | None] = relationship()
    owner: Mapped[Account | None] = relationship(foreign_keys=[owner_id])
    deputy: Mapped[Account | None] = relationship(foreign_keys=[deputy_id])
    topics: Mapped[list[Topic]] = relationship(secondary=commitment_topic, order_by=Topic.slug)
    related: Mapped[list["CommitmentRelation"]] = relationship(
        foreign_keys="CommitmentRelation.commitment_id",
        back_populates="commitment",
        cascade="all, delete-orphan",
        order_by="CommitmentRelation.position",
    )
    status_changes: Mapped[list["StatusChange"]] = relationship(
        back_populates="commitment",
        cascade="all, delete-orphan",
        order_by="StatusChange.position",
    )
    deadlines: Mapped[list["Deadline"]] = relationship(
        back_populates="commitment", cascade="all, delete-orphan", order_by="Deadline.position"
    )
    progress: Mapped[list["ProgressNote"]] = relationship(
        back_populates="commitment", cascade="all, delete-orphan", order_by="ProgressNote.position"
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="commitment", order_by="Evidence.position"
    )

    @property
    def known_by(self) -> str | None:
        """The shortest thing people know it by: own number, number, citation as written."""
        return self.own_number or self.number or self.citation

    def label(self, language: str) -> str:
        """Its title in 'nl' or 'en', with what people know it by."""
        return labelled(
            self.title.in_language(language), self.own_number, self.number, self.citation
        )

    @property
    def is_open(self) -> bool:
        """Whether something is still owed to the House."""
        return self.status not in CLOSED_STATUSES

    @property
    def dossier(self) -> Citation | None:
        """The paper that its citation means, as read."""
        if self.dossier_number is None:
            return None
        return Citation(self.dossier_number, self.dossier_suffix, self.paper)

    @property
    def began(self) -> PartialDate | None:
        """Since when it binds: made, adopted, or else tabled; None where nobody knows."""
        return self.made_on or self.adopted_on or self.submitted_on

    def status_on(self, day: dt.date) -> CommitmentStatus:
        """What the register said on that day: open before the first change."""
        if not self.status_changes:
            return self.status
        said = [change.status for change in self.status_changes if change.on <= day]
        return said[-1] if said else CommitmentStatus.OPEN

    def deadline_on(self, day: dt.date) -> "Deadline | None":
        """The term that held on that day: the last that had been said."""
        said = [deadline for deadline in self.deadlines if deadline.said_on <= day]
        return said[-1] if said else None


class CommitmentRelation(Identified, Base):
    """A commitment's tie to another: 'touches', 'repeats', 'replaces' and such."""

    __tablename__ = "commitment_relation"

    commitment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    other_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    kind: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    commitment: Mapped[Commitment] = relationship(
        foreign_keys=[commitment_id], back_populates="related"
    )
    other: Mapped[Commitment] = relationship(foreign_keys=[other_id])


class StatusChange(Identified, Base):
    """A step of the register's status, with the letter that brought it."""

    __tablename__ = "status_change"

    commitment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    status: Mapped[CommitmentStatus] = mapped_column(enumeration(CommitmentStatus))
    on: Mapped[dt.date]
    reason: Mapped[str | None]
    letter_id: Mapped[uuid.UUID | None]
    position: Mapped[int] = mapped_column(default=0)

    commitment: Mapped[Commitment] = relationship(back_populates="status_changes")


class Deadline(Identified, Base):
    """A term promised to the House, as spoken: `on` is the last day it can mean.

    It holds from the day it was said (`said_on`) until the next one was; without `on` its words set
    no day.
    """

    __tablename__ = "deadline"

    commitment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    text: Mapped[str]
    on: Mapped[dt.date | None]
    said_on: Mapped[dt.date]
    reason: Mapped[str | None]
    letter_id: Mapped[uuid.UUID | None]
    position: Mapped[int] = mapped_column(default=0)

    commitment: Mapped[Commitment] = relationship(back_populates="deadlines")


class ProgressNote(Identified, Base):
    """Where a commitment stood on a day, in words."""

    __tablename__ = "progress_note"

    commitment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    on: Mapped[dt.date]
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    commitment: Mapped[Commitment] = relationship(back_populates="progress")


class Evidence(Record, Base):
    """What answers a commitment besides meetings.

    `sentence` is what a letter says of it, with the slot {date} where the date belongs and no slot
    where there is no date.
    """

    __tablename__ = "evidence"

    commitment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(enumeration(EvidenceKind))
    role: Mapped[EvidenceRole] = mapped_column(enumeration(EvidenceRole))
    date: MappedDate[PartialDate | None] = optional_date("date")
    sentence: MappedWording[Wording] = required_wording("sentence")
    parts: Mapped[list[str]] = mapped_column(default=list)
    reference_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("reference.id"))
    position: Mapped[int] = mapped_column(default=0)

    commitment: Mapped[Commitment] = relationship(back_populates="evidence")
    reference: Mapped[Reference | None] = relationship()
