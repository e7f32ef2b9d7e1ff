"""The vocabulary of sentences: a ministry edits it and adds its own."""

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from logbook.db import db
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.meetings import queries
from logbook.meetings.details import PhraseDetails, PhraseForm
from logbook.meetings.models import Phrase, PointKind
from logbook.meetings.phrases import unknown_slots
from logbook.policy import Caller, require_administration
from logbook.web.language import _
from logbook.wording import Wording

STANDARD = Path(__file__).parent.parent / "standard_phrases.json"


def create_phrase(caller: Caller, details: PhraseDetails, *, now: datetime) -> Phrase:
    """Add a phrase. Raises Forbidden, Invalid."""
    require_administration(caller)
    _check(details, None)
    phrase = Phrase(id=details.id or uuid.uuid4())
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
    phrase.require_version(version)
    _check(details, phrase.id)
    before = history.snapshot(phrase)
    _fill(phrase, details)
    phrase.touch(now)
    history.record(caller, "edit", phrase, now=now, before=before)
    return phrase


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
    phrase.key = details.key
    phrase.kinds = [kind.value for kind in details.kinds]
    phrase.forms = [form.as_json() for form in details.forms]
    phrase.example = details.example


def _check(details: PhraseDetails, id: uuid.UUID | None) -> None:
    errors: dict[str, list[str]] = {}
    other = db.session.scalar(select(Phrase.id).where(Phrase.key == details.key))
    if other is not None and other != id:
        errors["key"] = [_("Another phrase has this key.")]
    for number, form in enumerate(details.forms):
        for name in ("sentence", "confirmed"):
            text: Wording | None = getattr(form, name)
            for language in ("nl", "en"):
                if wrong := unknown_slots(getattr(text, language, None) or ""):
                    errors[f"forms-{number}-{name}-{language}"] = [
                        _("The program does not know the slot %(slot)s.", slot=wrong[0])
                    ]
    if errors:
        raise Invalid(errors)
