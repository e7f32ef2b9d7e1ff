"""Offices and their terms: who held one when, and what cannot be."""

from datetime import date

import pytest

from logbook.directory import service
from logbook.directory.details import OfficeDetails, TermDetails
from logbook.directory.service import offices
from logbook.errors import Invalid
from logbook.policy import SYSTEM
from logbook.wording import Wording


def day(text):
    return date.fromisoformat(text)


@pytest.fixture
def kaag_returns():
    """The office of which one holder came back."""
    return OfficeDetails(
        name=Wording("Minister voor Handel"),
        terms=[
            TermDetails(holder="Schreinemacher", since=day("2024-04-15"), until=day("2024-07-02")),
            TermDetails(holder="Schreinemacher", since=day("2022-01-10"), until=day("2023-12-04")),
            TermDetails(holder="Van Leeuwen", since=day("2023-12-04"), until=day("2024-04-15")),
            TermDetails(holder=None, since=day("2025-01-01")),
        ],
    )


def test_the_holder_of_an_office_follows_from_its_terms(scope, now, kaag_returns):
    office = service.create_office(SYSTEM, kaag_returns, now=now)
    told = {
        "2022-01-09": None,
        "2022-01-10": "Schreinemacher",
        "2023-12-03": "Schreinemacher",
        "2023-12-04": "Van Leeuwen",
        "2024-04-14": "Van Leeuwen",
        "2024-04-15": "Schreinemacher",
        "2024-07-02": None,
        "2025-06-01": None,
    }
    assert {on: office.holder_on(day(on)) for on in told} == told
    assert office.term_on(day("2024-08-01")) is None
    assert office.term_on(day("2025-06-01")) is not None
    assert [term.since.year for term in office.terms] == [2022, 2023, 2024, 2025]


def test_an_office_without_a_sentence_form_gets_its_article(scope, now):
    details = OfficeDetails(name=Wording("Arctisch ambassadeur", "Arctic Ambassador"))
    office = service.create_office(SYSTEM, details, now=now)
    assert office.in_sentence == Wording("de arctisch ambassadeur", "the Arctic Ambassador")


OVERLAPPING = [
    (("2020-01-01", "2021-01-01"), ("2020-12-31", "2022-01-01"), 1),
    (("2020-01-01", None), ("2021-01-01", None), 1),
    (("2021-01-01", None), ("2020-01-01", None), 0),
    (("2020-01-01", "2021-01-01"), ("2020-01-01", "2021-01-01"), 1),
    (("2020-01-01", "2030-01-01"), ("2021-01-01", "2022-01-01"), 1),
]


@pytest.mark.parametrize(("first", "second", "told"), OVERLAPPING)
def test_overlapping_terms_are_refused_at_the_later_one(scope, now, first, second, told):
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.create_office(SYSTEM, office_with(first, second), now=now)
    assert list(refused.value.errors) == [f"terms-{told}-from"]


def office_with(*periods):
    return OfficeDetails(
        name=Wording("Minister"),
        terms=[
            TermDetails(holder="A", since=day(since), until=until and day(until))
            for since, until in periods
        ],
    )


def test_without_the_check_overlapping_terms_would_be_kept(scope, now, monkeypatch):
    monkeypatch.setattr(offices, "_check_overlap", lambda terms: {})
    office = service.create_office(SYSTEM, office_with(*OVERLAPPING[1][:2]), now=now)
    assert len(office.terms) == 2


def test_terms_that_touch_and_terms_with_a_gap_are_kept(scope, now):
    periods = [("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01"), ("2023-01-01", None)]
    assert len(service.create_office(SYSTEM, office_with(*periods), now=now).terms) == 3


def test_an_end_on_or_before_the_beginning_is_refused(scope, now):
    for until in ("2020-01-01", "2019-01-01"):
        with pytest.raises(Invalid) as refused, scope.test_request_context():
            service.create_office(SYSTEM, office_with(("2020-01-01", until)), now=now)
        assert list(refused.value.errors) == ["terms-0-to"]
