"""The first steps, for administrators."""

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from logbook import clock
from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.directory.models import Topic
from logbook.errors import Invalid
from logbook.outbox.service import queue_mail
from logbook.policy import require_administration
from logbook.setup import steps as service
from logbook.setup.starter import suggested_topics, take_topics
from logbook.setup.steps import TEST, Step
from logbook.setup.words import told
from logbook.web.gate import caller
from logbook.web.language import _, current_language, ngettext
from logbook.web.shown import sends_mail

if TYPE_CHECKING:
    from config import Settings

blueprint = Blueprint("setup", __name__, url_prefix="/administration/first-steps")
ONE = f"/<any({', '.join(Step)}):name>"


@blueprint.get("")
def first_steps() -> ResponseReturnValue:
    """What is open, done, or does not apply."""
    require_administration(caller())
    return _page()


@blueprint.post("/test-message")
def send_test_message() -> ResponseReturnValue:
    """Queue a mail to the administrator who asks; the next sweep sends it."""
    require_administration(caller())
    settings: Settings = current_app.config["SETTINGS"]
    here = settings.public_url + url_for("setup.first_steps")
    with transaction():
        recipient = db.session.get_one(Account, caller().id)
        queue_mail(recipient, TEST, "test", {"url": here}, now=clock.now())
    if not sends_mail():
        flash(_("The test message waits: no mail leaves this logbook yet (MAIL_URL is not set)."))
        return redirect(url_for("setup.first_steps"), 303)
    flash(
        _(
            "A test message to %(email)s is on its way. This step is done once the mail server"
            " accepted it; look in Outgoing messages where it stays.",
            email=recipient.email,
        ),
        "done",
    )
    return redirect(url_for("setup.first_steps"), 303)


@blueprint.post("/topics")
def add_topics() -> ResponseReturnValue:
    """Take over the suggested topics that were ticked."""
    require_administration(caller())
    with transaction():
        added = take_topics(caller(), request.form.getlist("topics"), now=clock.now())
    if added:
        flash(ngettext("%(num)d topic added.", "%(num)d topics added.", added), "done")
    else:
        flash(_("Nothing was ticked that is not there already."), "error")
    return redirect(url_for("setup.first_steps"), 303)


@blueprint.post(f"{ONE}/pass")
def pass_step(name: str) -> ResponseReturnValue:
    """Say that a step does not apply, and why."""
    require_administration(caller())
    step = Step(name)
    reason = request.form.get("reason", "")
    try:
        with transaction():
            service.pass_step(caller(), step, reason, now=clock.now())
    except Invalid as problem:
        return _page(refused=step, reason=reason, errors=problem.errors), 422
    flash(_("Noted: this step does not apply here."), "done")
    return redirect(url_for("setup.first_steps"), 303)


@blueprint.post(f"{ONE}/take-up")
def take_up_step(name: str) -> ResponseReturnValue:
    """Say that it does after all."""
    require_administration(caller())
    with transaction():
        service.take_up_step(caller(), Step(name))
    return redirect(url_for("setup.first_steps"), 303)


def _page(
    *, refused: Step | None = None, reason: str = "", errors: dict[str, list[str]] | None = None
) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    language = current_language()
    with reading():
        standing = service.steps(settings, today=caller().today(clock.now()))
        known = set(db.session.scalars(select(Topic.slug)))
        suggestions = [
            (topic["slug"], topic["label"][language])
            for topic in suggested_topics()
            if topic["slug"] not in known
        ]
        return render_template(
            "setup/first_steps.html",
            steps=standing,
            total=len(Step),
            told=told(),
            suggestions=suggestions,
            refused=refused,
            reason=reason,
            errors=errors or {},
        )
