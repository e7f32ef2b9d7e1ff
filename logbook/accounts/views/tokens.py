"""One's own API tokens: listed, made (and shown once), revoked."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries import own
from logbook.accounts.schemas import TokenSchema
from logbook.accounts.service.tokens import LIFETIMES, make_token, revoke_token
from logbook.accounts.views.blueprint import blueprint
from logbook.accounts.views.own import own_id
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.web.gate import caller
from logbook.web.language import _, ngettext
from logbook.web.schema import read_form


@blueprint.get("/account/tokens")
def tokens() -> ResponseReturnValue:
    """The tokens that still work."""
    return _list()


@blueprint.post("/account/tokens")
def create_token() -> ResponseReturnValue:
    """Make one, and show it this once."""
    try:
        with transaction():
            asked = read_form(TokenSchema())
            text = make_token(
                caller(), own_id(), asked["name"], days=asked["days"], now=clock.now()
            )
    except Invalid as problem:
        return _list(problem.errors), 422
    return render_template("accounts/token.html", token=text, name=asked["name"]), 201


@blueprint.post("/account/tokens/<uuid:id>/revoke")
def revoke(id: uuid.UUID) -> ResponseReturnValue:
    """Let one work no longer."""
    with transaction():
        revoke_token(caller(), id, now=clock.now())
    flash(_("The token is revoked."), "done")
    return redirect(url_for("accounts.tokens"), 303)


def _list(errors: dict[str, list[str]] | None = None) -> str:
    lifetimes = [(str(n), ngettext("%(num)d day", "%(num)d days", n)) for n in LIFETIMES]
    with reading():
        return render_template(
            "accounts/tokens.html",
            tokens=own.tokens(own_id(), now=clock.now()),
            values={"days": "90"} | request.form.to_dict(),
            errors=errors,
            lifetimes=lifetimes,
        )
