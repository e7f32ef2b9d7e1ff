"""What stands behind a letter, as an annex for colleagues: a document of its own, never sent.

Whoever answers for the letter sees for every sentence the records that it tells of, in the version
that was told. Of a meeting that its reader may not see nothing is named.
"""

from collections.abc import Iterator, Mapping, Sequence

from flask_babel import force_locale

from logbook.composer.contents import Letter, Sentence
from logbook.dates import PartialDate, say
from logbook.documents.blocks import Block, Cell, Document, Heading, ParagraphBlock, Table
from logbook.documents.files import File, file_name
from logbook.documents.formats import MEDIA_TYPES, rendered
from logbook.letters import labels
from logbook.letters.provenance import Named, behind
from logbook.web.language import _

Names = Mapping[tuple[str, str], Named]


def annex_file(letter: Letter, names: Names, form: str) -> File:
    """The annex in one of the formats of documents; `names` are of the records, for its reader."""
    document = annex(letter, names)
    name = file_name("sources", document.title, letter.date, form)
    return File(name, MEDIA_TYPES[form], rendered(document, form))


def annex(letter: Letter, names: Names) -> Document:
    """The sentences of the letter in the order read, each beside its records; in its language."""
    subject, language = letter.frame.subject, letter.language
    with force_locale(language):
        day = say(PartialDate.on(letter.date), language)
        return Document(
            title=subject.in_language(language) if subject else _("Letter to parliament"),
            lead=" · ".join((_("What stands behind the letter"), day)),
            language=language,
            date=letter.date,
            blocks=tuple(_blocks(letter, names)),
        )


def _blocks(letter: Letter, names: Names) -> Iterator[Block]:
    yield ParagraphBlock(
        _("For use inside only: it names records, also where the letter says only the sector."),
        quiet=True,
    )
    opening = [one for block in letter.opening for one in block.sentences]
    yield from _part(_("Opening"), opening, names)
    for section in letter.sections:
        told = [one for block in section.paragraphs for one in block.sentences]
        yield from _part(section.heading or _("Mentioned"), told, names)
    closing = [one for block in letter.closing for one in block.sentences]
    yield from _part(_("Closing"), closing, names)


def _part(heading: str, sentences: Sequence[Sentence], names: Names) -> Iterator[Block]:
    if not sentences:
        return
    yield Heading(heading)
    rows = [[Cell(one.text), Cell("; ".join(_sources(one, names)))] for one in sentences]
    yield Table(heading, [_("Sentence"), _("Sources")], rows)


def _sources(sentence: Sentence, names: Names) -> Iterator[str]:
    found = behind(sentence, names)
    if not found:
        yield _("A fixed phrase.")
    for one in found:
        said = f"{labels.source_kinds()[one.named.kind]}: {one.named.text}"
        if one.version:
            said += " " + _("(version %(number)d)", number=one.version)
        yield f"{said}, {_('changed since')}" if one.has_changed else said
