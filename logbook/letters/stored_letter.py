"""A stored report as a letter: what was composed, with what its authors made of it."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from logbook.commitments.models import Chamber
from logbook.composer.contents import (
    AUTHOR,
    REUSABLE,
    Block,
    ComposedParagraph,
    ComposedSignature,
    Enumeration,
    Letter,
    Section,
    Sentence,
    Source,
)
from logbook.composer.frame import LetterFrame
from logbook.composer.sentences import as_json, from_json
from logbook.letters import models
from logbook.wording import Wording

OPENING, CLOSING = "opening", "closing"
BULLET = "- "
"""How the line of an item begins in an author's text."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A reusable text as a paragraph has it: its words, and its sentences as they are stored."""

    text: str
    sentences: list[dict[str, Any]]


Instead = Mapping[uuid.UUID, models.Paragraph]


def letter_of(report: models.Report, instead: Instead = MappingProxyType({})) -> Letter:
    """The letter as it reads now, without what was left out.

    `instead`: how it would read with other paragraphs in the place of those with these ids.
    """
    return Letter(
        language=report.language,
        date=report.date,
        chamber=report.chamber or Chamber.HOUSE,
        frame=_frame(report),
        opening=tuple(_blocks(report, OPENING, instead)),
        sections=tuple(_sections(report, instead)),
        signatures=tuple(ComposedSignature(one.called, one.holder) for one in report.signatories),
        closing=tuple(_blocks(report, CLOSING, instead)),
    )


def composed_text(paragraph: models.Paragraph) -> str:
    """What the records say, as the author's text field shows it; a list has a line per item."""
    return text_of(paragraph.sentences, is_list=paragraph.is_list)


def text_of(sentences: Sequence[dict[str, object]], *, is_list: bool) -> str:
    """Stored sentences as the author's text field shows them."""
    texts = [str(one["text"]) for one in sentences]
    if is_list:
        return "\n".join([*texts[:1], *(f"{BULLET}{text}" for text in texts[1:])])
    return " ".join(texts)


def shown_text(paragraph: models.Paragraph) -> str:
    """The text as the letter has it: the author's, else the one composed."""
    if paragraph.edited_text is not None:
        return paragraph.edited_text
    return composed_text(paragraph)


def blocks_of(paragraph: models.Paragraph) -> Iterator[Block]:
    """The paragraph as it reads now. An author's text is one for each part between blank lines.

    What an author left as it was composed keeps its sources and no other. What they wrote has the
    author as its source, behind those of the sentences that it took the place of.
    """
    known = from_json(paragraph.sentences)
    if paragraph.edited_text is None:
        yield _block(paragraph.key, known, is_list=paragraph.is_list)
        return
    parts = list(parts_of(paragraph.edited_text))
    replaced = _replaced(known, parts)
    for number, texts in enumerate(parts, start=1):
        key = paragraph.key if number == 1 else f"{paragraph.key}#{number}"
        if len(texts) > 1:
            sentences = [_whole(text, known, replaced, paragraph) for text in texts]
            yield _block(key, sentences, is_list=True)
        else:
            yield ComposedParagraph(key, tuple(_attributed(texts[0], known, replaced, paragraph)))


def parts_of(text: str) -> Iterator[Sequence[str]]:
    """The paragraphs of a text that somebody typed, apart by blank lines: of each its one text.

    Of a list the line that announces it, and then its items.
    """
    for part in _between_blank_lines(text):
        lines = [line.strip() for line in part]
        items = [line.removeprefix(BULLET) for line in lines if line.startswith(BULLET)]
        lead = " ".join(line for line in lines if not line.startswith(BULLET))
        if items and lead:
            yield (lead, *items)
        else:
            yield (" ".join([lead, *items]).strip(),)


def quoted(text: models.ReusableText, language: str, author_id: uuid.UUID | None) -> Quoted | None:
    """A reusable text as somebody puts it in a letter; None where it is not in that language."""
    said = text.text.nl if language == "nl" else text.text.en
    if not said:
        return None
    sources = (
        Source(REUSABLE, str(text.id), text.version),
        Source(AUTHOR, str(author_id or ""), 1),
    )
    *others, last = [one for texts in parts_of(said) for one in texts]
    noted = Sentence(last, sources, REUSABLE, text.url, text.citation)
    return Quoted(said, as_json([*(Sentence(one, sources, REUSABLE) for one in others), noted]))


