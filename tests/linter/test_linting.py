"""One finding for each rule and record, the worst first, always in the same order."""

import time

import pytest

from logbook.composer import compose
from logbook.linter import Level, lint
from tests.composer.small import promise, talk
from tests.linter.letters import added, given

MANY = {"our_reference": "A-1", "continuation_reference": "B-2", "your_reference": "A-1"}


def test_a_small_sound_letter_has_nothing_to_say():
    assert lint(compose(records := given(talk())), records) == ()


def test_errors_come_first_and_each_record_once_for_a_rule():
    records = given(
        talk(date="2019-01-01"),
        talk(id="N", date="2019-01-02", points=[]),
        commitments=[promise(made_on="2020-02-01", occasion=["het debat", None])],
        frame=MANY,
    )
    letter = added(added(compose(records), "Onlangs."), "Te zijner tijd.")
    found = lint(letter, records)
    order = list(Level)
    places = [order.index(one.level) for one in found]
    assert places == sorted(places)
    assert set(places) == {0, 1, 2}
    keys = [(one.rule, one.record) for one in found]
    assert len(keys) == len(set(keys))
    assert found == lint(letter, records)


def test_what_shows_in_several_sentences_is_one_finding_with_all_of_them():
    records = given(talk())
    letter = added(added(compose(records), "Dat was onlangs."), "Ook dit was onlangs.")
    (one,) = [one for one in lint(letter, records) if one.rule == "relative-time"]
    assert one.sentences == ("Dat was onlangs.", "Ook dit was onlangs.")
    assert one.say.count("onlangs") == 1


def test_two_things_wrong_with_one_record_are_both_said():
    (one,) = [
        one
        for one in lint(compose(given(talk(), frame=MANY)), given(talk(), frame=MANY))
        if one.rule == "references"
    ]
    assert "B-2" in one.say
    assert "addressee" in one.say


@pytest.mark.parametrize("words", ["wordt ", "[", "is ", "boodschap ", "3 en ", "Kamerstuk "])
def test_no_text_takes_long(words):
    records = given(talk())
    letter = added(compose(records), words * (60_000 // len(words)))
    began = time.process_time()
    lint(letter, records)
    assert time.process_time() - began < 5
