"""What authors do with the paragraphs of a letter. Each act can be undone, once and back again."""

import uuid
from datetime import datetime

from logbook.assigning import assign
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.letters import queries
from logbook.letters.details import ParagraphDetails
from logbook.letters.indexing import index
from logbook.letters.models import Paragraph, Report, ReportSection
from logbook.letters.service.order import number
from logbook.letters.service.own_paragraphs import is_own, quoted_now
from logbook.letters.service.states import back_to_concept, open_paragraph
from logbook.letters.stored_letter import composed_text
from logbook.policy import Caller
from logbook.web.language import _

_UNDOABLE = ("edited_text", "hidden", "sentences", "fresh", "is_list")


def write_paragraph(
    caller: Caller,
    letter_id: uuid.UUID,
    id: uuid.UUID,
    details: ParagraphDetails,
    *,
    version: int | None,
    now: datetime,
    editing: uuid.UUID | None = None,
) -> Paragraph:
    """Put a text over what was composed, or take it off (None, or the composed text itself).

    `editing` names the page on which somebody types: what that page saved before is its own, so
    that it may save over it whatever version it shows. Raises NotFound, Forbidden; Conflict where
    somebody else wrote since; Invalid for an empty paragraph and once the letter is signed.
    """
    paragraph = open_paragraph(caller, letter_id, id)
    if editing is None or editing != paragraph.editing_id:
        paragraph.begin_change(version, now=now)
    text = _settled(paragraph, details.edited_text)
    if text is None and is_own(paragraph):
        raise Invalid({"editedText": [_("Write a text, or leave the paragraph out.")]})
    if (text, details.hidden) == (paragraph.edited_text, paragraph.hidden):
        return paragraph
    same_page = editing is not None and editing == paragraph.editing_id
    before = _remember(paragraph, keeping=same_page)
    assign(paragraph, details, apart=("edited_text",))
    paragraph.edited_text = text
    if text is None:
        _take_fresh(paragraph)
    return _written(caller, "edit", paragraph, before, now, editing)


def leave_out(
    caller: Caller, letter_id: uuid.UUID, id: uuid.UUID, *, hidden: bool, now: datetime
) -> Paragraph:
    """Leave a paragraph out of the letter, or put it back. Raises NotFound, Forbidden, Invalid."""
    paragraph = open_paragraph(caller, letter_id, id)
    before = _remember(paragraph)
    paragraph.hidden = hidden
    return _written(caller, "hide" if hidden else "show", paragraph, before, now)


def take_composed(
    caller: Caller, letter_id: uuid.UUID, id: uuid.UUID, *, version: int | None, now: datetime
) -> Paragraph:
    """Let the paragraph say what the records say now; the author's text goes, until undone.

    Where they say nothing of it any more it is left out. One that was put in from a reusable text
    says what that says now. Raises NotFound, Forbidden, Conflict; Invalid for any other paragraph
    of an author's own.
    """
    paragraph = open_paragraph(caller, letter_id, id)
    paragraph.begin_change(version, now=now)
    said = quoted_now(caller, paragraph)
    if is_own(paragraph) and said is None:
        raise Invalid({"": [_("Nothing was composed here: this paragraph is your own.")]})
    before = _remember(paragraph)
    paragraph.hidden = paragraph.fresh == []
    if said is not None:
        paragraph.sentences, paragraph.edited_text = said.sentences, said.text
    elif not paragraph.hidden:
        paragraph.edited_text = None
        _take_fresh(paragraph)
    return _written(caller, "recompose", paragraph, before, now)


def keep_mine(
    caller: Caller, letter_id: uuid.UUID, id: uuid.UUID, *, version: int | None, now: datetime
) -> Paragraph:
    """Let the author's text stand over what the records, or its reusable text, say now.

    Raises NotFound, Forbidden, Conflict, Invalid.
    """
    paragraph = open_paragraph(caller, letter_id, id)
    paragraph.begin_change(version, now=now)
    before = _remember(paragraph)
    if (said := quoted_now(caller, paragraph)) is not None:
        paragraph.sentences = said.sentences
    _take_fresh(paragraph)
    return _written(caller, "edit", paragraph, before, now)


def undo(
    caller: Caller, letter_id: uuid.UUID, id: uuid.UUID, *, version: int | None, now: datetime
) -> Paragraph:
    """Take the last act back; once more does it again.

    Raises NotFound, Forbidden; Conflict where somebody did something since; Invalid where there is
    nothing to undo.
    """
    paragraph = open_paragraph(caller, letter_id, id)
    paragraph.begin_change(version, now=now)
    earlier = paragraph.previous
    if earlier is None:
        raise Invalid({"": [_("There is nothing to undo here.")]})
    before = _remember(paragraph)
    for name in _UNDOABLE:
        setattr(paragraph, name, earlier[name])
    return _written(caller, "undo", paragraph, before, now)


def move(
    caller: Caller, letter_id: uuid.UUID, id: uuid.UUID, *, up: bool, now: datetime
) -> Paragraph:
    """Put a paragraph one place up or down, past the edge of its section into the next.

    Raises NotFound, Forbidden, Invalid.
    """
    open_paragraph(caller, letter_id, id)
    report = queries.letter(caller, letter_id)
    paragraph = next(one for one in report.paragraphs if one.id == id)
    paragraph.begin_change(None, now=now)
    section = paragraph.section
    at = section.paragraphs.index(paragraph)
    to = at - 1 if up else at + 1
    if 0 <= to < len(section.paragraphs):
        section.paragraphs.remove(paragraph)
        section.paragraphs.insert(to, paragraph)
    elif other := _beside(report, section, up=up):
        section.paragraphs.remove(paragraph)
        other.paragraphs.insert(len(other.paragraphs) if up else 0, paragraph)
    number(report)
    back_to_concept(report, caller, now)
    index(report)
    history.record(caller, "move", paragraph, now=now)
    return paragraph


def _settled(paragraph: Paragraph, text: str | None) -> str | None:
    """The text to keep: none where it says what was composed. An author's own stays theirs."""
    written = (text or "").strip()
    composed = "" if is_own(paragraph) else composed_text(paragraph).strip()
    return None if written in ("", composed) else written


def _take_fresh(paragraph: Paragraph) -> None:
    if paragraph.fresh:
        paragraph.sentences = paragraph.fresh
    paragraph.fresh = None


def _remember(paragraph: Paragraph, *, keeping: bool = False) -> dict[str, object]:
    """Its state before the act, for the history; and for undoing unless `keeping` the one there."""
    before = history.snapshot(paragraph)
    if not keeping or paragraph.previous is None:
        paragraph.previous = {name: getattr(paragraph, name) for name in _UNDOABLE}
    return before


def _written(
    caller: Caller,
    action: str,
    paragraph: Paragraph,
    before: dict[str, object],
    now: datetime,
    editing: uuid.UUID | None = None,
) -> Paragraph:
    paragraph.author_id = caller.id
    paragraph.editing_id = editing
    paragraph.touch(now)
    back_to_concept(paragraph.section.report, caller, now)
    index(paragraph.section.report)
    history.record(caller, action, paragraph, now=now, before=before)
    return paragraph


def _beside(report: Report, section: ReportSection, *, up: bool) -> ReportSection | None:
    at = report.sections.index(section) + (-1 if up else 1)
    return report.sections[at] if 0 <= at < len(report.sections) else None
