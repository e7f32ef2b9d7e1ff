"""The rules of talks on small cases: who speaks, what may be named, what is told together."""

from typing import Any

import pytest

from tests.composer.small import (
    MILLERS,
    NOBODY,
    VVM,
    point,
    promise,
    spoken_by,
    talk,
    told,
)

WIND = point("benadrukt", "wind", "noun-phrase")
CALL = point("opgeroepen", "te wachten|wait", "om-te", kind="ask")
REQUEST = point("verzocht", "te delen|share", "om-te", kind="ask")
ROUND = {"setting": "round-table", "occasion": ["de rondetafel", "the round table"]}


# ---- who speaks ----


@pytest.mark.parametrize(
    ("day", "office", "who"),
    [
        ("2021-03-03", "proof", "sprak ik met"),
        ("2020-01-01", "proof", "sprak ik met"),  # the day of the hand-over
        ("2019-12-31", "proof", "sprak mijn voorganger met"),
        ("2012-12-31", "old", "sprak ik met"),  # the same person, in the office as it was called
        ("2013-01-01", "old", "sprak mijn voorganger met"),
        ("2020", "proof", "sprak ik met"),
        ("2019", "proof", "sprak mijn voorganger met"),
        ("2019-24", "proof", "sprak de minister voor Proeven met"),  # either of two
        ("2014-12-31", "other", "sprak de minister van Elders met"),
        ("2009-12-31", "old", "sprak de minister van Toetsing met"),  # nobody known
        ("2021-03-03", "envoy", "sprak de gezant met"),
    ],
)
def test_who_spoke_follows_from_the_terms(day, office, who):
    assert who in told(talk(spoken_by(office), date=day))


@pytest.mark.parametrize(
    ("representatives", "who"),
    [
        ([], "is gesproken met"),
        ([{"level": None, "as": ["de overheid", "the government"]}], "is gesproken met"),
        ([{"level": "official"}], "sprak het ministerie met"),
        ([{"level": "senior-official", "office": "envoy"}], "sprak het ministerie met"),
        ([{"level": "official", "as": ["de ambassade", "the embassy"]}], "sprak de ambassade met"),
        ([{"office": "envoy", "on_behalf_of": "cabinet"}],
         "sprak het kabinet, bij monde van de gezant, met"),
        ([{"level": None, "on_behalf_of": "cabinet"}], "sprak het kabinet met"),
        ([{"office": "proof", "on_behalf_of": "cabinet"}], "sprak ik, namens het kabinet, met"),
        ([{"office": "proof"}, {"level": "official"}], "sprak ik met"),
    ],
)  # fmt: skip
def test_whoever_speaks_for_us_is_called_so(representatives, who):
    assert who in told(talk(representatives=representatives))


def test_the_same_speaker_is_short_the_second_time():
    embassy = {"representatives": [{"level": "official", "as": ["de ambassade", "the embassy"]}]}
    first, second = talk(embassy), talk(embassy, VVM, id="N", date="2021-04-04")
    assert "Op 4 april 2021 sprak het ministerie met de" in told(first, second)


# ---- with whom ----


def party(**changed: Any) -> dict[str, Any]:
    return {"parties": [{"id": "p"} | changed]}


@pytest.mark.parametrize(
    ("whom", "words"),
    [
        (party(organisation="VvM", attribution="name"), "met de Vereniging van Molenaars (VvM)."),
        (party(organisation="VvM"), "met een brancheorganisatie."),
        (party(organisation="Kaai"), "met een visser."),
        (party(organisation="Los"), "met een onderneming."),
        (party(organisation="Los", attribution="name"), "met Los."),
        (party(organisation="Kaai", **{"as": ["een visser", "a fisher"]}), "met een visser."),
        (party(organisation="Kaai", **{"as": ["mensen van Kaai", "Quay"]}), "met een visser."),
        (party(sector="millers", via={"organisation": "VvM"}, attribution="name"),
         "sprak het ministerie via de Vereniging van Molenaars (VvM) met molenaars."),
        (party(sector="millers", via={"organisation": "VvM"}),
         "sprak het ministerie met molenaars via hun brancheorganisatie."),
        (party(sector="millers", via={"sector": "fishers"}), "met molenaars via vissers."),
        ({"parties": [{"organisation": "VvM", "attribution": "name"}, {"sector": "fishers"},
                      {"sector": "millers", "attribution": "internal"}]},
         "met de Vereniging van Molenaars (VvM) en vissers."),
        ({"parties": [{"sector": "millers", "via": {"organisation": "VvM"}, "attribution": "name"},
                      {"sector": "fishers"}]},
         "met molenaars (via de Vereniging van Molenaars (VvM)) en vissers."),
    ],
)  # fmt: skip
def test_parties_are_called_as_their_attribution_allows(whom, words):
    assert told(talk(whom)).endswith(words)


