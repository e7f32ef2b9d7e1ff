"""The administration of people, and the page that leads to all of the administration."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.labels import languages, roles
from logbook.accounts.models import Account
from logbook.accounts.queries import people
from logbook.accounts.queries.references import account_choices, unit_choices
from logbook.accounts.schemas import AccountFiltersSchema, AccountSchema, HandoverSchema, keeping
from logbook.accounts.service import people as service
from logbook.accounts.views.blueprint import blueprint
from logbook.accounts.zones import zone_choices
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.overview.handover import Held, hand_over, held_by, words_of
from logbook.policy import require_administration
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.paging import read_paging
from logbook.web.schema import read_form, read_query
from logbook.web.shown import sends_mail


@blueprint.get("/administration")
def administration() -> ResponseReturnValue:
    """What administrators look after. A part that is not there is not listed."""
    require_administration(caller())
    parts = (
        ("setup.first_steps", _("First steps"), _("What a new logbook still needs.")),
        ("accounts.people", _("Colleagues"), _("Who may sign in, in which unit and role.")),
        ("accounts.units", _("Units"), _("Directorates and posts, and who heads them.")),
        ("directory.offices", _("Offices and terms"), _("Who spoke for us, and who did before.")),
        ("directory.sectors", _("Sectors"), _("How letters name who is not named.")),
        ("meetings.phrases", _("Standard phrases"), _("The sentences that points make.")),
        ("commitments.recesses", _("Recesses"), _("What “before the recess” means.")),
        ("vocabulary.index", _("Vocabulary"), _("All these words as one file, out and in.")),
        ("commitments.papers", _("Known papers"), _("Papers that help to doubt a citation.")),
        ("changes.index", _("Change history"), _("Who changed what, and when.")),
    )
    known = [part for part in parts if part[0] in current_app.view_functions]
    return render_template("accounts/administration.html", parts=known)


@blueprint.get("/administration/accounts", endpoint="people")
def list_people() -> ResponseReturnValue:
    """Everybody who may sign in, or could before."""
    require_administration(caller())
    with reading():
        filters = read_query(AccountFiltersSchema())
        return render_template(
            "accounts/people.html",
            found=people.accounts(filters, read_paging()),
            roles=roles(),
            units=unit_choices(),
        )


@blueprint.post("/administration/accounts/<uuid:id>/disable")
def disable_person(id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody in no longer."""
    return _act(id, service.disable_account, _("%(name)s can no longer sign in."))


@blueprint.post("/administration/accounts/<uuid:id>/enable")
def enable_person(id: uuid.UUID) -> ResponseReturnValue:
    """Let somebody in again."""
    return _act(id, service.enable_account, _("%(name)s can sign in again."))


@blueprint.post("/administration/accounts/<uuid:id>/sign-out")
def sign_person_out(id: uuid.UUID) -> ResponseReturnValue:
    """End all sessions of somebody."""
    return _act(id, service.end_sessions, _("%(name)s is signed out everywhere."))


@blueprint.post("/administration/accounts/<uuid:id>/handover")
def hand_over_person(id: uuid.UUID) -> ResponseReturnValue:
    """Give what somebody holds to a colleague."""
    require_administration(caller())
    try:
        with transaction():
            asked = read_form(HandoverSchema())
            what = [Held(kind) for kind in asked.get("what", ())]
            given = hand_over(caller(), id, asked["to"], what, now=clock.now())
    except Invalid as problem:
        flash(" ".join(one for said in problem.errors.values() for one in said), "error")
    else:
        told = ", ".join(words_of(kind, count) for kind, count in given.items())
        flash(_("Handed over: %(told)s.", told=told or _("nothing")), "done" if given else "error")
    return redirect(url_for("accounts.person", id=id), 303)


def _act(id: uuid.UUID, act: Callable[..., Account], said: str) -> ResponseReturnValue:
    try:
        with transaction():
            name = act(caller(), id, now=clock.now()).name
    except Invalid as problem:
        flash(" ".join(problem.errors[""]), "error")
    else:
        flash(said % {"name": name}, "done")
    return redirect(url_for("accounts.person", id=id), 303)


def _blank() -> Values:
    return {
        "role": "editor",
        "language": "nl",
        "timeZone": str(current_app.config["BABEL_DEFAULT_TIMEZONE"]),
        "unit": str(caller().unit_id),
    }


def _offer(_values: Values, account: Account | None) -> Mapping[str, Any]:
    deputies = account_choices(also=[account.absence_deputy_id] if account else [])
    held = held_by(account.id) if account else {}
    return {
        "roles": roles(),
        "units": unit_choices(),
        "zones": zone_choices(),
        "languages": languages(),
        "held": [(kind.value, words_of(kind, count)) for kind, count in held.items()],
        "deputies": [one for one in deputies if account is None or one[0] != str(account.id)],
    }


def _labels() -> dict[str, str]:
    return {
        "email": _("E-mail address"),
        "name": _("Name"),
        "unit": _("Unit"),
        "role": _("Role"),
        "language": _("Language"),
        "timeZone": _("Time zone"),
        "absence-from": _("First day away"),
        "absence-to": _("Last day away"),
        "absence-deputy": _("Deputy"),
    }


def _words(_account: Account) -> Words:
    return {
        "unit": dict(unit_choices()),
        "role": {value: name for value, name, _hint in roles()},
        "absence-deputy": dict(account_choices()),
    }


def _made(account: Account) -> ResponseReturnValue:
    return done(_signs_in(account), url_for("accounts.people"))


def _signs_in(account: Account) -> str:
    if sends_mail():
        return _(
            "%(name)s has an account now and signs in with a link by mail, which the sign-in page"
            " sends.",
            name=account.name,
        )
    return _(
        "%(name)s has an account now. No mail leaves this logbook yet (MAIL_URL is not set): hand"
        " over a link, made with “flask --app wsgi accounts sign-in-link %(email)s”.",
        name=account.name,
        email=account.email,
    )


def _saved(account: Account) -> ResponseReturnValue:
    said = _("The account of %(name)s is saved.", name=account.name)
    return done(said, url_for("accounts.people"))


editing = Editing(
    schema=AccountSchema,
    template="accounts/person_form.html",
    named="account",
    require=require_administration,
    read=people.account,
    create=service.create_account,
    edit=service.edit_account,
    keeping=lambda account: keeping(account.absence_deputy_id),
    blank=_blank,
    offer=_offer,
    address=lambda account: url_for("accounts.person", id=account.id),
    labels=_labels,
    words=_words,
    made=_made,
    saved=_saved,
)

blueprint.get("/administration/accounts/new", endpoint="new_person")(editing.show_new)
blueprint.post("/administration/accounts", endpoint="add_person")(editing.add)
blueprint.get("/administration/accounts/<uuid:id>", endpoint="person")(editing.show)
blueprint.post("/administration/accounts/<uuid:id>", endpoint="save_person")(editing.save)
