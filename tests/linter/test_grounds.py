"""Whether what is said stands on records, as they are now."""

from dataclasses import replace

import pytest

from logbook.composer import compose
from logbook.composer.contents import REUSABLE, ComposedParagraph, Source
from logbook.linter import Known
from logbook.linter.background import KnownText
from tests.composer.small import point, promise, talk
from tests.linter.letters import added, edited, found, given, levels

RELAY = point("verzocht", "deze boodschap door te geven", "om-te", kind="ask")


def test_what_no_record_stands_behind_is_an_error_unless_the_author_wrote_it():
    records = given(talk())
    letter = compose(records)
    assert levels("no-source", records, letter) == []
    own = added(letter, "De regering hecht hieraan.")
    assert levels("no-source", records, own) == [("letter", "note")]
    bare = ComposedParagraph("closing", (replace(letter.closing[0].sentences[0], sources=()),))
    unfounded = replace(letter, closing=(bare,))
    assert levels("no-source", records, unfounded) == [("letter", "error")]


EVIDENCE = {"id": "E", "role": "answers", "sentence": ["Het stuk is verschenen.", None]}
AHEAD = {"id": "F", "told_as": ["Het stuk verschijnt in 2023.", None]}


@pytest.mark.parametrize(
    ("commitment", "expected"),
    [
        ({}, [("P", "error")]),
        ({"outcome": "mentioned"}, []),
        ({"evidence": [EVIDENCE]}, []),
        ({"evidence": [EVIDENCE | {"role": "background"}]}, [("P", "error")]),
        ({"follow_ups": [AHEAD]}, []),
        ({"follow_ups": [{"id": "F"}]}, [("P", "error")]),
    ],
)
def test_what_is_answered_is_answered_by_something(commitment, expected):
    assert levels("no-evidence", given(commitments=[promise(**commitment)])) == expected


def test_a_talk_answers_unless_its_author_took_it_out():
    records = given(talk())
    letter = compose(records)
    assert levels("no-evidence", records, letter) == []
    (section,) = letter.sections
    recall = replace(section, paragraphs=section.paragraphs[:1])
    assert levels("no-evidence", records, replace(letter, sections=(recall,))) == [("P", "error")]


def test_every_part_is_answered():
    said = point("benadrukt", "het belang", "noun-phrase", parts=["het een"])
    parts = promise(parts=["het een", "het ander"])
    (one,) = found("no-evidence", given(talk(points=[said]), commitments=[parts]))
    assert one.level == "warning"
    assert "het ander" in one.say
    assert "het een" not in one.say
    both = parts | {"evidence": [EVIDENCE | {"parts": ["het ander"]}]}
    assert found("no-evidence", given(talk(points=[said]), commitments=[both])) == []


def relayed(**closed):
    asked = promise(follow_ups=[{"id": "F", "point": "M/0"} | closed])
    return given(talk(points=[RELAY]), commitments=[asked])


CONFIRMED = "De molenaars hebben bevestigd dat deze boodschap is doorgegeven."


def test_what_is_still_open_is_not_told_as_done():
    records = relayed()
    letter = compose(records)
    assert levels("open-claim", records, letter) == []
    told = edited(letter, "verzocht deze boodschap door te geven", "bevestigd dat dit is gedaan")
    assert levels("open-claim", records, told) == [("F", "error")]
    assert levels("open-claim", records, added(letter, CONFIRMED)) == [("F", "error")]
    talk_ = Source("meeting", "M", 1)
    assert levels("open-claim", records, added(letter, CONFIRMED, talk_)) == [("F", "error")]


def test_what_was_confirmed_is():
    records = relayed(confirmed=True, closed_on="2021-06-01")
    assert "doorgegeven" in " ".join(one.text for one in compose(records).sentences)
    assert levels("open-claim", records) == []
    assert levels("open-claim", records, added(compose(records), CONFIRMED)) == []


def test_what_was_confirmed_after_the_letter_was_open_on_its_day():
    records = relayed(confirmed=True, closed_on="2022-06-02")
    assert levels("open-claim", records, added(compose(records), CONFIRMED)) == [("F", "error")]


def test_a_study_may_confirm_what_it_likes():
    records = relayed()
    letter = added(compose(records), "Het onderzoek heeft bevestigd dat er risico's zijn.")
    assert levels("open-claim", records, letter) == []


def test_a_talk_is_not_told_twice_with_the_same_points():
    two = [promise(), promise(id="Q", heading=["Kop twee", None])]
    said = point("benadrukt", "het belang", "noun-phrase")
    same = given(talk(points=[said], commitments=["P", "Q"]), commitments=two)
    assert levels("duplicate", same) == [("M", "warning")]
    apart = [said | {"commitments": ["P"]}, said | {"commitments": ["Q"]}]
    fine = given(talk(points=apart, commitments=["P", "Q"]), commitments=two)
    assert levels("duplicate", fine) == []


