"""The first steps, for administrators: what each is called, asks for, and where."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step in words: why it matters, when it is done, and the page (endpoint) that does it."""

    name: str
    about: str
    done_when: str
    act: str = ""
    endpoint: str = ""


def told() -> dict[Step, StepWords]:
    """Every step in the reader's language."""
    return _people() | _words()


def _people() -> dict[Step, StepWords]:
    return {
        Step.MAIL: StepWords(
            _("Send a test message"),
            _("Reminders and sign-in links go by mail."),
            _("Done once the mail server accepted a test message."),
        ),
        Step.ADMINISTRATORS: StepWords(
            _("A second administrator"),
            _("When one is away, somebody must still be able to let colleagues in."),
            _("Done with two administrators who may sign in."),
            _("Add a colleague"),
            "accounts.new_person",
        ),
        Step.UNITS: StepWords(
            _("Heads of units"),
            _("The head of a unit is told what nobody else takes up."),
            _("Done when every unit has a head who may sign in."),
            _("Units"),
            "accounts.units",
        ),
    }


def _words() -> dict[Step, StepWords]:
    return {
        Step.SECTORS: StepWords(
            _("Sectors"),
            _("Letters say “several banks” for who is not named."),
            _("Done once there is a sector."),
            _("Sectors"),
            "directory.sectors",
        ),
        Step.TOPICS: StepWords(
            _("Topics"),
            _("Meetings and letters are found by what they are about."),
            _("Done once there is a topic. Tick what your ministry talks about, or make your own."),
            _("Topics"),
            "directory.topics",
        ),
        Step.OFFICES: StepWords(
            _("Who holds which office"),
            _("Letters say “my predecessor” by the terms of office."),
            _("Done once an office has a holder today."),
            _("Offices and terms"),
            "directory.offices",
        ),
        Step.RECESSES: StepWords(
            _("Recesses checked"),
            _("“Before the Christmas recess” is a day only if its days are right."),
            _("Done when those of the coming twelve months are marked as checked."),
            _("Recesses"),
            "commitments.recesses",
        ),
        Step.SECURITY_CONTACT: StepWords(
            _("Who is told of a weakness"),
            _("Who finds a leak writes to the address in security.txt, which is MAIL_FROM."),
            _("Done once MAIL_FROM is an address that others can write to."),
        ),
        Step.MEETING: StepWords(
            _("The first meeting"),
            _("One talk that took place shows more than any explanation."),
            _("Done once a meeting is logged."),
            _("Log a meeting"),
            "meetings.new",
        ),
    }
