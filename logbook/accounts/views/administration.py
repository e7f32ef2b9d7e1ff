"""The administration of people, and the page that leads to all of the administration."""

import uuid
from collections.abc import Callable, Mapping

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.models import Account
from logbook.accounts.queries import people
from logbook.accounts.queries.references import account_choices, unit_choices
from logbook.accounts.schemas import AccountFiltersSchema, AccountSchema, HandoverSchema, keeping
from logbook.accounts.service import people as service
from logbook.accounts.views.blueprint import blueprint
from logbook.accounts.words import languages, roles
from logbook.accounts.zones import zone_choices
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.overview.handover import Held, hand_over, held_by, words_of
from logbook.policy import require_administration
from logbook.web.conflicts import conflict_page, form_version, merges, takes_theirs
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.paging import read_paging
from logbook.web.schema import flat_values, read_form, read_query, typed_values
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


@blueprint.get("/administration/accounts/new")
def new_person() -> ResponseReturnValue:
    """An empty form."""
    require_administration(caller())
    defaults = {
        "role": "editor",
        "language": "nl",
        "timeZone": str(current_app.config["BABEL_DEFAULT_TIMEZONE"]),
        "unit": str(caller().unit_id),
    }
    with reading():
        return _form(defaults)


@blueprint.post("/administration/accounts")
def add_person() -> ResponseReturnValue:
    """Make an account."""
    require_administration(caller())
    try:
        with transaction():
            account = service.create_account(caller(), read_form(AccountSchema()), now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(typed_values(AccountSchema()), problem.errors), 422
    flash(_signs_in(account), "done")
    return redirect(url_for("accounts.people"), 303)


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


@blueprint.get("/administration/accounts/<uuid:id>")
def person(id: uuid.UUID) -> ResponseReturnValue:
    """One account, as a form, with what can be done about it."""
    require_administration(caller())
    with reading():
        found = people.account(id)
        return _form(flat_values(AccountSchema().dump(found)), version=found.version, id=id)


@blueprint.post("/administration/accounts/<uuid:id>")
def save_person(id: uuid.UUID) -> ResponseReturnValue:
    """Keep what is said of somebody."""
    schema, here = AccountSchema(), url_for("accounts.person", id=id)
    require_administration(caller())
    if takes_theirs():
        return redirect(here, 303)
    if merges():
        with reading():
            return _form(typed_values(schema), version=form_version(), id=id)
    try:
        with transaction():
            with keeping(people.account(id).absence_deputy_id):
                details = read_form(schema)
            service.edit_account(caller(), id, details, version=form_version(), now=clock.now())
    except Invalid as problem:
        with reading():
            values = typed_values(schema)
            return _form(values, problem.errors, version=form_version(), id=id), 422
    except Conflict:
        with reading():
            shown = {
                "unit": dict(unit_choices()),
                "role": {value: name for value, name, _hint in roles()},
                "absence-deputy": dict(account_choices()),
            }
            return conflict_page(schema, people.account(id), _labels(), cancel=here, shown=shown)
    flash(_("The account of %(name)s is saved.", name=details.name), "done")
    return redirect(url_for("accounts.people"), 303)


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


def _form(
    values: Mapping[str, str | list[str]],
    errors: dict[str, list[str]] | None = None,
    *,
    version: int | None = None,
    id: uuid.UUID | None = None,
) -> str:
    found = people.account(id) if id is not None else None
    deputies = account_choices(also=[found.absence_deputy_id] if found else [])
    return render_template(
        "accounts/person_form.html",
        account=found,
        values=values,
        errors=errors,
        version=version,
        roles=roles(),
        units=unit_choices(),
        zones=zone_choices(),
        languages=languages(),
        labels=_labels(),
        held=[(kind.value, words_of(kind, count)) for kind, count in held_by(id).items()]
        if id is not None
        else [],
        deputies=[choice for choice in deputies if choice[0] != str(id)],
    )


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
