"""What one person is told on one morning, what hurts first; and in words, for text and HTML."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from logbook.dates import Form, PartialDate, Precision, say, say_days, say_due
from logbook.web.language import _, ngettext
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One follow-up. `title` None: confidential, told without its words.

    `due` is the term as known, `due_on` the day it comes to, `due_text` the term as spoken.
    `waits_for` is who must act, where that is not the reader's side; `owner` whose it is, where the
    reader stands in for somebody absent. `meeting_id` is where the words come from.
    """

    follow_up_id: uuid.UUID
    title: Wording | None
    due: PartialDate | None
    due_text: str | None
    due_on: date | None
    waits_for: Wording | None = None
    owner: str | None = None
    owner_has_left: bool = False
    meeting_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """A meeting that was planned for a day now past. `title` None: confidential."""

    id: uuid.UUID
    title: str | None
    date: PartialDate
    end_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """One morning's mail for one person, in its parts; `day` is the local date."""

    day: date
    overdue: tuple[DigestLine, ...] = ()
    due: tuple[DigestLine, ...] = ()
    coming: tuple[DigestLine, ...] = ()
    waiting: tuple[DigestLine, ...] = ()
    to_confirm: tuple[PastMeeting, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say: then there is no mail."""
        return all(not getattr(self, part.name) for part in fields(self)[1:])

    @property
    def told_meetings(self) -> list[str]:
        """The ids of the meetings whose words it tells, each once."""
        of_lines = chain(self.overdue, self.due, self.coming, self.waiting)
        told = {line.meeting_id for line in of_lines if line.title and line.meeting_id}
        told |= {meeting.id for meeting in self.to_confirm if meeting.title}
        return sorted(map(str, told))


def arrange(
    lines: Sequence[DigestLine], to_confirm: Sequence[PastMeeting], *, today: date
) -> Digest:
    """The lines in their parts: what others must do apart, the rest by its day."""
    ordered = sorted(lines, key=_rank)
    own = [line for line in ordered if line.waits_for is None]
    return Digest(
        day=today,
        overdue=tuple(line for line in own if line.due_on is not None and line.due_on < today),
        due=tuple(line for line in own if line.due_on == today),
        coming=tuple(line for line in own if line.due_on is None or line.due_on > today),
        waiting=tuple(line for line in ordered if line.waits_for is not None),
        to_confirm=tuple(to_confirm),
    )


def _rank(line: DigestLine) -> tuple[date, bool, str]:
    """The nearest day first; on one day one's own before what one looks after."""
    return line.due_on or date.max, line.owner is not None, str(line.follow_up_id)


@dataclass(frozen=True, slots=True)
class WordedLine:
    """One line of a mail: what, when, whatever else matters, and the page where one acts."""

    title: str
    when: str
    note: str
    path: str


@dataclass(frozen=True, slots=True)
class DigestPart:
    """Lines under a heading. `told` is how the subject counts them; `kind` how they look."""

    kind: str
    heading: str
    told: str
    lines: tuple[WordedLine, ...]


def worded(digest: Digest, language: str) -> list[DigestPart]:
    """The parts that hold something. Call it while `language` ('nl' or 'en') is spoken."""
    day = digest.day
    parts = (
        ("overdue", _("Overdue"), _("%(n)s overdue"), _lines(digest.overdue, day, language)),
        ("due", _("Due today"), _("%(n)s today"), _lines(digest.due, day, language)),
        ("coming", _("Coming up"), _("%(n)s coming up"), _lines(digest.coming, day, language)),
        (
            "waiting",
            _("Waiting on others"),
            _("%(n)s waiting on others"),
            _lines(digest.waiting, day, language),
        ),
        (
            "confirm",
            _("Did this meeting take place?"),
            _("%(n)s to confirm"),
            tuple(_past(meeting, language) for meeting in digest.to_confirm),
        ),
    )
    return [
        DigestPart(kind, heading, told % {"n": len(lines)}, lines)
        for kind, heading, told, lines in parts
        if lines
    ]


def say_day(day: date, language: str) -> str:
    """'maandag 7 december 2026'."""
    return say(PartialDate.on(day), language, Form.WEEKDAY)


def _lines(lines: Iterable[DigestLine], day: date, language: str) -> tuple[WordedLine, ...]:
    # Many lines share a day.
    when = cache(lambda due_on, due: _when(due_on, due, day, language))
    return tuple(
        WordedLine(
            title=line.title.in_language(language) if line.title else _("Confidential follow-up"),
            when=when(line.due_on, line.due),
            note=_note(line, language),
            path=f"/follow-ups/{line.follow_up_id}",
        )
        for line in lines
    )


def _when(due_on: date | None, due: PartialDate | None, day: date, language: str) -> str:
    if due_on is None:
        return str(_("no date"))
    if due_on < day:
        return _overdue((day - due_on).days, language)
    if due_on == day:
        return str(_("today"))
    if due is not None and due.precision is not Precision.DAY:
        return say_due(due, language)
    return say_day(due_on, language)


@lru_cache(maxsize=4096)
def _overdue(days: int, _language: str) -> str:
    """For all who are told on a morning: to look it up takes longer than the rest of a line."""
    return str(ngettext("%(num)s day overdue", "%(num)s days overdue", days))


def _note(line: DigestLine, language: str) -> str:
    notes = []
    if line.waits_for is not None:
        notes.append(_("waiting on %(name)s", name=line.waits_for.in_language(language)))
    if line.owner is not None:
        notes.append(
            _("of %(name)s, who no longer works here", name=line.owner)
            if line.owner_has_left
            else _("for %(name)s, who is absent", name=line.owner)
        )
    if line.due_text and line.title is not None:
        notes.append(line.due_text)
    return " · ".join(notes)


def _past(meeting: PastMeeting, language: str) -> WordedLine:
    return WordedLine(
        title=meeting.title or _("Confidential meeting"),
        when=say_days(meeting.date, meeting.end_date, language, Form.WEEKDAY),
        note="",
        path=f"/meetings/{meeting.id}",
    )
