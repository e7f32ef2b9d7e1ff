"""What is stored of a report: what it answers, its text with sources, findings and editions."""

import datetime as dt
import uuid
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Chamber, Commitment
from logbook.composer.contents import Outcome
from logbook.db import Base, Identified, Record, enumeration
from logbook.directory.models import Office
from logbook.meetings.models import Marking, Meeting, OnBehalfOf
from logbook.policy import Access
from logbook.references.models import Attachment


class ReportKind(StrEnum):
    """A letter to parliament, the dossier of a commitment, the summary of a meeting."""

    LETTER = "letter"
    DOSSIER = "dossier"
    SUMMARY = "summary"


class ReportState(StrEnum):
    """A concept is reviewed by somebody else, then signed and frozen."""

    CONCEPT = "concept"
    REVIEWED = "reviewed"
    SIGNED = "signed"


class OpenRelays(StrEnum):
    """Whether a letter says who has not confirmed yet that a message was passed on."""

    TELL = "tell"
    OMIT = "omit"


class Report(Record, Base):
    """A document compiled from the log, and what its author made of it.

    It is composed with what `unit_id` may see. `access` is *unit* while its text tells of a meeting
    that only that unit sees; once signed it is read by everybody.

    `changes`: what reads differently since it was last composed again, list of {"paragraph": id or
    None, "before": text or None, "after": text or None}; `changed_at`: when that was.
    """

    __tablename__ = "report"

    kind: Mapped[ReportKind] = mapped_column(enumeration(ReportKind))
    meeting_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("meeting.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    access: Mapped[Access] = mapped_column(enumeration(Access), default=Access.EVERYONE)
    on_behalf_of: Mapped[OnBehalfOf | None] = mapped_column(enumeration(OnBehalfOf))
    open_relays: Mapped[OpenRelays] = mapped_column(
        enumeration(OpenRelays), default=OpenRelays.TELL
    )
    date: Mapped[dt.date]
    language: Mapped[str]
    subject: Mapped[str | None]
    addressee: Mapped[str | None]
    chamber: Mapped[Chamber | None] = mapped_column(enumeration(Chamber))
    ministry: Mapped[str | None]
    directorate: Mapped[str | None]
    our_reference: Mapped[str | None]
    continuation_reference: Mapped[str | None]
    your_reference: Mapped[str | None]
    marking: Mapped[Marking] = mapped_column(enumeration(Marking), default=Marking.NONE)
    doubts: Mapped[list[str]] = mapped_column(default=list)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    changed_at: Mapped[dt.datetime | None]
    state: Mapped[ReportState] = mapped_column(
        enumeration(ReportState), default=ReportState.CONCEPT
    )
    edition: Mapped[int] = mapped_column(default=1)
    corrects_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("report.id"))
    sha256: Mapped[str | None]
    deleted_at: Mapped[dt.datetime | None]

    author: Mapped[Account] = relationship()
    unit: Mapped[Unit] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    answers: Mapped[list["ReportAnswer"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="ReportAnswer.position"
    )
    signatories: Mapped[list["Signatory"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="Signatory.position"
    )
    sections: Mapped[list["ReportSection"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="ReportSection.position"
    )
    findings: Mapped[list["StoredFinding"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="StoredFinding.position"
    )
    steps: Mapped[list["ReportStep"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="ReportStep.at"
    )
    attachments: Mapped[list["ReportAttachment"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="ReportAttachment.position"
    )

    @property
    def is_signed(self) -> bool:
        """Whether it is frozen: a correction is another edition."""
        return self.state is ReportState.SIGNED

    @property
    def named_ids(self) -> tuple[uuid.UUID, ...]:
        """Nobody is named: what only named people may see never enters a report."""
        return ()

    @property
    def paragraphs(self) -> list["Paragraph"]:
        """All of them, in the order read."""
        return [paragraph for section in self.sections for paragraph in section.paragraphs]


class ReportAnswer(Identified, Base):
    """A commitment that the report answers or mentions, with what it says came of it."""

    __tablename__ = "report_answer"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    commitment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("commitment.id"), index=True)
    outcome: Mapped[Outcome | None] = mapped_column(enumeration(Outcome))
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="answers")
    commitment: Mapped[Commitment] = relationship()


class Signatory(Identified, Base):
    """The office that signs; the holder follows from its terms on the letter's date.

    `called` is how a sentence of the letter calls the office, `holder` who held it, both as they
    were when the letter was composed.
    """

    __tablename__ = "signatory"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    office_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("office.id"))
    called: Mapped[str] = mapped_column(default="")
    holder: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="signatories")
    office: Mapped[Office] = relationship()


class ReportSection(Identified, Base):
    """A part of the text, headed or not; `commitments` are the ids of what it answers.

    `key` is what it tells, stable when composed again: 'opening', 'closing', the commitments.
    """

    __tablename__ = "report_section"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    key: Mapped[str]
    heading: Mapped[str | None]
    commitments: Mapped[list[str]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="sections")
    paragraphs: Mapped[list["Paragraph"]] = relationship(
        back_populates="section", cascade="all, delete-orphan", order_by="Paragraph.position"
    )

    @property
    def told(self) -> list["Paragraph"]:
        """Its paragraphs for who reads it: once signed, those that the letter says.

        What its authors left out may tell of what only their unit sees.
        """
        return [one for one in self.paragraphs if not (one.hidden and self.report.is_signed)]


class Paragraph(Record, Base):
    """A paragraph: the sentences composed, with their sources, and the text an author put over it.

    `sentences`: list of {"text", "sources": [{"kind", "id", "version"}], "template", "url"} and,
    where there is one, "citation"; of a list (`is_list`) the first announces the others. Of a
    paragraph of an author's own they are those of the reusable text that it was made of, if any.
    Each paragraph has its own version, so that two authors in two paragraphs never conflict.

    `fresh`: what the records would say now of a paragraph that somebody edited; an empty list where
    they say nothing of it any more, None where they say what they said. `editing_id`: the page on
    which it was saved last, so that a page that saves as one types does not conflict with itself.
    `previous`: what the last act replaced, for undoing it.
    """

    __tablename__ = "paragraph"

    section_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report_section.id"), index=True)
    key: Mapped[str]  # what it tells, stable when composed again
    is_list: Mapped[bool] = mapped_column(default=False)
    sentences: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    fresh: Mapped[list[dict[str, Any]] | None]
    edited_text: Mapped[str | None]
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"))
    editing_id: Mapped[uuid.UUID | None]
    previous: Mapped[dict[str, Any] | None]
    hidden: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    section: Mapped[ReportSection] = relationship(back_populates="paragraphs")
    author: Mapped[Account | None] = relationship()


class StoredFinding(Identified, Base):
    """What the linter found and somebody answered: one per rule, record and sentences.

    Findings are made anew whenever the letter is looked at; kept are the answers, and at signing
    all that stood then.
    """

    __tablename__ = "finding"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    rule: Mapped[str]
    level: Mapped[str]  # 'error', 'warning' or 'note'
    record: Mapped[str]
    sentences: Mapped[list[str]] = mapped_column(default=list)
    say: Mapped[str]
    answered: Mapped[str | None]
    account_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[dt.datetime | None]
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="findings")
    account: Mapped[Account | None] = relationship()


class ReportStep(Identified, Base):
    """A step of a report's state: who, when, and with which remark."""

    __tablename__ = "report_step"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    state: Mapped[ReportState] = mapped_column(enumeration(ReportState))
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[dt.datetime]
    remark: Mapped[str | None]

    report: Mapped[Report] = relationship(back_populates="steps")
    account: Mapped[Account] = relationship()


class ReportAttachment(Identified, Base):
    """A document that goes with the letter."""

    __tablename__ = "report_attachment"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    name: Mapped[str]
    attachment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("attachment.id"))
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="attachments")
    attachment: Mapped[Attachment | None] = relationship()


class Rendering(Identified, Base):
    """The bytes of a signed edition in one format, as they were on the day of signing."""

    __tablename__ = "rendering"
    __table_args__ = (UniqueConstraint("report_id", "format"),)

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"))
    format: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str]
