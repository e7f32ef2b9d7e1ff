"""The rules of a section around its talks: the recall, the outcome, mentions, what is announced."""

from dataclasses import replace

import pytest

from logbook.composer import compose
from logbook.meetings.models import OnBehalfOf
from tests.composer.cases import letter_input
from tests.composer.small import CASE, paragraph, promise

INFORM = ["uw Kamer te informeren over de proef", "inform your House of the trial"]


@pytest.mark.parametrize(
    ("changed", "recall"),
    [
        ({}, "Op 2 februari 2020 heb ik uw Kamer toegezegd om te toetsen."),
        ({"occasion": ["het debat", "the debate"]},
         "Tijdens het debat op 2 februari 2020 heb ik uw Kamer toegezegd om te toetsen."),
        ({"made_on": None}, "De minister voor Proeven heeft uw Kamer toegezegd om te toetsen."),
        ({"clause": None}, "Op 2 februari 2020 heb ik uw Kamer een toezegging gedaan."),
        ({"holder": "Bram Tweede"},
         "Op 2 februari 2020 heeft mijn voorganger uw Kamer toegezegd om te toetsen."),
        ({"holder": "Iemand", "office": None},
         "Op 2 februari 2020 is uw Kamer toegezegd om te toetsen."),
        ({"office": "other"},
         "Op 2 februari 2020 heeft de minister van Elders uw Kamer toegezegd om te toetsen."),
        ({"chamber": "EK"}, "Op 2 februari 2020 heb ik de Eerste Kamer toegezegd om te toetsen."),
        ({"clause": ["er getoetst wordt", "tests are done"], "clause_type": "dat"},
         "Op 2 februari 2020 heb ik uw Kamer toegezegd dat er getoetst wordt."),
    ],
)  # fmt: skip
def test_a_promise_is_recalled_as_far_as_it_is_recorded(changed, recall):
    assert paragraph("recall", commitments=[promise(**changed)]) == recall


@pytest.mark.parametrize(
    ("changed", "recall"),
    [
        ({"adopted_on": "2021-06-10"},
         ("Op 10 juni 2021 heeft uw Kamer de motie-Lid (12 345, nr. 6) aangenomen, waarin de "
         "regering wordt verzocht te toetsen.")),
        ({"submitted_on": "2021-06-08"},
         ("Op 8 juni 2021 is in uw Kamer de motie-Lid (12 345, nr. 6) ingediend, waarin de "
         "regering wordt verzocht te toetsen.")),
        ({}, "In de motie-Lid (12 345, nr. 6) wordt de regering verzocht te toetsen."),
        ({"clause": None}, "Ik ga hier in op de motie-Lid (12 345, nr. 6)."),
        ({"movers": ["Lid", "Van Lid"], "co_signers": True, "citation": None},
         "In de motie-Lid/Van Lid c.s. wordt de regering verzocht te toetsen."),
        ({"movers": [], "citation": None, "clause_type": "dat",
          "clause": ["het waait", "it blows"]},
         "In de motie wordt uitgesproken dat het waait."),
    ],
)  # fmt: skip
def test_a_motion_is_recalled_as_far_as_it_is_recorded(changed, recall):
    motion = promise(kind="motie", movers=["Lid"], citation="12 345, nr. 6", made_on=None)
    assert paragraph("recall", commitments=[motion | changed]) == recall


@pytest.mark.parametrize(
    ("commitments", "outcome"),
    [
        ([promise(outcome="fulfilled")], "Met deze brief doe ik deze toezegging gestand."),
        ([promise(outcome="partly")], "Met deze brief doe ik deze toezegging deels gestand."),
        ([promise(outcome="in-progress")], "Uw Kamer wordt hierover nader geïnformeerd."),
        ([promise()], ""),
        ([promise(outcome="fulfilled"), promise(id="Q", outcome="fulfilled")],
         "Met deze brief doe ik deze toezeggingen gestand."),
        ([promise(outcome="fulfilled"), promise(id="Q", clause=["te meten", "measure"])],
         "Met deze brief doe ik de toezegging om te toetsen gestand."),
        ([promise(kind="motie", outcome="fulfilled")],
         "Hiermee beschouw ik de motie als uitgevoerd."),
        ([promise(kind="motie", movers=["Lid"], outcome="fulfilled"),
          promise(id="Q", kind="motie", movers=["Ander"])],
         "Hiermee beschouw ik de motie-Lid als uitgevoerd."),
        ([promise(clause=INFORM, outcome="in-progress", deadlines=[
            {"text": "vóór de zomer", "on": "2022-07-01", "said_on": "2022-01-01"}])],
         "Uw Kamer wordt hierover vóór de zomer nader geïnformeerd."),
        ([promise(clause=INFORM, outcome="in-progress", deadlines=[
            {"text": "binnen tien weken", "on": "2022-07-01", "said_on": "2022-04-22"}])],
         "Uw Kamer wordt hierover uiterlijk op 1 juli 2022 nader geïnformeerd."),
        ([promise(clause=INFORM, outcome="in-progress", deadlines=[
            {"text": "vóór de winter", "on": "2021-12-01", "said_on": "2021-01-01"},
            {"text": "vóór de zomer", "on": "2022-07-01", "said_on": "2021-12-02",
             "reason": "het onderzoek liep uit"}])],
         ("Het is niet gelukt uw Kamer vóór de winter te informeren. Het onderzoek liep uit. "
         "Uw Kamer wordt hierover vóór de zomer nader geïnformeerd.")),
        ([promise(outcome="in-progress", deadlines=[
            {"text": "vóór de zomer", "on": "2022-07-01", "said_on": "2022-01-01"}])],
         "Ik streef ernaar deze toezegging vóór de zomer na te komen."),
        ([promise(outcome="in-progress", deadlines=[
            {"text": "binnen tien weken", "on": "2022-07-01", "said_on": "2022-04-22"}])],
         "Ik streef ernaar deze toezegging uiterlijk op 1 juli 2022 na te komen."),
        ([promise(outcome="in-progress", deadlines=[
            {"text": "vóór de winter", "on": "2021-12-01", "said_on": "2021-01-01"},
            {"text": "vóór de zomer", "on": "2022-07-01", "said_on": "2021-12-02",
             "reason": "het onderzoek liep uit"}])],
         ("Het is niet gelukt deze toezegging vóór de winter na te komen. Het onderzoek liep uit. "
         "Ik streef ernaar deze toezegging vóór de zomer na te komen.")),
    ],
)  # fmt: skip
def test_the_outcome_is_told_as_it_is(commitments, outcome):
    assert paragraph("outcome", commitments=commitments) == outcome


