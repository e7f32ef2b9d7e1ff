"""Dates that cannot be right, and their twins that can."""

import datetime as dt

import pytest

from logbook.commitments.models import Chamber
from logbook.composer import compose
from logbook.linter import Known
from logbook.linter.background import KnownRecess
from tests.composer.small import point, promise, spoken_by, talk
from tests.linter.letters import added, edited, found, given, levels

RECESS = Known(
    recesses=[KnownRecess(Chamber.HOUSE, "Krokusreces", dt.date(2020, 2, 14), dt.date(2020, 2, 24))]
)


def answering(date, **changed):
    evidence = {"id": "E", "role": "answers", "sentence": ["Het stuk verscheen {date}.", None]}
    return promise(evidence=[evidence | {"date": date} | changed])


def motion(**changed):
    return {"id": "M1", "kind": "motie", "clause": ["te toetsen", "test"]} | changed


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-02-01", [("M", "error")]),
        ("2020-01", [("M", "error")]),
        ("2020-02-02", []),
        ("2020-02", []),
        ("2020", []),
    ],
)
def test_a_talk_before_the_promise_does_not_answer_it(date, expected):
    assert levels("before-promise", given(talk(date=date))) == expected


def test_before_a_promise_to_continue_a_talk_is_only_doubtful():
    records = given(talk(date="2020-01-01"), commitments=[promise(continues=True)])
    assert levels("before-promise", records) == [("M", "warning")]


@pytest.mark.parametrize(
    ("tabled", "expected"), [("2019-12-01", "warning"), ("2020-01-05", "error"), (None, "error")]
)
def test_between_tabling_and_adoption_a_talk_is_only_doubtful(tabled, expected):
    asked = motion(submitted_on=tabled, adopted_on="2020-02-04")
    records = given(talk(date="2020-01-02", commitments=["M1"]), commitments=[asked])
    assert levels("before-promise", records) == [("M", expected)]


def test_evidence_before_the_promise_answers_nothing_but_may_explain():
    assert levels("before-promise", given(commitments=[answering("2019")])) == [("E", "error")]
    for fine in (answering("2020-03"), answering("2019", role="background"), answering(None)):
        assert levels("before-promise", given(commitments=[fine])) == []


def test_a_talk_that_serves_another_commitment_is_not_held_against_this_one():
    records = given(
        talk(date="2020-01-01", commitments=["Q"]),
        commitments=[promise(), promise(id="Q", made_on="2019-02-05")],
    )
    assert levels("before-promise", records) == []


def test_a_day_is_not_printed_where_only_the_month_is_known():
    records = given(talk(date="2021-09"))
    letter = compose(records)
    assert levels("precision", records, letter) == []
    finer = edited(letter, "In september 2021", "Op 3 september 2021")
    (one,) = found("precision", records, finer)
    assert (one.record, one.level) == ("M", "error")
    assert one.sentences == (finer.sections[0].paragraphs[1].sentences[0].text,)


def test_neither_is_a_month_where_only_the_season_is_known():
    records = given(talk(date="2021-22"))
    finer = edited(compose(records), "In de zomer van 2021", "In juli 2021")
    assert levels("precision", records, finer) == [("M", "error")]


@pytest.mark.parametrize(
    ("known", "printed", "finer"),
    [
        ("2021-09-11/2021-09-20", "Medio september 2021", "Op 14 september 2021"),
        ("2021-10/2021-12", "Eind 2021", "In november 2021"),
        ("2021-36", "In het vierde kwartaal van 2021", "Eind november 2021"),
        ("2021", "In 2021", "Begin 2021"),
        ("2021-09", "In september 2021", "Medio september 2021"),
    ],
)
def test_nor_is_anything_told_more_exactly_than_was_said(known, printed, finer):
    records = given(talk(date=known))
    letter = compose(records)
    assert levels("precision", records, letter) == []
    assert levels("precision", records, edited(letter, printed, finer)) == [("M", "error")]


def test_other_words_for_the_same_days_are_not_finer():
    records = given(talk(date="2021-33"))
    same = edited(compose(records), "In het eerste kwartaal van 2021", "Begin 2021")
    assert levels("precision", records, same) == []


def test_a_day_of_another_talk_in_the_same_sentence_is_no_finer_date():
    said = point("uiteengezet", "de plannen van 3 september 2021", "noun-phrase")
    records = given(talk(date="2021-09", points=[said]), talk(id="N", date="2021-09-03"))
    assert "3 september 2021" in " ".join(one.text for one in compose(records).sentences)
    assert levels("precision", records) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op 2 juni 2022 is gesproken met de sector.", [("letter", "error")]),
        ("Op 2 juni 2022 zal worden gesproken met de sector.", []),
        ("Op 31 mei 2022 is gesproken met de sector.", []),
        ("In juni 2022 is gesproken met de sector.", []),
    ],
)
def test_what_lies_ahead_is_not_told_as_past(text, expected):
    records = given(talk())
    assert levels("future", records, added(compose(records), text)) == expected


