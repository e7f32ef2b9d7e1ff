"""What mends a finding by one press.

A fix is offered only where it was tried: the letter as it would read is checked, and there the
finding is gone, or shows in fewer sentences, and no other error or warning came. It is done as the
authors' own acts are, so that it has a version, a history and can be undone.
"""

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from logbook.errors import Invalid, NotFound
from logbook.letters import queries
from logbook.letters.details import FindingFix, ParagraphDetails
from logbook.letters.models import Paragraph, Report
from logbook.letters.service.checking import Linter, grounds_of
from logbook.letters.service.own_paragraphs import is_own
from logbook.letters.service.paragraphs import leave_out, take_composed, write_paragraph
from logbook.letters.service.states import require_concept
from logbook.letters.stored_letter import (
    BULLET,
    blocks_of,
    composed_text,
    letter_of,
    shown_text,
    text_of,
)
from logbook.linter import Act, Finding, Level, Rewrite
from logbook.policy import Caller, require_write
from logbook.web.language import _

_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one press does to a paragraph: other words in one sentence; None: what was composed.

    `text` is what the paragraph says then; empty where it is left out.
    """

    finding: Finding
    paragraph: Paragraph
    rewrite: Rewrite | None
    text: str

    @property
    def name(self) -> str:
        """By which it is asked for; no other has the same."""
        of = (self.finding.rule, self.finding.record, str(self.paragraph.id))
        words = (self.rewrite.sentence, self.rewrite.text) if self.rewrite else ()
        return hashlib.sha256(json.dumps([*of, *words]).encode()).hexdigest()[:16]

    def read(self) -> Paragraph:
        """The paragraph as it would be, not kept."""
        row = self.paragraph
        return Paragraph(
            key=row.key,
            version=row.version,
            author_id=row.author_id,
            is_list=row.is_list,
            hidden=not self.text,
            sentences=row.sentences if self.rewrite else row.fresh or row.sentences,
            edited_text=self.text if self.rewrite else None,
        )


def offers(report: Report, found: Sequence[Finding], linter: Linter) -> Iterator[Offer]:
    """What mends what was found in a letter that is not signed.

    Of a finding in several sentences the first that can be mended comes first; the next has its
    turn when that is done. An author's whole text goes only where no smaller change will do.
    """
    for finding in found:
        mending: list[Offer] = []
        for one in _candidates(report, finding):
            if mending and not _same_place(mending[0], one):
                break
            if _mends(report, one, found, linter):
                mending.append(one)
        yield from mending


def fix(
    caller: Caller, id: uuid.UUID, details: FindingFix, *, version: int | None, now: datetime
) -> Paragraph:
    """Mend a finding as it was offered. `version` is that of the paragraph.

    Raises NotFound, Forbidden; Conflict where somebody wrote in the paragraph since; Invalid once
    the letter is signed, and where the finding, or that way to mend it, is there no more.
    """
    queries.hold(id)
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    paragraph = next((one for one in report.paragraphs if one.id == details.paragraph_id), None)
    if paragraph is None:
        raise NotFound
    paragraph.begin_change(version, now=now)
    linter = grounds_of(report).lint
    found = linter(letter_of(report))
    for one in (each for finding in found for each in _candidates(report, finding)):
        if one.name == details.fix and _mends(report, one, found, linter):
            return _do(caller, id, one, version, now)
    raise Invalid({"": [_("This is not found in the letter any more. Look again.")]})


def _do(caller: Caller, id: uuid.UUID, one: Offer, version: int | None, now: datetime) -> Paragraph:
    row = one.paragraph
    if one.rewrite is None:
        return take_composed(caller, id, row.id, version=version, now=now)
    if not one.text:
        return leave_out(caller, id, row.id, hidden=True, now=now)
    details = ParagraphDetails(one.text)
    return write_paragraph(caller, id, row.id, details, version=version, now=now)


def _same_place(one: Offer, other: Offer) -> bool:
    """Whether both are other words for one sentence."""
    places = [each.rewrite and (each.paragraph.id, each.rewrite.sentence) for each in (one, other)]
    return places[0] is not None and places[0] == places[1]


def _candidates(report: Report, finding: Finding) -> Iterator[Offer]:
    shown = [one for one in report.paragraphs if not one.hidden]
    for fix_ in finding.fixes:
        if isinstance(fix_, Rewrite):
            yield from _rewritten(shown, finding, fix_)
        elif fix_ is Act.COMPOSED:
            yield from _composed(shown, finding)


def _rewritten(shown: Sequence[Paragraph], finding: Finding, rewrite: Rewrite) -> Iterator[Offer]:
    for row in reversed(shown):
        text = put(shown_text(row), rewrite)
        # Without a word of the author the new text would take the place of all of it.
        renewed = row.fresh is not None and text == composed_text(row)
        if text is not None and not renewed:
            yield Offer(finding, row, rewrite, text.strip())


def _composed(shown: Sequence[Paragraph], finding: Finding) -> Iterator[Offer]:
    for row in shown:
        said = " ".join(one.text for block in blocks_of(row) for one in block.sentences)
        written = row.edited_text is not None and not is_own(row)
        if written and any(sentence in said for sentence in finding.sentences):
            composed = row.sentences if row.fresh is None else row.fresh
            yield Offer(finding, row, None, text_of(composed, is_list=row.is_list))


def put(text: str, rewrite: Rewrite) -> str | None:
    """The text with the sentence rewritten at its last place, and all else as it was.

    None where it does not stand apart, or would leave an item of a list without words.
    """
    words = r"\s+".join(map(re.escape, rewrite.sentence.split()))
    places = list(re.finditer(rf"(?<!\S){words}(?!\S)", text))
    if not places:
        return None
    before, after = text[: places[-1].start()], text[places[-1].end() :]
    if rewrite.text:
        return before + rewrite.text + after
    if any(line.startswith(BULLET) for line in text.splitlines()):
        return None
    return before + after[1:] if after.startswith(" ") else before.rstrip(" ") + after


def _mends(report: Report, one: Offer, found: Sequence[Finding], linter: Linter) -> bool:
    """Whether the finding is gone then, or shows in less of the letter, and none got worse.

    Notes count for nothing: beside a sentence that says again what was composed, an author's own
    stands without a record, and that is no reason to leave the other as it is.
    """
    then = linter(letter_of(report, {one.paragraph.id: one.read()}))
    left = {(each.rule, each.record): each for each in then}
    grave = {name: each for name, each in left.items() if each.level is not Level.NOTE}
    now = {(each.rule, each.record): each for each in found}
    same = left.get((one.finding.rule, one.finding.record))
    if same is not None and not set(same.sentences) < set(one.finding.sentences):
        return False
    return all(name in now and not _worse(each, now[name]) for name, each in grave.items())


def _worse(then: Finding, now: Finding) -> bool:
    graver = _LEVELS.index(then.level) < _LEVELS.index(now.level)
    return graver or len(then.sentences) > len(now.sentences)
