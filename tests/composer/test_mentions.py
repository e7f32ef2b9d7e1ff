"""Two that are told by their sector are not read as one, nor one as two."""

import re
from typing import Any

import pytest

from tests.composer.small import CASE, point, promise, talk, told

FLEET = CASE["organisations"] | {
    name: {"name": [name, name], "in_sentence": [name, name], "sector": "fishers"}
    for name in ("Ara", "Bor", "Cis", "Dok")
}


def said(*by: str, about: str = "het kan|it can") -> dict[str, Any]:
    who = [{"party": one} for one in by]
    return point("aangegeven", about, "dat", kind="answer", by=who)


def asked(*to: str) -> dict[str, Any]:
    who = [{"party": one} for one in to]
    return point("verzocht", "te wachten|wait", "om-te", kind="ask", to=who)


def text(parties: list[str], *points: dict[str, Any], named: str = "", language: str = "nl") -> str:
    """What is told after who sat there."""
    seats = [
        {"id": one, "organisation": one, "attribution": "name" if one in named else "sector"}
        for one in parties
    ]
    for at, one in enumerate(points):
        one["complement"] = [f"{one['complement'][0]} ({at})", f"{one['complement'][1]} ({at})"]
    meeting = talk(parties=seats, points=list(points))
    everything = told(meeting, organisations=FLEET, language=language)
    return everything.split(". ", 1)[1]


def begins(text: str) -> list[str]:
    """Who says it, sentence for sentence."""
    said = re.split(r" (?:aangegeven )?(?:dat|that) [^.]*\. ?", text)
    return [one for one in said if one]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            ["Een van de vissers heeft", "De andere visser heeft", "De eerstgenoemde visser heeft",
             "De als tweede genoemde visser heeft"],
        ),
        (
            "en",
            ["One of the fishers indicated", "The other fisher indicated",
             "The first-mentioned fisher indicated", "The second-mentioned fisher indicated"],
        ),
    ],
)  # fmt: skip
def test_who_comes_back_is_not_the_other_one(language, expected):
    points = [said(one) for one in ("Ara", "Bor", "Ara", "Bor")]
    assert begins(text(["Ara", "Bor"], *points, language=language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["Een van de andere vissers heeft", "Nog een andere visser heeft", "Ara heeft",
                "De eerstgenoemde visser heeft"]),
        ("en", ["One of the other fishers indicated", "Yet another fisher indicated",
                "Ara indicated", "The first-mentioned fisher indicated"]),
    ],
)  # fmt: skip
def test_beside_one_that_is_named_the_second_is_another(language, expected):
    points = [said("Bor"), said("Cis"), said("Ara") | {"attribution": "name"}, said("Bor")]
    told_of = text(["Ara", "Bor", "Cis"], *points, named="Ara", language=language)
    assert begins(told_of) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["Een van de vissers heeft", "Een andere visser heeft", "De derde visser heeft"]),
        ("en", ["One of the fishers indicated", "Another of the fishers indicated",
                "The third fisher indicated"]),
    ],
)  # fmt: skip
def test_of_three_each_is_told_apart(language, expected):
    points = [said(one) for one in ("Ara", "Bor", "Cis")]
    assert begins(text(["Ara", "Bor", "Cis"], *points, language=language)) == expected


def test_of_four_the_third_is_yet_another():
    points = [said("Ara"), said("Bor"), said("Cis"), said("Dok")]
    told_of = text(["Ara", "Bor", "Cis", "Dok"], *points)
    assert "Nog een andere visser heeft aangegeven dat het kan (2)" in told_of
    assert "De vierde visser heeft aangegeven dat het kan (3)" in told_of
    english = text(["Ara", "Bor", "Cis", "Dok"], *points[:3], language="en")
    assert "Yet another of the fishers indicated" in english
    two = text(["Ara", "Bor", "Cis", "Dok"], said("Ara"), said("Bor"), said("Cis", "Dok"))
    assert "De overige vissers hebben" in two


def test_two_and_then_two_others_are_no_two_the_same():
    told_of = text(["Ara", "Bor", "Cis", "Dok"], said("Ara", "Bor"), said("Cis"))
    assert "Twee van de vissers hebben aangegeven dat het kan (0)" in told_of
    assert "Nog een andere visser heeft" in told_of
    four = ["Ara", "Bor", "Cis", "Dok"]
    assert "De andere vissers hebben" in text(four, said("Ara", "Bor"), said("Cis", "Dok"))
    assert "Twee andere vissers hebben" in text(four, said("Ara"), said("Cis", "Dok"))


def test_one_that_goes_on_is_this_one():
    told_of = text(["Ara", "Bor"], asked("Ara"), said("Ara"), said("Ara"))
    assert "een van de vissers verzocht te wachten (0). Deze visser heeft aangegeven" in told_of
    assert "Ook heeft deze visser aangegeven dat het kan (2)" in told_of


