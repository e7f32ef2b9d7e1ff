"""What can be done with organisations. Editors look after them."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from logbook.assigning import assign
from logbook.directory.details import MembershipDetails, OrganisationDetails
from logbook.directory.models import FormerName, Membership, Organisation
from logbook.directory.queries.names import named
from logbook.directory.queries.references import organisations_named
from logbook.directory.service import keeping
from logbook.directory.service.periods import check_order, earlier_overlapping
from logbook.directory.service.rows import rows_for
from logbook.judging import Told, by_row, judged
from logbook.policy import Caller, require_write
from logbook.web.language import _
from logbook.wording import Wording

Errors = dict[str, list[str]]


def create_organisation(
    caller: Caller, details: OrganisationDetails, *, now: datetime
) -> Organisation:
    """Make an organisation.

    Raises Forbidden for a reader; Invalid for a name that another has, a period that ends before it
    begins, and twice the same membership at one time.
    """
    require_write(caller)
    made = Organisation(now=now, id=details.id or uuid.uuid4())
    return keeping.make(caller, made, lambda record: _fill(record, details), now=now)


def make_organisation(caller: Caller, name: str, *, now: datetime) -> None:
    """Make an organisation of which only the name is known, where none is called so.

    Raises as `create_organisation`.
    """
    if not organisations_named(name):
        create_organisation(caller, OrganisationDetails(name=Wording(name)), now=now)


def edit_organisation(
    caller: Caller,
    organisation_id: uuid.UUID,
    details: OrganisationDetails,
    *,
    version: int | None,
    now: datetime,
) -> Organisation:
    """Replace all that is written of an organisation. Raises as `create_organisation`.

    Also raises NotFound, and Conflict for a stale version.
    """
    require_write(caller)
    record = keeping.found(Organisation, organisation_id)
    return keeping.change(
        caller, "edit", record, lambda r: _fill(r, details), version=version, now=now
    )


def merge_organisation(
    caller: Caller,
    organisation_id: uuid.UUID,
    into_id: uuid.UUID | None,
    *,
    version: int | None,
    now: datetime,
) -> Organisation:
    """Say that an organisation went up in another, as `keeping.merge`. Raises Forbidden too."""
    require_write(caller)
    record = keeping.found(Organisation, organisation_id)
    return keeping.merge(caller, record, into_id, version=version, now=now)


def delete_organisation(
    caller: Caller, organisation_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Delete an organisation that nothing refers to. Raises Invalid that says where it is used."""
    require_write(caller)
    record = keeping.found(Organisation, organisation_id)
    keeping.remove(caller, record, version=version, now=now)


def _fill(record: Organisation, details: OrganisationDetails) -> Errors:
    errors = judged(
        _check_names(record.id, details),
        keeping.check_merge(record, details.merged_into_id),
        check_order(details.memberships, "memberships"),
        _check_memberships(record.id, details.memberships),
    )
    if errors:
        return errors
    assign(record, details, apart=("former_names", "memberships"))
    _fill_rows(record, details)
    return {}


def _fill_rows(record: Organisation, details: OrganisationDetails) -> None:
    names = rows_for(FormerName, record.former_names, details.former_names, "formerNames")
    for place, (name, given) in enumerate(zip(names, details.former_names, strict=True)):
        assign(name, given)
        name.position = place
    record.former_names = names
    parts = rows_for(Membership, record.memberships, details.memberships, "memberships")
    for place, (part, membership) in enumerate(zip(parts, details.memberships, strict=True)):
        assign(part, membership)
        part.position = place
    record.memberships = parts


def _check_names(organisation_id: uuid.UUID, details: OrganisationDetails) -> Told:
    columns = (Organisation.id, Organisation.name.nl, Organisation.name.en)
    for language, text in (("nl", details.name.nl), ("en", details.name.en)):
        if text and named(text, *columns) - {organisation_id}:
            yield (
                f"name-{language}",
                _("There is an organisation “%(name)s” already. Open that one instead.", name=text),
            )


def _check_memberships(organisation_id: uuid.UUID, parts: Sequence[MembershipDetails]) -> Told:
    def memberships(place: int, part: MembershipDetails) -> Told:
        path = f"memberships-{place}"
        if part.organisation_id == organisation_id:
            yield f"{path}-organisation", _("An organisation is no member of itself.")
        elif earlier_overlapping(parts, place, [(one.organisation_id, one.role) for one in parts]):
            yield (
                f"{path}-from",
                _("The same membership stands above for these days. Let one end first."),
            )

    return by_row(parts, memberships)
