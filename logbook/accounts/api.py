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
from logbook.accounts.service.units import create_unit, edit_unit
from logbook.db import reading, transaction
from logbook.errors import NotFound
from logbook.overview.handover import Held
from logbook.overview.handover import hand_over as give
from logbook.policy import require_administration
from logbook.web.api import (
    PREFIX,
    answer,
    answer_page,
    expected_version,
    operation,
    record_id,
)
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.resource import Resource
from logbook.web.schema import RecordSchema, read_json, read_query, use_json

blueprint = Blueprint("accounts_api", __name__, url_prefix=PREFIX)

_accounts = Resource(blueprint, "/accounts/<id>", AccountSchema, people.account)


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


_accounts.creates("create_account", "Make an account", service.create_account)


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
            edited = use_json(
                AccountSchema(),
                lambda details: service.edit_account(
                    caller(), found.id, details, version=expected_version(), now=clock.now()
                ),
            )
        return _answer(edited)


_accounts.acts(
    "disable_account", "disablement", "Let somebody sign in no longer", service.disable_account
)
_accounts.acts("enable_account", "enablement", "Let somebody sign in again", service.enable_account)


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


_units = Resource(blueprint, "/units/<id>", UnitSchema, people.unit)
_units.lists("list_units", "List units", people.units)
_units.creates("create_unit", "Make a unit", create_unit)
_units.reads("read_unit", "Read a unit")


@blueprint.put("/units/<id>")
@operation("Replace a unit", body=UnitSchema, answer=UnitSchema, versioned=True)
def replace_unit(id: str) -> Response:
    """Replace a unit."""
    with transaction():
        found = people.unit(record_id(id))
        with keeping(found.head_id):
            edited = use_json(
                UnitSchema(),
                lambda details: edit_unit(
                    caller(), found.id, details, version=expected_version(), now=clock.now()
                ),
            )
        return answer(UnitSchema(), edited)


def _shown() -> RecordSchema:
    return AccountSchema() if caller().administers else ColleagueSchema()


def _answer(account: Account) -> Response:
    return answer(AccountSchema(), account)
