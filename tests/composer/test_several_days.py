"""A talk of several days is told with all of them, and not before the last is over."""

import datetime as dt

import pytest

from logbook.composer import compose
from logbook.composer.omissions import Reason, omissions
from tests.composer.cases import letter_input
from tests.composer.small import CASE, point, promise, spoken_by, talk, told

VISIT = {"date": "2021-05-13", "end_date": "2021-05-15"}
TWO = {"date": "2021-05-13", "end_date": "2021-05-14"}


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        (VISIT, "Van 13 tot en met 15 mei 2021 sprak", "From 13 to 15 May 2021, the ministry"),
        (TWO, "Op 13 en 14 mei 2021 sprak", "On 13 and 14 May 2021, the ministry"),
    ],
)
def test_it_is_told_with_all_its_days(days, dutch, english):
    assert told(talk(days)).startswith(dutch)
    assert told(talk(days), language="en").startswith(english)
    visit = {"setting": "working-visit", "occasion": ["een werkbezoek", "a working visit"]}
    during = dutch[0].lower() + dutch[1:].removesuffix(" sprak")
    assert told(talk(days, visit)).startswith(f"Tijdens een werkbezoek {during} sprak")


def test_it_is_told_together_with_others_like_it():
    text = told(talk(VISIT), talk(id="N", date="2021-06-02"))
    assert text.startswith("Van 13 tot en met 15 mei 2021 en op 2 juni 2021 sprak")


def test_whom_it_was_with_is_known_by_all_its_days():
    fishers = [
        {"parties": [{"id": one, "organisation": one}], "id": one, "date": date}
        for one, date in (("Kaai", "2021-05-13"), ("Wad", "2021-06-01"))
    ]
    again = talk(fishers[0], id="again", date="2021-07-01", topics=["tide"])
    text = told(talk(fishers[0], VISIT), talk(fishers[1]), again)
    assert "Op 1 juli 2021 sprak" in text
    assert "de visser waarmee van 13 tot en met 15 mei 2021 is gesproken" in text


def test_who_spoke_held_the_office_on_all_of_them():
    days = {"date": "2019-12-30", "end_date": "2020-01-02"}
    assert "sprak de minister voor Proeven met" in told(talk(spoken_by("proof"), days))


def test_what_had_not_ended_is_not_told_and_said_to_be_of_later():
    meeting = talk(date="2022-05-31", end_date="2022-06-02", points=[
        point("benadrukt", "wind", "noun-phrase")])  # fmt: skip
    given = letter_input(CASE | {"commitments": [promise()], "meetings": [meeting]})
    letter = compose(given)
    assert "sprak" not in " ".join(one.text for one in letter.sentences)
    assert [one.reason for one in omissions(letter, given)] == [Reason.AFTER_DATE]
    later = letter_input(
        CASE | {"commitments": [promise()], "meetings": [meeting]}, date=dt.date(2022, 6, 2)
    )
    assert "31 mei tot en met 2 juni" in " ".join(one.text for one in compose(later).sentences)
