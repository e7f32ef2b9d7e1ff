"""Writing the texts that letters use again. What stands in a letter is not changed by it."""

import uuid
from datetime import datetime

from sqlalchemy import select

from logbook.assigning import assign
from logbook.citations import find_all, is_like_a_paper, parse
from logbook.db import db
from logbook.directory.models import Topic
from logbook.directory.queries.names import named
from logbook.errors import Forbidden
from logbook.history import service as history
from logbook.judging import Told, judged, refuse
from logbook.letters import queries
from logbook.letters.details import ReusableTextDetails
from logbook.letters.models import ReusableText
from logbook.policy import Caller, require_write
from logbook.web.language import _


def create_text(caller: Caller, details: ReusableTextDetails, *, now: datetime) -> ReusableText:
    """Add a reusable text. Raises Forbidden; Invalid for a title that another has.

    Also Invalid for a citation that is meant as a parliamentary paper and cannot be read as one.
    """
    require_write(caller)
    if caller.id is None:
        raise Forbidden
    text = ReusableText(now=now, id=details.id or uuid.uuid4(), author_id=caller.id)
    _fill(text, details)
    db.session.add(text)
    history.record(caller, "create", text, now=now)
    return text


def edit_text(
    caller: Caller,
    id: uuid.UUID,
    details: ReusableTextDetails,
    *,
    version: int | None,
    now: datetime,
) -> ReusableText:
    """Replace all that is written of it. Raises as `create_text`, NotFound and Conflict."""
    text = queries.reusable_text(id)
    require_write(caller)
    text.begin_change(version, now=now)
    before = history.snapshot(text)
    _fill(text, details)
    if history.snapshot(text) != before:
        text.touch(now)
        history.record(caller, "edit", text, now=now, before=before)
    return text


def retire_text(
    caller: Caller, id: uuid.UUID, *, retired: bool, version: int | None, now: datetime
) -> ReusableText:
    """Offer it no more, or again. Raises NotFound, Forbidden, Conflict."""
    text = queries.reusable_text(id)
    require_write(caller)
    text.begin_change(version, now=now)
    if text.retired != retired:
        before = history.snapshot(text)
        text.retired = retired
        text.touch(now)
        history.record(caller, "retire" if retired else "bring back", text, now=now, before=before)
    return text


def _fill(text: ReusableText, details: ReusableTextDetails) -> None:
    with db.session.no_autoflush:
        _check(details, text.id)
        chosen = db.session.scalars(select(Topic).where(Topic.id.in_(details.topics))).all()
    assign(text, details, apart=("topics",))
    text.topics = list(chosen)


def _check(details: ReusableTextDetails, id: uuid.UUID) -> None:
    refuse(judged(_check_title(details, id), _check_citation(details)))


def _check_title(details: ReusableTextDetails, id: uuid.UUID) -> Told:
    if named(details.title, ReusableText.id, ReusableText.title) - {id}:
        yield "title", _("There is a reusable text with this title already.")


def _check_citation(details: ReusableTextDetails) -> Told:
    cited = details.citation or ""
    if is_like_a_paper(cited) and not (parse(cited) or find_all(cited)):
        said = _(
            "‘%(written)s’ cannot be read as a parliamentary paper. Write it as ‘Kamerstuk 36 "
            "180, nr. 12’.",
            written=cited,
        )
        yield "citation", said
