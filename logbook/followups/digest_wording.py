"""A digest in words, the same for the text and the HTML of the mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from logbook.dates import Form, PartialDate, Precision, say, say_days, say_due
from logbook.followups.digest import Digest, DigestLine, PastMeeting
from logbook.web.language import _, ngettext


@dataclass(frozen=True, slots=True)
class WordedLine:
    """One line of a mail: what, when, whatever else matters, and the page where one acts."""

    title: str
    when: str
    note: str
    path: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading. `told` is how the subject counts them; `kind` how they look."""

    kind: str
    heading: str
    told: str
    lines: tuple[WordedLine, ...]


def worded(digest: Digest, language: str) -> list[Part]:
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
        Part(kind, heading, told % {"n": len(lines)}, lines)
        for kind, heading, told, lines in parts
        if lines
    ]


def say_day(day: date, language: str) -> str:
    """'maandag 7 december 2026'."""
    return say(PartialDate.on(day), language, Form.WEEKDAY)


def _lines(lines: Iterable[DigestLine], day: date, language: str) -> tuple[WordedLine, ...]:
    # Many lines share a day, and looking a translation up takes longer than the rest of a line.
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
        return str(ngettext("%(num)s day overdue", "%(num)s days overdue", (day - due_on).days))
    if due_on == day:
        return str(_("today"))
    if due is not None and due.precision is not Precision.DAY:
        return say_due(due, language)
    return say_day(due_on, language)


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
