"""What was promised or asked, and the course it took."""

from collections.abc import Iterator
from datetime import date

from logbook.commitments import labels as register
from logbook.commitments.models import ClauseType, CommitmentKind
from logbook.documents.blocks import Block, Cell, Facts, Heading, ParagraphBlock, Table
from logbook.dossiers.dossier.contents import Dossier, Head
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.web.language import _

JOINTS = {
    "nl": {ClauseType.OM: "om", ClauseType.DAT: "dat"},
    "en": {ClauseType.OM: "to", ClauseType.DAT: "that"},
}


def head(dossier: Dossier, voice: DocumentVoice) -> Iterator[Block]:
    """The facts, what is unknown left out."""
    one = dossier.commitment
    if not one.in_force:
        yield ParagraphBlock(_("On this day it had not been made or adopted yet."))
    status = Cell(register.statuses()[one.status], state=register.BADGES[one.status])
    facts = [(_("Status"), status), (_("Term"), Cell(_term(one, voice)))]
    facts += [(label, Cell(value)) for label, value in _said(one, voice)]
    if one.citation:
        url = one.dossier.url if one.dossier else None
        facts.append((_("Citation as written"), Cell(one.citation, url=url)))
    facts += [(label, Cell(value)) for label, value in _kept(one, voice)]
    yield Facts([(label, cell) for label, cell in facts if cell.text])


def _said(one: Head, voice: DocumentVoice) -> list[tuple[str, str]]:
    return [
        (_asked(one), clause_in_words(one, voice)),
        (_("Text as recorded"), one.text or ""),
        (_("Parts"), "; ".join(one.parts)),
        (_("Promised on"), voice.known(one.made_on)),
        (_("Tabled on"), voice.known(one.submitted_on)),
        (_("Adopted on"), voice.known(one.adopted_on)),
        (_("Occasion"), voice.text(one.occasion)),
        (_("By"), ", ".join(filter(None, (one.holder, voice.text(one.office))))),
        (_("Movers"), ", ".join(one.movers) + (" c.s." if one.movers and one.co_signers else "")),
        (_("Promised to"), one.promised_to or ""),
        (_("Chamber"), register.chambers()[one.chamber]),
    ]


def _asked(one: Head) -> str:
    promised: str = _("It was promised")
    asked: str = _("The government was asked")
    return promised if one.kind is CommitmentKind.PROMISE else asked


def clause_in_words(one: Head, voice: DocumentVoice) -> str:
    """The clause behind the word that it continues: 'om …', 'dat …'."""
    clause = voice.text(one.clause)
    return f"{JOINTS[voice.language][one.clause_type]} {clause}" if clause else ""


def _kept(one: Head, voice: DocumentVoice) -> list[tuple[str, str]]:
    return [
        (_("Own number"), one.own_number or ""),
        (_("Number of the House"), one.number or ""),
        (_("Topics"), ", ".join(voice.text(topic) for topic in one.topics)),
        (_("Lead ministry"), one.lead_ministry or ""),
        (_("Unit"), one.unit or ""),
        (_("File holder"), one.owner or ""),
        (_("Deputy"), one.deputy or ""),
        (_("Related to"), "; ".join(voice.text(other.label) for other in one.related)),
    ]


def _term(one: Head, voice: DocumentVoice) -> str:
    term = one.deadline
    if term is None or term.on is None:
        return term.text if term else ""
    sentence: str = _("%(term)s (at the latest %(day)s)", term=term.text, day=voice.day(term.on))
    return sentence


def course(dossier: Dossier, voice: DocumentVoice) -> Iterator[Block]:
    """Statuses, terms and progress in one table, by day."""
    rows = sorted(_steps(dossier.commitment, voice), key=lambda row: row[0])
    if not rows:
        return
    yield Heading(_("Course"))
    yield Table(
        _("Statuses, terms and progress by day"),
        (_("Day"), _("What"), _("Says"), _("Reason")),
        [tuple(map(Cell, (voice.day(on), *told))) for on, *told in rows],
    )


def _steps(one: Head, voice: DocumentVoice) -> Iterator[tuple[date, str, str, str]]:
    statuses = register.statuses()
    for step in one.status_changes:
        yield step.on, _("Status"), statuses[step.status], step.reason or ""
    for term in one.deadlines:
        latest = voice.day(term.on) or _("no day can be read in it")
        yield term.said_on, _("Term"), f"{term.text} ({latest})", term.reason or ""
    for note in one.progress:
        yield note.on, _("Where it stands"), note.text, ""
