"""Parties in words of their own: a sentence says of whom it is true, and names them as known."""

from typing import Any

import pytest

from tests.composer.small import CASE, point, promise, talk, told

FLEET = CASE["organisations"] | {
    "Zee": {"name": ["Zee", "Sea"], "sector": "fishers"},
    "Ark": {"name": ["Ark", "Ark"], "sector": "ships"},
}
SHIPS = CASE["sectors"] | {"ships": ["schepen", "ships", "schip", "ship", "het"]}
SOME: dict[str, Any] = {"id": "s", "as": ["enkele vissers", "some fishers"], "plural": True}
KAAI = {"id": "Kaai", "organisation": "Kaai"}
VVM = {"id": "v", "organisation": "VvM", "attribution": "name"}
A_FISHER = {"as": ["een visser", "a fisher"]}


def said(*by: str, **changed: Any) -> dict[str, Any]:
    by_them = [{"party": one} for one in by]
    return point("aangegeven", "het kan|it can", "dat", kind="answer", by=by_them) | changed


def text(*parties: dict[str, Any], points: list[dict[str, Any]], language: str = "nl") -> str:
    meeting = talk(parties=list(parties), points=points)
    return told(meeting, organisations=FLEET, sectors=SHIPS, language=language)


@pytest.mark.parametrize("several", [{"organisation": "Zee"}, {"sector": "fishers"}])
@pytest.mark.parametrize(
    "one",
    [
        KAAI,
        KAAI | A_FISHER,
        {"id": "Kaai", "sector": "fishers", **A_FISHER},
        {"id": "Kaai", "sector": "fishers", "as": ["een kleine visser", "a small fisher"]},
        {"id": "Kaai", "sector": "fishers", "as": ["een zeevisser", "a seafisher"]},
        {"id": "Kaai", "sector": "fishers", "as": ["jonge vissers", "young fishers"],
         "plural": True},
    ],
)  # fmt: skip
def test_what_some_said_is_not_told_of_all(several, one):
    parties = SOME | several, one
    assert "Enkele van de vissers hebben aangegeven" in text(*parties, points=[said("s")])
    english = text(*parties, points=[said("s")], language="en")
    assert "Some of the fishers indicated" in english
    assert "De vissers hebben" not in text(*reversed(parties), points=[said("s")])


def test_nor_where_they_are_told_as_a_sector():
    sector = {"id": "s", "sector": "fishers", "plural": True}
    assert "Enkele van de vissers hebben" in text(sector, KAAI, points=[said("s")])
    assert "De visser heeft aangegeven" in text(sector, KAAI, points=[said("Kaai")])


def test_what_all_said_is_told_of_all():
    both = text(SOME | {"sector": "fishers"}, KAAI, points=[said("s", "Kaai")])
    assert "De vissers hebben aangegeven" in both
    alone = text(SOME | {"sector": "fishers"}, VVM, points=[said("s")])
    assert "De vissers hebben aangegeven" in alone


def test_beside_one_that_is_named_they_are_the_others():
    named = {"id": "w", "organisation": "Wad", "attribution": "name"}
    parties = SOME | {"sector": "fishers"}, named
    assert "De andere vissers hebben aangegeven" in text(*parties, points=[said("s")])
    hidden = text(*parties, {"id": "z", "organisation": "Zee"}, points=[said("s"), said("w")])
    assert "De andere vissers" not in hidden
    assert "Enkele van de vissers hebben aangegeven" in hidden


def test_two_beside_some_are_two_of_them():
    zee = {"id": "Zee", "organisation": "Zee"}
    parties = SOME | {"sector": "fishers"}, KAAI, zee
    assert "Twee van de vissers hebben" in text(*parties, points=[said("Kaai", "Zee")])
    told_of = text(*parties, points=[said("Kaai"), said("Zee", complement=["dit", "this"])])
    assert "Een van de vissers heeft" in told_of
    assert "De andere visser" not in told_of
    assert "Een andere visser heeft" in told_of