def test_a_talk_of_after_the_letter_is_found_where_the_log_is_told_as_of_later():
    later = dt.date(2022, 7, 1)
    records = given(talk(spoken_by("proof"), date="2022-06-15"), as_of=later)
    assert levels("future", records) == [("M", "error")]
    assert levels("future", given(talk(spoken_by("proof"), date="2022-05-15"), as_of=later)) == []


def test_in_english_too():
    records = given(talk(), language="en")
    letter = compose(records)
    assert levels("future", records, added(letter, "On 2 June 2022, talks were held.")) != []
    assert levels("future", records, added(letter, "On 2 June 2022, talks will be held.")) == []


@pytest.mark.parametrize(
    ("made_on", "occasion", "expected"),
    [
        ("2020-02-01", "het debat", [("P", "warning")]),  # a Saturday
        ("2020-02-24", "het debat", [("P", "warning")]),  # the last day of the recess
        ("2020-02-25", "het debat", []),
        ("2020-02", "het debat", []),
        ("2020-02-01", "de technische briefing", []),
        ("2020-02-01", "de Kamerbrief over toetsing", []),
    ],
)
def test_there_is_no_debate_in_a_weekend_or_in_recess(made_on, occasion, expected):
    records = given(commitments=[promise(made_on=made_on, occasion=[occasion, None])])
    assert levels("sitting-day", records, known=RECESS) == expected


def test_a_recess_of_the_other_chamber_does_not_count():
    asked = motion(adopted_on="2020-02-18", chamber="EK")
    assert levels("sitting-day", given(commitments=[asked]), known=RECESS) == []
    here = motion(adopted_on="2020-02-18")
    (one,) = found("sitting-day", given(commitments=[here]), known=RECESS)
    assert "Krokusreces" in one.say


@pytest.mark.parametrize(
    ("complement", "language"),
    [("zij dit op 1 september 2022 doet|it does so on 1 September 2022", "nl"),
     ("zij dit in september 2022 doet|it does so in September 2022", "en")],
)  # fmt: skip
def test_what_somebody_means_to_do_is_not_told_as_past(complement, language):
    said = point("aangegeven", complement, "dat", kind="answer", by=[{"party": "m"}])
    records = given(talk(points=[said]), language=language)
    assert levels("future", records) == []
    assert "2022" in compose(records).sentences[-2].text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("De bank heeft gevraagd of dit op 1 september 2022 kan.", False),
        ("De bank heeft toegelicht hoe zij dit op 1 september 2022 doet.", False),
        ("De bank is gevraagd om dit op 1 september 2022 te doen.", False),
        ("De bank heeft plannen waarin dit op 1 september 2022 gebeurt.", False),
        ("Op 1 september 2022 heeft de bank haar beleid aangepast.", True),
        ("Om dit te bereiken heeft de bank op 1 september 2022 haar beleid aangepast.", True),
        ("Dat heeft de bank op 1 september 2022 gedaan.", True),
        ("De bank heeft op 1 of 2 september 2022 haar beleid aangepast.", True),
    ],
)
def test_only_what_a_sentence_says_itself_is_past(text, is_one):
    records = given(talk())
    assert bool(levels("future", records, added(compose(records), text))) is is_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op 1 februari 2020 is hierover gestemd.", True),  # a Saturday
        ("Op 3 februari 2020 is hierover gestemd.", False),
        ("Op 1 februari 2020 is een brief verstuurd.", False),
        ("Op 24 februari 2020 was er een commissiedebat.", True),
        ("Op maandag 4 februari 2020 is een brief verstuurd.", True),
        ("Op dinsdag 4 februari 2020 is een brief verstuurd.", False),
    ],
)
def test_an_author_s_votes_and_weekdays_are_looked_up_too(text, expected):
    records = given(talk())
    letter = added(compose(records), text)
    assert bool(found("sitting-day", records, letter, RECESS)) is expected


def test_a_talk_of_several_days_is_known_by_all_of_them():
    visit = given(talk(spoken_by("proof"), date="2021-05-13", end_date="2021-05-15"))
    assert levels("precision", visit) == []
    two = given(talk(spoken_by("proof"), date="2021-05-13", end_date="2021-05-14"))
    assert levels("precision", two) == []
    began = given(talk(date="2020-02-01", end_date="2020-02-03"))
    assert levels("before-promise", began) == []
