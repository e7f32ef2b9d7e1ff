"""What stands behind the sentences of a letter, by the names that its reader may know."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.commitments.kinds import COMMITMENT, EVIDENCE
from logbook.commitments.models import Evidence
from logbook.composer.contents import AUTHOR, Sentence, Source
from logbook.db import db
from logbook.directory.kinds import OFFICE, ORGANISATION, PERSON, TOPIC
from logbook.followups.kinds import FOLLOW_UP
from logbook.kinds import RecordKind
from logbook.letters.kinds import REUSABLE_TEXT
from logbook.meetings.kinds import MEETING
from logbook.meetings.models import Meeting, Point
from logbook.policy import Caller

TOLD = (FOLLOW_UP, COMMITMENT, EVIDENCE, OFFICE, REUSABLE_TEXT)
"""What sentences are made of, beside meetings with their points, and authors."""
MET = (PERSON, ORGANISATION, TOPIC)
"""With whom we speak, and of what."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record: its kind, what it is called, the page it has, its version now.

    `form` is where whoever may write corrects it; None where that is for administrators. `asked`
    names it in the address of the form for a new talk or follow-up on it.
    """

    kind: str
    text: str
    path: str | None = None
    version: int | None = None
    form: str | None = None
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Behind:
    """A record behind a sentence: `version` is the one that was told, of the record itself."""

    named: Named
    version: int | None
    has_changed: bool


Ids = Mapping[str, set[uuid.UUID]]
Found = tuple[str, uuid.UUID, Named]


def named_sources(
    caller: Caller, sources: Iterable[Source], language: str
) -> dict[tuple[str, str], Named]:
    """The records that people look up, by (kind, id), in one query for each kind.

    Those of a meeting that the caller may not see are left out, as are words: topics, phrases,
    parties.
    """
    ids: dict[str, set[uuid.UUID]] = {}
    for source in sources:
        if source.id:
            ids.setdefault(source.kind, set()).add(uuid.UUID(source.id))
    meetings, points = (ids.get(kind, set()) for kind in ("meeting", "point"))
    found = (
        *_meetings(caller, meetings, points, language),
        *_records(caller, TOLD, ids, language),
        *_authors(ids.get(AUTHOR)),
    )
    return {(kind, str(id_)): named for kind, id_, named in found}


def behind(sentence: Sentence, names: Mapping[tuple[str, str], Named]) -> list[Behind]:
    """The records behind a sentence that are among the `names`, each once, in the order told."""
    found: dict[tuple[str, str], Behind] = {}
    for source in sentence.sources:
        named = names.get((source.kind, source.id))
        if named is not None:
            # A point goes by the name of its meeting and has a version of its own.
            itself = named.version is not None and named.kind == source.kind
            one = Behind(
                named,
                source.version if itself else None,
                has_changed=itself and named.version != source.version,
            )
            found.setdefault((named.kind, named.text), one)
    return list(found.values())


def named_records(caller: Caller, ids: Iterable[uuid.UUID], language: str) -> dict[str, Named]:
    """The records with these ids, whatever they are of, in one query for each kind.

    An id is of one record only. Those of a meeting that the caller may not see are left out.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    kinds = (*TOLD, *MET)
    ids_of = {kind.name: wanted for kind in kinds}
    found = (
        *_meetings(caller, wanted, wanted, language),
        *_records(caller, kinds, ids_of, language),
    )
    return {str(id_): named for _kind, id_, named in found}


def _meetings(
    caller: Caller, ids: set[uuid.UUID], points: set[uuid.UUID], language: str
) -> Iterator[Found]:
    """Meetings, and each of the points by the name of its meeting."""
    if not ids and not points:
        return
    of_points = select(Point.meeting_id).where(Point.id.in_(points))
    rows = select(Meeting).where(
        Meeting.id.in_(ids) | Meeting.id.in_(of_points), MEETING.visible(caller)
    )
    for one in db.session.scalars(rows.options(joinedload(Meeting.points))).unique():
        named = _named(MEETING, one, language)
        yield "meeting", one.id, named
        yield from (("point", point.id, named) for point in one.points)


def _records(
    caller: Caller, kinds: Iterable[RecordKind], ids: Ids, language: str
) -> Iterator[Found]:
    for kind in kinds:
        if wanted := ids.get(kind.name):
            rows = select(kind.model).where(kind.model.id.in_(wanted), kind.visible(caller))
            for one in db.session.scalars(rows):
                yield kind.name, one.id, _named(kind, one, language)


def _authors(ids: set[uuid.UUID] | None) -> Iterator[Found]:
    if ids:
        for one in db.session.scalars(select(Account).where(Account.id.in_(ids))):
            yield AUTHOR, one.id, Named(AUTHOR, one.name)


def _named(kind: RecordKind, one: Any, language: str) -> Named:
    text = kind.said(one, language)
    if isinstance(one, Evidence):
        of = COMMITMENT.page(one.commitment_id)
        edit = f"{of}/evidence/{one.id}/edit"
        return Named(kind.name, text, f"{of}#evidence", one.version, edit)
    path = kind.page(getattr(one, "slug", one.id))
    form = None if kind in (OFFICE, TOPIC) else f"{path}/edit"
    asked = {
        "meeting": str(one.id),
        "commitment": str(one.id),
        "organisation": text,
        "topic": getattr(one, "slug", ""),
    }
    known = {kind.name: asked[kind.name]} if kind.name in asked else {}
    return Named(kind.name, text, path, one.version, form, known)