def test_two_that_are_called_alike_are_not_one_that_goes_on():
    other = SOME | {"id": "t", "sector": "fishers"}
    points = [said("s"), said("t", complement=["dit", "this"])]
    told_of = text(SOME | {"sector": "fishers"}, other, points=points)
    assert told_of.count("nkele van de vissers hebben") == 2


@pytest.mark.parametrize(
    ("party", "dutch", "english"),
    [
        (KAAI | A_FISHER, "De visser heeft", "The fisher indicated"),
        ({"id": "Kaai", "sector": "fishers", **A_FISHER}, "De visser heeft", "The fisher"),
        (KAAI | A_FISHER | {"attribution": "name"}, "De visser heeft", "The fisher"),
        (KAAI | {"as": ["een grote zeevisser", "a big fisher"]}, "De grote zeevisser heeft",
         "The big fisher"),
        ({"id": "Kaai", "organisation": "Ark", "as": ["een schip", "a ship"]}, "Het schip heeft",
         "The ship"),
        ({"id": "Kaai", "organisation": "Ark", "as": ["een zeilschip", "a sailing ship"]},
         "Het zeilschip heeft", "The sailing ship"),
        (KAAI | {"as": ["een onderneming", "a company"]}, "De onderneming heeft", "The company"),
        ({"id": "Kaai", "organisation": "Ark", "as": ["een groot schip", "a big ship"]},
         "Een groot schip heeft", "The big ship"),
        (KAAI | {"as": ["een bedrijf", "a firm"]}, "Een bedrijf heeft", "The firm"),
    ],
)  # fmt: skip
def test_one_that_was_mentioned_is_definite(party, dutch, english):
    assert dutch in text(party, points=[said("Kaai")])
    assert english in text(party, points=[said("Kaai")], language="en")


def test_a_fisher_in_words_of_its_own_is_told_apart_from_another():
    first = talk(parties=[KAAI | A_FISHER], points=[said("Kaai")])
    zee = {"id": "Zee", "organisation": "Zee"} | A_FISHER
    later = talk(parties=[zee], points=[said("Zee")], id="N", date="2021-06-01")
    assert told(first, later, organisations=FLEET).endswith(
        "Op 1 juni 2021 sprak het ministerie met een andere visser. Deze visser heeft aangegeven "
        "dat het kan."
    )
    big = {"as": ["een grote zeevisser", "a big fisher"]}
    first, later = first | {"parties": [KAAI | big]}, later | {"parties": [zee | big]}
    assert told(first, later, organisations=FLEET).count("sprak") == 2


def test_of_which_fisher_of_a_sector_it_is_nobody_knows():
    one = {"id": "Kaai", "sector": "fishers", **A_FISHER}
    two = text(one, one | {"id": "f"}, points=[said("Kaai"), said("f", complement=["dit", "this"])])
    assert "met twee vissers. Een van de vissers heeft" in two
    assert "De andere visser heeft" in two
    first = talk(parties=[one], points=[said("Kaai")])
    later = talk(parties=[KAAI], points=[said("Kaai")], id="N", date="2021-06-01")
    assert told(first, later).count("met een visser. De visser") == 2
    assert "andere" not in told(first, later)


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("een bestuurder", "De bestuurder heeft"),
        ("een ceo van een visser", "De ceo van een visser heeft"),
        ("een jonge onderzoeker", "De jonge onderzoeker heeft"),
        ("een bestuur", "Het bestuur heeft"),
        ("een groot concern", "Een groot concern heeft"),
        ("een winkel", "Een winkel heeft"),
    ],
)
def test_a_common_noun_is_definite_at_the_second_mention(words, again):
    party = {"id": "p", "sector": "fishers", "as": [words, None]}
    assert again in text(party, points=[said("p")])


