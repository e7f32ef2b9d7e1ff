"""Whoever may not be named is told by none of the texts that a letter takes from the records."""

from typing import Any

import pytest

from logbook.composer import compose
from logbook.composer.omissions import omissions
from logbook.linter import lint
from tests.composer.cases import letter_input
from tests.composer.small import CASE, point, promise, talk, told

DELTA = {
    "name": ["Delta Shipping N.V.", None],
    "sector": "fishers",
    "other_names": ["Oude Delta Lijn"],
    "people": ["Wolfert Kwakkelstein"],
}
SPELT = [
    "Delta Shipping N.V.",
    "delta shipping",
    "Oude Delta Lijn",
    "Delta",
    "de heer Kwakkelstein",
]


def case(*meetings: dict[str, Any], **changed: Any) -> dict[str, Any]:
    known = CASE["organisations"] | {"Delta": DELTA}
    given = {"organisations": known, "commitments": [promise()], "meetings": meetings}
    return CASE | given | changed


def text_of(records: dict[str, Any]) -> str:
    return " ".join(one.text for one in compose(letter_input(records)).sentences)


def left_out(records: dict[str, Any]) -> list[tuple[str, str]]:
    given = letter_input(records)
    return [(one.record, str(one.reason)) for one in omissions(compose(given), given)]


def at(attribution: str, **changed: Any) -> dict[str, Any]:
    party = {"id": "d", "organisation": "Delta", "attribution": attribution}
    return talk(parties=[party], **changed)


@pytest.mark.parametrize("name", SPELT)
def test_a_point_that_tells_who_it_is_stays_out(name):
    said = point("benadrukt", f"dat {name} dit doet", "dat", id="x")
    records = case(at("sector", points=[said]))
    assert name not in text_of(records)
    assert left_out(records) == [("x", "names-guarded")]


@pytest.mark.parametrize("name", SPELT)
def test_an_occasion_that_tells_who_it_is_is_not_printed(name):
    records = case(at("sector", setting="gathering", occasion=[f"de dag van {name}", None]))
    assert name.rstrip(".") not in text_of(records)
    assert left_out(records) == [("M", "names-guarded")]
    named = case(at("name", setting="gathering", occasion=["de dag van Delta Shipping", None]))
    assert "de dag van Delta Shipping" in text_of(named)
    assert left_out(named) == []


@pytest.mark.parametrize("name", ["Delta", "Delta Shipping N.V.", "Oude Delta Lijn"])
def test_words_of_its_own_that_tell_who_it_is_are_not_used(name):
    party = {"id": "d", "organisation": "Delta", "as": [name, None]}
    assert "sprak het ministerie met een visser." in text_of(case(talk(parties=[party])))
    plain = party | {"as": ["een partij", None]}
    assert "sprak het ministerie met een partij." in text_of(case(talk(parties=[plain])))


def test_what_comes_next_tells_nobody_although_another_talk_names_them():
    meetings = [
        at("name"),
        at("sector", id="N", date="2021-04-04"),
        at("internal", id="O", date="2021-05-05"),
    ]
    ahead = {"id": "F", "told_as": ["Delta Shipping N.V. stuurt een plan.", None]}
    for meeting, expected in ((None, True), ("N", True), ("O", True), ("M", False)):
        asked = promise(follow_ups=[ahead | {"meeting": meeting}])
        records = case(*meetings, commitments=[asked])
        assert ("stuurt een plan" not in text_of(records)) is expected
        assert (("F", "names-guarded") in left_out(records)) is expected


def test_the_other_party_does_not_tell_who_is_internal():
    parties = [
        {"id": "v", "organisation": "VvM", "attribution": "name"},
        {"id": "d", "organisation": "Delta", "attribution": "internal"},
    ]
    said = point("aangegeven", "Delta een boete kreeg", "dat", kind="answer", id="x")
    said |= {"by": [{"party": "v"}], "attribution": "name"}
    records = case(talk(parties=parties, points=[said]))
    assert "boete" not in text_of(records)
    assert left_out(records) == [("x", "names-guarded")]


def test_a_name_that_another_party_shares_a_word_with_may_be_told():
    known = CASE["organisations"] | {
        "Delta": DELTA,
        "Veer": {"name": ["Delta Veerdienst B.V.", None], "sector": "fishers"},
    }
    parties = [
        {"id": "v", "organisation": "Veer", "attribution": "name"},
        {"id": "d", "organisation": "Delta"},
    ]
    said = point("benadrukt", "dat Delta Veerdienst vaart", "dat", attribution="name")
    assert "dat Delta Veerdienst vaart" in told(
        talk(parties=parties, points=[said]), organisations=known
    )


