"""A dossier as one table: a row for each thing that it tells, whatever its kind."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from flask_babel import force_locale

from logbook.commitments import labels as register
from logbook.dates import PartialDate
from logbook.documents.csv_table import csv_table
from logbook.dossiers.dossier.contents import Dossier, MeetingHeld, Saying, Task
from logbook.dossiers.dossier.parts.promise import clause_in_words
from logbook.dossiers.dossier.parts.talks import partner_in_words, saying_in_words
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.letters import labels
from logbook.meetings import labels as meeting_labels
from logbook.web.language import _


class TableRow(NamedTuple):
    """A row; `date` as precisely as it is known, in EDTF, `source` the record's id."""

    part: str
    date: str = ""
    told_date: str = ""
    what: str = ""
    who: str = ""
    text: str = ""
    state: str = ""
    term: str = ""
    attribution: str = ""
    source: str = ""


def dossier_csv(dossier: Dossier, language: str) -> str:
    """The dossier as CSV, in 'nl' or 'en'."""
    with force_locale(language):
        return csv_table(columns(), _rows(dossier, DocumentVoice(language)))


def columns() -> tuple[str, ...]:
    """What stands above each value of a Row, in the language in force."""
    return (
        _("Part"), _("Date (EDTF)"), _("Date"), _("What"), _("Who"), _("Text"), _("State"),
        _("Due"), _("May be told"), _("Record"),
    )  # fmt: skip


def _rows(dossier: Dossier, voice: DocumentVoice) -> Iterator[TableRow]:
    yield from _promise(dossier, voice)
    yield from (_contact(one, voice) for one in dossier.contacts)
    for conversation in dossier.conversations:
        party = voice.text(conversation.party)
        yield from (_saying(one, party, voice) for one in conversation.points)
    for part, tasks in (
        (_("Passing on to members"), dossier.relays),
        (_("Follow-ups"), dossier.follow_ups),
    ):
        yield from (task_row(part, one, voice) for one in tasks)
    yield from _answers(dossier, voice)
    yield from (TableRow(_("Doubts"), text=doubt) for doubt in dossier.commitment.doubts)


def dated(
    date: PartialDate | None, voice: DocumentVoice, end: dt.date | None = None
) -> dict[str, str]:
    """The columns of a date, as precisely as it is known; told with the last of several days."""
    return {"date": date.edtf if date else "", "told_date": voice.known(date, end)}


def _promise(dossier: Dossier, voice: DocumentVoice) -> Iterator[TableRow]:
    head, statuses = dossier.commitment, register.statuses()
    yield TableRow(
        register.kinds()[head.kind],
        **dated(head.made_on or head.adopted_on or head.submitted_on, voice),
        what=voice.text(head.title),
        who=head.holder or ", ".join(head.movers),
        text=clause_in_words(head, voice) or head.text or "",
        state=statuses[head.status],
        term=head.deadline.text if head.deadline else "",
        source=str(head.source.id),
    )
    for step in head.status_changes:
        when = dated(PartialDate.on(step.on), voice)
        yield TableRow(_("Status"), **when, text=step.reason or "", state=statuses[step.status])
    for term in head.deadlines:
        when = dated(PartialDate.on(term.said_on), voice)
        day = term.on.isoformat() if term.on else ""
        yield TableRow(_("Term"), **when, what=term.text, text=term.reason or "", term=day)
    for note in head.progress:
        when = dated(PartialDate.on(note.on), voice)
        yield TableRow(_("Where it stands"), **when, text=note.text)


def _contact(one: MeetingHeld, voice: DocumentVoice) -> TableRow:
    told = meeting_labels.attributions()
    return TableRow(
        _("Contacts with the sector"),
        **dated(one.date, voice, one.end_date),
        what=one.title,
        who="; ".join(partner_in_words(partner, voice) for partner in one.parties),
        text=", ".join(voice.text(office) for office in one.representatives),
        state=meeting_labels.settings(several=len(one.parties) > 1)[one.setting],
        attribution=", ".join(dict.fromkeys(told[one.attribution] for one in one.parties)),
        source=str(one.source.id),
    )


def _saying(one: Saying, party: str, voice: DocumentVoice) -> TableRow:
    speaker = voice.text(one.by) or _("us")
    return TableRow(
        _("What was said"),
        **dated(one.date, voice, one.end_date),
        what=meeting_labels.kinds()[one.kind],
        who=f"{party}: {speaker}",
        text=saying_in_words(one, voice),
        state=_("INTERNAL") if one.internal else "",
        attribution=meeting_labels.attributions()[one.attribution],
        source=str(one.source.id),
    )


def task_row(part: str, one: Task, voice: DocumentVoice) -> TableRow:
    """A follow-up."""
    since = PartialDate.on(one.since) if one.since else None
    due = one.due_on.isoformat() if one.due_on else ""
    return TableRow(
        part,
        **dated(since, voice),
        what=voice.text(one.title),
        who=voice.text(one.actor),
        text="; ".join(filter(None, (one.outcome, one.reason))),
        state=labels.standings()[one.state],
        term=", ".join(dict.fromkeys(filter(None, (voice.term(one.due, one.due_text), due)))),
        source=str(one.source.id),
    )


def _answers(dossier: Dossier, voice: DocumentVoice) -> Iterator[TableRow]:
    for proof in dossier.evidence:
        places = (proof.text, proof.citation, proof.url)
        yield TableRow(
            _("Evidence"),
            **dated(proof.date, voice),
            what=register.evidence_kinds()[proof.kind],
            who=", ".join(filter(None, places)),
            text=voice.text(proof.sentence),
            state=register.evidence_roles()[proof.role],
            source=str(proof.source.id),
        )
    for letter in dossier.letters:
        yield TableRow(
            _("Letters"),
            **dated(PartialDate.on(letter.date), voice),
            what=letter.subject or "",
            text=letter.our_reference or "",
            state=labels.outcomes()[letter.outcome] if letter.outcome else "",
            source=str(letter.source.id),
        )
