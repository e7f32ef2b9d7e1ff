"""A follow-up on one line: what, for whom, where from, by when as said and as computed, whose.

For the list of follow-ups and for every other page that names some.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from logbook.dates import Form, PartialDate, Precision, say
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.web.language import _, current_language, ngettext


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as a badge shows it: its kind and its word."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What a line tells, in the reader's language.

    `state` colours the line, '' is plain. `term` is as said; `latest` the last day it can mean
    where that says more. `actor` is named where it is not the owner. `origin` is a label with the
    path of its page.
    """

    id: uuid.UUID
    title: str
    version: int
    is_open: bool
    state: str
    marks: tuple[Mark, ...]
    term: str
    latest: str
    actor: str
    owner: str
    origin: tuple[str, str] | None


def line_of(follow_up: FollowUp, today: date) -> FollowUpLine:
    """The line of a follow-up that was loaded with owner, actor, meeting and commitment."""
    language = current_language()
    marks = tuple(marks_of(follow_up, today))
    return FollowUpLine(
        id=follow_up.id,
        title=follow_up.title.in_language(language),
        version=follow_up.version,
        is_open=follow_up.is_open,
        state=marks[0].state if marks and marks[0].state in _COLOURED else "",
        marks=marks,
        term=term_of(follow_up, language),
        latest=latest_of(follow_up, language),
        actor=actor_of(follow_up, language),
        owner=follow_up.owner.name,
        origin=origin_of(follow_up, language),
    )


_COLOURED = {"overdue", "due-soon", "waiting", "done", "dropped"}


def marks_of(follow_up: FollowUp, today: date) -> list[Mark]:
    """How it stands, what matters most first."""
    if follow_up.status is FollowUpStatus.DONE:
        return [Mark("done", _("done"))]
    if follow_up.status is FollowUpStatus.DROPPED:
        return [Mark("dropped", _("dropped"))]
    marks = []
    if follow_up.due_on is not None:
        marks += _nearness(follow_up.due_on, today)
    if follow_up.actor_organisation_id or follow_up.actor_sector_id:
        marks.append(Mark("waiting", _("waiting on others")))
    if follow_up.status is FollowUpStatus.IN_PROGRESS:
        marks.append(Mark("in-progress", _("in progress")))
    if follow_up.snoozed_until is not None and follow_up.snoozed_until > today:
        day = say(PartialDate.on(follow_up.snoozed_until), current_language(), Form.SHORT)
        marks.append(Mark("info", _("snoozed until %(day)s", day=day)))
    return marks


def _nearness(due_on: date, today: date) -> list[Mark]:
    late = (today - due_on).days
    if late > 0:
        return [Mark("overdue", ngettext("%(num)d day late", "%(num)d days late", late))]
    if late == 0:
        return [Mark("due-soon", _("today"))]
    if late == -1:
        return [Mark("due-soon", _("tomorrow"))]
    if late >= -7:
        return [Mark("due-soon", ngettext("in %(num)d day", "in %(num)d days", -late))]
    return []


def term_of(follow_up: FollowUp, language: str) -> str:
    """The term as said."""
    if follow_up.due_text:
        return follow_up.due_text
    return say(follow_up.due, language) if follow_up.due is not None else _("no term")


def latest_of(follow_up: FollowUp, language: str) -> str:
    """The day that the term comes to, where the term does not say it itself."""
    due = follow_up.due
    if follow_up.due_on is None:
        return ""
    if not follow_up.due_text and due is not None and due.precision is Precision.DAY:
        return ""
    return _("by %(day)s at the latest", day=say(PartialDate.on(follow_up.due_on), language))


def actor_of(follow_up: FollowUp, language: str) -> str:
    """Who has to act, where that is not the owner."""
    if follow_up.actor_organisation is not None:
        return follow_up.actor_organisation.name.in_language(language)
    if follow_up.actor_sector is not None:
        return follow_up.actor_sector.nouns.in_language(language)
    if follow_up.actor_us:
        return _("the ministry")
    if follow_up.actor_account is None or follow_up.actor_account_id == follow_up.owner_id:
        return ""
    return follow_up.actor_account.name


def origin_of(follow_up: FollowUp, language: str) -> tuple[str, str] | None:
    """What it comes from, with the path of its page."""
    if follow_up.meeting is not None:
        return follow_up.meeting.title, f"/meetings/{follow_up.meeting.id}"
    if follow_up.commitment is not None:
        return follow_up.commitment.label(language), f"/commitments/{follow_up.commitment.id}"
    return None
