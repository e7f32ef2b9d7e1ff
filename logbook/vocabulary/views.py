"""The words of this installation as a file, for administrators."""

from flask import Blueprint, Response, flash, render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import db, reading, transaction
from logbook.errors import Invalid
from logbook.policy import require_administration
from logbook.vocabulary import MOST_BYTES, BringingOutcome, Brought, Unreadable, read, written
from logbook.vocabulary import bring_in as bring_in_words
from logbook.web.gate import caller
from logbook.web.language import _

blueprint = Blueprint("vocabulary", __name__, url_prefix="/administration/vocabulary")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Take the words out, or bring a file in."""
    require_administration(caller())
    return _page()


@blueprint.get("/vocabulary.json")
def download() -> Response:
    """All words as a file."""
    require_administration(caller())
    with reading():
        content = written()
    disposition = "attachment; filename=vocabulary.json"
    return Response(
        content, content_type="application/json", headers={"Content-Disposition": disposition}
    )


@blueprint.post("")
def bring_in() -> ResponseReturnValue:
    """Tell what a file would change, or change it."""
    require_administration(caller())
    replace, applies = "replace" in request.form, request.form.get("act") == "apply"
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(errors={"file": [_("Choose a file that was made by an export.")]}), 422
    try:
        vocabulary = read(sent.stream.read(MOST_BYTES + 1))
        with transaction():
            brought = bring_in_words(caller(), vocabulary, replace=replace, now=clock.now())
            if not applies:
                db.session.rollback()
    except Unreadable as problem:
        return _page(errors={"file": [str(problem)]}, replace=replace), 422
    except Invalid as problem:
        return _page(faults=problem.errors, replace=replace), 422
    if applies:
        flash(_("The file is brought in."), "done")
    return _page(brought, replace=replace, applied=applies)


def _page(
    brought: list[Brought] | None = None,
    *,
    errors: dict[str, list[str]] | None = None,
    faults: dict[str, list[str]] | None = None,
    replace: bool = False,
    applied: bool = False,
) -> str:
    found = brought or []
    return render_template(
        "vocabulary/index.html",
        counts={o: sum(one.outcome is o for one in found) for o in BringingOutcome},
        told=[one for one in found if one.outcome is not BringingOutcome.SAME],
        looked=brought is not None,
        applied=applied,
        errors=errors or {},
        faults=faults or {},
        values={"replace": ["yes"] if replace else []},
        outcomes=outcomes(),
        collections=collections(),
    )


def collections() -> dict[str, str]:
    """By their names in a file."""
    return {
        "units": _("Units"),
        "sectors": _("Sectors"),
        "topics": _("Topics"),
        "offices": _("Offices and terms"),
        "phrases": _("Standard phrases"),
        "recesses": _("Recesses"),
        "texts": _("Reusable texts"),
    }


def outcomes() -> dict[BringingOutcome, tuple[str, str]]:
    """Each with the badge that it is shown by."""
    return {
        BringingOutcome.ADDED: ("done", _("added")),
        BringingOutcome.CHANGED: ("in-progress", _("changed")),
        BringingOutcome.SAME: ("info", _("the same")),
        BringingOutcome.CONFLICT: ("overdue", _("differs, left as it is here")),
        BringingOutcome.RETIRED: ("dropped", _("retired")),
        BringingOutcome.LEFT: ("info", _("not in the file, stays")),
    }
