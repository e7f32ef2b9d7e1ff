"""Who said what: a name beside words that may not be told by that name."""

import pytest

from logbook.composer import compose
from logbook.composer.contents import REUSABLE, Source
from tests.composer.small import CASE, point, promise, talk
from tests.linter.letters import added, edited, given, levels

KLM = {
    "name": ["KLM", None],
    "sector": "airlines",
    "other_names": ["Oranje Vliegdienst"],
}
TRANSAVIA = {"name": ["Transavia Airlines", None], "short_name": "Transavia", "sector": "airlines"}
AIRLINES = CASE | {
    "organisations": CASE["organisations"] | {"KLM": KLM, "Transavia": TRANSAVIA},
    "sectors": CASE["sectors"]
    | {
        "airlines": [
            "luchtvaartmaatschappijen", "airlines", "luchtvaartmaatschappij", "airline", "de",
        ]
    },
}  # fmt: skip
PARTIES = [
    {"id": "k", "organisation": "KLM", "attribution": "name"},
    {"id": "t", "organisation": "Transavia", "attribution": "name"},
]


def said(party, words, attribution, kind="dat", **changed):
    by = {"kind": "answer", "by": [{"party": party}], "attribution": attribution}
    return point("aangegeven", words, kind, **(by | changed))


DISMISSALS = said("k", "ontslagen nodig zijn|dismissals are needed", "sector")
WAGES = said("t", "lonen dalen|wages fall", "internal")
OPEN = said("k", "reizigers vaker de trein nemen|travellers go by train", "name")
ERROR = [("M", "error")]


def records(*points, language="nl", parties=None, **changed):
    points = points or (DISMISSALS, WAGES, OPEN)
    meeting = talk(parties=parties or PARTIES, points=points, **changed)
    return given(meeting, language=language, case=AIRLINES)


def test_as_composed_nobody_is_told_apart():
    letter = compose(records())
    assert any("Een van de luchtvaartmaatschappijen" in one.text for one in letter.sentences)
    assert levels("attribution", records(), letter) == []


@pytest.mark.parametrize(
    "text",
    [
        "KLM heeft aangegeven dat ontslagen nodig zijn.",
        "KLM zei dat er ontslagen vallen.",
        "Volgens KLM is ontslag nodig.",
        "De Oranje Vliegdienst heeft aangegeven dat ontslagen nodig zijn.",
        "KLM en Transavia hebben aangegeven dat ontslagen nodig zijn.",
        "Transavia heeft aangegeven dat lonen dalen.",
        "Volgens Transavia Airlines daalt het loon.",
        "Daarover is gesproken met KLM. Zij heeft aangegeven dat ontslagen nodig zijn.",
        "KLM was daarbij. Aangegeven is dat ontslagen nodig zijn.",
        "Er zijn ontslagen nodig. Dat gaf KLM aan.",
        "KLM en Transavia waren daarbij. Zij gaven aan dat ontslagen nodig zijn.",
    ],
)
def test_a_name_does_not_come_beside_what_may_not_be_told_by_it(text):
    assert levels("attribution", records(), added(compose(records()), text)) == ERROR


@pytest.mark.parametrize(
    "text",
    [
        "Een van de luchtvaartmaatschappijen heeft aangegeven dat ontslagen nodig zijn.",
        "KLM en Transavia waren erbij; een van de luchtvaartmaatschappijen noemde ontslagen nodig.",
        "KLM was daarbij. Een van de luchtvaartmaatschappijen gaf aan dat ontslagen nodig zijn.",
        "KLM en Transavia waren daarbij. Aangegeven is dat ontslagen nodig zijn.",
        "Transavia was daarbij. Zij heeft aangegeven dat ontslagen nodig zijn.",
        "KLM heeft aangegeven dat reizigers vaker de trein nemen.",
        "KLM verwacht dat meer reizigers met de trein gaan.",
        "KLM heeft aangegeven dat de lonen gelijk zijn.",
        "Er zijn ontslagen nodig. Daarnaast is gesproken met KLM.",
    ],
)
def test_other_words_and_other_names_are_left_alone(text):
    assert levels("attribution", records(), added(compose(records()), text)) == []