def test_a_talk_with_nobody_that_may_be_told_is_not_told():
    assert told(talk(party(sector="millers", attribution="internal"))) == ""
    assert told(talk(parties=[])) == ""


def test_an_organisation_is_named_in_full_once():
    text = told(talk(VVM), talk(VVM, NOBODY, id="N", date="2021-04-04"))
    assert text.count("Vereniging van Molenaars (VvM)") == 1
    assert text.endswith("Op 4 april 2021 is gesproken met de VvM.")


def test_an_occasion_that_names_who_may_not_be_named_is_left_out():
    meeting = talk(ROUND, party(organisation="Kaai"), occasion=["een dag bij Kaai", "at Quay"])
    assert told(meeting) == "Op 3 maart 2021 sprak het ministerie met een visser."


@pytest.mark.parametrize("name", ["Kaai", "de Kaaiers", "the Quayers"])
def test_a_point_that_names_who_may_not_be_named_is_left_out(name):
    said = point("benadrukt", f"het belang van {name}", "noun-phrase")
    assert "belang" not in told(talk(party(organisation="Kaai"), points=[said]))


@pytest.mark.parametrize(
    "changed",
    [
        {"attribution": "internal"},
        {"in_confidence": True},
        {"kind": "note"},
        {"by": [{"party": "secret"}]},
        {"to": [{"party": "secret"}]},
        {"commitments": ["Q"]},
    ],
)
def test_a_point_that_may_not_be_told_here_is_not(changed):
    both = [{"id": "m", "sector": "millers", "plural": True},
            {"id": "secret", "sector": "fishers", "attribution": "internal"}]  # fmt: skip
    assert told(talk(parties=both, points=[CALL | changed])) == (
        "Op 3 maart 2021 sprak het ministerie met molenaars."
    )


# ---- grouping, occasions, topics, the same again ----


@pytest.mark.parametrize(
    "changed",
    [
        VVM,
        spoken_by("proof"),
        {"points": [WIND]},
        {"topics": ["tide"]},
        {"setting": "call"},
    ],
)
def test_talks_that_differ_are_told_apart(changed):
    assert told(talk(), talk(changed, id="N", date="2021-04-04")).count("Op ") == 2


def test_a_topic_is_named_once_and_not_where_the_recall_named_it():
    first, second = talk(topics=["wind"]), talk(VVM, id="N", date="2021-04-04", topics=["wind"])
    assert told(first, second).count("over de kracht van de wind") == 1
    about = promise(
        clause=["de kracht van de harde wind te meten", "measure the force of the wind"]
    )
    assert "over" not in told(first, commitments=[about])


def test_of_its_topics_those_of_the_section_are_named():
    both = talk(topics=["wind", "tide"])
    on_tide = promise(topics=["tide"])
    assert told(both).endswith("over de kracht van de wind en het getij.")
    assert told(both, commitments=[on_tide]).endswith("met molenaars over het getij.")


def test_another_section_does_not_take_up_who_was_met_in_the_one_before():
    held = talk(party(organisation="Kaai"), commitments=["P", "Q"])
    other = promise(id="Q", heading=["Anders", "Other"])
    assert told(held, commitments=[promise(), other]).endswith("met een visser.")


