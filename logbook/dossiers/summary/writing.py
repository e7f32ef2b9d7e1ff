"""The summary of a meeting in words: the blocks of a document in one language."""

from collections.abc import Iterator
from itertools import groupby

from flask_babel import force_locale

from logbook.documents.blocks import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    ParagraphBlock,
    Table,
)
from logbook.dossiers.dossier.contents import Saying
from logbook.dossiers.dossier.parts.answers import task_table
from logbook.dossiers.dossier.parts.talks import partner_in_words, saying_in_words
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.summary.contents import Discussion, Envoy, Guest, Summary
from logbook.meetings import labels as meeting_labels
from logbook.meetings.models import MeetingStatus, PointKind
from logbook.richtext import passages
from logbook.web.language import _


def write(summary: Summary, language: str, *, reader: str) -> Document:
    """The summary as a document in 'nl' or 'en'. `reader`: for whom; blank for a command."""
    voice = DocumentVoice(language)
    with force_locale(language):
        return Document(
            title=summary.title,
            lead=" · ".join(
                (_("Summary of a meeting"), voice.known(summary.date, summary.end_date))
            ),
            language=language,
            date=summary.date.earliest,
            blocks=tuple(_blocks(summary, voice, reader)),
        )


def _blocks(summary: Summary, voice: DocumentVoice, reader: str) -> Iterator[Block]:
    yield from _facts(summary, voice)
    yield from _participants(summary, voice)
    yield from _reason(summary, voice)
    yield from _text(summary, voice)
    yield from _discussed(summary, voice)
    yield from _agreed(summary, voice)
    yield from _next(summary, voice)
    yield ParagraphBlock(
        _(
            "Internal document, compiled from the logbook for %(reader)s. Follow-ups stand as on"
            " %(day)s. Our own notes and what was marked internal are left out.",
            reader=reader or _("the command line"),
            day=voice.day(summary.as_of),
        ),
        quiet=True,
    )


def _moment(summary: Summary, voice: DocumentVoice) -> str:
    """The date as it is known, with the times where somebody gave them."""
    told = voice.known(summary.date, summary.end_date)
    if summary.start_time is None:
        return told
    times = [one.strftime("%H:%M") for one in (summary.start_time, summary.end_time) if one]
    zone = f" ({summary.time_zone})" if summary.elsewhere else ""
    return f"{told}, {'–'.join(times)}{zone}"


def _facts(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    settings = meeting_labels.settings(several=len(summary.parties) > 1)
    rows = [
        (_("Date"), _moment(summary, voice)),
        (_("Place"), summary.place or ""),
        (_("Form of contact"), settings[summary.setting]),
        (_("Kept by"), f"{summary.owner}, {summary.unit}"),
    ]
    if summary.status is not MeetingStatus.HELD:
        rows.insert(0, (_("Status"), meeting_labels.statuses()[summary.status]))
    yield _told(rows)


def _told(rows: list[tuple[str, str]]) -> Facts:
    return Facts([(label, Cell(text)) for label, text in rows if text])


def _participants(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    yield Heading(_("Participants"))
    told = meeting_labels.attributions()
    parties = [
        f"{partner_in_words(one, voice)} ({told[one.attribution]})" for one in summary.parties
    ]
    yield _told(
        [
            (_("They"), "; ".join(parties) or _("not stated")),
            (_("People"), "; ".join(guest_in_words(one, voice) for one in summary.people)),
            (
                _("For us"),
                "; ".join(envoy_in_words(one, voice) for one in summary.representatives)
                or _("not stated"),
            ),
        ]
    )


def guest_in_words(one: Guest, voice: DocumentVoice) -> str:
    """A person with their function."""
    return f"{one.name} ({voice.text(one.function)})" if one.function else one.name


def envoy_in_words(one: Envoy, voice: DocumentVoice) -> str:
    """Who spoke for us, with the holder of the office."""
    name = voice.text(one.name)
    told = f"{name} ({one.holder})" if one.holder else name
    if one.on_behalf_of is None:
        return told
    whose = meeting_labels.on_behalf_of()[one.on_behalf_of]
    return " ".join((f"{told},", _("on behalf of"), whose))


def _reason(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    rows = [
        (_("Occasion"), Cell(voice.text(summary.occasion))),
        (_("Series"), Cell(summary.series or "")),
        (_("Topics"), Cell(", ".join(map(voice.text, summary.topics)))),
    ]
    rows += [
        (_("Commitment"), Cell(voice.text(one.label), path=f"/commitments/{one.commitment}"))
        for one in summary.commitments
    ]
    if told := [(label, cell) for label, cell in rows if cell.text]:
        yield Heading(_("Reason for the meeting"))
        yield Facts(told)


def _text(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    if summary.summary is None:
        return
    yield Heading(_("Summary"))
    for listed, some in groupby(passages(voice.text(summary.summary)), lambda one: one.listed):
        if listed:
            yield Items([Item("", one.text) for one in some])
        else:
            yield from (ParagraphBlock(one.text) for one in some)


def _discussed(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    yield Heading(_("Discussed, by topic"))
    if not summary.subjects:
        yield ParagraphBlock(_("Nothing was noted that may be handed on."))
    for subject in summary.subjects:
        yield Heading(subject_in_words(subject, voice), level=3)
        yield Items([_saying(one, voice) for one in subject.points])


def subject_in_words(subject: Discussion, voice: DocumentVoice) -> str:
    """The topics as a heading."""
    name = ", ".join(map(voice.text, subject.topics)) or _("In general")
    return f"{name[:1].upper()}{name[1:]}"


def _saying(one: Saying, voice: DocumentVoice) -> Item:
    marks = [meeting_labels.attributions()[one.attribution]]
    if one.in_confidence:
        marks.append(_("said in confidence"))
    if one.relay:
        marks.append(_("to be passed on to members"))
    lead = (meeting_labels.kinds()[one.kind], speaker_in_words(one, voice))
    return Item(" · ".join(filter(None, lead)), saying_in_words(one, voice), marks)


def speaker_in_words(one: Saying, voice: DocumentVoice) -> str:
    """Who said it and, where the log says so, to whom; nobody where both sides agreed on it."""
    if one.kind is PointKind.AGREEMENT and one.by is None:
        return ""
    speaker = voice.text(one.by) or _("us")
    if one.to is None:
        return speaker
    told: str = _("%(speaker)s to %(hearer)s", speaker=speaker, hearer=voice.text(one.to))
    return told


def _agreed(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    yield Heading(_("Agreements and actions"))
    if summary.agreements:
        yield Items([_saying(one, voice) for one in summary.agreements])
    if summary.follow_ups:
        yield task_table(_("Follow-ups"), summary.follow_ups, voice)
    if not summary.agreements and not summary.follow_ups:
        yield ParagraphBlock(_("Nothing was agreed."))


def _next(summary: Summary, voice: DocumentVoice) -> Iterator[Block]:
    yield Heading(_("What comes next"))
    if not summary.planned:
        yield ParagraphBlock(_("No next meeting with them is planned."))
        return
    yield Table(
        _("Meetings planned"),
        (_("Date"), _("Meeting")),
        [
            (
                Cell(voice.known(one.date, one.end_date)),
                Cell(one.title, path=f"/meetings/{one.meeting}"),
            )
            for one in summary.planned
        ],
    )