def test_what_was_composed_and_written_over_is_read_too():
    letter = compose(records())
    changed = (
        edited(letter, "een van de luchtvaartmaatschappijen", "KLM")
        if any("een van de luchtvaartmaatschappijen" in one.text for one in letter.sentences)
        else edited(letter, "Een van de luchtvaartmaatschappijen", "KLM")
    )
    assert levels("attribution", records(), changed) == ERROR


def test_so_is_what_follows_the_composed_words():
    letter = compose(records(DISMISSALS))
    words = next(one.text for one in letter.sentences if "ontslagen" in one.text)
    assert levels("attribution", records(), edited(letter, words, f"{words} Dat was KLM.")) == ERROR


@pytest.mark.parametrize(
    ("kind", "phrase", "words", "form", "text"),
    [
        ("offer", "bereid", "gratis tickets|free tickets", "noun-phrase",
         "KLM bood gratis tickets aan."),
        ("note", "benadrukt", "de stille reserve|the silent reserve", "noun-phrase",
         "KLM noemde haar stille reserves."),
        ("question", "gevraagd", "hoe de subsidie werkt|how the subsidy works", "hoe",
         "KLM vroeg naar de werking van de subsidie."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("attribution", ["sector", "internal"])
def test_whatever_kind_it_is_of(kind, phrase, words, form, text, attribution):
    secret = point(phrase, words, form, kind=kind, by=[{"party": "k"}], attribution=attribution)
    both = records(secret)
    assert levels("attribution", both, added(compose(both), text)) == ERROR


def test_in_english_too():
    english = records(language="en")
    letter = compose(english)
    assert levels("attribution", english, letter) == []
    wrong = added(letter, "KLM said that dismissals are needed.")
    assert levels("attribution", english, wrong) == ERROR
    right = added(letter, "KLM expects more travellers to go by train.")
    assert levels("attribution", english, right) == []


def test_a_reusable_text_and_what_comes_next_are_read_too():
    text = "KLM heeft aangegeven dat ontslagen nodig zijn."
    quoted = added(compose(records()), text, Source(REUSABLE, "T", 1), template=REUSABLE)
    assert levels("attribution", records(), quoted) == ERROR
    asked = promise(follow_ups=[{"id": "F", "told_as": ["KLM licht de ontslagen toe.", None]}])
    meeting = talk(parties=PARTIES, points=[DISMISSALS])
    assert levels("attribution", given(meeting, commitments=[asked], case=AIRLINES)) == ERROR


def test_what_the_letter_says_openly_of_it_is_no_secret():
    open_too = said("k", "ontslagen nodig zijn|dismissals are needed", "name")
    both = records(DISMISSALS, open_too)
    text = "KLM heeft aangegeven dat ontslagen nodig zijn."
    assert levels("attribution", both, added(compose(both), text)) == []
    evidence = {"id": "E", "role": "answers", "sentence": ["KLM kondigde ontslagen aan.", None]}
    meeting = talk(parties=PARTIES, points=[DISMISSALS])
    public = given(meeting, commitments=[promise(evidence=[evidence])], case=AIRLINES)
    letter = added(compose(public), "KLM heeft ontslagen aangekondigd.")
    assert levels("attribution", public, letter) == []
    assert levels("attribution", public, added(letter, text)) == ERROR


def test_what_all_of_them_said_tells_nobody_apart():
    by = [{"party": "k"}, {"party": "t"}]
    both = records(said("k", "ontslagen nodig zijn|dismissals are needed", "sector", by=by))
    text = "KLM en Transavia hebben aangegeven dat ontslagen nodig zijn."
    assert levels("attribution", both, added(compose(both), text)) == []


def test_who_another_talk_names_is_not_named_beside_what_was_told_by_sector():
    guarded = [one | {"attribution": "sector"} for one in PARTIES]
    first = talk(parties=guarded, points=[DISMISSALS])
    both = given(first, talk(parties=PARTIES, id="N", date="2021-05-05"), case=AIRLINES)
    text = "KLM heeft aangegeven dat ontslagen nodig zijn."
    assert levels("attribution", both, added(compose(both), text)) == ERROR
