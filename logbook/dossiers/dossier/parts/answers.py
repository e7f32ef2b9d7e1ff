"""What came of it: follow-ups, evidence, letters; and what is in doubt."""

from collections.abc import Iterator, Mapping, Sequence

from logbook.commitments import labels as register
from logbook.commitments.models import EvidenceRole
from logbook.documents.blocks import Block, Cell, Heading, Item, Items, ParagraphBlock, Table
from logbook.dossiers.dossier.contents import DeadlineMove, Dossier, DossierLetter, Proof, Task
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.letters import labels
from logbook.web.language import _


def tasks(title: str, some: Sequence[Task], none: str, voice: DocumentVoice) -> Iterator[Block]:
    """Follow-ups or relays as they stood; `none` says that there are none."""
    yield Heading(title)
    if not some:
        yield ParagraphBlock(none)
        return
    yield task_table(title, some, voice)


def task_table(title: str, some: Sequence[Task], voice: DocumentVoice) -> Table:
    """Follow-ups as rows; remarks have a column where there are any."""
    head = (_("What"), _("Who acts"), _("Due"), _("State"), _("Remark"))
    states = labels.standings()
    rows = [_task(one, states, voice) for one in some]
    width = len(head) if any(row[-1].text for row in rows) else len(head) - 1
    return Table(title, head[:width], [row[:width] for row in rows])


def _task(one: Task, states: Mapping[str, str], voice: DocumentVoice) -> tuple[Cell, ...]:
    state = states[one.state]
    if one.closed_on is not None:
        state = f"{state}, {voice.day(one.closed_on)}"
    due = voice.term(one.due, one.due_text)
    if one.due_text and one.due_on is not None:
        due = f"{due} ({voice.day(one.due_on)})"
    moves = [_move(move, voice) for move in one.due_history]
    return (
        Cell(voice.text(one.title), path=f"/follow-ups/{one.source.id}"),
        Cell(voice.text(one.actor)),
        Cell(due),
        Cell(state, state=labels.BADGES[one.state]),
        Cell("; ".join(filter(None, (one.outcome, one.reason, *moves)))),
    )


def _move(move: DeadlineMove, voice: DocumentVoice) -> str:
    sentence: str = _(
        "moved on %(day)s, was %(term)s",
        day=voice.day(move.on),
        term=voice.term(move.due, move.due_text) or _("without a term"),
    )
    return sentence


def evidence(dossier: Dossier, voice: DocumentVoice) -> Iterator[Block]:
    """What answers it besides talks."""
    yield Heading(_("Evidence"))
    if not dossier.evidence:
        yield ParagraphBlock(_("No evidence besides talks."))
        return
    yield Table(
        _("Evidence"),
        (_("Date"), _("Kind"), _("What it says"), _("To be found in")),
        [_proof(one, voice) for one in dossier.evidence],
    )


def _proof(one: Proof, voice: DocumentVoice) -> tuple[Cell, ...]:
    kind = register.evidence_kinds()[one.kind]
    if one.role is EvidenceRole.BACKGROUND:
        kind = f"{kind} ({register.evidence_roles()[one.role].lower()})"
    place = ", ".join(filter(None, (one.text, one.citation))) or one.url or ""
    return (
        Cell(voice.known(one.date) or _("undated")),
        Cell(kind),
        Cell(voice.text(one.sentence)),
        Cell(place, url=one.url),
    )


def letters(dossier: Dossier, voice: DocumentVoice) -> Iterator[Block]:
    """Letters that answered or mentioned it."""
    yield Heading(_("Letters"))
    if not dossier.letters:
        yield ParagraphBlock(_("No letter to parliament answers this yet."))
        return
    yield Table(
        _("Letters"),
        (_("Date"), _("Subject"), _("Reference"), _("Outcome"), _("State")),
        [_letter(letter, voice) for letter in dossier.letters],
    )


def _letter(letter: DossierLetter, voice: DocumentVoice) -> tuple[Cell, ...]:
    return (
        Cell(voice.day(letter.date)),
        Cell(letter.subject or _("Letter to parliament"), path=f"/reports/{letter.source.id}"),
        Cell(letter.our_reference or ""),
        Cell(labels.outcomes()[letter.outcome] if letter.outcome else ""),
        Cell(labels.report_states()[letter.state]),
    )


def doubts(dossier: Dossier) -> Iterator[Block]:
    """What people doubt, and which paper a citation may mean."""
    some = [Item("", doubt) for doubt in dossier.commitment.doubts]
    if dossier.candidates:
        meant = ", ".join(candidate.display for candidate in dossier.candidates)
        some.append(Item("", suffix_doubt(meant)))
    if some:
        yield Heading(_("Doubts"))
        yield Items(some)


def suffix_doubt(candidates: str) -> str:
    """A citation without a suffix, of a dossier that is known with one."""
    sentence: str = _(
        "The dossier of this citation is also known with a suffix; perhaps %(candidates)s is"
        " meant.",
        candidates=candidates,
    )
    return sentence


def account(dossier: Dossier, voice: DocumentVoice, reader: str) -> Iterator[Block]:
    """What kind of document this is. Without a reader nobody signed in: a command compiled it."""
    yield ParagraphBlock(
        _(
            "Internal document, compiled from the logbook for %(reader)s: what they may not see is"
            " left out, and so is what happened after %(day)s. How something may be told outside"
            " stands beside it.",
            reader=reader or _("the command line"),
            day=voice.day(dossier.date),
        ),
        quiet=True,
    )
