"""Citations that may be wrong, and openings that announce something else."""

from dataclasses import replace

import pytest

from logbook.citations import parse
from logbook.composer import compose
from logbook.composer.contents import REUSABLE, ComposedParagraph, Enumeration, Source
from logbook.linter import Known
from tests.composer.small import promise
from tests.linter.letters import added, edited, found, given, levels


def cited(*written):
    return [read for one in written if (read := parse(one))]


KNOWN = Known(papers=cited("36 111 V, nr. 9"), cited=cited("Kamerstuk 36 111, nr. 8"))


def motion(id_="M1", **changed):
    return {
        "id": id_,
        "kind": "motie",
        "movers": ["De Wit"],
        "clause": ["te toetsen", "test"],
        "adopted_on": "2020-02-04",
        "heading": [f"Kop {id_}", None],
    } | changed


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("Kamerstuk 36 111, nr. 8", [("M1", "warning")]),  # known papers carry a V
        ("Kamerstuk 36 111 V, nr. 8", []),
        ("Kamerstuk 36 222, nr. 8", []),
        ("36222 nr. 8", [("M1", "note")]),  # printed otherwise
        ("Kamerstuk 36 22, nr. 8", [("M1", "warning")]),  # no paper
        ("het groene boekje", [("M1", "warning")]),
        (None, []),
    ],
)
def test_a_citation_is_held_against_the_papers_that_are_known(citation, expected):
    records = given(commitments=[motion(citation=citation)])
    assert levels("citation", records, known=KNOWN) == expected


def test_a_paper_that_is_known_without_a_suffix_exists():
    known = replace(KNOWN, papers=[*KNOWN.papers, *cited("36 111, nr. 8")])
    records = given(commitments=[motion(citation="Kamerstuk 36 111, nr. 8")])
    assert levels("citation", records, known=known) == []


def test_the_candidates_are_named():
    records = given(commitments=[motion(citation="Kamerstuk 36 111, nr. 8")])
    (one,) = found("citation", records, known=KNOWN)
    assert "36 111 V, nr. 8" in one.say
    assert len(one.sentences) == 2


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("Kamerstuk 36 111, nr. 8", [("E", "warning")]),
        ("Stcrt. 2021, 12345", []),
        ("Kamerstuk 36, nr. 8", [("E", "warning")]),
    ],
)
def test_evidence_may_cite_what_is_no_paper(citation, expected):
    evidence = {"id": "E", "role": "answers", "sentence": ["Het staat er.", None]}
    records = given(commitments=[promise(evidence=[evidence | {"citation": citation}])])
    assert levels("citation", records, known=KNOWN) == expected


def test_what_the_author_cites_is_looked_at_too():
    records = given(commitments=[motion(citation="Kamerstuk 36 222, nr. 8")])
    letter = compose(records)
    doubtful = added(letter, "Zie Kamerstuk 36 111, nr. 7.")
    assert levels("citation", records, doubtful, KNOWN) == [("letter", "warning")]
    fine = added(letter, "Zie Kamerstuk 36 111 V, nr. 7.")
    assert levels("citation", records, fine, KNOWN) == []


TWO = [promise(), promise(id="Q", heading=["Kop twee", None], clause=["te wegen", "weigh"])]
MOTIONS = [motion(citation="Kamerstuk 36 222, nr. 8"), motion("M2", clause=["te wegen", None])]


@pytest.mark.parametrize("commitments", [[promise()], TWO, [motion()], MOTIONS, [*TWO, *MOTIONS]])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_letter_as_composed_announces_what_it_answers(commitments, language):
    assert levels("opening-match", given(commitments=commitments, language=language)) == []


def opening_edited(commitment, old, new):
    """What is found where the author changed the first sentence only."""
    records = given(commitments=[commitment])
    letter = compose(records)
    changed = edited(replace(letter, sections=()), old, new)
    return levels("opening-match", records, replace(changed, sections=letter.sections))


@pytest.mark.parametrize(
    ("commitment", "old", "new", "id_"),
    [
        (promise(), "te toetsen", "te wegen", "P"),
        (promise(), "2 februari", "3 februari", "P"),
        (motion(), "De Wit", "De Wid", "M1"),
        (MOTIONS[0], "nr. 8", "nr. 9", "M1"),
    ],
)
def test_the_opening_calls_it_as_the_section_does(commitment, old, new, id_):
    assert opening_edited(commitment, old, new) == [(id_, "error")]


def test_other_words_around_it_do_no_harm():
    assert opening_edited(promise(), "ga ik in op", "bericht ik over") == []


def test_what_is_announced_is_answered_and_the_other_way_round():
    records = given(commitments=TWO)
    letter = compose(records)
    shorter = replace(letter, sections=letter.sections[:1])
    assert levels("opening-match", records, shorter) == [("Q", "error")]
    (listed,) = letter.opening
    assert isinstance(listed, Enumeration)
    less = replace(letter, opening=(replace(listed, items=listed.items[1:]),))
    assert levels("opening-match", records, less) == [("P", "error")]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [("Kamerstuk 36 111, nr. 8", [("T", "warning")]), ("Kamerstuk 36 111 V, nr. 8", [])],
)
def test_what_the_footnote_of_a_reusable_text_cites_may_mean_another_paper(citation, expected):
    records = given()
    letter = added(compose(records), "Zo.", Source(REUSABLE, "T", 1), template=REUSABLE)
    *others, last = letter.sections
    *told, own = last.paragraphs
    noted = ComposedParagraph(own.key, [replace(own.sentences[0], citation=citation)])
    letter = replace(letter, sections=(*others, replace(last, paragraphs=(*told, noted))))
    assert levels("citation", records, letter, KNOWN) == expected
