"""Writing in a letter: each act is on one paragraph, and can be undone."""

import uuid
from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid, NotFound
from logbook.letters import queries, service
from logbook.letters.details import FindingFix, ParagraphDetails
from logbook.letters.models import Paragraph
from logbook.letters.schemas import FindingFixSchema, ParagraphSchema
from logbook.letters.stored_letter import quotes, shown_text
from logbook.letters.views.blueprint import blueprint
from logbook.letters.views.letter import letter_page, require_writing, said_of
from logbook.web.conflicts import both_texts, form_version, merges, takes_theirs
from logbook.web.differences import differences
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import _, lazy_gettext
from logbook.web.repeating import as_typed
from logbook.web.schema import read_form
from logbook.web.shown import time_of_day

TEXT, OWN_TEXT, REUSABLE_TEXT = "editedText", "ownText", "reusableText"


@blueprint.post("/reports/<uuid:id>/paragraphs/<uuid:paragraph_id>")
def save_paragraph(id: uuid.UUID, paragraph_id: uuid.UUID) -> ResponseReturnValue:
    """Put the author's text over what was composed; over a stale version, both texts (409)."""
    if takes_theirs():
        return _back(id, paragraph_id)
    typed = request.form.get(TEXT, "")
    if merges():
        with reading():
            return letter_page(id, str(paragraph_id), typed=typed, version=form_version())
    try:
        written = _write(id, paragraph_id)
    except Invalid as problem:
        with reading():
            page = letter_page(
                id,
                str(paragraph_id),
                typed=typed,
                version=form_version(),
                errors=problem.errors,
            )
        return page, 422
    except (Conflict, StaleDataError):
        with reading():
            return _both_texts(queries.paragraph(caller(), id, paragraph_id), id)
    _can_be_undone(_("Saved."), id, written)
    return _back(id, paragraph_id)


@blueprint.post("/reports/<uuid:id>/paragraphs/<uuid:paragraph_id>/typed")
def autosave_paragraph(id: uuid.UUID, paragraph_id: uuid.UUID) -> ResponseReturnValue:
    """Keep what is being typed; answers the words that the form shows (409 over a stale text)."""
    now = clock.now()
    try:
        _write(id, paragraph_id)
    except Invalid as problem:
        return said_of(problem), 422, _PLAIN
    except (Conflict, StaleDataError):
        return str(_("Somebody else saved this paragraph. Save to see both texts.")), 409, _PLAIN
    return str(_("Saved at %(time)s", time=time_of_day(now))), _PLAIN


@blueprint.post("/reports/<uuid:id>/paragraphs")
def add_paragraph(id: uuid.UUID) -> ResponseReturnValue:
    """A paragraph of the author's own, behind another one."""
    behind = identifier(request.form.get("behind", ""))
    if behind is None:
        raise NotFound
    typed = request.form.get(OWN_TEXT, "")
    try:
        with transaction():
            details: ParagraphDetails = read_form(ParagraphSchema(), {TEXT: typed})
            made = service.add_paragraph(
                caller(), id, behind, details.edited_text or "", now=clock.now()
            )
    except Invalid as problem:
        beside = {OWN_TEXT if path == TEXT else path: s for path, s in problem.errors.items()}
        with reading():
            page = letter_page(
                id, str(behind), typed=None if OWN_TEXT in beside else typed, errors=beside
            )
        return page, 422
    flash(_("Added."), "done")
    return _back(id, made.id)


@blueprint.post("/reports/<uuid:id>/texts")
def put_in_reusable_text(id: uuid.UUID) -> ResponseReturnValue:
    """A reusable text, as a paragraph of the author's own behind another one."""
    behind = identifier(request.form.get("behind", ""))
    if behind is None:
        raise NotFound
    chosen = identifier(request.form.get(REUSABLE_TEXT, ""))
    try:
        with transaction():
            made = service.add_reusable_text(caller(), id, behind, chosen, now=clock.now())
    except Invalid as problem:
        if REUSABLE_TEXT not in problem.errors:
            flash(said_of(problem), "error")
            return _back(id, behind)
        with reading():
            return letter_page(id, str(behind), errors=problem.errors), 422
    flash(_("Added."), "done")
    return _back(id, made.id)


