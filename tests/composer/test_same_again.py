"""What is asked once more is told with everybody it was asked of, and of nobody else."""

from typing import Any

import pytest

from tests.composer.small import CASE, point, talk, told

FLEET = CASE["organisations"] | {
    "Zee": {"name": ["Zee", "Sea"], "sector": "fishers"},
    "Ark": {"name": ["Ark", "Ark"], "sector": "fishers"},
}


def asked(*of: str, **changed: Any) -> dict[str, Any]:
    to = {"to": [{"party": one} for one in of]} if of else {}
    return point("verzocht", "netten te melden|report nets", "om-te", kind="ask", **to, **changed)


def fishers(*names: str) -> dict[str, Any]:
    return {"parties": [{"id": one, "organisation": one} for one in names]}


def named(*names: str) -> list[dict[str, Any]]:
    return [{"id": one, "organisation": one, "attribution": "name"} for one in names]


@pytest.mark.parametrize("date", ["2021-06-02", "2021-06"])
def test_another_of_a_sector_is_asked_the_same_as_another(date):
    first = talk(fishers("Wad"), date="2021-05-01", points=[asked("Wad")])
    again = talk(fishers("Wad"), id="N", date="2021-07-03", points=[asked("Wad")])
    other = talk(fishers("Kaai"), id="O", date=date, points=[asked("Kaai")])
    text = told(first, other, again)
    assert "hetzelfde verzoek gedaan aan een andere visser." in text
    assert "aan de visser." not in text
    english = told(first, other, language="en")
    assert "made the same request to another fisher." in english


def test_two_others_of_a_sector_are_two_others():
    first = talk(fishers("Wad"), points=[asked()])
    later = talk(fishers("Kaai", "Zee"), id="O", date="2021-06-01", points=[asked()])
    text = told(first, later, organisations=FLEET)
    assert text.endswith("hetzelfde verzoek gedaan aan twee andere vissers.")
    among = talk(fishers("Wad", "Zee"), id="O", date="2021-06-01", points=[asked()])
    assert told(first, among, organisations=FLEET).endswith("gedaan aan twee vissers.")


def test_who_was_asked_among_others_is_told_behind_who_sat_there():
    first = talk(points=[asked()])
    said = point("aangegeven", "dit kan|it can", "dat", kind="answer", by=[{"party": "Kaai"}])
    later = talk(fishers("Wad", "Kaai"), id="O", date="2021-06-01", points=[asked("Wad"), said])
    text = told(first, later)
    assert "sprak het ministerie met twee vissers." in text
    assert "een van de vissers verzocht netten te melden. De andere visser heeft" in text


def test_the_first_of_a_sector_is_introduced_by_being_asked_the_same():
    first = talk(points=[asked()])
    later = talk(fishers("Wad"), id="O", date="2021-06-01", points=[asked("Wad")])
    assert told(first, later).endswith("hetzelfde verzoek gedaan aan een visser.")


def test_the_same_asked_of_one_after_another_is_told_of_each():
    first = talk(points=[asked()])
    points = [asked("VvM", attribution="name"), asked("BvV", attribution="name")]
    later = talk(parties=named("VvM", "BvV"), id="O", date="2021-06-01", points=points)
    text = told(first, later)
    assert "verzoek gedaan aan de Vereniging van Molenaars (VvM) en de Bond van Veermannen" in text
    mixed = [asked("VvM", attribution="name"), asked("Wad")]
    parties = [*named("VvM"), {"id": "Wad", "organisation": "Wad"}]
    later = talk(parties=parties, id="O", date="2021-06-01", points=mixed)
    assert "een visser" in told(first, later)
    assert told(first, later).count("verzo") >= 2


def test_the_same_asked_of_some_is_told_in_full():
    first = talk(points=[asked()])
    parties = [*named("VvM", "BvV"), {"id": "Wad", "organisation": "Wad"}]
    points = [asked("VvM", attribution="name"), asked("BvV", attribution="name")]
    later = talk(parties=parties, id="O", date="2021-06-01", points=points)
    text = told(first, later)
    assert "de VvM verzocht" in text
    assert "de BvV verzocht" in text


# ---- not past another of its kind ----


def said(phrase: str, words: str, kind: str = "om-te", **changed: Any) -> dict[str, Any]:
    of = "question" if kind == "hoe" else "ask"
    return point(phrase, words, kind, kind=of, **changed)


WATER, PIPES = "water te sparen|save water", "leidingen te repareren|repair pipes"


def days(*points: list[dict[str, Any]], language: str = "nl") -> str:
    names = ("Wad", "Kaai", "Zee", "Ark")
    meetings = [
        talk(fishers(names[at]), id=f"T{at}", date=f"2021-03-0{at + 1}", points=one)
        for at, one in enumerate(points)
    ]
    return told(*meetings, organisations=FLEET, language=language)


@pytest.mark.parametrize(
    ("phrase", "again", "full", "same"),
    [
        ("verzocht", "hetzelfde verzoek", "verzocht water te sparen", "the same request"),
        ("gevraagd", "hetzelfde verzoek", "gevraagd om water te sparen", "the same request"),
        ("opgeroepen", "dezelfde oproep", "opgeroepen om water te sparen", "the same call"),
    ],
)
def test_what_is_said_again_is_not_taken_for_another_of_its_kind(phrase, again, full, same):
    water, pipes = said(phrase, WATER), said(phrase, PIPES)
    assert again in days([water], [water])
    text = days([water], [pipes], [water])
    assert again not in text
    assert text.count(full) == 2
    assert same not in days([water], [pipes], [water], language="en")
    assert again in days([water], [pipes], [water], [water])
    assert again not in days([water], [pipes, water])


def test_a_request_in_other_words_or_of_theirs_comes_between_too():
    water = said("verzocht", WATER)
    asked_for = said("gevraagd", PIPES)
    theirs = said("verzocht", PIPES, by=[{"party": "Kaai"}])
    whole = said("zin", "Het ministerie wilde iets.|The ministry wanted something.", "sentence")
    for between in (asked_for, theirs, whole):
        assert "hetzelfde" not in days([water], [between], [water])
    call = said("opgeroepen", PIPES)
    assert "hetzelfde verzoek" in days([water], [call], [water])
    answer = point("aangegeven", "het kan|it can", "dat", kind="answer", by=[{"party": "Kaai"}])
    assert "hetzelfde verzoek" in days([water], [answer], [water])


def test_a_question_asked_again_is_not_taken_for_what_was_asked_for():
    how = said("gevraagd", "hoe het gaat|how it goes", "hoe")
    assert "hetzelfde gevraagd" in days([how], [how])
    assert "hetzelfde gevraagd" not in days([how], [said("gevraagd", WATER)], [how])
    assert "asked a fisher the same" not in days(
        [how], [said("gevraagd", WATER)], [how], language="en"
    )


def test_of_two_requests_made_again_each_is_told():
    water, pipes = said("verzocht", WATER), said("verzocht", PIPES)
    text = days([water, pipes], [water, pipes])
    assert text.count("water te sparen") == text.count("leidingen te repareren") == 2
    call = said("opgeroepen", PIPES)
    both = days([water, call], [water, call])
    assert "hetzelfde verzoek en dezelfde oproep gedaan" in both
