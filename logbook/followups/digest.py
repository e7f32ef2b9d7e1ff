"""What one person is told on one morning: plain values, arranged in the order of what hurts."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain

from logbook.dates import PartialDate
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