def test_an_occasion_and_a_call_are_one_sentence():
    assert told(talk(ROUND, points=[CALL])) == (
        "Tijdens de rondetafel op 3 maart 2021 heeft het ministerie molenaars opgeroepen om te "
        "wachten."
    )
    assert told(talk(ROUND, NOBODY, points=[CALL])) == (
        "Tijdens de rondetafel op 3 maart 2021 zijn molenaars opgeroepen om te wachten."
    )
    assert told(talk(ROUND, points=[WIND])) == (
        "Tijdens de rondetafel op 3 maart 2021 sprak het ministerie met molenaars. Daarbij is wind "
        "benadrukt."
    )
    through = {"parties": [MILLERS["parties"][0] | {"via": {"organisation": "VvM"}}]}
    assert told(talk(ROUND, through, points=[CALL])).startswith(
        "Tijdens de rondetafel op 3 maart 2021 sprak het ministerie met molenaars via hun "
        "brancheorganisatie. Daarbij"
    )
    passed_on = {"id": "F", "point": "M/0", "closed_on": "2022-05-01", "confirmed": True}
    asked_of = promise(follow_ups=[passed_on])
    assert told(talk(ROUND, points=[CALL]), commitments=[asked_of]).endswith(
        "opgeroepen om te wachten. De molenaars hebben bevestigd dat deze boodschap is doorgegeven."
    )


def test_what_was_said_before_is_the_same_call():
    later = {"id": "N", "date": "2021-04-04"}
    by_name = CALL | {"attribution": "name"}
    assert told(talk(points=[CALL]), talk(VVM, later, points=[by_name])).endswith(
        "Op 4 april 2021 heeft het ministerie dezelfde oproep gedaan aan de Vereniging van "
        "Molenaars (VvM)."
    )
    assert told(talk(points=[CALL, REQUEST]), talk(NOBODY, later, points=[CALL, REQUEST])).endswith(
        "Op 4 april 2021 zijn dezelfde oproep en hetzelfde verzoek gedaan aan molenaars."
    )
    assert told(talk(points=[CALL]), talk(VVM, later, points=[WIND, CALL])).endswith(
        "In dit gesprek is wind benadrukt. Ook is dezelfde oproep gedaan."
    )


def test_a_relay_is_told_as_passed_on_only_once_it_was():
    def confirmed(**closing: Any) -> str:
        follow_up = {"id": "F", "point": "M/0", "made_on": "2021-03-03"} | closing
        one = promise(follow_ups=[follow_up])
        return told(talk(VVM, points=[CALL | {"attribution": "name"}]), commitments=[one])

    passed_on = "De VvM heeft bevestigd dat deze boodschap is doorgegeven."
    assert confirmed(closed_on="2022-05-01", confirmed=True).endswith(passed_on)
    for closing in (
        {},
        {"closed_on": "2022-06-02", "confirmed": True},
        {"closed_on": "2022-05-01"},
    ):
        assert "bevestigd" not in confirmed(**closing)


def test_a_call_told_by_sector_is_not_told_to_a_name():
    assert told(talk(ROUND, VVM, points=[CALL])) == (
        "Tijdens de rondetafel op 3 maart 2021 sprak het ministerie met de Vereniging van "
        "Molenaars (VvM)."
    )
    later = talk(VVM, id="N", date="2021-04-04", points=[CALL])
    assert told(talk(points=[CALL]), later).endswith("dezelfde oproep gedaan.")


def test_what_was_asked_again_is_told_as_passed_on_too():
    passed_on = {"id": "F", "point": "N/0", "closed_on": "2022-05-01", "confirmed": True}
    meetings = talk(points=[CALL]), talk(id="N", date="2021-04-04", points=[CALL])
    assert told(*meetings, commitments=[promise(follow_ups=[passed_on])]).endswith(
        "dezelfde oproep gedaan aan molenaars. De molenaars hebben bevestigd dat deze boodschap "
        "is doorgegeven."
    )


def test_only_what_was_held_by_the_date_is_told():
    assert told(talk(status="planned"), talk(id="N", date="2022-06-02")) == ""
    assert told(talk(date="2022-06")) != ""


def test_a_talk_on_something_else_is_not_told():
    assert told(talk(commitments=["Q"])) == ""
