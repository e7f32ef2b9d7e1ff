"""How far a letter is: a concept, reviewed by somebody else, signed. What may be done then."""

import uuid
from datetime import datetime

from logbook.errors import Conflict, Forbidden, Invalid
from logbook.history import service as history
from logbook.letters import queries
from logbook.letters.details import ReviewDetails
from logbook.letters.models import Paragraph, Report, ReportState, ReportStep
from logbook.letters.service.digest import digest_of
from logbook.policy import Caller, require_write
from logbook.web.language import _


def require_concept(report: Report) -> None:
    """Refuse to change what is signed. Raises Invalid."""
    if report.is_signed:
        raise Invalid({"": [_("This letter is signed. Make a new edition to correct it.")]})


def open_paragraph(caller: Caller, letter_id: uuid.UUID, id: uuid.UUID) -> Paragraph:
    """A paragraph to be written in, of a letter that is held until this transaction ends.

    Raises NotFound, Forbidden; Invalid once the letter is signed.
    """
    queries.hold(letter_id)
    paragraph = queries.paragraph(caller, letter_id, id)
    report = paragraph.section.report
    require_write(caller, report)
    require_concept(report)
    return paragraph


def back_to_concept(report: Report, caller: Caller, now: datetime) -> None:
    """Whoever agreed did so to another text: a change asks for another review."""
    if report.state is ReportState.REVIEWED:
        take_step(report, caller, ReportState.CONCEPT, _("Changed after the review."), now)


def take_step(
    report: Report, caller: Caller, state: ReportState, remark: str | None, now: datetime
) -> None:
    """Bring the letter into a state, and note who did so and when. Raises Forbidden."""
    if caller.id is None:
        raise Forbidden
    report.begin_change(None, now=now)
    report.state = state
    report.steps.append(
        ReportStep(id=uuid.uuid4(), state=state, account_id=caller.id, at=now, remark=remark)
    )


def review(
    caller: Caller, id: uuid.UUID, details: ReviewDetails, *, version: int | None, now: datetime
) -> Report:
    """Agree with a letter, or send it back with a remark.

    `details.read` is the digest of the text that was read: paragraphs have versions of their own,
    so that of the letter does not tell whether its text changed since. Raises NotFound, Forbidden;
    Conflict where it did; Invalid for whoever wrote in it, for a signed letter, and
    where it is sent back without a word.
    """
    queries.hold(id)
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    report.begin_change(version, now=now)
    if details.read is not None and details.read != digest_of(report):
        raise Conflict(report)
    writers = {report.author_id, *(one.author_id for one in report.paragraphs)}
    if caller.id in writers:
        message = _("You wrote in this letter. Ask somebody else to review it.")
        raise Invalid({"agreed": [message]})
    if not details.agreed and not details.remark:
        raise Invalid({"remark": [_("Say what should be different.")]})
    before = history.snapshot(report)
    state = ReportState.REVIEWED if details.agreed else ReportState.CONCEPT
    take_step(report, caller, state, details.remark, now)
    report.touch(now)
    history.record(caller, "review", report, now=now, before=before)
    return report
