"""Accounts and units in JSON. Everybody reads who their colleagues are; administrators write."""

from flask import Blueprint, Response

from logbook import clock
from logbook.accounts.models import Account
from logbook.accounts.queries import people
from logbook.accounts.schemas import (
    AccountFiltersSchema,
    AccountSchema,
    ColleagueSchema,
    HandoverSchema,
    UnitSchema,
    keeping,
)
from logbook.accounts.service import people as service
from logbook.accounts.service.units import create_unit as make_unit
from logbook.accounts.service.units import edit_unit
from logbook.db import reading, transaction
from logbook.errors import NotFound
from logbook.overview.handover import Held
from logbook.overview.handover import hand_over as give
from logbook.policy import require_administration
from logbook.web.api import (
    PREFIX,
    answer,
    answer_page,
    create_once,
    expected_version,
    operation,
    record_id,
)
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import RecordSchema, read_json, read_query

blueprint = Blueprint("accounts_api", __name__, url_prefix=PREFIX)


@blueprint.get("/account")
@operation("Read the caller's own account", answer=AccountSchema)
def own_account() -> Response:
    """The caller's own account."""
    who = caller().id
    if who is None:
        raise NotFound
    with reading():
        return answer(AccountSchema(), people.account(who))


@blueprint.get("/accounts")
@operation("List accounts", query=AccountFiltersSchema, answer=AccountSchema, many=True)
def list_accounts() -> Response:
    """Accounts by name. Only administrators see more of them than name, address, unit and role."""
    with reading():
        filters = read_query(AccountFiltersSchema())
        return answer_page(_shown(), people.accounts(filters, read_paging()))


@blueprint.post("/accounts")
@operation("Make an account", body=AccountSchema, answer=AccountSchema, status=201)
def create_account() -> Response:
    """Make an account."""
    return create_once(
        AccountSchema(),
        lambda: service.create_account(caller(), read_json(AccountSchema()), now=clock.now()),
        people.account,
    )


@blueprint.get("/accounts/<id>")
@operation("Read an account", answer=AccountSchema)
def read_account(id: str) -> Response:
    """One account, as much of it as the caller may see."""
    with reading():
        return answer(_shown(), people.account(record_id(id)))


@blueprint.put("/accounts/<id>")
@operation("Replace an account", body=AccountSchema, answer=AccountSchema, versioned=True)
def replace_account(id: str) -> Response:
    """Replace an account."""
    with transaction():
        found = people.account(record_id(id))
        with keeping(found.absence_deputy_id):
            details = read_json(AccountSchema())
        version = expected_version()
        return _answer(
            service.edit_account(caller(), found.id, details, version=version, now=clock.now())
        )


@blueprint.post("/accounts/<id>/disablement")
@operation("Let somebody sign in no longer", answer=AccountSchema)
def disable_account(id: str) -> Response:
    """Disable an account, at once and everywhere."""
    with transaction():
        return _answer(service.disable_account(caller(), record_id(id), now=clock.now()))


@blueprint.post("/accounts/<id>/enablement")
@operation("Let somebody sign in again", answer=AccountSchema)
def enable_account(id: str) -> Response:
    """Enable an account that was disabled."""
    with transaction():
        return _answer(service.enable_account(caller(), record_id(id), now=clock.now()))


@blueprint.post("/accounts/<id>/handover")
@operation("Give what somebody holds to a colleague", body=HandoverSchema, answer=AccountSchema)
def hand_over(id: str) -> Response:
    """Meetings, open follow-ups, commitments and units, unseen; the colleague gets one mail."""
    with transaction():
        require_administration(caller())
        account = people.account(record_id(id))
        asked = read_json(HandoverSchema())
        what = [Held(kind) for kind in asked.get("what") or Held]
        give(caller(), account.id, asked["to"], what, now=clock.now())
        return _answer(account)


@blueprint.get("/units")
@operation("List units", answer=UnitSchema, many=True)
def list_units() -> Response:
    """Units by name."""
    with reading():
        return answer_page(UnitSchema(), people.units(read_paging()))


@blueprint.post("/units")
@operation("Make a unit", body=UnitSchema, answer=UnitSchema, status=201)
def create_unit() -> Response:
    """Make a unit."""
    return create_once(
        UnitSchema(),
        lambda: make_unit(caller(), read_json(UnitSchema()), now=clock.now()),
        people.unit,
    )


@blueprint.get("/units/<id>")
@operation("Read a unit", answer=UnitSchema)
def read_unit(id: str) -> Response:
    """One unit."""
    with reading():
        return answer(UnitSchema(), people.unit(record_id(id)))


@blueprint.put("/units/<id>")
@operation("Replace a unit", body=UnitSchema, answer=UnitSchema, versioned=True)
def replace_unit(id: str) -> Response:
    """Replace a unit."""
    with transaction():
        found = people.unit(record_id(id))
        with keeping(found.head_id):
            details = read_json(UnitSchema())
        return answer(
            UnitSchema(),
            edit_unit(caller(), found.id, details, version=expected_version(), now=clock.now()),
        )


def _shown() -> RecordSchema:
    return AccountSchema() if caller().administers else ColleagueSchema()


def _answer(account: Account) -> Response:
    return answer(AccountSchema(), account)
