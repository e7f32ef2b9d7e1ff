"""What was promised for later."""

import datetime as dt

import pytest

from logbook.commitments.models import Chamber
from logbook.composer import compose
from logbook.linter import Known
from logbook.linter.background import KnownRecess, KnownRhythm
from logbook.wording import Wording
from tests.composer.small import promise, talk
from tests.linter.letters import added, found, given, levels


def due(on, **changed):
    term = {"text": "vóór de zomer", "said_on": "2021-01-05", "on": on}
    return promise(deadlines=[term], **changed)


@pytest.mark.parametrize(
    ("on", "outcome", "expected"),
    [
        ("2022-05-31", None, [("P", "warning")]),
        ("2022-05-31", "in-progress", [("P", "warning")]),
        ("2022-05-31", "partly", [("P", "warning")]),
        ("2022-05-31", "fulfilled", [("P", "warning")]),
        ("2022-06-01", "fulfilled", []),
        ("2022-06-01", None, []),  # the letter's own day
        (None, None, []),
    ],
)
def test_a_term_that_passed_needs_a_new_one(on, outcome, expected):
    assert levels("deadline", given(commitments=[due(on, outcome=outcome)])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat is later dan toegezegd.", []),
        ("Het is niet gelukt dit vóór de zomer te doen.", []),
        ("Dat is uitgebreid gedaan.", [("P", "warning")]),
    ],
)
def test_the_author_may_say_that_it_was_late(text, expected):
    records = given(commitments=[due("2022-05-31", outcome="fulfilled")])
    assert levels("deadline", records, added(compose(records), text)) == expected


def test_why_it_was_late_says_so():
    one = due("2022-05-31", outcome="fulfilled")
    (term,) = one["deadlines"]
    records = given(commitments=[one | {"deadlines": [term | {"reason": "ziekte"}]}])
    assert levels("deadline", records) == []


def test_that_the_first_term_was_missed_does_not_tell_it_of_the_last():
    one = due("2021-06-30", outcome="fulfilled")
    last = {"text": "vóór mei", "said_on": "2021-07-05", "on": "2022-04-30", "reason": "ziekte"}
    records = given(commitments=[one | {"deadlines": [*one["deadlines"], last]}])
    assert levels("deadline", records) == [("P", "warning")]


def test_a_later_term_that_holds_is_an_extension():
    later = {"text": "vóór 2023", "said_on": "2022-01-05", "on": "2022-12-31"}
    one = due("2021-06-30")
    records = given(commitments=[one | {"deadlines": [*one["deadlines"], later]}])
    assert levels("deadline", records) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uw Kamer wordt vóór het zomerreces geïnformeerd.", []),
        ("Uw Kamer wordt uiterlijk 1 september 2022 geïnformeerd.", []),
        ("Uw Kamer wordt hierover geïnformeerd.", [("P", "warning")]),
        ("Dat was in 2021 niet gelukt.", [("P", "warning")]),
    ],
)
def test_the_author_may_tell_the_new_term(text, expected):
    summer = KnownRecess(Chamber.HOUSE, "Zomerreces", dt.date(2022, 7, 8), dt.date(2022, 9, 5))
    records = given(commitments=[due("2022-05-31")])
    letter = added(compose(records), text)
    assert levels("deadline", records, letter, Known(recesses=[summer])) == expected


def test_so_may_what_comes_next():
    ahead = {"id": "F", "told_as": ["Uw Kamer ontvangt het stuk uiterlijk in augustus 2022.", None]}
    assert levels("deadline", given(commitments=[due("2022-05-31", follow_ups=[ahead])])) == []


WILL = "Uw Kamer wordt hierover in het najaar geïnformeerd."


def test_a_promise_without_a_follow_up_is_new():
    records = given(talk())
    letter = compose(records)
    assert levels("new-promise", records, letter) == []
    assert levels("new-promise", records, added(letter, WILL)) == [("letter", "warning")]
    told = added(letter, "Uw Kamer is hierover in het najaar geïnformeerd.")
    assert levels("new-promise", records, told) == []


def test_what_comes_next_is_planned():
    ahead = promise(follow_ups=[{"id": "F", "told_as": [WILL, None]}])
    assert levels("new-promise", given(commitments=[ahead])) == []


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        ([], [("P", "warning")]),
        ([{"id": "F"}], []),
        ([{"id": "F", "closed_on": "2022-01-01"}], [("P", "warning")]),
    ],
)
def test_that_more_will_follow_needs_something_open(follow_up, expected):
    one = promise(outcome="in-progress", follow_ups=follow_up)
    assert levels("new-promise", given(commitments=[one])) == expected


