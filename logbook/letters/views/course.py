"""A letter on its way: findings answered, reviewed by somebody else, signed, corrected."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.letters import labels, queries, service
from logbook.letters.details import FindingAnswer, ReviewDetails
from logbook.letters.schemas import FindingAnswerSchema, ReviewSchema
from logbook.letters.stored_files import prepared
from logbook.letters.views.blueprint import blueprint
from logbook.letters.views.letter import letter_page, require_writing, said_of
from logbook.web.conflicts import form_version
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.schema import read_form


@blueprint.post("/reports/<uuid:id>/findings")
def answer_finding(id: uuid.UUID) -> ResponseReturnValue:
    """Keep why a finding may stand."""
    require_writing(id)
    sentences, reason = request.form.getlist("sentences"), request.form.get("reason", "")
    given = {
        "rule": request.form.get("rule", ""),
        "record": request.form.get("record", ""),
        "reason": reason,
        "sentences": [one for one in sentences if one],
    }
    try:
        with transaction():
            details: FindingAnswer = read_form(FindingAnswerSchema(), given)
            service.answer_finding(caller(), id, details, now=clock.now())
    except Invalid as problem:
        if reason and "reason" in problem.errors:
            with reading():
                refused = {"": problem.errors["reason"]}
                return letter_page(id, typed=reason, errors=refused), 422
        flash(said_of(problem), "error")
    except StaleDataError:
        flash(_("Somebody changed this letter in the meantime. Look at it first."), "warning")
    else:
        flash(_("The reason is kept with the finding."), "done")
    return redirect(url_for(".letter", id=id, _anchor="findings"), 303)


@blueprint.post("/reports/<uuid:id>/review")
def review_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Agree with it, or send it back with a remark."""
    require_writing(id)
    try:
        with transaction():
            details: ReviewDetails = read_form(ReviewSchema())
            service.review(caller(), id, details, version=form_version(), now=clock.now())
    except Invalid as problem:
        with reading():
            return letter_page(id, errors=problem.errors), 422
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this letter in the meantime. Look at it first."), "warning")
    else:
        said = _("Reviewed.") if details.agreed else _("Sent back, with your remark.")
        flash(said, "done")
    return redirect(url_for(".letter", id=id, _anchor="course"), 303)


@blueprint.get("/reports/<uuid:id>/signature")
def ask_signature(id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether it should be signed, and tell what follows."""
    require_writing(id)
    with reading():
        return _asking(id, {})


@blueprint.post("/reports/<uuid:id>/signature")
def sign_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Sign it: render it first, then freeze all of it in one transaction."""
    require_writing(id)
    try:
        with reading():
            ready = prepared(queries.letter(caller(), id))
        with transaction():
            service.sign(caller(), id, ready, version=form_version(), now=clock.now())
    except Invalid as problem:
        with reading():
            return _asking(id, problem.errors), 422
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this letter in the meantime. Look at it first."), "warning")
        return redirect(url_for(".letter", id=id), 303)
    flash(_("Signed. The text and the documents are kept as they are now."), "done")
    return redirect(url_for(".letter", id=id, _anchor="course"), 303)


@blueprint.post("/reports/<uuid:id>/edition")
def correct_letter(id: uuid.UUID) -> ResponseReturnValue:
    """Begin another edition, to correct what was signed."""
    try:
        with transaction():
            new = service.correct(caller(), id, now=clock.now())
    except Invalid as problem:
        flash(said_of(problem), "error")
        return redirect(url_for(".letter", id=id), 303)
    flash(_("This is a new edition, with the text as it was signed."), "done")
    return redirect(url_for(".letter", id=new.id), 303)


def _asking(id: uuid.UUID, errors: dict[str, list[str]]) -> str:
    report = queries.letter(caller(), id)
    return render_template(
        "letters/letter_signature.html", report=report, errors=errors, words=labels
    )