def test_this_one_is_not_who_spoke_between():
    def points() -> list[dict[str, Any]]:
        return [said("Bor"), said("Ara") | {"attribution": "name"}, said("Bor")]

    told_of = text(["Ara", "Bor", "Cis"], *points(), named="Ara")
    assert "De eerder genoemde visser heeft aangegeven dat het kan (2)" in told_of
    english = text(["Ara", "Bor", "Cis"], *points(), named="Ara", language="en")
    assert "The aforementioned fisher indicated that it can (2)" in english
    assert "Deze visser" not in told_of


def test_where_one_that_is_named_speaks_unnamed_the_words_do_not_tell_which():
    points = [said("Ara"), said("Bor")]
    for order in (points, points[::-1]):
        told_of = text(["Ara", "Bor"], *order, named="Ara")
        assert "Een van de vissers heeft" in told_of
        assert "Een tweede visser heeft" in told_of
        assert "De andere visser" not in told_of


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["Een van de vissers heeft", "Nog twee van de vissers hebben"]),
        ("en", ["One of the fishers indicated", "Two more of the fishers indicated"]),
    ],
)
def test_nor_do_they_where_two_more_speak(language, expected):
    points = [said("Dok"), said("Ara", "Bor")]
    told_of = text(["Ara", "Bor", "Cis", "Dok"], *points, named="Dok", language=language)
    assert begins(told_of) == expected


def test_an_organisation_that_sat_there_twice_is_one():
    twice = [{"id": one, "organisation": "Ara"} for one in ("a", "b")]
    points = [said("a"), said("b", about="dit|this")]
    alone = told(talk(parties=twice, points=points), organisations=FLEET)
    assert alone.startswith("Op 3 maart 2021 sprak het ministerie met een visser. De visser heeft")
    assert "andere" not in alone
    beside = [*twice, {"id": "c", "organisation": "Bor"}]
    among = told(talk(parties=beside, points=points), organisations=FLEET)
    assert "met twee vissers. Een van de vissers heeft" in among
    assert "Ook heeft deze visser aangegeven dat dit" in among


def test_dutch_words_in_an_english_letter_get_no_second_article():
    big = {"id": "g", "sector": "fishers", "as": ["de grote vissers", None], "plural": True}
    english = told(talk(parties=[big], points=[said("g")]), language="en")
    assert "The de grote" not in english


def test_who_confirmed_and_then_says_something_is_this_one():
    asked_all = point("doorgeleid", "hun leden|their members", "noun-phrase", kind="ask")
    parties = [{"id": one, "organisation": one} for one in ("VvM", "BvV")]
    relay = {"id": "F", "point": "M/0", "organisation": "VvM", "closed_on": "2022-05-01"}
    asked_of = promise(follow_ups=[relay | {"confirmed": True}])
    told_of = told(
        talk(parties=parties, points=[asked_all, said("VvM"), said("BvV")]),
        commitments=[asked_of],
    )
    assert "Een van de brancheorganisaties heeft bevestigd" in told_of
    assert "Ook heeft deze brancheorganisatie aangegeven dat het kan." in told_of
    assert "De andere brancheorganisatie heeft aangegeven" in told_of


# ---- whom a group was told with cannot be counted ----


@pytest.mark.parametrize(
    ("order", "dutch", "english"),
    [
        (["Ara Bor", "Ara", "Bor Cis", "Cis", "Ara"], "Een van de vissers", "One of the fishers"),
        (["Ara Bor", "Ara", "Bor Cis", "Cis", "Cis"], "Ook heeft deze visser",
         "In addition, this fisher"),
        (["Ara Bor", "Cis", "Dok", "Cis"], "Een van de vissers", "One of the fishers"),
        (["Ara", "Bor", "Bor Cis", "Bor"], "De als tweede genoemde visser",
         "The second-mentioned fisher"),
        (["Ara", "Bor Cis", "Ara"], "De eerstgenoemde visser", "The first-mentioned fisher"),
        (["Ara", "Ara Bor", "Cis Dok", "Ara Bor"], "Twee van de vissers", "Two of the fishers"),
        (["Ara", "Ara Bor", "Cis", "Dok"], "Nog een andere visser", "Yet another of the fishers"),
        (["Ara Bor", "Cis Dok", "Ara Bor"], "De twee eerstgenoemde vissers",
         "The two first-mentioned fishers"),
    ],
)  # fmt: skip
def test_an_ordinal_counts_nobody_who_was_told_in_a_group(order, dutch, english):
    four = ["Ara", "Bor", "Cis", "Dok"]

    def last(language: str) -> str:
        points = [said(*one.split()) for one in order]
        return begins(text(four, *points, language=language))[-1]

    assert last("nl").startswith(dutch)
    assert last("en").startswith(english)
