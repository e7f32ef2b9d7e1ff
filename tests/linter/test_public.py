"""A name in what may be public is warned of where a talk of the letter may not tell it."""

from typing import Any

import pytest

from logbook.composer import LetterInput, compose
from tests.composer.cases import letter_input
from tests.composer.small import CASE, promise, talk
from tests.linter.letters import added, levels

DELTA = {
    "name": ["Delta Shipping N.V.", None],
    "sector": "fishers",
    "other_names": ["Oude Delta Lijn"],
    "people": ["Wolfert Kwakkelstein"],
}


def records(
    *more: dict[str, Any], attribution: str = "sector", language: str = "nl", **changed: Any
) -> LetterInput:
    """A letter on a talk with Delta, and other talks."""
    party = {"id": "d", "organisation": "Delta", "attribution": attribution}
    case = CASE | {
        "organisations": CASE["organisations"] | {"Delta": DELTA},
        "commitments": [promise()],
        "meetings": [talk(parties=[party]), *more],
    }
    return letter_input(case | changed, language)


def evidence(text: str, role: str = "answers", **changed: Any) -> dict[str, Any]:
    said = {"id": "E", "role": role, "sentence": [text, text]} | changed
    return {"commitments": [promise(evidence=[said])]}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("attribution", ["sector", "internal"])
@pytest.mark.parametrize("role", ["answers", "background"])
@pytest.mark.parametrize("date", [{}, {"date": "2021-05-05"}, {"date": "2021"}])
@pytest.mark.parametrize(
    "name", ["Delta Shipping", "De Delta", "Oude Delta Lijn", "Mevrouw Kwakkelstein"]
)
def test_evidence_on_whatever_day(name, date, role, attribution, language):
    given = records(
        attribution=attribution, language=language, **evidence(f"{name} deed dit.", role, **date)
    )
    assert levels("guarded-name", given) == [("E", "warning")]
    assert levels("attribution", given) == []


def test_nothing_is_found_of_who_some_talk_names():
    party = {"id": "e", "organisation": "Delta", "attribution": "name"}
    named = talk(parties=[party], id="N", date="2021-05-05")
    assert levels("guarded-name", records(named, **evidence("Delta Shipping deed dit."))) == []
    assert levels("guarded-name", records(**evidence("De overheid deed dit."))) == []


@pytest.mark.parametrize(
    "where",
    [
        {"clause": ["met Delta Shipping te spreken", "talk with Delta Shipping"]},
        {"occasion": ["het debat over Delta Shipping", "the debate on Delta Shipping"]},
        {"heading": ["Delta Shipping", "Delta Shipping"]},
    ],
)
def test_what_was_promised(where):
    given = records(commitments=[promise(**where)])
    assert levels("guarded-name", given) == [("P", "warning")]


@pytest.mark.parametrize("name", ["Delta Shipping", "Oude Delta Lijn", "de heer Kwakkelstein"])
def test_a_term_and_why_it_was_not_kept_are_no_public_texts(name):
    first = {"text": "in maart", "said_on": "2021-01-01", "on": "2021-03-31"}
    late = {"text": "in het najaar", "said_on": "2021-05-01", "on": "2099-05-01"}
    for terms in (
        [first, late | {"reason": f"omdat {name} laat antwoordde"}],
        [first, late | {"text": f"zodra {name} antwoordt", "on": None}],
    ):
        given = records(commitments=[promise(outcome="in-progress", deadlines=terms)])
        assert levels("guarded-name", given) == [("P", "error")]
    plain = records(commitments=[promise(outcome="in-progress", deadlines=[first, late])])
    assert levels("guarded-name", plain) == []


@pytest.mark.parametrize(
    "frame", [{"subject": ["Gesprek met Delta", None]}, {"attachments": ["Brief aan Delta"]}]
)
def test_what_surrounds_the_letter(frame):
    assert levels("guarded-name", records(frame=frame)) == [("letter", "warning")]


def test_what_an_author_wrote_is_an_error_of_attribution():
    given = records()
    for name in ("De Delta", "Oude Delta Lijn", "De heer Kwakkelstein"):
        letter = added(compose(given), f"{name} steunt dit.")
        assert levels("attribution", given, letter) == [("M", "error")]
        assert levels("guarded-name", given, letter) == []