def test_a_term_that_was_promised_before_is_no_new_promise():
    for on, expected in (("2022-12-31", []), ("2022-05-31", [("P", "warning")])):
        records = given(commitments=[due(on, outcome="in-progress")])
        assert levels("new-promise", records) == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("You will receive a new letter before the summer.", True),
        ("Your House receives an overview in May.", True),
        ("I will send you an overview in May.", True),
        ("The overview will be sent to you in May.", True),
        ("The overview shall be submitted to your House in May.", True),
        ("I hereby send you the overview.", False),
        ("You received an overview in May.", False),
    ],
)
def test_in_english_it_is_known_by_as_many(text, is_one):
    records = given(talk(), language="en")
    assert bool(levels("new-promise", records, added(compose(records), text))) is is_one


def test_in_english_too():
    records = given(commitments=[promise(outcome="in-progress")], language="en")
    assert levels("new-promise", records) == [("P", "warning")]


@pytest.mark.parametrize(
    ("contact", "letter", "expected"),
    [
        (dt.date(2021, 1, 5), dt.date(2021, 6, 1), [("wind", "note")]),
        (None, dt.date(2021, 6, 1), [("wind", "note")]),
        (dt.date(2021, 6, 2), dt.date(2021, 6, 1), []),
        (dt.date(2021, 1, 5), None, []),
    ],
)
def test_with_whom_we_mean_to_speak_we_have_since_the_last_letter(contact, letter, expected):
    known = Known(rhythms=[KnownRhythm("wind", Wording("de wind", "the wind"), contact, letter)])
    assert levels("silence", given(talk()), known=known) == expected


def test_the_silence_is_named():
    known = Known(rhythms=[KnownRhythm("wind", Wording("de wind"), None, dt.date(2021, 6, 1))])
    (one,) = found("silence", given(talk()), known=known)
    assert "de wind" in one.say
    assert "1 juni 2021" in one.say


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        ({"due_on": "2022-05-31"}, [("F", "warning")]),
        ({"due_on": "2022-06-01"}, []),
        ({"due_on": "2022-08-31"}, []),
        ({}, []),
        ({"told_as": ["De bond publiceert zijn lijst in april 2022.", None]}, [("F", "warning")]),
        ({"told_as": ["De bond publiceert zijn lijst in juni 2022.", None]}, []),
        ({"due_on": "2022-05-31", "closed_on": "2022-05-30"}, []),
    ],
)
def test_what_should_have_been_done_by_now_is_not_told_as_still_to_come(follow_up, expected):
    ahead = {"id": "F", "told_as": ["De bond publiceert zijn lijst.", None]} | follow_up
    records = given(talk(), commitments=[promise(follow_ups=[ahead])])
    assert levels("deadline", records) == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Uw Kamer ontvangt in mei 2025 een overzicht.", True),
        ("In mei ontvangt uw Kamer een overzicht.", True),
        ("Ik stuur uw Kamer voor de zomer een overzicht.", True),
        ("Voor de zomer kom ik hierop bij uw Kamer terug.", True),
        ("Wij stellen uw Kamer hiervan op de hoogte.", True),
        ("U ontvangt voor de zomer een nieuwe brief.", True),
        ("Voor de zomer ontvangt u een nieuwe brief.", True),
        ("De Eerste Kamer ontvangt in mei een overzicht.", True),
        ("Ik stuur u voor de zomer een overzicht.", True),
        ("Het overzicht zal u voor de zomer toekomen.", True),
        ("Ik zal u het overzicht doen toekomen.", True),
        ("Het overzicht wordt u in mei toegezonden.", True),
        ("Het overzicht wordt in mei aan uw Kamer aangeboden.", True),
        ("U ontvangt hierbij het overzicht.", False),
        ("Bijgaand ontvangt u het overzicht.", False),
        ("U ontving in mei een overzicht.", False),
        ("In de motie wordt de regering verzocht de Kamer een overzicht te sturen.", False),
        ("De klachten worden aan de bank toegezonden.", False),
        ("De bank ontvangt in mei een overzicht.", False),
        ("Hierbij bied ik uw Kamer het overzicht aan.", False),
        ("Met deze brief informeer ik uw Kamer over de molens.", False),
        ("Ik heb uw Kamer hierover bericht.", False),
    ],
)
def test_a_promise_is_known_by_many_words(text, is_one):
    records = given(talk())
    assert bool(levels("new-promise", records, added(compose(records), text))) is is_one
