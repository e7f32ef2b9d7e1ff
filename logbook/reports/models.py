"""What is stored of a report: what it answers, its text with sources, findings and editions."""

import datetime as dt
import uuid
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.commitments.models import Attachment, Chamber, Commitment
from logbook.db import Base, Identified, Record, enumeration
from logbook.directory.models import Office
from logbook.meetings.models import Marking, Meeting, OnBehalfOf
from logbook.wording import Wording, optional_wording


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


class Outcome(StrEnum):
    """What a letter says of a commitment."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    IN_PROGRESS = "in-progress"
    MENTIONED = "mentioned"


class Report(Record, Base):
    """A document compiled from the log, and what its author made of it."""

    __tablename__ = "report"

    kind: Mapped[ReportKind] = mapped_column(enumeration(ReportKind))
    meeting_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("meeting.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    on_behalf_of: Mapped[OnBehalfOf | None] = mapped_column(enumeration(OnBehalfOf))
    date: Mapped[dt.date]
    language: Mapped[str]
    subject: Mapped[str | None]
    addressee: Mapped[str | None]
    chamber: Mapped[Chamber | None] = mapped_column(enumeration(Chamber))
    directorate: Mapped[str | None]
    our_reference: Mapped[str | None]
    continuation_reference: Mapped[str | None]
    your_reference: Mapped[str | None]
    marking: Mapped[Marking] = mapped_column(enumeration(Marking), default=Marking.NONE)
    doubts: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[ReportState] = mapped_column(
        enumeration(ReportState), default=ReportState.CONCEPT
    )
    edition: Mapped[int] = mapped_column(default=1)
    corrects_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("report.id"))
    sha256: Mapped[str | None]
    deleted_at: Mapped[dt.datetime | None]

    author: Mapped[Account] = relationship()
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
    findings: Mapped[list["Finding"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="Finding.position"
    )
    steps: Mapped[list["ReportStep"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="ReportStep.at"
    )
    attachments: Mapped[list["ReportAttachment"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="ReportAttachment.position"
    )


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
    """The office that signs; the holder follows from its terms on the letter's date."""

    __tablename__ = "signatory"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    office_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("office.id"))
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="signatories")
    office: Mapped[Office] = relationship()


class ReportSection(Identified, Base):
    """A headed part of the text; `commitments` are the ids of what it answers."""

    __tablename__ = "report_section"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    heading: Mapped[Wording | None] = optional_wording("heading")
    commitments: Mapped[list[str]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="sections")
    paragraphs: Mapped[list["Paragraph"]] = relationship(
        back_populates="section", cascade="all, delete-orphan", order_by="Paragraph.position"
    )


class Paragraph(Identified, Base):
    """A paragraph: the sentences composed, with their sources, and the text an author put over it.

    `sentences`: list of {"text", "sources": [{"kind", "id", "version"}], "template"}. Each
    paragraph has its own version, so that two authors in two paragraphs never conflict.
    """

    __tablename__ = "paragraph"

    section_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report_section.id"), index=True)
    key: Mapped[str]  # what it tells, stable when composed again
    sentences: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    edited_text: Mapped[str | None]
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"))
    hidden: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    position: Mapped[int] = mapped_column(default=0)

    section: Mapped[ReportSection] = relationship(back_populates="paragraphs")


class Finding(Identified, Base):
    """What the linter finds: one per rule and record, with what to do and how it was answered."""

    __tablename__ = "finding"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("report.id"), index=True)
    rule: Mapped[str]
    level: Mapped[str]  # 'error', 'warning' or 'note'
    record: Mapped[str]
    sentences: Mapped[list[str]] = mapped_column(default=list)
    say: Mapped[str]
    answered: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(back_populates="findings")


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
