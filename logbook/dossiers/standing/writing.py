"""The list of how commitments stand in words: the blocks of a document in one language."""

from collections.abc import Iterator

from flask_babel import force_locale

from logbook.commitments import labels as register
from logbook.documents.blocks import Block, Cell, Document, Heading, ParagraphBlock, Table
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.standing.columns import description, heading, place, state
from logbook.dossiers.standing.contents import Entry, StateOfAffairs
from logbook.web.language import _


def write(found: StateOfAffairs, language: str) -> Document:
    """The list as a document in 'nl' or 'en'."""
    voice = DocumentVoice(language)
    with force_locale(language):
        return Document(
            title=_("State of affairs of motions and promises"),
            lead=" · ".join(_lead(found, voice)),
            language=language,
            date=found.date,
            blocks=tuple(_blocks(found, voice)),
        )


def _lead(found: StateOfAffairs, voice: DocumentVoice) -> Iterator[str]:
    narrowing = found.narrowing
    yield _("state on %(day)s", day=voice.day(found.date))
    chamber = register.chambers()[narrowing.chamber] if narrowing.chamber else ""
    office = voice.text(narrowing.office)
    yield from filter(None, (chamber, office, narrowing.unit, narrowing.occasion))


def _blocks(found: StateOfAffairs, voice: DocumentVoice) -> Iterator[Block]:
    if not found.parts:
        yield ParagraphBlock(_("No motion or promise is like this."))
    for part in found.parts:
        name = heading(part)
        yield Heading(f"{name} ({len(part.commitments)})")
        yield Table(
            name,
            (_("Description"), _("Found in"), _("State of affairs")),
            [_row(one, voice) for one in part.commitments],
        )


def _row(one: Entry, voice: DocumentVoice) -> tuple[Cell, ...]:
    return (
        Cell(description(one, voice), path=f"/commitments/{one.source.id}"),
        Cell(place(one, voice), url=one.dossier.url if one.dossier else None),
        Cell(state(one, voice)),
    )