@blueprint.post(
    "/reports/<uuid:id>/paragraphs/<uuid:paragraph_id>/<any(out,back,up,down,composed,mine,undo):act>"
)
def change_paragraph(id: uuid.UUID, paragraph_id: uuid.UUID, act: str) -> ResponseReturnValue:
    """Leave it out or put it back, move it, take the composed text, keep mine, undo."""
    use_case, named, said = _ACTS[act]
    try:
        with transaction():
            if act in _OVER_A_TEXT:
                named = named | {"version": _version_seen(id, paragraph_id)}
            changed = use_case(caller(), id, paragraph_id, now=clock.now(), **named)
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this paragraph in the meantime. Look at it first."), "warning")
    except Invalid as problem:
        flash(said_of(problem), "error")
    else:
        if act == "composed" and quotes(changed):
            said = lazy_gettext("The reusable text stands here as it is now.")
        if act in _UNDOABLE:
            _can_be_undone(str(said), id, changed)
        else:
            flash(str(said), "done")
    return _back(id, paragraph_id)


@blueprint.post("/reports/<uuid:id>/findings/fixes")
def fix_finding(id: uuid.UUID) -> ResponseReturnValue:
    """Mend a finding as the page offered."""
    require_writing(id)
    given = {name: request.form.get(name, "") for name in ("paragraph", "fix")}
    try:
        with transaction():
            details: FindingFix = read_form(FindingFixSchema(), given)
            version = _version_seen(id, details.paragraph_id)
            mended = service.fix(caller(), id, details, version=version, now=clock.now())
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this paragraph in the meantime. Look at it first."), "warning")
    except Invalid as problem:
        flash(said_of(problem), "error")
    else:
        _can_be_undone(_("Mended."), id, mended)
    place = identifier(given["paragraph"])
    return redirect(url_for(".letter", id=id, _anchor=f"p-{place}" if place else None), 303)


_PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
_ACTS: dict[str, tuple[Callable[..., Paragraph], dict[str, Any], LazyString]] = {
    "out": (service.leave_out, {"hidden": True}, lazy_gettext("Left out of the letter.")),
    "back": (service.leave_out, {"hidden": False}, lazy_gettext("Back in the letter.")),
    "up": (service.move, {"up": True}, lazy_gettext("Moved up.")),
    "down": (service.move, {"up": False}, lazy_gettext("Moved down.")),
    "composed": (service.take_composed, {}, lazy_gettext("The composed text stands again.")),
    "mine": (service.keep_mine, {}, lazy_gettext("Your text stays.")),
    "undo": (service.undo, {}, lazy_gettext("Undone.")),
}
_OVER_A_TEXT = ("composed", "mine", "undo")
_UNDOABLE = ("out", "back", "composed", "mine", "undo")


def _version_seen(id: uuid.UUID, paragraph_id: uuid.UUID) -> int | None:
    """The version that the page shows; None where it saved itself what stands there by now."""
    editing = identifier(request.form.get("editing", ""))
    saved = queries.paragraph(caller(), id, paragraph_id).editing_id
    return None if editing is not None and editing == saved else form_version()


def _write(id: uuid.UUID, paragraph_id: uuid.UUID) -> Paragraph:
    with transaction():
        details: ParagraphDetails = read_form(ParagraphSchema(), _text())
        now = queries.paragraph(caller(), id, paragraph_id)
        return service.write_paragraph(
            caller(),
            id,
            paragraph_id,
            ParagraphDetails(details.edited_text, now.hidden),
            version=form_version(),
            now=clock.now(),
            editing=identifier(request.form.get("editing", "")),
        )


def _text() -> dict[str, str]:
    return {TEXT: request.form.get(TEXT, "")}


def _can_be_undone(said: str, id: uuid.UUID, paragraph: Paragraph) -> None:
    address = url_for(".change_paragraph", id=id, paragraph_id=paragraph.id, act="undo")
    banner: Any = {"text": said, "undo": address, "version": paragraph.version}
    flash(banner, "done")


def _back(id: uuid.UUID, paragraph_id: uuid.UUID) -> ResponseReturnValue:
    anchor = f"p-{paragraph_id}"
    return redirect(url_for(".letter", id=id, paragraph=paragraph_id, _anchor=anchor), 303)


def _both_texts(current: Paragraph, id: uuid.UUID) -> ResponseReturnValue:
    """What was typed beside what is stored (409)."""
    typed, stored = {TEXT: request.form.get(TEXT, "")}, {TEXT: shown_text(current)}
    found = differences(typed, stored, {TEXT: _("Text")})
    here = url_for(".letter", id=id, paragraph=current.id)
    return both_texts(found, as_typed(request.form), current.version, cancel=here)
