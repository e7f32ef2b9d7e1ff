"""What can be done with contacts. Editors look after them; nobody's past is overwritten."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from logbook.assigning import assign
from logbook.directory.details import AffiliationDetails, MoveDetails, PersonDetails
from logbook.directory.models import Affiliation, Person
from logbook.directory.queries.people import perhaps_the_same
from logbook.directory.service import keeping
from logbook.directory.service.periods import check_order, earlier_overlapping
from logbook.directory.service.rows import rows_for
from logbook.judging import Told, by_row, judged
from logbook.ordering import person_key
from logbook.policy import Caller, require_write
from logbook.web.language import _

Errors = dict[str, list[str]]


def create_person(caller: Caller, details: PersonDetails, *, now: datetime) -> Person:
    """Make a contact. Raises Forbidden for a reader, Invalid for periods that cannot be."""
    require_write(caller)
    made = Person(now=now, id=details.id or uuid.uuid4())
    return keeping.make(caller, made, lambda record: _fill(record, details), now=now)


def edit_person(
    caller: Caller,
    person_id: uuid.UUID,
    details: PersonDetails,
    *,
    version: int | None,
    now: datetime,
) -> Person:
    """Replace all that is written of a contact. Raises as `create_person`, NotFound and Conflict.

    Raises Invalid too where a row would turn into one at another employer: that past is kept, and
    the new employer gets a row of its own.
    """
    require_write(caller)
    record = keeping.found(Person, person_id)
    return keeping.change(
        caller, "edit", record, lambda r: _fill(r, details), version=version, now=now
    )


def move_person(
    caller: Caller, person_id: uuid.UUID, move: MoveDetails, *, version: int | None, now: datetime
) -> Person:
    """Let a contact work elsewhere from a day on: what they did until then ends, and stays known.

    Raises Invalid where they began somewhere on that day or later.
    """
    require_write(caller)
    record = keeping.found(Person, person_id)
    return keeping.change(
        caller, "move", record, lambda r: _move(r, move), version=version, now=now
    )


def merge_person(
    caller: Caller,
    person_id: uuid.UUID,
    into_id: uuid.UUID | None,
    *,
    version: int | None,
    now: datetime,
) -> Person:
    """Say that a contact is one with another, as `keeping.merge`. Raises Forbidden too."""
    require_write(caller)
    record = keeping.found(Person, person_id)
    return keeping.merge(caller, record, into_id, version=version, now=now)


def delete_person(
    caller: Caller, person_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Delete a contact whom no meeting names. Raises Invalid that says where they are named."""
    require_write(caller)
    keeping.remove(caller, keeping.found(Person, person_id), version=version, now=now)


def _move(record: Person, move: MoveDetails) -> Errors:
    current = [a for a in record.affiliations if a.until is None or a.until > move.on]
    if any(a.since and a.since >= move.on for a in current):
        return {"on": [_("They began somewhere on that day or later. Give a later day.")]}
    for affiliation in current:
        affiliation.until = move.on
    record.affiliations.append(
        Affiliation(
            id=uuid.uuid4(),
            organisation_id=move.organisation_id,
            function=move.function or None,
            since=move.on,
            position=len(record.affiliations),
        )
    )
    return {}


def _fill(record: Person, details: PersonDetails) -> Errors:
    given = details.affiliations
    errors = judged(
        check_order(given, "affiliations"),
        _check_twice(given),
        _check_past(record, given),
        _check_double(record, details),
        keeping.check_merge(record, details.merged_into_id),
    )
    if errors:
        return errors
    assign(record, details, apart=("affiliations",))
    rows = rows_for(Affiliation, record.affiliations, given, "affiliations")
    for place, (row, affiliation) in enumerate(zip(rows, given, strict=True)):
        assign(row, affiliation)
        row.position = place
    record.affiliations = rows
    return {}


def _check_twice(given: Sequence[AffiliationDetails]) -> Told:
    keys = [(row.organisation_id, (row.function or "").casefold()) for row in given]
    for place in range(len(given)):
        if earlier_overlapping(given, place, keys):
            yield (
                f"affiliations-{place}-from",
                _("The same function stands above for these days. Let one end first."),
            )


def _check_double(record: Person, details: PersonDetails) -> Told:
    """Two of one name are two people; of one name and one address they are one.

    Who stands here twice already is not told with every change.
    """
    key, email = person_key(details.name), (details.email or "").lower()
    if details.merged_into_id or (record.sort_key, (record.email or "").lower()) == (key, email):
        return
    for other in perhaps_the_same(record.id, details.name, details.email):
        if email and other.sort_key == key and (other.email or "").lower() == email:
            said = _(
                "%(name)s stands here already with this address: open /people/%(id)s instead.",
                name=other.name,
                id=other.id,
            )
            yield "email", said
            return


def _check_past(record: Person, given: Sequence[AffiliationDetails]) -> Told:
    employers = {row.id: row.organisation_id for row in record.affiliations}

    def past(place: int, row: AffiliationDetails) -> Told:
        employer = row.organisation_id
        if row.id is not None and employers.get(row.id, employer) != employer:
            yield (
                f"affiliations-{place}-organisation",
                _(
                    "Where somebody worked stays known. End this row and add one for the new"
                    " employer."
                ),
            )

    return by_row(given, past)
