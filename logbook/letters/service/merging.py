"""Putting a letter that was composed again into what its authors made of the one before.

Only what nobody edited is replaced. An edited paragraph keeps its text; where the records say
something else than what it was edited from, that stands beside it (`fresh`). Moved and left out
stays moved and left out; a paragraph of an author's own stays where it stands.
"""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from logbook.composer.contents import Block, Enumeration, Letter
from logbook.composer.sentences import as_json
from logbook.letters.models import Paragraph, Report, ReportSection
from logbook.letters.service.order import number
from logbook.letters.stored_letter import CLOSING, OPENING

OWN = "own:"
"""How the keys of paragraphs begin that an author added."""
_MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a letter as composed."""

    key: str
    heading: str | None
    commitments: Sequence[str]
    blocks: Sequence[Block]


def merge(report: Report, letter: Letter, *, now: datetime) -> None:
    """Make the report's text that letter, without losing what anybody wrote."""
    for paragraph in report.paragraphs:
        paragraph.begin_change(None, now=now)
    kept = {one.key: one for one in report.paragraphs if not one.key.startswith(OWN)}
    sections = {one.key: one for one in report.sections}
    ordered: list[ReportSection] = []
    parts = list(_parts(letter))
    going = sections.keys() - {part.key for part in parts}
    for part in parts:
        section = sections.pop(part.key, None) or ReportSection(
            id=uuid.uuid4(), key=part.key, paragraphs=[]
        )
        section.heading, section.commitments = part.heading, list(part.commitments)
        _fill(section, part.blocks, kept, going, now)
        ordered.append(section)
    for gone in kept.values():
        _let_go(gone)
    _keep_what_was_written(report, ordered, sections)
    report.sections = ordered
    number(report)
    for one, signature in zip(report.signatories, letter.signatures, strict=True):
        one.called, one.holder = signature.office, signature.holder
    report.ministry = letter.frame.ministry


def _parts(letter: Letter) -> Iterator[_Part]:
    yield _Part(OPENING, None, (), letter.opening)
    for section in letter.sections:
        key = "+".join(section.commitments) or _MENTIONS
        yield _Part(key, section.heading, section.commitments, section.paragraphs)
    yield _Part(CLOSING, None, (), letter.closing)


def _fill(
    section: ReportSection,
    blocks: Sequence[Block],
    kept: dict[str, Paragraph],
    going: Collection[str],
    now: datetime,
) -> None:
    """Take in what was composed; what is new here stands behind what it was composed behind.

    A paragraph that an author moved to another section stays there, unless that section goes.
    """
    before: Paragraph | None = None
    for block in blocks:
        known = kept.pop(block.key, None)
        paragraph = known or Paragraph(
            now=now, id=uuid.uuid4(), key=block.key, sentences=[], is_list=False, hidden=False
        )
        if known is None or known.section.key in going:
            at = section.paragraphs.index(before) + 1 if before in section.paragraphs else 0
            section.paragraphs.insert(at, paragraph)
        _renew(paragraph, block)
        before = paragraph


def _renew(paragraph: Paragraph, block: Block) -> None:
    said, is_list = as_json(block.sentences), isinstance(block, Enumeration)
    if paragraph.edited_text is None:
        # Unequal only: every assignment raises the version, over which somebody may be typing.
        if paragraph.sentences != said:
            paragraph.sentences = said
        if paragraph.is_list != is_list:
            paragraph.is_list = is_list
        if paragraph.fresh is not None:
            paragraph.fresh = None
        return
    fresh = None if _texts(said) == _texts(paragraph.sentences) else said
    # The same words of a record that changed in what is not told: nothing to decide on.
    if fresh is None and paragraph.sentences != said:
        paragraph.sentences = said
    if paragraph.fresh != fresh:
        paragraph.fresh = fresh


def _texts(sentences: Sequence[dict[str, Any]]) -> list[Any]:
    return [one["text"] for one in sentences]


def _let_go(paragraph: Paragraph) -> None:
    """The records say nothing of it any more: gone, unless somebody wrote in it."""
    if paragraph.edited_text is None:
        paragraph.section.paragraphs.remove(paragraph)
    elif paragraph.fresh != []:
        paragraph.fresh = []


def _keep_what_was_written(
    report: Report, ordered: list[ReportSection], gone: dict[str, ReportSection]
) -> None:
    """A section that is answered no more stays, before the closing, while somebody's text is there.

    Opening and closing are composed even where they say nothing.
    """
    written = [one for one in report.sections if one.key in gone and one.paragraphs]
    ordered[-1:-1] = written
