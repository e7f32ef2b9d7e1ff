"""With whom we spoke, and what was said by party."""

from collections.abc import Iterator, Sequence

from logbook.documents.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    Item,
    Items,
    ParagraphBlock,
    Table,
)
from logbook.dossiers.dossier.contents import Dossier, MeetingHeld, Partner, Saying
from logbook.dossiers.dossier.timeline import draw, draw_closer
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.meetings import labels as meeting_labels
from logbook.web.language import _


def contacts(dossier: Dossier, voice: DocumentVoice) -> Iterator[Block]:
    """The timeline, as a drawing and as a table."""
    yield Heading(_("Contacts with the sector"))
    if plot := draw(dossier, voice.language):
        yield Figure(plot)
    if closer := draw_closer(dossier, voice.language):
        yield Figure(closer)
    if dossier.contacts:
        yield Table(
            _("Contacts by date"),
            (_("Date"), _("Talk"), _("With"), _("For us")),
            list(_rows(dossier.contacts, voice)),
        )
    else:
        yield ParagraphBlock(_("No talks were held up to this day."))
    if dossier.withheld:
        yield ParagraphBlock(
            _(
                "Left out, because they are marked and never leave the logbook: %(count)s.",
                count=dossier.withheld,
            ),
            quiet=True,
        )


def _rows(contacts: Sequence[MeetingHeld], voice: DocumentVoice) -> Iterator[tuple[Cell, ...]]:
    """Who it was, with how that may be told outside. The words are looked up once for all rows."""
    settings = {several: meeting_labels.settings(several=several) for several in (False, True)}
    told, nobody = meeting_labels.attributions(), _("not stated")
    for one in contacts:
        setting = settings[len(one.parties) > 1][one.setting].lower()
        parties = [
            f"{partner_in_words(partner, voice)} ({told[partner.attribution]})"
            for partner in one.parties
        ]
        yield (
            Cell(voice.known(one.date, one.end_date)),
            Cell(f"{one.title} ({setting})", path=f"/meetings/{one.source.id}"),
            Cell("; ".join(parties)),
            Cell(", ".join(map(voice.text, one.representatives)) or nobody),
        )


def partner_in_words(partner: Partner, voice: DocumentVoice) -> str:
    """Who it was, and through whom."""
    name = voice.text(partner.name)
    if partner.via is None:
        return name
    sentence: str = _(
        "%(party)s, through %(association)s", party=name, association=voice.text(partner.via)
    )
    return sentence


def said(dossier: Dossier, voice: DocumentVoice) -> Iterator[Block]:
    """What was said, by party and in order."""
    if dossier.conversations:
        yield Heading(_("What was said, by party"))
    for conversation in dossier.conversations:
        name = voice.text(conversation.party)
        yield Heading(f"{name[:1].upper()}{name[1:]}", level=3)
        yield Items([_saying(saying, voice) for saying in conversation.points])


def _saying(one: Saying, voice: DocumentVoice) -> Item:
    speaker = voice.text(one.by) or _("us")
    marks = [meeting_labels.attributions()[one.attribution]]
    if one.in_confidence:
        marks.append(_("said in confidence"))
    if one.relay:
        marks.append(_("to be passed on to members"))
    when = voice.known(one.date, one.end_date)
    return Item(
        lead=f"{when} · {meeting_labels.kinds()[one.kind]} · {speaker}",
        text=saying_in_words(one, voice),
        marks=marks,
        internal=one.internal,
    )


def saying_in_words(one: Saying, voice: DocumentVoice) -> str:
    """The sentence that a letter would tell, else the words as they were logged."""
    if one.sentence is not None:
        return voice.text(one.sentence)
    text = voice.text(one.complement)
    return f"{one.phrase}: {text}" if one.phrase and text else text
