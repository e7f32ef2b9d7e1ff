"""Drafts: what somebody typed in a form and did not save yet, kept by itself and offered again.

One way for every form that `logbook.web.editing` draws. A form has a name, which it sends with its
text: the address of its page, and behind `#` what tells two new ones of one address apart. The page
sends the text under that name while somebody types; `?draft=` and the id of a draft at that address
fills the form with it. Saving the form forgets it; thrown away, it can be brought back for a day.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import g, request
from sqlalchemy import ColumnElement, and_, delete, exists, or_, select

from logbook.db import db, reading, transaction
from logbook.errors import Forbidden, NotFound
from logbook.policy import Caller, require_write
from logbook.web.fields import identifier
from logbook.web.gate import caller, caller_or_none
from logbook.web.models import THROWN_AWAY, Draft

DRAFT = "draft"
"""The field in which a form sends its name; and what an address calls the draft to go on with."""
LONGEST_NAME = 500
KEPT = timedelta(days=30)
"""How long what nobody went on with is kept, from when it was typed last."""
KEPT_AWAY = timedelta(days=1)
"""How long what was thrown away can be brought back."""


@dataclass(frozen=True, slots=True)
class DraftOfForm:
    """What the page being drawn knows of drafts: the name of its form, and those offered on it."""

    name: str
    offered: Sequence[Draft] = ()
    opened: bool = False
    """Whether the form is as it was opened: then nothing needs to be kept of it unchanged."""


def is_name(text: str) -> bool:
    """Whether a text can be the name of a form: an address of this host."""
    return text.startswith("/") and text[1:2] not in ("/", "\\") and len(text) <= LONGEST_NAME


def drafts_of(who: Caller) -> Sequence[Draft]:
    """What somebody typed and did not save, the latest first."""
    return db.session.scalars(
        select(Draft)
        .where(Draft.account_id == who.id, Draft.page.startswith("/"))
        .order_by(Draft.updated_at.desc(), Draft.id)
    ).all()


def keep(who: Caller, name: str, content: Mapping[str, Any], *, now: datetime) -> Draft | None:
    """Keep what was typed in a form, in place of what was kept before; nothing where it is empty.

    Raises Forbidden.
    """
    require_write(who)
    if who.id is None:
        raise Forbidden
    draft = _named(who, name) or Draft(now=now, account_id=who.id, page=name)
    draft.content = dict(content)
    if draft.is_of_new and not draft.about:
        forget(who, name)
        return None
    db.session.add(draft)
    draft.touch(now)
    return draft


def forget(who: Caller, name: str) -> None:
    """Forget what was typed in a form: it is saved, or as it was."""
    db.session.execute(
        delete(Draft).where(Draft.account_id == who.id, Draft.page == name),
        execution_options={"synchronize_session": "fetch"},
    )


def forget_this() -> None:
    """Forget what was kept of the form that was sent. Call it in the transaction that saves it."""
    if name := request.form.get(DRAFT):
        forget(caller(), name)


def throw_away(who: Caller, id: uuid.UUID, *, now: datetime) -> Draft:
    """Offer it no longer; for a day it can be brought back. Raises NotFound."""
    return _renamed(who, id, THROWN_AWAY, now=now)


def bring_back(who: Caller, id: uuid.UUID, *, now: datetime) -> Draft:
    """Offer again what was thrown away. Raises NotFound."""
    return _renamed(who, id, "", now=now)


def clear_old(*, now: datetime) -> None:
    """Delete what nobody went on with for KEPT, and what was thrown away KEPT_AWAY ago."""
    old = _older(now)
    with reading():
        found = db.session.scalar(select(exists().where(old)))
    if found:
        with transaction():
            db.session.execute(delete(Draft).where(old))


def open_form(*, is_new: bool) -> None:
    """Let the page being drawn know its form's name, and what is kept of it. Call it while reading.

    A page that is drawn again keeps the name; that of a stored record tells of its own draft only.
    """
    who = caller_or_none()
    if who is None or not who.may_write:
        return
    if sent := request.form.get(DRAFT, ""):
        g.draft_of_form = DraftOfForm(sent if is_name(sent) else request.path)
        return
    if (asked := asked_for()) is not None:
        g.draft_of_form = DraftOfForm(asked.page)
        return
    kept = [one for one in drafts_of(who) if one.path == request.path]
    address = request.full_path.rstrip("?") if is_new else request.path
    name = f"{address[: LONGEST_NAME - 40]}#{uuid.uuid4()}" if is_new else address
    g.draft_of_form = DraftOfForm(name, kept, opened=True)


def asked_for() -> Draft | None:
    """The draft that the address asks for, if the caller has it and it is of this page."""
    wanted = identifier(request.args.get(DRAFT, ""))
    who = caller_or_none()
    if wanted is None or who is None or request.method != "GET":
        return None
    found = _with_id(who, wanted)
    return found if found is not None and found.path == request.path else None


def draft_of_form() -> DraftOfForm | None:
    """For the first form of the page being drawn that asks: its name, and the drafts offered."""
    found: DraftOfForm | None = g.pop("draft_of_form", None)
    return found


def name_of_form() -> str:
    """The name under which the form came in that is answered now; '' for none."""
    return request.form.get(DRAFT, "")


def _named(who: Caller, name: str) -> Draft | None:
    return db.session.scalar(select(Draft).where(Draft.account_id == who.id, Draft.page == name))


def _with_id(who: Caller, id: uuid.UUID) -> Draft | None:
    return db.session.scalar(select(Draft).where(Draft.account_id == who.id, Draft.id == id))


def _renamed(who: Caller, id: uuid.UUID, mark: str, *, now: datetime) -> Draft:
    draft = _with_id(who, id)
    if draft is None:
        raise NotFound
    name = mark + draft.page.removeprefix(THROWN_AWAY)
    if name != draft.page:
        forget(who, name)
    draft.page = name
    draft.touch(now)
    return draft


def _older(now: datetime) -> ColumnElement[bool]:
    away = Draft.page.startswith(THROWN_AWAY)
    return or_(Draft.updated_at < now - KEPT, and_(away, Draft.updated_at < now - KEPT_AWAY))
