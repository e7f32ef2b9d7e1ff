"""How other records name an account or a unit."""

from datetime import UTC, date, datetime

import pytest
from marshmallow import ValidationError

from logbook.accounts.queries.references import account_choices, unit_choices
from logbook.accounts.schemas import AccountField, UnitField, keeping
from logbook.web.reading import InputReading, reading_as


@pytest.fixture
def request_scope(app):
    with (
        app.test_request_context(),
        reading_as(InputReading(typed=True, today=date(2026, 12, 7), language="en")),
    ):
        yield


@pytest.fixture
def gone(make):
    return make.account("gone@example.org", disabled_at=datetime(2026, 1, 1, tzinfo=UTC))


def test_an_account_is_named_by_id_or_address_in_any_case(owner, request_scope):
    for typed in (str(owner.id), owner.id.hex, "owner@example.org", " Owner@Example.ORG "):
        assert AccountField().deserialize(typed) == owner.id


@pytest.mark.parametrize("typed", ["nobody@example.org", "", "x" * 400, "a\0b", "\ud800", 7, ["x"]])
def test_an_unknown_account_is_refused_in_a_sentence(typed, owner, request_scope):
    with pytest.raises(ValidationError, match=r"[A-Z].*\."):
        AccountField().deserialize(typed)


def test_a_disabled_account_is_refused_unless_the_record_names_it_already(gone, request_scope):
    with pytest.raises(ValidationError, match="Gone"):
        AccountField().deserialize(str(gone.id))
    with keeping(gone.id, None):
        assert AccountField().deserialize(str(gone.id)) == gone.id
    with pytest.raises(ValidationError):
        AccountField().deserialize(str(gone.id))


def test_a_unit_is_named_by_id_or_name(owner, request_scope):
    for typed in (str(owner.unit_id), "IMH"):
        assert UnitField().deserialize(typed) == owner.unit_id
    for wrong in ("XYZ", "", "a\0b", 7):
        with pytest.raises(ValidationError):
            UnitField().deserialize(wrong)


def test_choices_leave_out_who_can_no_longer_sign_in(owner, outsider, gone, scope):
    assert account_choices() == [(str(outsider.id), "Outsider, DMM"), (str(owner.id), "Owner, IMH")]
    assert (str(gone.id), "Gone, IMH (vertrokken)") in account_choices(also=[gone.id, None])
    assert [name for _id, name in unit_choices()] == ["DMM", "IMH"]
