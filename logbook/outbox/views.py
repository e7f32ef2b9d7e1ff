"""The outbox as pages: how one's mail stands, and what it said."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Forbidden
from logbook.outbox import health, queries, resending
from logbook.outbox.models import MessageState
from logbook.outbox.writing import read_text
from logbook.web.gate import caller
from logbook.web.language import _, ngettext
from logbook.web.paging import read_paging
from logbook.web.system import measure, watch

blueprint = Blueprint("outbox", __name__)


@blueprint.record_once
def _watch(state: BlueprintSetupState) -> None:
    watch(state.app, "mail", health.mail)
    watch(state.app, "sweep", health.sweep)
    measure(state.app, health.figures)


@blueprint.app_template_filter("mail_kind")
def mail_kind(kind: str) -> str:
    """What a mail is for, in a word or two."""
    return {"digest": _("Morning mail"), "sign-in": _("Sign-in link")}.get(kind) or _("Notice")


@blueprint.get("/outbox")
def index() -> str:
    """One's own mail; for administrators also how everybody's stands (?whose=all)."""
    who, shows_all = caller(), request.args.get("whose") == "all"
    if shows_all and not who.administers:
        raise Forbidden
    ask = queries.all_messages if shows_all else queries.own_messages
    with reading():
        return render_template(
            "outbox/index.html",
            messages=ask(who, read_paging()),
            shows_all=shows_all,
            undelivered=queries.undelivered(who, now=clock.now()),
            resendable=resending.resendable(who) if who.administers else 0,
            states=MessageState,
        )


@blueprint.post("/outbox/resend")
def resend() -> ResponseReturnValue:
    """Let all mail that died be tried again, for administrators."""
    with transaction():
        number = resending.resend(caller(), now=clock.now())
    flash(
        ngettext(
            "One mail will be sent again within a minute.",
            "%(num)s mails will be sent again within a minute.",
            number,
        ),
        "done",
    )
    return redirect(url_for("outbox.index", whose="all"), 303)


@blueprint.get("/outbox/<uuid:id>")
def message(id: uuid.UUID) -> str:
    """What one of one's own mails says."""
    with reading():
        found = queries.own_message(caller(), id)
        text = read_text(found.body) if found.body else None
        return render_template("outbox/message.html", message=found, text=text, states=MessageState)
