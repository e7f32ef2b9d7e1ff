"""The vocabulary of sentences: a ministry edits it and adds its own."""

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from logbook.assigning import assign
from logbook.db import db
from logbook.directory.queries.uses import places_of
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.judging import Told, by_row, judged, refuse
from logbook.meetings import queries
from logbook.meetings.details import PhraseDetails, PhraseForm
from logbook.meetings.models import Phrase, PointKind
from logbook.meetings.service.phrase_rules import faults_of
from logbook.policy import Caller, require_administration
from logbook.web.language import _
from logbook.wording import Wording

STANDARD = Path(__file__).parent.parent / "standard_phrases.json"


def create_phrase(caller: Caller, details: PhraseDetails, *, now: datetime) -> Phrase:
    """Add a phrase. Raises Forbidden, Invalid."""
    require_administration(caller)
    _check(details, None)
    phrase = Phrase(now=now, id=details.id or uuid.uuid4())
    _fill(phrase, details)
    db.session.add(phrase)
    history.record(caller, "create", phrase, now=now)
    return phrase


def edit_phrase(
    caller: Caller, id: uuid.UUID, details: PhraseDetails, *, version: int | None, now: datetime
) -> Phrase:
    """Replace a phrase. Raises NotFound, Forbidden, Conflict, Invalid."""
    require_administration(caller)
    phrase = queries.phrase(id)
    phrase.begin_change(version, now=now)
    _check(details, phrase.id)
    before = history.snapshot(phrase)
    _fill(phrase, details)
    phrase.touch(now)
    history.record(caller, "edit", phrase, now=now, before=before)
    return phrase


def retire_phrase(
    caller: Caller, id: uuid.UUID, *, retired: bool, version: int | None, now: datetime
) -> Phrase:
    """Offer a phrase no more, or again. What was said with it is told as before.

    Raises NotFound, Forbidden, Conflict.
    """
    require_administration(caller)
    phrase = queries.phrase(id)
    phrase.begin_change(version, now=now)
    if phrase.retired != retired:
        before = history.snapshot(phrase)
        phrase.retired = retired
        phrase.touch(now)
        action = "retire" if retired else "bring back"
        history.record(caller, action, phrase, now=now, before=before)
    return phrase


def delete_phrase(caller: Caller, id: uuid.UUID, *, version: int | None, now: datetime) -> None:
    """Delete a phrase that no point was made with. Raises as `retire_phrase`, Invalid if one was.

    A meeting that lies among the deleted ones counts, for it can be brought back.
    """
    require_administration(caller)
    phrase = queries.phrase(id)
    phrase.begin_change(version, now=now)
    if places_of(phrase):
        raise Invalid(
            {"": [_("Meetings use this phrase, so that it cannot be deleted. Retire it instead.")]}
        )
    before = history.snapshot(phrase)
    db.session.delete(phrase)
    history.record(caller, "delete", phrase, now=now, before=before)


def install_standard_phrases(caller: Caller, *, now: datetime) -> int:
    """Add the standard phrases that are not there yet, and say how many; edited ones stay."""
    require_administration(caller)
    known = set(db.session.scalars(select(Phrase.key)))
    missing = [details for details in standard_phrases() if details.key not in known]
    for details in missing:
        create_phrase(caller, details, now=now)
    return len(missing)


def standard_phrases() -> Iterator[PhraseDetails]:
    """The phrases that the program brings along."""
    for row in json.loads(STANDARD.read_text(encoding="utf-8")):
        yield PhraseDetails(
            key=row["key"],
            kinds=[PointKind(kind) for kind in row["kinds"]],
            forms=[PhraseForm.from_json(form) for form in row["forms"]],
            example=Wording(**row["example"]),
        )


def _fill(phrase: Phrase, details: PhraseDetails) -> None:
    assign(phrase, details, apart=("kinds", "forms"))
    phrase.kinds = [kind.value for kind in details.kinds]
    phrase.forms = [form.as_json() for form in details.forms]


def _check(details: PhraseDetails, id: uuid.UUID | None) -> None:
    refuse(judged(_check_key(details, id), by_row(details.forms, faults_of)))


def _check_key(details: PhraseDetails, id: uuid.UUID | None) -> Told:
    other = db.session.scalar(select(Phrase.id).where(Phrase.key == details.key))
    if other is not None and other != id:
        yield "key", _("Another phrase has this key.")
