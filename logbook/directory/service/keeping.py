"""What use cases of the directory share: finding, keeping and removing a record."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from logbook.db import db
from logbook.directory.indexing import forget, index
from logbook.directory.models import Office, Organisation, Person, Sector, Topic
from logbook.directory.queries.chains import goes_round, stays
from logbook.directory.queries.uses import places_of
from logbook.errors import Invalid, NotFound
from logbook.history import service as history
from logbook.judging import Told, judged, refuse
from logbook.policy import Caller
from logbook.web.language import _, lazy_gettext

Kept = TypeVar("Kept", Organisation, Person, Office, Topic, Sector)
Merging = TypeVar("Merging", Organisation, Person)

PLACES = {
    "affiliation": lazy_gettext("contacts"),
    "calendar_feed": lazy_gettext("calendar subscriptions"),
    "commitment": lazy_gettext("motions and commitments"),
    "commitment_topic": lazy_gettext("motions and commitments"),
    "follow_up": lazy_gettext("follow-ups"),
    "meeting_person": lazy_gettext("meetings"),
    "meeting_topic": lazy_gettext("meetings"),
    "membership": lazy_gettext("memberships"),
    "office": lazy_gettext("offices that succeed it"),
    "organisation": lazy_gettext("organisations"),
    "party": lazy_gettext("meetings"),
    "person": lazy_gettext("contacts"),
    "point_topic": lazy_gettext("meetings"),
    "representative": lazy_gettext("meetings"),
    "reusable_text_topic": lazy_gettext("reusable texts"),
    "signatory": lazy_gettext("letters"),
    "topic": lazy_gettext("topics below it"),
}
"""Where something is used, by the table that refers to it."""


def found(kind: type[Kept], record_id: uuid.UUID) -> Kept:
    """The record to change, locked until the end of the transaction. Raises NotFound."""
    record = db.session.get(kind, record_id, with_for_update=True)
    if record is None:
        raise NotFound
    return record


def make(
    caller: Caller, record: Kept, fill: Callable[[Kept], Mapping[str, list[str]]], *, now: datetime
) -> Kept:
    """Add a record once `fill` has put in what was given. Raises Invalid with what `fill` finds."""
    with db.session.no_autoflush:
        refuse(fill(record))
    db.session.add(record)
    db.session.flush()
    index(record)
    history.record(caller, "create", record, now=now)
    return record


def change(
    caller: Caller,
    action: str,
    record: Kept,
    fill: Callable[[Kept], Mapping[str, list[str]]],
    *,
    version: int | None,
    now: datetime,
) -> Kept:
    """Change a record by `fill`. Where that changes nothing, nothing is written.

    Raises Conflict for a stale version, Invalid with what `fill` finds.
    """
    record.begin_change(version, now=now)
    before, staying = history.snapshot(record), _staying(record)
    with db.session.no_autoflush:
        refuse(fill(record))
    if history.snapshot(record) != before:
        record.touch(now)
        db.session.flush()
        index(record, *_anew(type(record), staying | _staying(record)))
        history.record(caller, action, record, now=now, before=before)
    return record


def _staying(record: object) -> set[uuid.UUID]:
    """The record that this one went up in, if any: it is found by what is written here."""
    if isinstance(record, Organisation | Person) and record.merged_into_id:
        return {stays(type(record), record.merged_into_id)}
    return set()


def _anew(kind: type[Kept], ids: set[uuid.UUID]) -> list[Kept]:
    """These records, with what went up in them by now."""
    records = [found(kind, one) for one in ids]
    for record in records:
        db.session.expire(record)
    return records


def merge(
    caller: Caller,
    record: Merging,
    into_id: uuid.UUID | None,
    *,
    version: int | None,
    now: datetime,
) -> Merging:
    """Say that a record went up in another; `into_id` None takes it back.

    It keeps its row, and what was logged under its own name; whoever types that name from now on
    means the other, which is found by what this one is called. Raises Invalid where it would in the
    end be merged into itself, and as `change`.
    """

    def fill(merged: Merging) -> Mapping[str, list[str]]:
        merged.merged_into_id = into_id
        return judged(check_merge(merged, into_id))

    action = "merge" if into_id else "unmerge"
    return change(caller, action, record, fill, version=version, now=now)


def check_merge(record: Organisation | Person, into_id: uuid.UUID | None) -> Told:
    """A merger leads to another record, which is not merged into this one."""
    if goes_round(type(record).merged_into_id, record.id, into_id):
        yield (
            "mergedInto",
            _("An organisation cannot be merged into itself, or into one merged into it.")
            if isinstance(record, Organisation)
            else _("A contact cannot be made one with themselves, or with one made one with them."),
        )


def remove(caller: Caller, record: Kept, *, version: int | None, now: datetime) -> None:
    """Delete a record that nothing refers to. Raises Invalid that says where it is used."""
    record.begin_change(version, now=now)
    places = places_of(record)
    if places:
        words = sorted({str(PLACES.get(place, _("other records"))) for place in places})
        raise Invalid(
            {
                "": [
                    _(
                        "This cannot be deleted, because it is still used in: %(places)s.",
                        places=", ".join(words),
                    )
                ]
            }
        )
    before: dict[str, Any] = history.snapshot(record)
    db.session.delete(record)
    forget(record)
    history.record(caller, "delete", record, now=now, before=before)
