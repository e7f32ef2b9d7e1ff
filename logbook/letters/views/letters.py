"""Letters to parliament as a list; starting one, and changing what surrounds its text."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.commitments import labels as commitment_labels
from logbook.commitments.queries import commitment_choices
from logbook.dates import PartialDate, say
from logbook.db import reading, transaction
from logbook.directory.queries import office_choices
from logbook.errors import Conflict, Invalid
from logbook.letters import labels, queries, service
from logbook.letters.details import LetterDetails
from logbook.letters.models import Report
from logbook.letters.queries import LetterFilter
from logbook.letters.schemas import LetterFilterSchema, LetterSchema
from logbook.letters.views.blueprint import blueprint
from logbook.letters.views.letter import changes_of, said_of, said_of_composing
from logbook.meetings import labels as meeting_labels
from logbook.paging import Page, Paging
from logbook.policy import Caller, require_write
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Errors, Values, Words, done
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active, heads, is_asked
from logbook.web.paging import read_paging
from logbook.web.repeating import with_rows
from logbook.web.schema import read_query


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
        is_of_one = is_asked("commitment")
        shown = render_template(
            "letters/letters.html",
            found=found,
            errors=errors,
            states=list(labels.report_states().items()),
            words=labels,
            heads=heads(_columns, default="-date"),
            views=views_on("/reports"),
            active=active(
                {"state": _("State"), "commitment": _("Commitment")},
                {"state": labels.report_states()}
                | ({"commitment": commitment_choices(current_language())} if is_of_one else {}),
            ),
        )
    return shown, 422 if errors else 200


def _columns() -> list[tuple[str, str]]:
    return [
        (_("Subject"), "subject"), (_("Date"), "date"), (_("What it answers"), ""),
        (_("Who signs"), ""), (_("Author"), "author"), (_("State"), "state"),
    ]  # fmt: skip


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


def _writable(id: uuid.UUID) -> Report:
    report = queries.letter(caller(), id)
    require_write(caller(), report)
    return report


def _create(me: Caller, details: LetterDetails, *, now: datetime) -> Report:
    return service.create_letter(me, details, now=now, allow_dep_v=_allows_dep_v())


def _edit(
    me: Caller, id: uuid.UUID, details: LetterDetails, *, version: int, now: datetime
) -> tuple[Report, str]:
    """The letter as composed again, and what came of that in words."""
    report = service.edit_letter(
        me, id, details, version=version, now=now, allow_dep_v=_allows_dep_v()
    )
    return report, said_of_composing(report, now)


def _allows_dep_v() -> bool:
    return bool(current_app.config["SETTINGS"].allow_dep_v)


def _blank() -> Values:
    """Of today, and of a commitment where the address names one."""
    today = say(PartialDate.on(caller().today(clock.now())), current_language())
    about = request.args.get("commitment", "")
    asked = {"answers-0-commitment": about} if about else {}
    return {"date": today, "language": "nl", "chamber": "TK"} | asked


def _offer(values: Values, _report: Report | None) -> Mapping[str, Any]:
    language = current_language()
    return {
        "values": with_rows(with_rows(values, "answers", 1), "signatories", 1),
        "outcomes": list(labels.outcomes().items()),
        "behalves": list(meeting_labels.on_behalf_of().items()),
        "relays": list(labels.open_relays().items()),
        "chambers": list(commitment_labels.chambers().items()),
        "commitments": commitment_choices(language),
        "offices": office_choices(language),
        "allows_dep_v": _allows_dep_v(),
    }


def _words(_report: Report) -> Words:
    language = current_language()
    return {
        "chamber": commitment_labels.chambers(),
        "answers-*-commitment": dict(commitment_choices(language)),
        "answers-*-outcome": labels.outcomes(),
        "onBehalfOf": meeting_labels.on_behalf_of(),
        "openRelays": labels.open_relays(),
        "signatories-*-office": dict(office_choices(language)),
    }


def _made(report: Report) -> ResponseReturnValue:
    said = _("The letter was composed. Read it, and change what you like.")
    return done(said, url_for(".letter", id=report.id))


def _saved(edited: tuple[Report, str]) -> ResponseReturnValue:
    report, said = edited
    flash(_("Saved, and composed again.") + " " + said, "done")
    return changes_of(report.id)


editing = Editing(
    schema=partial(LetterSchema, exclude=("id",)),
    template="letters/letter_form.html",
    named="report",
    read=_writable,
    guarded=True,
    create=_create,
    edit=_edit,
    blank=_blank,
    dates=("date",),
    rows=("attachments", "doubts"),
    offer=_offer,
    address=lambda report: url_for(".letter", id=report.id),
    labels=labels.letter_labels,
    words=_words,
    made=_made,
    saved=_saved,
)

blueprint.get("/reports/new", endpoint="new_letter")(editing.show_new)
blueprint.post("/reports", endpoint="create_letter")(editing.add)
blueprint.get("/reports/<uuid:id>/edit", endpoint="edit_letter")(editing.show)
blueprint.post("/reports/<uuid:id>/edit", endpoint="save_letter")(editing.save)