def test_a_mention_stands_with_what_it_touches_and_else_at_the_end():
    mentioned = promise(id="Q", kind="motie", outcome="mentioned", related=["P"])
    other = promise(id="R", heading=["Anders", "Other"])
    for related, place in ((["P"], 0), ([], 1)):
        given = CASE | {"commitments": [promise(), mentioned | {"related": related}, other]}
        sections = compose(letter_input(given)).sections
        keys = [[one.key for one in section.paragraphs] for section in sections]
        assert ["mention:Q" in each for each in keys] == [place == 0, place == 1]
    alone = compose(letter_input(CASE | {"commitments": [mentioned]}))
    assert (alone.opening, [one.heading for one in alone.sections]) == ((), [None])


@pytest.mark.parametrize(
    ("language", "mention"),
    [
        ("nl", ("In dit verband noem ik ook de toezegging om te toetsen (gedaan op 2 februari "
                "2020).")),
        ("en", ("In this connection, I also mention the undertaking to test (given on 2 February "
                "2020).")),
    ],
)  # fmt: skip
def test_a_promise_that_is_only_touched_upon_is_told_with_its_day(language, mention):
    touched = promise(id="Q", outcome="mentioned", related=["P"])
    assert paragraph("mention", commitments=[promise(), touched], language=language) == mention


@pytest.mark.parametrize(
    ("language", "promises", "motions"),
    [
        ("nl", "In deze brief ga ik in op de volgende toezeggingen:",
         "Ook licht ik toe hoe opvolging is gegeven aan de volgende moties:"),
        ("en", "In this letter, I report on the following undertakings:",
         "I also explain what has been done in response to the following motions:"),
    ],
)  # fmt: skip
def test_several_of_each_kind_are_listed_and_one_stands_in_the_same_paragraph(
    language, promises, motions
):
    def opening(count: int):
        kinds = [kind for kind in ("toezegging", "motie") for _ in range(count)]
        made = [promise(kind=kind, id=str(at)) for at, kind in enumerate(kinds)]
        return compose(letter_input(CASE | {"commitments": made}, language)).opening

    assert [one.sentences[0].text for one in opening(2)] == [promises, motions]
    for count in (1, 2):
        assert [one.key for one in opening(count)] == ["opening:promises", "opening:motions"]


def test_one_of_a_kind_is_announced_in_a_sentence():
    given = letter_input(CASE | {"commitments": [promise(kind="motie", movers=["Lid"])]})
    assert next(one.text for one in compose(given).sentences) == (
        "In deze brief licht ik toe hoe opvolging is gegeven aan de motie-Lid."
    )


@pytest.mark.parametrize(
    ("language", "kinds", "begins"),
    [
        ("nl", ["toezegging"], "In deze brief ga ik namens het kabinet in op de toezegging om te"),
        ("nl", ["motie", "motie"],
         "In deze brief licht ik namens het kabinet toe hoe opvolging is gegeven aan de volgende"),
        ("en", ["toezegging", "toezegging"],
         "In this letter, I report on behalf of the government on the following undertakings:"),
    ],
)  # fmt: skip
def test_a_letter_on_behalf_of_the_cabinet_says_so_where_it_begins(language, kinds, begins):
    commitments = [promise(kind=kind, id=str(at)) for at, kind in enumerate(kinds)]
    given = letter_input(CASE | {"commitments": commitments, "meetings": []}, language)
    first = {
        whose: compose(replace(given, on_behalf_of=whose)).opening[0].sentences[0].text
        for whose in (OnBehalfOf.CABINET, OnBehalfOf.MINISTRY, None)
    }
    assert first[OnBehalfOf.CABINET].startswith(begins)
    assert first[OnBehalfOf.MINISTRY] == first[None]
    assert not first[None].startswith(begins)