def quotes(paragraph: models.Paragraph) -> Source | None:
    """The reusable text behind a paragraph, in the version that was put in; None where none is."""
    sources = (source for one in from_json(paragraph.sentences) for source in one.sources)
    return next((source for source in sources if source.kind == REUSABLE), None)


def said_sentences(paragraph: models.Paragraph) -> list[dict[str, Any]]:
    """The sentences of the paragraph as it reads now, in the shape of those that are stored."""
    return as_json(sentence for block in blocks_of(paragraph) for sentence in block.sentences)


def _frame(report: models.Report) -> LetterFrame:
    def worded(text: str | None) -> Wording | None:
        return Wording(text, text) if text else None

    return LetterFrame(
        subject=worded(report.subject),
        ministry=report.ministry,
        directorate=report.directorate,
        addressee=worded(report.addressee),
        our_reference=report.our_reference,
        continuation_reference=report.continuation_reference,
        your_reference=report.your_reference,
        attachments=tuple(one.name for one in report.attachments),
        marking=report.marking,
    )


def _sections(report: models.Report, instead: Instead) -> Iterator[Section]:
    for section in report.sections:
        blocks = tuple(_shown(section, instead))
        if section.key not in (OPENING, CLOSING) and blocks:
            yield Section(section.heading, tuple(section.commitments), blocks)


def _blocks(report: models.Report, key: str, instead: Instead) -> Iterator[Block]:
    return (block for one in report.sections if one.key == key for block in _shown(one, instead))


def _shown(section: models.ReportSection, instead: Instead) -> Iterator[Block]:
    read = (instead.get(one.id, one) for one in section.paragraphs)
    shown = (one for one in read if not one.hidden)
    return (block for paragraph in shown for block in blocks_of(paragraph))


def _block(key: str, sentences: Sequence[Sentence], *, is_list: bool) -> Block:
    if is_list:
        return Enumeration(key, sentences[0], tuple(sentences[1:]))
    return ComposedParagraph(key, tuple(sentences))


def _between_blank_lines(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def _replaced(known: Sequence[Sentence], parts: Sequence[Sequence[str]]) -> list[Sentence]:
    """Those that stand nowhere in what the author wrote. A line of a list stands as a whole."""
    return [one for one in known if not any(_stands(one, texts) for texts in parts)]


def _stands(one: Sentence, texts: Sequence[str]) -> bool:
    if len(texts) > 1:
        return one.text in texts
    return bool(one.text) and one.text in texts[0]


def _whole(
    text: str,
    known: Sequence[Sentence],
    replaced: Sequence[Sentence],
    paragraph: models.Paragraph,
) -> Sentence:
    """One line of a list: as composed, or the author's."""
    return _same(text, known) or _written(text, replaced, paragraph)


def _same(text: str, known: Sequence[Sentence]) -> Sentence | None:
    """The sentence that says just that; the last of several, for that one has the footnote."""
    return next((one for one in reversed(known) if one.text == text), None)


def _attributed(
    text: str,
    known: Sequence[Sentence],
    replaced: Sequence[Sentence],
    paragraph: models.Paragraph,
) -> Iterator[Sentence]:
    """The text in pieces: sentences left as composed, and between them what the author wrote."""
    if whole := _same(text, known):
        yield whole
        return
    left = [one for one in known if one.text and one.text in text]
    rest = text
    for one in left:
        before, found, after = rest.partition(one.text)
        if not found:
            continue
        if before.strip():
            yield _written(before.strip(), replaced, paragraph)
        yield one
        rest = after
    if rest.strip():
        yield _written(rest.strip(), replaced, paragraph)


def _written(text: str, replaced: Sequence[Sentence], paragraph: models.Paragraph) -> Sentence:
    told = (source for one in replaced for source in one.sources if source.kind != AUTHOR)
    author = Source(AUTHOR, str(paragraph.author_id or ""), paragraph.version)
    noted = next((one for one in replaced if one.note), None)
    url, citation = (noted.url, noted.citation) if noted else (None, None)
    return Sentence(text, (*dict.fromkeys(told), author), AUTHOR, url, citation)
