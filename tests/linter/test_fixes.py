"""What a rule offers to write instead: the finding goes by it, no other comes, the rest stays."""

import pytest

from logbook.composer import compose
from logbook.composer.contents import Source
from logbook.linter import Act, Finding, Known, Rewrite, lint
from tests.composer.small import point, promise, talk
from tests.linter.letters import added, edited, found, given
from tests.linter.test_citing import cited

EVIDENCE = {"id": "E", "role": "answers", "sentence": ["Het stuk verscheen {date}.", None]}


def rewrites(one: Finding) -> list[Rewrite]:
    return [each for each in one.fixes if isinstance(each, Rewrite)]


def mended(rule, records, letter, known=None):
    """What the sentence says by each fix, once it was seen that this mends it."""
    (one,) = found(rule, records, letter, known)
    before = {(each.rule, each.record) for each in lint(letter, records, known)}
    texts = []
    for fix in rewrites(one):
        better = edited(letter, fix.sentence, fix.text)
        after = {(each.rule, each.record) for each in lint(better, records, known)}
        assert after < before, (fix, after - before)
        assert (rule, one.record) not in after
        texts.append(fix.text)
    return texts


@pytest.mark.parametrize(
    ("language", "said", "wrong", "right"),
    [
        ("nl", "heb ik de Eerste Kamer", "heb ik uw Kamer", "heb ik de Eerste Kamer"),
        ("nl", "Op 2 februari 2020", "Uw Kamer weet dat op 2 februari 2020", "De Eerste Kamer"),
        ("en", "I gave the Senate", "I gave your House", "I gave the Senate"),
    ],
)
def test_the_other_chamber_is_called_by_its_name(language, said, wrong, right):
    records = given(commitments=[promise(chamber="EK")], language=language)
    letter = edited(compose(records), said, wrong)
    (text,) = mended("chamber", records, letter)
    assert right in text


def test_words_inside_other_words_stay():
    rewrite = Rewrite("Uw Kamer en uw Kamerleden.", "Uw Kamer", "De Eerste Kamer")
    assert rewrite.text == "De Eerste Kamer en uw Kamerleden."


@pytest.mark.parametrize(
    ("known", "wrong", "right"),
    [
        ("2021-09", "op 14 september 2021", "in september 2021"),
        ("2021-09", "Op 14 september 2021", "In september 2021"),
        ("2021-09", "met een brief van 14 september 2021", "met een brief van september 2021"),
        ("2021-22", "in juli 2021", "in de zomer van 2021"),
        ("2021", "in september 2021", "in 2021"),
        ("2021", "op 14 september 2021", "in 2021"),
    ],
)
def test_a_date_is_written_as_it_is_known(known, wrong, right):
    records = given(talk(), commitments=[promise(evidence=[EVIDENCE | {"date": known}])])
    letter = compose(records)
    told = next(one.text for one in letter.sentences if "Het stuk" in one.text)
    changed = edited(letter, told, f"Het is zo, {wrong} verscheen het stuk.")
    assert mended("precision", records, changed) == [f"Het is zo, {right} verscheen het stuk."]


def test_of_two_dates_that_it_can_be_the_one_known_best_is_written():
    motion = promise(kind="motie", made_on=None, submitted_on="2021", adopted_on="2021-06")
    records = given(commitments=[motion])
    composed = compose(records)
    told = next(one.text for one in composed.sentences if one.text.startswith("In juni 2021"))
    letter = edited(composed, "In juni 2021", "Op 3 juni 2021")
    assert mended("precision", records, letter) == [told]


@pytest.mark.parametrize(
    "wrong", ["dinsdag 14 september 2021", "op 13 en 14 september 2021", "14-09-2021"]
)
def test_where_the_words_before_a_date_do_not_tell_how_none_is_written(wrong):
    records = given(talk(), commitments=[promise(evidence=[EVIDENCE | {"date": "2021-09"}])])
    letter = edited(compose(records), "in september 2021", wrong)
    (one,) = found("precision", records, letter)
    assert rewrites(one) == []
    assert Act.COMPOSED in one.fixes


KNOWN = Known(papers=cited("36 111 V, nr. 9", "36 111 A, nr. 9"))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (
            "Zie Kamerstuk 36 111, nr. 7, waarin",
            ["Zie Kamerstuk 36 111 V, nr. 7, waarin", "Zie Kamerstuk 36 111 A, nr. 7, waarin"],
        ),
        ("Zie Kamerstuk 36222, nr. 7.", ["Zie Kamerstuk 36 222, nr. 7."]),
        ("Zie 36222, nr. 7.", ["Zie 36 222, nr. 7."]),
        ("Zie Kamerstuk 36 111, nr. 7, p. 3.", []),  # the page would be lost
        ("Zie Kamerstuk 36 111, nrs. 7 en 8.", []),  # so would the other paper
    ],
)
def test_each_paper_that_an_author_may_mean_can_be_written(written, right):
    records = given(talk())
    letter = added(compose(records), written)
    assert sorted(mended("citation", records, letter, KNOWN)) == sorted(right)


def test_a_citation_as_entered_is_corrected_where_it_was_entered():
    motion = {"id": "M1", "kind": "motie", "citation": "Kamerstuk 36 111, nr. 8"}
    (one,) = found("citation", given(commitments=[motion]), known=KNOWN)
    assert one.fixes == (Act.RECORD,)


def test_what_is_internal_is_taken_out():
    said = point("benadrukt", "de geheime reserve van graan", "noun-phrase", attribution="internal")
    records = given(talk(points=[said]))
    text = "Daarbij ging het om de geheime reserve van graan."
    (one,) = found("attribution", records, added(compose(records), text))
    assert [(fix.sentence, fix.text) for fix in rewrites(one)] == [(text, "")]


@pytest.mark.parametrize(
    ("text", "again"), [("Op 3 maart 2021 is gesproken.", 1), ("Zo is het.", 0)]
)
def test_what_stands_there_twice_goes_once_if_it_says_which_talk_it_is_of(text, again):
    records = given(talk())
    letter = added(compose(records), f"{text} {text}", Source("meeting", "M", 1))
    (one,) = found("duplicate", records, letter)
    assert [fix.text for fix in rewrites(one)] == [""] * again
