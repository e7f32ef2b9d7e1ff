"""Paragraphs of an author's own: typed, or put in from a reusable text."""

import uuid
from datetime import datetime

from logbook.errors import Invalid, NotFound
from logbook.history import service as history
from logbook.letters import queries
from logbook.letters.indexing import index
from logbook.letters.models import Paragraph, ReusableText
from logbook.letters.service.merging import OWN
from logbook.letters.service.order import number
from logbook.letters.service.states import back_to_concept, open_paragraph
from logbook.letters.stored_letter import Quoted, quoted, quotes
from logbook.policy import Caller
from logbook.web.language import _


def add_paragraph(
    caller: Caller,
    letter_id: uuid.UUID,
    behind: uuid.UUID,
    text: str,
    *,
    now: datetime,
    id: uuid.UUID | None = None,
) -> Paragraph:
    """Add a paragraph of the author's own behind another one, under the `id` chosen for it.

    Raises NotFound, Forbidden; Invalid for an empty one and once the letter is signed.
    """
    place = open_paragraph(caller, letter_id, behind)
    if not text.strip():
        raise Invalid({"editedText": [_("Write a text.")]})
    return _added(caller, place, Quoted(text, []), now, id)


def add_reusable_text(
    caller: Caller,
    letter_id: uuid.UUID,
    behind: uuid.UUID,
    text_id: uuid.UUID | None,
    *,
    now: datetime,
    id: uuid.UUID | None = None,
) -> Paragraph:
    """Add a paragraph of the author's own that says what a reusable text says.

    It keeps that text as its source, in the version that was put in. Raises NotFound, Forbidden;
    Invalid where none is named, or none that there is, where it is retired or not written in the
    language of the letter, and once the letter is signed.
    """
    place = open_paragraph(caller, letter_id, behind)
    if text_id is None:
        raise _refused(_("Choose a text."))
    try:
        text = queries.reusable_text(text_id)
    except NotFound:
        raise _refused(_("There is no such text. Choose another one.")) from None
    if text.retired:
        raise _refused(_("This text is no longer in use. Choose another one."))
    said = _in_language_of(place, text, caller)
    if said is None:
        raise _refused(_("Nobody wrote the English of this text yet. Write it, or choose another."))
    return _added(caller, place, said, now, id)


def is_own(paragraph: Paragraph) -> bool:
    """Whether an author added it."""
    return paragraph.key.startswith(OWN)


def quoted_now(caller: Caller, paragraph: Paragraph) -> Quoted | None:
    """What the reusable text behind it says now, as the caller would put it in.

    None where there is none behind it, or none in the language of the letter any more.
    """
    source = quotes(paragraph)
    if source is None:
        return None
    return _in_language_of(paragraph, queries.reusable_text(uuid.UUID(source.id)), caller)


def _in_language_of(paragraph: Paragraph, text: ReusableText, caller: Caller) -> Quoted | None:
    return quoted(text, paragraph.section.report.language, caller.id)


def _refused(said: str) -> Invalid:
    return Invalid({"reusableText": [said]})


def _added(
    caller: Caller, place: Paragraph, said: Quoted, now: datetime, id: uuid.UUID | None
) -> Paragraph:
    report = queries.letter(caller, place.section.report_id)
    before = next(one for one in report.paragraphs if one.id == place.id)
    new = Paragraph(
        now=now,
        id=id or uuid.uuid4(),
        sentences=said.sentences,
        edited_text=said.text,
        hidden=False,
        is_list=False,
    )
    new.key = f"{OWN}{new.id}"
    new.author_id = caller.id
    section = before.section
    section.paragraphs.insert(section.paragraphs.index(before) + 1, new)
    number(report)
    back_to_concept(report, caller, now)
    index(report)
    history.record(caller, "create", new, now=now)
    return new
