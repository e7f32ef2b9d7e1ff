"""One commitment with everything that hangs on it."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import render_template

from logbook import clock
from logbook.commitments import labels
from logbook.commitments.evidence_sentence import told
from logbook.commitments.models import Evidence
from logbook.commitments.views.blueprint import blueprint
from logbook.dates import say
from logbook.db import reading
from logbook.documents.blocks import Block, Document, Heading
from logbook.dossiers.dossier import Dossier, DossierRows, compose, parts
from logbook.dossiers.dossier.contents import Saying
from logbook.dossiers.dossier.parts.talks import saying_in_words
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.queries import dossier_rows
from logbook.letters import labels as report_labels
from logbook.meetings import labels as meeting_labels
from logbook.meetings import queries as meetings
from logbook.meetings.models import Marking, MeetingStatus
from logbook.meetings.queries import MeetingFilter
from logbook.paging import Paging
from logbook.web.gate import caller
from logbook.web.language import _, current_language


@dataclass(frozen=True, slots=True)
class Bubble:
    """One thing said, as the page's conversation shows it."""

    side: str
    who: str
    kind: str
    text: str
    attribution: str
    told: str
    internal: bool
    meeting_id: uuid.UUID
    when: str


@blueprint.get("/commitments/<uuid:id>")
def commitment(id: uuid.UUID) -> str:
    """As it stands today, with everything that the caller may see."""
    me = caller()
    today = me.today(clock.now())
    with reading():
        rows = dossier_rows(me, id)
        dossier = compose(rows, today, leaves=False)
        planned = MeetingFilter(commitment=id, status=MeetingStatus.PLANNED)
        coming, _total = meetings.meeting_rows(me, planned, paging=Paging(size=5))
        return render_template(
            "commitments/commitment.html",
            commitment=rows.commitment,
            dossier=dossier,
            parts=_parts(dossier),
            conversations=_conversations(dossier),
            evidence=_evidence(rows),
            coming=sorted(coming, key=lambda row: row.date),
            coming_letters=[one.report for one in rows.letters if one.report.date > today],
            changes=meetings.changes(id, limit=30),
            marked=any(one.marking is not Marking.NONE for one in rows.meetings),
            doubts=[item for block in parts.doubts(dossier) for item in _items(block)],
            words=labels,
            report_states=report_labels.report_states(),
        )


def _parts(dossier: Dossier) -> dict[str, Document]:
    """The parts of a dossier, each without its heading: the page has sections of its own."""
    voice = DocumentVoice(current_language())
    relays = parts.tasks("", dossier.relays, _("Nothing was asked to be passed on."), voice)
    tasks = parts.tasks("", dossier.follow_ups, _("No follow-ups."), voice)
    written: dict[str, Iterator[Block]] = {
        "head": parts.head(dossier, voice),
        "course": parts.course(dossier, voice),
        "contacts": parts.contacts(dossier, voice),
        "relays": relays,
        "tasks": tasks,
        "letters": parts.letters(dossier, voice),
    }
    return {
        name: Document("", "", voice.language, list(_without_headings(blocks)), date=dossier.date)
        for name, blocks in written.items()
    }


def _without_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if not isinstance(block, Heading))


def _items(block: Block) -> list[str]:
    return [item.text for item in getattr(block, "items", ())]


def _conversations(dossier: Dossier) -> list[tuple[str, list[Bubble]]]:
    voice = DocumentVoice(current_language())
    return [
        (voice.text(one.party), [_bubble(saying, voice) for saying in one.points])
        for one in dossier.conversations
    ]


def _bubble(saying: Saying, voice: DocumentVoice) -> Bubble:
    told = [meeting_labels.attributions()[saying.attribution]]
    told += [_("said in confidence")] if saying.in_confidence else []
    told += [_("to be passed on to members")] if saying.relay else []
    ours = saying.by is None
    side = "note" if saying.internal and ours else "ours" if ours else "theirs"
    return Bubble(
        side=side,
        who=voice.text(saying.by) or _("We"),
        kind=meeting_labels.kinds()[saying.kind],
        text=saying_in_words(saying, voice),
        attribution="; ".join(told),
        told=saying.attribution.value,
        internal=saying.internal,
        meeting_id=saying.source.id,
        when=say(saying.date, voice.language),
    )


def _evidence(rows: DossierRows) -> list[tuple[Evidence, str, uuid.UUID | None]]:
    """Each piece with its sentence as told, and the meeting it refers to where that may be told."""
    language = current_language()
    named = [(one, one.reference.meeting_id if one.reference else None) for one in rows.evidence]
    return [
        (one, told(one, language), meeting if meeting in rows.tellable else None)
        for one, meeting in named
    ]