@pytest.mark.parametrize(
    ("sector", "words", "dutch", "english"),
    [
        ("fishers", ["een andere visser", "another fisher"], "De andere visser heeft",
         "The other fisher indicated"),
        ("fishers", ["een andere zeevisser", "another sea fisher"], "De andere zeevisser heeft",
         "The other sea fisher"),
        ("ships", ["een ander schip", "another ship"], "Het andere schip heeft",
         "The other ship indicated"),
        ("fishers", ["een ander fonds", "another fund"], "Het andere fonds heeft",
         "The other fund"),
    ],
)  # fmt: skip
def test_another_is_the_other_once_it_was_mentioned(sector, words, dutch, english):
    one, other = (
        {"id": "o", "sector": sector, "as": ["een groep", "a group"]},
        {"id": "p", "sector": sector, "as": words},
    )
    assert dutch in text(one, other, points=[said("p")])
    assert english in text(one, other, points=[said("p")], language="en")


FUNDS = ["enkele pensioenfondsen", "some pension funds"]


@pytest.mark.parametrize(
    ("several", "one", "of"),
    [
        (FUNDS, ["een klein pensioenfonds", "a small pension fund"],
         ("Enkele van de pensioenfondsen hebben", "Some of the pension funds indicated")),
        (["enkele grote pensioenfondsen", "some large pension funds"],
         ["een groot pensioenfonds", "a large pension fund"],
         ("Enkele van de grote pensioenfondsen", "Some of the large pension funds")),
        (["enkele verenigingen van vissers", "some associations of fishers"],
         ["een vereniging van vissers", "an association of fishers"],
         ("Enkele van de verenigingen van vissers", "Some of the associations of fishers")),
        (FUNDS, ["een visser", "a fisher"],
         ("De pensioenfondsen hebben", "The pension funds indicated")),
        (FUNDS, ["een pensioenbeheerder", "a pension manager"],
         ("De pensioenfondsen hebben", "The pension funds indicated")),
    ],
)  # fmt: skip
def test_of_words_in_either_language_some_are_not_told_as_all(several, one, of):
    some = {"id": "s", "sector": "fishers", "as": several, "plural": True}
    other = {"id": "o", "sector": "fishers", "as": one}
    for language, words in zip(("nl", "en"), of, strict=True):
        assert words in text(some, other, points=[said("s")], language=language)


# ---- through whom ----


def through(party: dict[str, Any], of: str = "BvV", language: str = "nl") -> str:
    return text(party | {"via": {"organisation": of}}, points=[], language=language)


@pytest.mark.parametrize(
    ("party", "dutch", "english"),
    [
        (KAAI, "met een visser via haar brancheorganisatie.", "a fisher through its trade"),
        (KAAI | A_FISHER, "via haar brancheorganisatie", "through its trade association"),
        ({"id": "k", "organisation": "Ark"}, "via zijn brancheorganisatie", "through its"),
        ({"id": "k", "organisation": "Ark", "as": ["een zeilschip", "a ship"]},
         "via zijn brancheorganisatie", "through its"),
        ({"id": "k", "sector": "fishers"}, "via hun brancheorganisatie", "through their"),
    ],
)  # fmt: skip
def test_the_association_of_one_is_its_own(party, dutch, english):
    assert dutch in through(party)
    assert english in through(party, language="en")


def test_an_association_of_one_among_others_is_its_own():
    two = text(KAAI | {"via": {"organisation": "BvV"}}, VVM, points=[])
    assert "een visser (via haar brancheorganisatie)" in two


def test_who_is_no_association_is_not_called_one():
    assert "met een visser via een onderneming." in through(KAAI, "Los")
    assert "through a company" in through(KAAI, "Los", language="en")


def test_of_several_associations_it_is_told_which_confirmed():
    asked = point("doorgeleid", "hun leden", "noun-phrase", kind="ask")
    parties = [
        {"id": "f", "sector": "fishers", "via": {"organisation": "BvV"}},
        {"id": "m", "sector": "millers", "via": {"organisation": "VvM"}},
    ]
    closed = {"closed_on": "2022-05-01", "confirmed": True}
    relay = {"id": "F", "point": "M/0", "organisation": "BvV", **closed}
    told_of = told(talk(parties=parties, points=[asked]), commitments=[promise(follow_ups=[relay])])
    assert "De brancheorganisatie van de vissers heeft bevestigd" in told_of
