"""A letter on its page: its outline, how it reads, what stands behind it, what the linter finds."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.composer.contents import ComposedParagraph, Enumeration, Sentence
from logbook.db import reading, transaction
from logbook.documents.downloads import taken
from logbook.documents.formats import MEDIA_TYPES
from logbook.errors import Conflict, Invalid, NotFound
from logbook.letters import labels, queries, service
from logbook.letters.annex import annex_file
from logbook.letters.models import Paragraph as Row
from logbook.letters.models import Report
from logbook.letters.provenance import Behind, Named, behind, named_sources
from logbook.letters.shown_findings import NotTold, ShownFinding, found_in, not_told_in
from logbook.letters.stored_files import FORMATS, kept_file
from logbook.letters.stored_letter import blocks_of, letter_of, shown_text, text_of
from logbook.letters.views.blueprint import blueprint
from logbook.letters.views.reusable_choices import texts_beside
from logbook.policy import may_read, require_write
from logbook.web.differences import Words, marked
from logbook.web.gate import caller
from logbook.web.language import _, current_language, ngettext


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as the page shows it: its blocks, and what was found in it."""

    row: Row
    blocks: Sequence[ComposedParagraph | Enumeration]
    text: str
    findings: list[ShownFinding] = field(default_factory=list)

    @property
    def sentences(self) -> list[Sentence]:
        """All that it says."""
        return [sentence for block in self.blocks for sentence in block.sentences]


@dataclass(frozen=True, slots=True)
class TextChange:
    """What reads differently since the letter was composed again, with what differs marked.

    `paragraph`: the id of the one to look at, if there is one; `before` or `after` is empty where
    it said nothing.
    """

    paragraph: str | None
    before: Words
    after: Words


@blueprint.get("/reports/<uuid:id>")
def letter(id: uuid.UUID) -> ResponseReturnValue:
    """As it reads now; `?paragraph=` opens one of its paragraphs."""
    with reading():
        return letter_page(id, request.args.get("paragraph", ""))


def letter_page(
    id: uuid.UUID,
    chosen: str = "",
    *,
    typed: str | None = None,
    version: int | None = None,
    errors: dict[str, list[str]] | None = None,
) -> str:
    """The page, with the paragraph whose id is `chosen` open; `typed` is what stands in its field.

    Where it has no such field, as in a letter signed meanwhile, it says what was typed above the
    text, with the errors of ''. Call it while reading. Raises NotFound.
    """
    report = queries.letter(caller(), id)
    checked, not_told, problem = _checked(report)
    told = [row for section in report.sections for row in section.told]
    shown = {row.id: _shown(row) for row in told}
    loose = _placed(checked, list(shown.values()))
    opened = next((one for one in shown.values() if str(one.row.id) == chosen), None)
    writes = caller().may_write and not report.is_signed
    return render_template(
        "letters/letter.html",
        report=report,
        title=report.subject or _("Letter to parliament"),
        shown=shown,
        loose=loose,
        checked=checked,
        not_told=not_told,
        open_errors=sum(one.holds_back for one in checked),
        problem=problem,
        opened=opened,
        behind=_behind(opened),
        typed=opened.text if typed is None and opened else typed,
        version=version if version is not None or opened is None else opened.row.version,
        editing=request.form.get("editing") or uuid.uuid4(),
        stale=_difference(opened) if opened else None,
        texts=texts_beside(report, opened.row) if opened and not report.is_signed else None,
        errors=errors or {},
        unsaved=typed if typed and not (opened and writes) else "",
        changes=[_change(one) for one in report.changes],
        digest=service.digest_of(report),
        editions=queries.editions(caller(), report),
        formats=FORMATS,
        annexes=MEDIA_TYPES,
        writes=writes,
        corrects=report.is_signed and caller().may_write and may_read(caller(), report),
        wrote=caller().id in {report.author_id, *(one.author_id for one in report.paragraphs)},
        words=labels,
    )


@blueprint.get("/reports/<uuid:id>/document/<form>")
def letter_document(id: uuid.UUID, form: str) -> ResponseReturnValue:
    """The letter as a file; of a signed one the bytes that were kept. Noted in the export log."""
    if form not in FORMATS:
        raise NotFound
    with reading():
        report = queries.letter(caller(), id)
        file = kept_file(report, form)
    return taken(file, "letter", id, now=clock.now())


