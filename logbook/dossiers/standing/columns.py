"""The three columns of the list in words: description, where to find it, and how it stands."""

from collections.abc import Iterator

from logbook.commitments import labels as register
from logbook.commitments.models import CommitmentKind
from logbook.commitments.queries import State
from logbook.dossiers.dossier.parts.promise import JOINTS
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.standing.contents import AnsweringLetter, Entry, ListPart
from logbook.letters import labels
from logbook.web.language import _


def heading(part: ListPart) -> str:
    """What stands above a table of the list."""
    promises = part.kind is CommitmentKind.PROMISE
    told: str
    if part.state is State.CLOSED:
        told = _("Promises settled") if promises else _("Motions settled")
    else:
        told = _("Promises still running") if promises else _("Motions still running")
    return told


def description(one: Entry, voice: DocumentVoice) -> str:
    """'Its title: om …'."""
    title, clause = voice.text(one.title), voice.text(one.clause)
    return f"{title}: {JOINTS[voice.language][one.clause_type]} {clause}" if clause else title


def place(one: Entry, voice: DocumentVoice) -> str:
    """When and where it was said or adopted, and what it is known by."""
    return "; ".join(filter(None, (_said(one, voice), *_known_by(one))))


def _said(one: Entry, voice: DocumentVoice) -> str:
    movers = ", ".join(one.movers) + (" c.s." if one.movers and one.co_signers else "")
    occasion = voice.text(one.occasion)
    during = _("during %(occasion)s", occasion=occasion) if occasion else ""
    return ", ".join(filter(None, (movers, _day(one, voice), during)))


def _day(one: Entry, voice: DocumentVoice) -> str:
    told: str = ""
    if one.made_on is not None:
        told = voice.known(one.made_on)
    elif one.adopted_on is not None:
        told = _("adopted %(when)s", when=voice.when(one.adopted_on))
    elif one.submitted_on is not None:
        told = _("tabled %(when)s", when=voice.when(one.submitted_on))
    return told


def _known_by(one: Entry) -> Iterator[str]:
    yield from dict.fromkeys(filter(None, (one.citation, one.number, one.own_number)))


def state(one: Entry, voice: DocumentVoice) -> str:
    """Where it stands: what was noted, which letter answered it, its status and its term."""
    return " ".join(map(_sentence, filter(None, _states(one, voice))))


def _states(one: Entry, voice: DocumentVoice) -> Iterator[str]:
    if one.progress is not None:
        yield f"{one.progress.text.rstrip('. ')} ({voice.day(one.progress.on)})"
    if one.letter is not None:
        yield _letter(one.letter, voice)
    status = register.statuses()[one.status]
    yield (
        _("%(status)s since %(day)s", status=status, day=voice.day(one.since))
        if (one.since)
        else status
    )
    if one.term is not None and not one.settled:
        yield _term(one, voice)


def _letter(answer: AnsweringLetter, voice: DocumentVoice) -> str:
    told: str = _("letter of %(day)s", day=voice.day(answer.date))
    if answer.our_reference:
        told = f"{told}, {answer.our_reference}"
    return f"{told}: {labels.outcomes()[answer.outcome]}" if answer.outcome else told


def _term(one: Entry, voice: DocumentVoice) -> str:
    term = one.term
    if term is None:
        return ""
    told: str = _("term: %(term)s", term=term.text)
    if term.on is not None:
        told = _("term: %(term)s (at the latest %(day)s)", term=term.text, day=voice.day(term.on))
    passed = _("passed")
    return f"{told}, {passed}" if one.late else told


def _sentence(text: str) -> str:
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return f"{ended[:1].upper()}{ended[1:]}"
