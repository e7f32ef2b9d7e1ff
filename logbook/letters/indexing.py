"""By which words letters are found: their text as it reads now, and what stands around it."""

from collections.abc import Iterable, Iterator

from logbook.composer.contents import Block, Letter
from logbook.dates import PartialDate
from logbook.letters.models import Report
from logbook.letters.queries.letters import read_anew
from logbook.letters.stored_letter import letter_of
from logbook.search import service as search
from logbook.search.details import IndexDocument, Kind
from logbook.wording import Wording

UNTITLED = Wording("Kamerbrief", "Letter to parliament")
"""What a letter without a subject is called."""


def index(report: Report) -> None:
    """Let this letter be found by what it says now."""
    search.put_at_end(_read_anew, [report])


def _read_anew(reports: Iterable[Report]) -> list[IndexDocument]:
    """As `documents`, of what is stored: somebody else may have written in another paragraph.

    From the flush before this on nobody can until the transaction ends, as the letter itself
    changed or is held.
    """
    return documents(read_anew(report.id) for report in reports)


def documents(reports: Iterable[Report]) -> list[IndexDocument]:
    """What each is found by; nothing that was left out or written over."""
    return [_document(report) for report in reports]


def _document(report: Report) -> IndexDocument:
    letter = letter_of(report)
    return IndexDocument(
        Kind.LETTER,
        report.id,
        Wording(report.subject) if report.subject else UNTITLED,
        report.date,
        [
            *_said(letter),
            *(text for one in letter.signatures for text in (one.office, one.holder)),
            report.addressee,
            report.ministry,
            report.directorate,
            report.our_reference,
            report.continuation_reference,
            report.your_reference,
            *(one.name for one in report.attachments),
        ],
        known=PartialDate.on(report.date),
    )


def _said(letter: Letter) -> Iterator[str | None]:
    yield from _texts(letter.opening)
    for section in letter.sections:
        yield section.heading
        yield from _texts(section.paragraphs)
    yield from _texts(letter.closing)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    return (sentence.text for block in blocks for sentence in block.sentences)