@blueprint.get("/reports/<uuid:id>/annex/<form>")
def letter_annex(id: uuid.UUID, form: str) -> ResponseReturnValue:
    """What stands behind its sentences, for the reader, as a document. Noted in the export log."""
    if form not in MEDIA_TYPES:
        raise NotFound
    with reading():
        told = letter_of(queries.letter(caller(), id))
        file = annex_file(told, _names(told.sentences, told.language), form)
    return taken(file, "letter-annex", id, now=clock.now())


@blueprint.post("/reports/<uuid:id>/composition")
def compose_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Compose the text from the records as they are now."""
    now = clock.now()
    try:
        with transaction():
            report = service.compose_again(caller(), id, now=now)
            said = said_of_composing(report, now)
            seen = may_read(caller(), report)
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this letter in the meantime. Look at it first."), "warning")
        return redirect(url_for(".letter", id=id), 303)
    except Invalid as problem:
        flash(said_of(problem), "error")
        return redirect(url_for(".letter", id=id), 303)
    if not seen:
        flash(_("The letter now tells of a meeting that only its own unit may see."), "warning")
        return redirect(url_for(".letters"), 303)
    flash(_("Composed again.") + " " + said, "done")
    return changes_of(id)


def said_of_composing(report: Report, now: datetime) -> str:
    """What came of composing a letter again at that moment, in words."""
    number = len(report.changes) if report.changed_at == now else 0
    said: str
    if number:
        said = ngettext(
            "%(num)s place reads differently.", "%(num)s places read differently.", number
        )
    else:
        said = _("What nobody edited reads as it did.")
    if any(one.fresh is not None for one in report.paragraphs):
        said += " " + _("Where somebody wrote, the new text stands beside theirs.")
    return said


def changes_of(id: uuid.UUID) -> ResponseReturnValue:
    """The letter's page, with what reads differently unfolded."""
    return redirect(url_for(".letter", id=id, changes="shown", _anchor="changes"), 303)


def require_writing(id: uuid.UUID) -> None:
    """Refuse before anything is read of what was sent.

    Raises NotFound for a letter that the caller may not see, Forbidden for a reader.
    """
    with reading():
        require_write(caller(), queries.letter(caller(), id))


def said_of(problem: Invalid) -> str:
    """All that is wrong, in one line."""
    return " ".join(sentence for said in problem.errors.values() for sentence in said)


def _checked(report: Report) -> tuple[Sequence[ShownFinding], Sequence[NotTold], str]:
    """What is found, what is not told; or why neither can be, where a record of it is gone."""
    try:
        grounds = None if report.is_signed else service.grounds_of(report)
        found = found_in(caller(), report, grounds)
        return found, not_told_in(caller(), report, grounds), ""
    except Invalid as problem:
        return (), (), said_of(problem)


def _shown(row: Row) -> Shown:
    return Shown(row, list(blocks_of(row)), shown_text(row))


def _placed(checked: Sequence[ShownFinding], shown: Sequence[Shown]) -> list[ShownFinding]:
    """Put each finding beside the paragraph that says what it is about; answers the rest.

    Several may say the same in the same words: then beside one that tells of its record.
    """
    loose = []
    for one in checked:
        told, record = one.finding.sentences, one.finding.record
        saying = [
            paragraph
            for paragraph in shown
            if not paragraph.row.hidden and any(text in _read(paragraph) for text in told)
        ]
        places = [paragraph for paragraph in saying if record in _record_ids(paragraph)] or saying
        if places:
            places[0].findings.append(one)
        else:
            loose.append(one)
    return loose


def _record_ids(paragraph: Shown) -> set[str]:
    return {source.id for sentence in paragraph.sentences for source in sentence.sources}


def _read(paragraph: Shown) -> str:
    return " ".join(sentence.text for sentence in paragraph.sentences)


def _behind(opened: Shown | None) -> list[tuple[str, list[Behind]]]:
    """The sentences of the paragraph that is open, each with the records behind it."""
    if opened is None:
        return []
    names = _names(opened.sentences, current_language())
    return [(one.text, behind(one, names)) for one in opened.sentences]


def _names(sentences: Iterable[Sentence], language: str) -> Mapping[tuple[str, str], Named]:
    sources = [source for one in sentences for source in one.sources]
    return named_sources(caller(), sources, language)


def _change(kept: Mapping[str, Any]) -> TextChange:
    before, after = marked(kept["before"] or "", kept["after"] or "")
    return TextChange(kept["paragraph"], before, after)


def _difference(opened: Shown) -> tuple[Words, Words] | None:
    """The author's text and the new one, with what differs marked."""
    if opened.row.fresh is None:
        return None
    return marked(opened.text, text_of(opened.row.fresh, is_list=opened.row.is_list))
