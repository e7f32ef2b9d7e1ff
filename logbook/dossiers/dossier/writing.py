"""A dossier in words: the blocks of a document in one language, whatever its format will be."""

from collections.abc import Iterator

from flask_babel import force_locale

from logbook.commitments import labels as register
from logbook.documents.blocks import Block, Document
from logbook.dossiers.dossier import parts
from logbook.dossiers.dossier.contents import Dossier
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.web.language import _


def write(dossier: Dossier, language: str, *, reader: str) -> Document:
    """The dossier as a document in 'nl' or 'en'. `reader`: for whom; blank for a command."""
    voice = DocumentVoice(language)
    with force_locale(language):
        kind = register.kinds()[dossier.commitment.kind]
        state = _("state on %(day)s", day=voice.day(dossier.date))
        return Document(
            title=voice.text(dossier.commitment.title),
            lead=" · ".join(filter(None, (kind, dossier.commitment.known_by, state))),
            language=language,
            date=dossier.date,
            blocks=tuple(_blocks(dossier, voice, reader)),
        )


def _blocks(dossier: Dossier, voice: DocumentVoice, reader: str) -> Iterator[Block]:
    yield from parts.head(dossier, voice)
    yield from parts.course(dossier, voice)
    yield from parts.contacts(dossier, voice)
    yield from parts.said(dossier, voice)
    nothing = _("Nothing was asked to be passed on.")
    yield from parts.tasks(_("Passing on to members"), dossier.relays, nothing, voice)
    yield from parts.tasks(_("Follow-ups"), dossier.follow_ups, _("No follow-ups."), voice)
    yield from parts.evidence(dossier, voice)
    yield from parts.letters(dossier, voice)
    yield from parts.doubts(dossier)
    yield from parts.account(dossier, voice, reader)
