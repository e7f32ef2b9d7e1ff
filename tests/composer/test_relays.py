"""Of several that were asked to pass a message on, only those that confirmed are told to have."""

from typing import Any

import pytest

from tests.composer.small import point, promise, talk, told

LEAGUES = ("VvM", "BvV", "Kring")
ASKED = point("doorgeleid", "hun leden", "noun-phrase", kind="ask", attribution="name")
THREE: dict[str, Any] = {
    "parties": [{"id": name, "organisation": name, "attribution": "name"} for name in LEAGUES],
    "points": [ASKED],
}


def relay(organisation: str | None, state: str = "open", on: str = "2022-05-01") -> dict[str, Any]:
    closed = {} if state == "open" else {"closed_on": on, "confirmed": state == "confirmed"}
    return {"id": f"F-{organisation}", "point": "M/0", "organisation": organisation} | closed


def letter(*relays: dict[str, Any], language: str = "nl", of: dict[str, Any] = THREE) -> str:
    return told(talk(of), language=language, commitments=[promise(follow_ups=list(relays))])


def test_all_of_them():
    text = letter(*(relay(name, "confirmed") for name in LEAGUES))
    assert text.endswith("Zij hebben bevestigd dat deze boodschap aan hun leden is doorgegeven.")
    english = letter(*(relay(name, "confirmed") for name in LEAGUES), language="en")
    assert "They confirmed that this message was passed on to" in english


def test_both_of_two():
    two = THREE | {"parties": THREE["parties"][:2]}
    text = letter(relay("VvM", "confirmed"), relay("BvV", "confirmed"), of=two)
    assert text.endswith("Zij hebben bevestigd dat deze boodschap aan hun leden is doorgegeven.")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "De brancheorganisatie van de molenaars heeft bevestigd dat"),
        ("en", "The trade association of the millers confirmed that"),
    ],
)
def test_an_association_that_is_not_named_is_told_by_its_members(language, expected):
    through = {
        "parties": [
            {"id": sector, "sector": sector, "plural": True, "via": {"organisation": name}}
            for sector, name in (("millers", "VvM"), ("fishers", "BvV"))
        ],
        "points": [ASKED | {"attribution": "sector"}],
    }
    assert expected in letter(relay("VvM", "confirmed"), of=through, language=language)


def test_some_of_them():
    relays = relay("VvM", "confirmed"), relay("BvV"), relay("Kring")
    assert letter(*relays).endswith(
        "De VvM heeft bevestigd dat deze boodschap aan haar leden is doorgegeven. Van de BvV en "
        "het Kringwerk is deze bevestiging nog niet ontvangen."
    )
    assert "have not yet confirmed this." in letter(*relays, language="en")
    two = relay("VvM", "confirmed"), relay("BvV", "confirmed"), relay("Kring")
    assert "De VvM en de BvV hebben bevestigd" in letter(*two)
    assert "Zij hebben" not in letter(*two)


@pytest.mark.parametrize("state", ["open", "dropped"])
def test_none_of_them(state):
    assert "bevestig" not in letter(*(relay(name, state) for name in LEAGUES))


def test_who_is_no_longer_waited_for_is_not_told_of():
    text = letter(relay("VvM", "confirmed"), relay("BvV", "dropped"), relay("Kring", "confirmed"))
    assert "De VvM en het Kringwerk hebben bevestigd" in text
    assert "BvV" not in text.partition("De VvM en het Kringwerk")[2]


def test_what_was_confirmed_later_is_still_open():
    text = letter(relay("VvM", "confirmed"), relay("BvV", "confirmed", on="2022-07-01"))
    assert "De VvM heeft bevestigd" in text
    assert "Van de BvV is deze bevestiging nog niet ontvangen." in text


def test_a_confirmation_of_nobody_in_particular_is_not_that_of_several():
    assert "bevestig" not in letter(relay(None, "confirmed"))
    alone = THREE | {"parties": THREE["parties"][:1]}
    assert "De VvM heeft bevestigd" in letter(relay(None, "confirmed"), of=alone)


def test_a_confirmation_of_one_is_not_that_of_its_whole_sector():
    sector = THREE | {"parties": [{"id": "s", "sector": "millers", "attribution": "name"}]}
    assert "bevestig" not in letter(relay("VvM", "confirmed"), of=sector)


def test_unnamed_associations_are_not_named():
    guarded = THREE | {
        "parties": [{"id": name, "organisation": name} for name in LEAGUES],
        "points": [ASKED | {"attribution": "sector"}],
    }
    text = letter(relay("VvM", "confirmed"), relay("BvV"), relay("Kring"), of=guarded)
    assert "sprak het ministerie met drie brancheorganisaties." in text
    assert "Een van de brancheorganisaties heeft bevestigd" in text
    assert "Van de andere brancheorganisaties is deze bevestiging nog niet" in text


def test_a_word_with_het_has_its_members():
    one = THREE | {"parties": THREE["parties"][2:]}
    text = letter(relay("Kring", "confirmed"), of=one)
    assert "het Kringwerk verzocht deze boodschap door te geleiden naar zijn leden." in text
    assert text.endswith("aan zijn leden is doorgegeven.")