def test_the_linter_finds_what_an_earlier_letter_still_tells():
    given = letter_input(case(at("name"), date="2022-06-01"))
    ahead = {"id": "F", "told_as": ["Delta Shipping N.V. stuurt een plan.", None]}
    open_ = letter_input(case(at("name"), commitments=[promise(follow_ups=[ahead])]))
    guarded = letter_input(case(at("sector"), commitments=[promise(follow_ups=[ahead])]))
    assert [one for one in lint(compose(given), given) if one.rule == "attribution"] == []
    found = [one for one in lint(compose(open_), guarded) if one.rule == "attribution"]
    assert {one.record for one in found} >= {"F"}


def test_who_is_internal_is_not_called_guarded_by_sector():
    open_ = letter_input(case(at("name")))
    kept = letter_input(case(at("internal")))
    (one,) = [one for one in lint(compose(open_), kept) if one.rule == "attribution"]
    assert "outside" in one.say


# ---- one talk does not tell whom another guards ----

RABO = {"name": ["Rabobank", None], "sector": "fishers"}
ING = {"name": ["ING Bank", None], "in_sentence": ["ING", "ING"], "sector": "fishers"}


def banks(**changed: Any) -> dict[str, Any]:
    """Rabobank by its sector on 5 March; ING by name on 6 March, with what is changed of it."""
    ing = {"id": "i", "organisation": "ING", "attribution": "name"}
    later = talk(parties=[ing], id="N", date="2023-03-06") | changed
    rabo = [{"id": "r", "organisation": "Rabobank"}]
    return case(
        talk(parties=rabo, date="2023-03-05", id="M"),
        later,
        date="2024-01-01",
        organisations=CASE["organisations"] | {"Rabobank": RABO, "ING": ING},
    )


def answered(text: str, **changed: Any) -> dict[str, Any]:
    said = point("aangegeven", text, "dat", kind="answer", id="x", attribution="name")
    return said | {"by": [{"party": "i"}]} | changed


def test_an_answer_of_another_talk_does_not_tell_who_is_guarded():
    named = banks(points=[answered("Rabobank op 5 maart bij het ministerie was")])
    assert "Rabobank" not in text_of(named)
    assert left_out(named) == [("x", "names-guarded")]
    inline = answered("dit klopt", by=[{"inline": ["een man van Rabobank", "one of Rabobank"]}])
    assert left_out(banks(points=[inline])) == [("x", "names-guarded")]
    plain = banks(points=[answered("dit klopt")])
    assert "ING heeft aangegeven dat dit klopt" in text_of(plain)
    assert left_out(plain) == []


def test_neither_does_its_occasion_nor_what_anybody_is_called_there_nor_what_comes_next():
    occasion = banks(occasion=["de dag van Rabobank", None])
    assert "Rabobank" not in text_of(occasion)
    assert left_out(occasion) == [("N", "names-guarded")]
    called = {"id": "i", "sector": "millers", "as": ["klanten van Rabobank", None], "plural": True}
    assert "Rabobank" not in text_of(banks(parties=[called]))
    for meeting in ("N", None):
        ahead = {"id": "F", "told_as": ["Rabobank stuurt een plan.", None], "meeting": meeting}
        records = banks() | {"commitments": [promise(follow_ups=[ahead])]}
        assert "Rabobank" not in text_of(records)
        assert left_out(records) == [("F", "names-guarded")]


def test_in_a_talk_that_is_told_with_their_name_they_may_be_told():
    rabo = {"id": "i", "organisation": "Rabobank", "attribution": "name"}
    records = banks(parties=[rabo], points=[answered("Rabobank dit doet")])
    assert "Rabobank heeft aangegeven dat Rabobank dit doet" in text_of(records)
    assert left_out(records) == []
    given = letter_input(records)
    assert [one for one in lint(compose(given), given) if one.rule == "attribution"] == []


@pytest.mark.parametrize(
    "name", ["Rabo\u00adbank", "Ra\u200bbobank", "Rabobankconcern", "de Rabobanken", "Rabo"]
)
def test_a_name_that_is_written_otherwise_tells_as_well(name):
    records = banks(points=[answered(f"{name} dit doet")])
    assert left_out(records) == [("x", "names-guarded")]
