"""What stands behind the sentences of a letter, by the names that its reader may know."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.commitments.models import Commitment, Evidence
from logbook.commitments.telling import told
from logbook.db import Identified, db
from logbook.directory.models import Office, Organisation, Person, Topic
from logbook.followups.models import FollowUp
from logbook.followups.queries import visible_to as follow_ups_visible_to
from logbook.letters.composer.contents import AUTHOR, REUSABLE, Sentence, Source
from logbook.letters.models import ReusableText
from logbook.meetings.models import Meeting, Point
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.policy import Caller

_RECORDS = ("meeting", "point", "follow-up", "commitment", "evidence", "office", REUSABLE)
Kept = TypeVar("Kept", bound=Identified)


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
    return {
        (kind, str(id_)): named
        for kind, id_, named in (*_guarded(caller, ids, language), *_open(ids, language))
    }


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
    kinds = dict.fromkeys(_RECORDS, wanted)
    found = (*_guarded(caller, kinds, language), *_open(kinds, language), *_met(wanted, language))
    return {str(id_): named for _kind, id_, named in found}


def _guarded(caller: Caller, ids: Ids, language: str) -> Iterator[Found]:
    """Meetings with their points, and follow-ups, as far as the caller may see them."""
    for one in _meetings(caller, ids.get("meeting", set()), ids.get("point", set())):
        path = f"/meetings/{one.id}"
        asked = {"meeting": str(one.id)}
        named = Named("meeting", one.title, path, one.version, f"{path}/edit", asked)
        yield "meeting", one.id, named
        yield from (("point", point.id, named) for point in one.points)
    wanted = FollowUp.id.in_(ids.get("follow-up", set()))
    for task in db.session.scalars(select(FollowUp).where(wanted, follow_ups_visible_to(caller))):
        title, path = task.title.in_language(language), f"/follow-ups/{task.id}"
        named = Named("follow-up", title, path, task.version, f"{path}/edit")
        yield "follow-up", task.id, named


def _open(ids: Ids, language: str) -> Iterator[Found]:
    """What all who sign in may read."""
    for one in _with(Commitment, ids.get("commitment")):
        label, path, asked = one.label(language), f"/commitments/{one.id}", str(one.id)
        named = Named("commitment", label, path, one.version, f"{path}/edit", {"commitment": asked})
        yield "commitment", one.id, named
    for proof in _with(Evidence, ids.get("evidence")):
        of = f"/commitments/{proof.commitment_id}"
        path, form = f"{of}#evidence", f"{of}/evidence/{proof.id}/edit"
        text = told(proof, language)
        yield "evidence", proof.id, Named("evidence", text, path, proof.version, form)
    for office in _with(Office, ids.get("office")):
        name, path = office.name.in_language(language), f"/administration/offices/{office.id}"
        yield "office", office.id, Named("office", name, path, office.version)
    for reusable in _with(ReusableText, ids.get(REUSABLE)):
        path = f"/reports/texts/{reusable.id}"
        yield (
            REUSABLE,
            reusable.id,
            Named(REUSABLE, reusable.title, path, reusable.version, f"{path}/edit"),
        )
    for account in _with(Account, ids.get(AUTHOR)):
        yield AUTHOR, account.id, Named(AUTHOR, account.name)


def _met(ids: set[uuid.UUID], language: str) -> Iterator[Found]:
    """With whom we speak, and of what: all who sign in may read of them."""
    for person in _with(Person, ids):
        yield "person", person.id, Named("person", person.name, f"/people/{person.id}")
    for one in _with(Organisation, ids):
        name, path = one.name.in_language(language), f"/organisations/{one.id}"
        asked = {"organisation": name}
        named = Named("organisation", name, path, form=f"{path}/edit", asked=asked)
        yield "organisation", one.id, named
    for topic in _with(Topic, ids):
        label, path = topic.label.in_language(language), f"/topics/{topic.slug}"
        yield "topic", topic.id, Named("topic", label, path, asked={"topic": topic.slug})


def _with(kind: type[Kept], ids: set[uuid.UUID] | None) -> Iterable[Kept]:
    return db.session.scalars(select(kind).where(kind.id.in_(ids))) if ids else ()


def _meetings(caller: Caller, ids: set[uuid.UUID], points: set[uuid.UUID]) -> Iterable[Meeting]:
    if not ids and not points:
        return ()
    of_points = select(Point.meeting_id).where(Point.id.in_(points))
    rows = select(Meeting).where(
        Meeting.id.in_(ids) | Meeting.id.in_(of_points), meetings_visible_to(caller)
    )
    return db.session.scalars(rows.options(joinedload(Meeting.points))).unique()
