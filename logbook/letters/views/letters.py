"""Letters to parliament as a list; starting one, and changing what surrounds its text."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.commitments import words as commitment_words
from logbook.commitments.queries import commitment_choices
from logbook.dates import PartialDate, say
from logbook.db import reading, transaction
from logbook.directory.queries import office_choices
from logbook.errors import Conflict, Invalid
from logbook.letters import queries, service, words
from logbook.letters.models import Report
from logbook.letters.queries import LetterFilter
from logbook.letters.schemas import LetterFilterSchema, LetterSchema
from logbook.letters.views.blueprint import blueprint
from logbook.letters.views.letter import changes_of, require_writing, said_of, said_of_composing
from logbook.meetings import words as meeting_words
from logbook.paging import Page, Paging
from logbook.policy import require_write
from logbook.web.conflicts import form_version, merges, takes_theirs
from logbook.web.differences import differences
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.paging import read_paging
from logbook.web.repeating import Values, as_typed, is_row_act, rearranged, with_rows
from logbook.web.schema import flat_values, read_form, read_query, typed_values

Errors = Mapping[str, list[str]]


@blueprint.get("/reports")
def letters() -> ResponseReturnValue:
    """All letters that one may see, the newest date first."""
    errors: Errors = {}
    with reading():
        wanted, paging = LetterFilter(), Paging()
        try:
            wanted, paging = read_query(LetterFilterSchema()), read_paging()
        except Invalid as problem:
            errors = problem.errors
        found = Page([], 0, paging) if errors else queries.letters(caller(), wanted, paging)
        shown = render_template(
            "letters/letters.html",
            found=found,
            errors=errors,
            states=list(words.report_states().items()),
            words=words,
        )
    return shown, 422 if errors else 200


@blueprint.get("/reports/new")
def new_letter() -> ResponseReturnValue:
    """An empty form; of a commitment where the address names one."""
    require_write(caller())
    today = say(PartialDate.on(caller().today(clock.now())), current_language())
    values: Values = {"date": today, "language": "nl", "chamber": "TK"}
    if about := request.args.get("commitment", ""):
        values["answers-0-commitment"] = about
    with reading():
        return _form(values)


@blueprint.post("/reports")
def create_letter() -> ResponseReturnValue:
    """Make it and compose its text; or draw the form again with a row more or less."""
    require_write(caller())
    act = request.form.get("act", "")
    if is_row_act(act):
        with reading():
            return _form(rearranged(request.form, act))
    try:
        with transaction():
            made = service.create_letter(
                caller(), read_form(_schema()), now=clock.now(), allow_dep_v=_allows_dep_v()
            )
    except Invalid as problem:
        with reading():
            return _form(_typed(), errors=problem.errors), 422
    flash(_("The letter was composed. Read it, and change what you like."), "done")
    return redirect(url_for(".letter", id=made.id), 303)


@blueprint.get("/reports/<uuid:id>/edit")
def edit_letter(id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    require_writing(id)
    with reading():
        report = queries.letter(caller(), id)
        return _form(_values(report), report, version=report.version)


@blueprint.post("/reports/<uuid:id>/edit")
def save_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Replace what is stored and compose again; over a stale version, both texts (409)."""
    require_writing(id)
    act, version = request.form.get("act", ""), form_version()
    if takes_theirs():
        return redirect(url_for(".letter", id=id), 303)
    if is_row_act(act) or merges():
        with reading():
            report = queries.letter(caller(), id)
            return _form(rearranged(request.form, act), report, version=version)
    now = clock.now()
    try:
        with transaction():
            report = service.edit_letter(
                caller(),
                id,
                read_form(_schema()),
                version=version,
                now=now,
                allow_dep_v=_allows_dep_v(),
            )
            said = said_of_composing(report, now)
    except Invalid as problem:
        with reading():
            report = queries.letter(caller(), id)
            return _form(_typed(), report, version=version, errors=problem.errors), 422
    except (Conflict, StaleDataError):
        with reading():
            return _both_texts(queries.letter(caller(), id))
    flash(_("Saved, and composed again.") + " " + said, "done")
    return changes_of(id)


@blueprint.post("/reports/<uuid:id>/deletion")
def delete_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Asks nothing: it can be undone."""
    try:
        with transaction():
            service.delete_letter(caller(), id, version=form_version(), now=clock.now())
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this letter in the meantime. Look at it first."), "warning")
        return redirect(url_for(".letter", id=id), 303)
    except Invalid as problem:
        flash(said_of(problem), "error")
        return redirect(url_for(".letter", id=id), 303)
    banner: Any = {"text": _("The letter was deleted."), "undo": url_for(".restore_letter", id=id)}
    flash(banner, "done")
    return redirect(url_for(".letters"), 303)


@blueprint.post("/reports/<uuid:id>/restoration")
def restore_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Bring back what was deleted."""
    with transaction():
        service.restore_letter(caller(), id, now=clock.now())
    flash(_("The letter is back."), "done")
    return redirect(url_for(".letter", id=id), 303)


def _schema() -> LetterSchema:
    return LetterSchema(exclude=("id",))


def _typed() -> Values:
    return _drawn(typed_values(_schema()))


def _values(report: Report) -> Values:
    """A letter by field path, its date as people write it."""
    values = flat_values(_schema().dump(report))
    values["date"] = say(PartialDate.on(report.date), current_language())
    return _drawn(values)


def _drawn(values: Mapping[str, str | list[str]]) -> Values:
    """Each attachment and each doubt in a row of its own."""
    rows = dict(values)
    for name in ("attachments", "doubts"):
        texts = rows.pop(name, [])
        for place, text in enumerate([texts] if isinstance(texts, str) else texts):
            rows[f"{name}-{place}"] = text
    return rows


def _allows_dep_v() -> bool:
    return bool(current_app.config["SETTINGS"].allow_dep_v)


def _form(
    values: Values,
    report: Report | None = None,
    *,
    version: int | None = None,
    errors: Errors | None = None,
) -> str:
    drawn = with_rows(with_rows(values, "answers", 1), "signatories", 1)
    return render_template(
        "letters/letter_form.html",
        report=report,
        values=drawn,
        version=version,
        errors=errors or {},
        labels=words.letter_labels(),
        outcomes=list(words.outcomes().items()),
        behalves=list(meeting_words.on_behalf_of().items()),
        relays=list(words.open_relays().items()),
        chambers=list(commitment_words.chambers().items()),
        commitments=commitment_choices(current_language()),
        offices=office_choices(current_language()),
        allows_dep_v=_allows_dep_v(),
    )


def _both_texts(current: Report) -> ResponseReturnValue:
    """What was typed beside what is stored (409)."""
    typed = as_typed(request.form)
    shown = {
        "chamber": commitment_words.chambers(),
        "answers-*-commitment": dict(commitment_choices(current_language())),
        "answers-*-outcome": words.outcomes(),
        "onBehalfOf": meeting_words.on_behalf_of(),
        "openRelays": words.open_relays(),
        "signatories-*-office": dict(office_choices(current_language())),
    }
    labels = words.letter_labels()
    page = render_template(
        "errors/conflict.html",
        differences=differences(typed, _values(current), labels, shown),
        values=typed,
        version=current.version,
        cancel=url_for(".letter", id=current.id),
    )
    return page, 409