def test_saying_that_a_call_was_repeated_tells_the_first_talk_no_second_time():
    asked = point("opgeroepen", "te toetsen", "om-te", kind="ask")
    fishers = {"parties": [{"id": "f", "sector": "fishers", "plural": True}]}
    records = given(talk(points=[asked]), talk(fishers, id="N", date="2021-05-05", points=[asked]))
    assert "dezelfde oproep" in " ".join(one.text for one in compose(records).sentences)
    assert levels("duplicate", records) == []


def test_a_record_that_was_changed_makes_its_sentences_stale():
    evidence = promise(evidence=[EVIDENCE])
    letter = compose(given(talk(), commitments=[evidence]))
    assert levels("stale", given(talk(), commitments=[evidence]), letter) == []
    newer = promise(evidence=[EVIDENCE | {"version": 2}])
    assert levels("stale", given(talk(), commitments=[newer]), letter) == [("E", "warning")]
    gone = given(talk(), commitments=[promise()])
    assert levels("stale", gone, letter) == [("E", "warning")]


def test_a_meeting_its_points_and_its_parties_are_stale_as_one():
    said = point("benadrukt", "het belang", "noun-phrase")
    letter = compose(given(talk(points=[said])))
    assert levels("stale", given(talk(points=[said])), letter) == []
    newer = given(talk(points=[said], version=3))
    assert levels("stale", newer, letter) == [("M", "warning")]


@pytest.mark.parametrize(
    ("version", "retired", "said"),
    [(1, False, None), (2, False, "changed since"), (2, True, "no longer in use")],
)
def test_a_reusable_text_that_was_changed_or_retired_is_stale(version, retired, said):
    letter = added(compose(given(talk())), "Dat is verboden.", Source(REUSABLE, "T", 1))
    known = Known(texts=[KnownText("T", version, retired)])
    told = [(one.record, one.level.value) for one in found("stale", given(talk()), letter, known)]
    assert told == ([("T", "warning")] if said else [])
    if said:
        assert said in found("stale", given(talk()), letter, known)[0].say


def test_a_reusable_text_is_a_source_while_it_stands_as_written():
    records, text = given(talk()), Source(REUSABLE, "T", 1)
    quoted = added(compose(records), "Dat is verboden.", text, template=REUSABLE)
    assert levels("no-source", records, quoted) == []
    rewritten = added(compose(records), "Dat mag niet.", text, template="author")
    assert levels("no-source", records, rewritten) == [("letter", "note")]


def test_a_reusable_text_proves_nothing_of_what_is_told_beside_it():
    letter = added(compose(relayed()), CONFIRMED, Source(REUSABLE, "T", 1))
    assert levels("open-claim", relayed(), letter) == [("F", "error")]


@pytest.mark.parametrize(
    ("clause", "outcome", "expected"),
    [
        ("uw Kamer voor de zomer te informeren over de molens", "fulfilled", []),
        ("een brief te sturen over de molens", "fulfilled", []),
        ("hier schriftelijk op terug te komen", "fulfilled", []),
        ("de Kamer een overzicht te doen toekomen", "fulfilled", []),
        ("uw Kamer te informeren over de molens", "in-progress", [("P", "error")]),
        ("met de molenaars te spreken en uw Kamer te informeren", "fulfilled", [("P", "error")]),
        ("de molenaars te informeren", "fulfilled", [("P", "error")]),
        ("te toetsen", "fulfilled", [("P", "error")]),
    ],
)
def test_a_letter_that_was_promised_answers_by_being_sent(clause, outcome, expected):
    asked = promise(clause=[clause, "x"], outcome=outcome)
    assert levels("no-evidence", given(commitments=[asked])) == expected
    elsewhere = asked | {"chamber": "EK"}
    assert levels("no-evidence", given(commitments=[elsewhere])) == [("P", "error")]


def test_what_an_author_answers_is_only_doubtful():
    records = given(commitments=[promise()])
    letter = added(compose(records), "De molens zijn onderzocht.")
    assert levels("no-evidence", records, letter) == [("P", "warning")]


def test_a_letter_that_asks_for_more_time_answers_nothing_yet():
    terms = [
        {"text": "vóór 1 maart 2022", "on": "2022-02-28", "said_on": "2020-02-02"},
        {"text": "vóór 1 september 2022", "on": "2022-08-31", "said_on": "2022-06-01"},
    ]
    late = promise(outcome="in-progress", deadlines=terms)
    assert levels("no-evidence", given(commitments=[late])) == []
