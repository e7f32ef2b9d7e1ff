"""What a phrase of a ministry's own has no words for, and what it calls its predecessors."""

from dataclasses import replace
from typing import Any

from logbook.composer import compose
from logbook.composer.records import PhraseRecord
from logbook.wording import Wording
from tests.composer.cases import letter_input
from tests.composer.small import CASE, NOBODY, point, promise, spoken_by, talk

MINISTER = spoken_by("proof")
CALL = point("opgeroepen", "te wachten|wait", "om-te", kind="ask")


def in_english(form: dict[str, Any], *changed: dict[str, Any]) -> str:
    """How a call is told in a phrase of a ministry's own, of one form."""
    case = CASE | {"commitments": [promise()], "meetings": [talk(*changed, points=[CALL])]}
    given = letter_input(case, "en")
    (meeting,) = given.meetings
    said = replace(meeting.points[0], phrase=PhraseRecord("eigen", [form]))
    letter = compose(replace(given, meetings=[replace(meeting, points=[said])]))
    return letter.sentences[-2].text


OWN = {"subject": "us", "complementKind": "om-te"}
URGED = {"nl": "{S} {S:heeft|hebben} {R} aangespoord om {C}", "en": "{S} urged {R} to {C}"}


def test_what_has_no_english_words_is_told_in_dutch_rather_than_not_at_all():
    assert in_english(OWN | {"sentence": URGED}) == (
        "In this talk, the ministry urged them to wait."
    )
    assert in_english(OWN | {"sentence": {"nl": URGED["nl"]}}) == (
        "Het ministerie heeft hen aangespoord om te wachten."
    )


def test_a_phrase_without_a_passive_lets_the_government_speak():
    told_so = in_english(OWN | {"sentence": URGED}, NOBODY)
    assert told_so == "The government urged them to wait."


def test_a_ministry_may_call_its_predecessors_otherwise():
    case = CASE | {"commitments": [promise()], "meetings": [talk(MINISTER, date="2019-12-31")]}
    own = Wording("mijn ambtsvoorganger", "my predecessor in office")
    for language, expected in (("nl", f"sprak {own.nl} met"), ("en", f"{own.en} spoke with")):
        letter = compose(letter_input(case, language, predecessor=own))
        assert any(expected in sentence.text for sentence in letter.sentences)
