"""The summary of a meeting as one table: a row for each thing that it tells, as in a dossier."""

from collections.abc import Iterator

from flask_babel import force_locale

from logbook.documents.csv_table import csv_table
from logbook.dossiers.dossier.contents import Saying
from logbook.dossiers.dossier.parts.talks import partner_in_words, saying_in_words
from logbook.dossiers.dossier.table import TableRow, columns, dated, task_row
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.summary.contents import Summary
from logbook.dossiers.summary.writing import (
    envoy_in_words,
    guest_in_words,
    speaker_in_words,
    subject_in_words,
)
from logbook.meetings import labels as meeting_labels
from logbook.richtext import passages
from logbook.web.language import _


def summary_csv(summary: Summary, language: str) -> str:
    """The summary as CSV, in 'nl' or 'en'."""
    with force_locale(language):
        return csv_table(columns(), _rows(summary, DocumentVoice(language)))


def _rows(summary: Summary, voice: DocumentVoice) -> Iterator[TableRow]:
    yield TableRow(
        _("Meeting"),
        **dated(summary.date, voice, summary.end_date),
        what=summary.title,
        who=f"{summary.owner}, {summary.unit}",
        text=" ".join(one.text for one in passages(voice.text(summary.summary))),
        state=meeting_labels.statuses()[summary.status],
        source=str(summary.source.id),
    )
    yield from _participants(summary, voice)
    for link in summary.commitments:
        yield TableRow(
            _("Reason for the meeting"), what=voice.text(link.label), source=str(link.commitment)
        )
    for subject in summary.subjects:
        part = subject_in_words(subject, voice)
        yield from (_saying(part, one, voice) for one in subject.points)
    yield from (_saying(_("Agreements"), one, voice) for one in summary.agreements)
    yield from (task_row(_("Follow-ups"), one, voice) for one in summary.follow_ups)
    for later in summary.planned:
        when = dated(later.date, voice, later.end_date)
        yield TableRow(_("What comes next"), **when, what=later.title, source=str(later.meeting))


def _participants(summary: Summary, voice: DocumentVoice) -> Iterator[TableRow]:
    told = meeting_labels.attributions()
    for party in summary.parties:
        name = partner_in_words(party, voice)
        yield TableRow(
            _("Participants"), what=_("They"), who=name, attribution=told[party.attribution]
        )
    for guest in summary.people:
        yield TableRow(_("Participants"), what=_("People"), who=guest_in_words(guest, voice))
    for envoy in summary.representatives:
        yield TableRow(_("Participants"), what=_("For us"), who=envoy_in_words(envoy, voice))


def _saying(part: str, one: Saying, voice: DocumentVoice) -> TableRow:
    return TableRow(
        part,
        **dated(one.date, voice, one.end_date),
        what=meeting_labels.kinds()[one.kind],
        who=speaker_in_words(one, voice),
        text=saying_in_words(one, voice),
        state=_("said in confidence") if one.in_confidence else "",
        attribution=meeting_labels.attributions()[one.attribution],
        source=str(one.source.id),
    )
