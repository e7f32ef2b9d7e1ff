"""The reusable texts beside an open paragraph: what can be put in, and what it was made of."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from logbook.composer.contents import REUSABLE, Source
from logbook.letters import queries
from logbook.letters.models import Paragraph, Report, ReusableText
from logbook.letters.stored_letter import blocks_of, quoted, quotes, shown_text
from logbook.web.differences import Words, marked
from logbook.web.language import _


@dataclass(frozen=True, slots=True)
class Changed:
    """The text that a paragraph was made of, where it was changed since, or the letter's language.

    `words`: those of the paragraph and those of the text now, with what differs marked; None where
    they are the same.
    """

    text: ReusableText
    words: tuple[Words, Words] | None
    by_language: bool


@dataclass(frozen=True, slots=True)
class Texts:
    """What a select offers, and how the paragraph stands to the text that it was made of, if any.

    `is_quoted`: it was made of one; `is_written_over`: and does not say it any more.
    """

    choices: list[Any]
    is_quoted: bool
    is_written_over: bool
    changed: Changed | None


def texts_beside(report: Report, paragraph: Paragraph) -> Texts:
    """Those that can be put in behind the paragraph, and the one it was made of if that changed."""
    fitting, others = queries.offered_texts(report)
    grouped = [(_("On the topics of this letter"), fitting), (_("Others"), others)]
    choices = grouped if fitting and others else fitting or others
    source = quotes(paragraph)
    if source is None:
        return Texts(choices, is_quoted=False, is_written_over=False, changed=None)
    written = (one for block in blocks_of(paragraph) for one in block.sentences)
    over = any(one.template != REUSABLE for one in written)
    return Texts(choices, True, over, _changed(report, paragraph, source))


def _changed(report: Report, paragraph: Paragraph, source: Source) -> Changed | None:
    text = queries.reusable_text(uuid.UUID(source.id))
    mine, now = shown_text(paragraph), quoted(text, report.language, None)
    same_version, put_in = text.version == source.version, _texts(paragraph.sentences)
    if same_version and (now is None or _texts(now.sentences) == put_in):
        return None
    differs = now is not None and now.text != mine
    return Changed(text, marked(mine, now.text) if now and differs else None, same_version)


def _texts(sentences: Sequence[Mapping[str, Any]]) -> list[str]:
    return [one["text"] for one in sentences]
