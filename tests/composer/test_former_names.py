"""An organisation that was renamed has in a talk the name of then."""

from typing import Any

import pytest

from tests.composer.small import CASE, VVM, point, talk, told

BOND: dict[str, Any] = {
    "name": ["Bond van Spaarbanken", "Union of Savings Banks"],
    "in_sentence": ["de BvS", "the BvS"],
    "short_name": "BvS",
    "kind": "association",
    "former_names": [["Spaarverbond", "2010-01-01"], ["Spaarbankbond", "2021-04-01"]],
}
KNOWN = CASE["organisations"] | {"Bond": BOND}
AT = {"parties": [{"id": "b", "organisation": "Bond", "attribution": "name"}]}
WAS = "de Spaarbankbond (thans: de Bond van Spaarbanken, BvS)"


def said(words: str = "het kan|it can") -> dict[str, Any]:
    return point("aangegeven", words, "dat", kind="answer", by=[{"party": "b"}], attribution="name")


def text(*meetings: dict[str, Any], language: str = "nl", **of: Any) -> str:
    known = KNOWN | {"Bond": BOND | of}
    return told(*meetings, organisations=known, language=language)


def test_the_first_time_with_the_name_of_now():
    before, after = talk(AT, points=[said()]), talk(AT, id="N", date="2021-05-05")
    assert text(before, after) == (
        f"Op 3 maart 2021 sprak het ministerie met {WAS}. De Spaarbankbond heeft aangegeven dat "
        "het kan. Op 5 mei 2021 sprak het ministerie met de BvS."
    )
    assert text(before, after, language="en") == (
        "On 3 March 2021, the ministry spoke with the Spaarbankbond (now: the Union of Savings "
        "Banks, BvS). The Spaarbankbond indicated that it can. On 5 May 2021, the ministry spoke "
        "with the BvS."
    )


@pytest.mark.parametrize(
    ("date", "called"),
    [
        ("2021-03-31", WAS),
        ("2021-04-01", "de Bond van Spaarbanken (BvS)"),
        ("2021-03", WAS),
        ("2021", "de Bond van Spaarbanken (BvS)"),
        ("2009-05-05", "het Spaarverbond (thans: de Bond van Spaarbanken, BvS)"),
    ],
)
def test_by_the_day_on_which_it_no_longer_had_it(date, called):
    names = [["Spaarbankbond", "2021-04-01"], ["Spaarverbond", "2010-01-01"]]
    assert called in text(talk(AT, date=date), former_names=names)


def test_talks_of_either_name_are_told_apart_and_of_one_name_together():
    later = talk(AT, id="N", date="2021-03-20")
    assert text(talk(AT), later) == f"Op 3 en 20 maart 2021 sprak het ministerie met {WAS}."
    renamed = talk(AT, id="N", date="2021-04-20")
    assert text(talk(AT), renamed).count("Op ") == 2


def test_a_short_name_that_is_a_word():
    known: Any = {"short_name": "Bond", "in_sentence": ["de Bond van Spaarbanken", None]}
    assert ("met de Spaarbankbond (thans: de Bond van Spaarbanken, hierna: de Bond).") in text(
        talk(AT), **known
    )


def test_without_a_short_name():
    known: Any = {"short_name": None, "in_sentence": ["de Bond van Spaarbanken", None]}
    assert "met de Spaarbankbond (thans: de Bond van Spaarbanken)." in text(talk(AT), **known)


def test_through_whom_it_was_spoken_to_too():
    party = {"id": "m", "sector": "millers", "plural": True, "attribution": "name"}
    via = talk(parties=[party | {"via": {"organisation": "Bond"}}])
    assert f"via {WAS}" in text(via)


def test_who_is_told_by_sector_is_not_named_by_the_name_of_then():
    guarded = talk(AT, parties=[{"id": "b", "organisation": "Bond"}])
    assert "Spaar" not in text(guarded)
    assert "VvM" in text(talk(VVM))


@pytest.mark.parametrize(
    ("now", "former", "called"),
    [
        ("de Nieuwe Schipholgroep", "Luchthavenbedrijf Kaagbaan",
         "het Luchthavenbedrijf Kaagbaan (thans: de Nieuwe Schipholgroep)."),
        ("Spoornet", "Nederlandse Railmaatschappij",
         "de Nederlandse Railmaatschappij (thans: Spoornet)."),
        ("de Nieuwe Schipholgroep", "Kaagbaan", "met Kaagbaan (thans: de Nieuwe Schipholgroep)."),
        ("de Nieuwe Schipholgroep", "de Kaagbaan", "met de Kaagbaan (thans: "),
        ("het Forum", "Spaarbankbond", "met de Spaarbankbond (thans: het Forum)."),
    ],
)  # fmt: skip
def test_a_former_name_has_the_article_of_its_own_noun(now, former, called):
    bare = now.removeprefix("de ").removeprefix("het ")
    known: Any = {"name": [bare, None], "in_sentence": [now, None], "short_name": None}
    names: Any = {"former_names": [[former, "2021-04-01"]]}
    assert called in text(talk(AT), **known, **names)


def test_in_english_it_has_one_where_its_noun_has():
    for former, called in (
        ("Luchthavenbedrijf Kaagbaan", "with the Luchthavenbedrijf Kaagbaan (now: "),
        ("de Kaagbaan", "with the Kaagbaan (now: "),
        ("Kaagbaan", "with Kaagbaan (now: "),
    ):
        names: Any = {"former_names": [[former, "2021-04-01"]]}
        assert called in text(talk(AT), language="en", **names)


# ---- merged into another ----

MERGED: dict[str, Any] = {"former_names": [], "merged_into": "BvV"}
NOW = "thans: de Bond van Veermannen, BvV"


def test_who_was_merged_is_told_with_what_it_is_now_the_first_time():
    after = talk(AT, id="N", date="2021-05-05", points=[said()])
    assert text(talk(AT, points=[said("dit|this")]), after, **MERGED) == (
        f"Op 3 maart 2021 sprak het ministerie met de Bond van Spaarbanken (BvS, {NOW}). De BvS "
        "heeft aangegeven dat dit. Op 5 mei 2021 sprak het ministerie met de BvS. De BvS heeft "
        "aangegeven dat het kan."
    )
    english = text(talk(AT), language="en", **MERGED)
    assert english.endswith("the Union of Savings Banks (BvS, now: the Union of Ferrymen, BvV).")
    bare: Any = {"short_name": None, "in_sentence": ["de Bond van Spaarbanken", None]}
    assert f"met de Bond van Spaarbanken ({NOW})." in text(talk(AT), **MERGED, **bare)


def test_who_was_renamed_before_it_was_merged_is_now_what_it_was_merged_into():
    merged: Any = {"merged_into": "BvV"}
    assert f"met de Spaarbankbond ({NOW})." in text(talk(AT), **merged)


def test_through_whom_it_was_merged_too():
    party = {"id": "m", "sector": "millers", "plural": True, "attribution": "name"}
    via = talk(parties=[party | {"via": {"organisation": "Bond"}}])
    assert f"via de Bond van Spaarbanken (BvS, {NOW})" in text(via, **MERGED)


def test_what_it_is_now_is_not_told_where_that_is_told_unnamed():
    guarded = talk(parties=[{"id": "v", "organisation": "BvV"}], id="N", date="2021-05-05")
    told_of = text(talk(AT), guarded, **MERGED)
    assert "met de Bond van Spaarbanken (BvS)." in told_of
    assert "Veermannen" not in told_of
