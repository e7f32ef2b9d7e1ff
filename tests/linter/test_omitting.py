"""What a letter leaves out is said, with the reason, and warned of where it can be mended."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from logbook.composer import compose
from logbook.composer.omissions import Aside, Omission, Reason, omissions
from logbook.composer.point_sentence import needs_complement
from logbook.composer.records import FollowUpRecord, PhraseRecord, PointRecord
from logbook.linter import Known
from logbook.meetings.models import MeetingStatus, PointKind
from tests.composer.cases import PHRASES
from tests.composer.small import point, promise, talk
from tests.linter.letters import found, given

SAID = point("benadrukt", "wind|wind", "noun-phrase")


def reasons(records, aside=()) -> dict[str, str]:
    return {one.record: one.reason for one in omissions(compose(records), records, aside)}


def of_points(*points: dict[str, Any]) -> dict[str, str]:
    return reasons(given(talk(points=list(points))))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"phrase": None}, "no-phrase"),
        ({"complement": None}, "no-complement"),
        ({"complement_kind": "naar"}, "no-form"),
        ({"attribution": "internal"}, "internal"),
        ({"in_confidence": True}, "in-confidence"),
        ({"kind": "note"}, "note"),
    ],
)
def test_a_point_that_is_not_told_has_a_reason(changed, reason):
    assert of_points(SAID | changed) == {"M/0": reason}


def test_what_is_told_is_not_left_out():
    assert of_points(SAID) == {}


def test_a_phrase_with_dutch_words_alone_may_do_without_a_complement():
    said = PointRecord(
        "M/0",
        PointKind.MESSAGE,
        phrase=PhraseRecord("eigen", [{"sentence": {"nl": "{S} {S:heeft|hebben} gewacht"}}]),
    )
    assert not needs_complement(said)
    assert needs_complement(replace(said, phrase=PHRASES["benadrukt"]))


def test_a_follow_up_is_left_out_of_the_section_that_it_is_of():
    asked = point("doorgeleid", "hun leden|their members", "noun-phrase", kind="ask")
    records = given(
        talk(points=[asked]),
        talk(id="N", commitments=["Q"], points=[SAID]),
        commitments=[promise(), promise(id="Q", heading=["Anders", "Other"])],
        follow_ups=[
            FollowUpRecord("F", point="M/0"),
            FollowUpRecord("G", made_on=date(2022, 6, 1), commitments=["Q"]),
            FollowUpRecord("H", made_on=date(2022, 6, 2), commitments=["Q"]),
        ],
    )
    assert omissions(compose(records), records) == [
        Omission("P", "follow-up", "F", Reason.RELAY_OPEN),
        Omission("Q", "follow-up", "G", Reason.NO_TOLD_TEXT),
        Omission("Q", "follow-up", "H", Reason.AFTER_DATE),
    ]


def test_a_talk_with_nobody_at_the_other_side_is_warned_of():
    records = given(talk(parties=[], points=[SAID]))
    assert "Op 3 maart" not in " ".join(one.text for one in compose(records).sentences)
    assert reasons(records) == {"M": "no-party", "M/0": "no-party"}
    assert [one.record for one in found("not-told", records)] == ["M", "M/0"]
    internal = {"id": "v", "organisation": "VvM", "attribution": "internal"}
    hidden = given(talk(parties=[internal], points=[SAID]))
    assert reasons(hidden) == {"M": "internal", "M/0": "internal"}
    assert found("not-told", hidden) == []


@pytest.mark.parametrize(
    ("state", "reason"),
    [({}, "relay-open"), ({"closed_on": "2022-05-01"}, "relay-dropped")],
)
def test_a_relay_that_is_not_told(state, reason):
    asked = point("doorgeleid", "hun leden|their members", "noun-phrase", kind="ask")
    follow_ups = [{"id": "F", "point": "M/0"} | state]
    records = given(talk(points=[asked]), commitments=[promise(follow_ups=follow_ups)])
    assert reasons(records) == {"F": reason}


@pytest.mark.parametrize(
    ("status", "day", "reason"),
    [
        ("planned", "2022-05-01", "not-confirmed"),
        ("planned", "2022-09-01", "planned"),
        ("cancelled", "2022-05-01", "cancelled"),
    ],
)
def test_a_meeting_aside(status, day, reason):
    other = given(talk(id="N", date=day, status=status)).meetings[0]
    assert other.status is MeetingStatus(status)
    records = given(talk())
    assert reasons(records, [Aside(other)]) == {"N": reason}
    assert reasons(records, [Aside(other, Reason.ACCESS)]) == {"N": "access"}
    warned = found("not-told", records, known=Known(aside=[Aside(other)]))
    assert bool(warned) is (reason == "not-confirmed")


def test_only_what_can_be_mended_is_warned_of():
    records = given(talk(points=[SAID | {"phrase": None}, SAID | {"in_confidence": True}]))
    assert [(one.record, one.level) for one in found("not-told", records)] == [("M/0", "warning")]


@pytest.mark.parametrize(("reason", "found_"), [(None, {"P": "no-reason"}), ("Het liep.", {})])
def test_a_term_that_was_not_kept_without_a_reason(reason, found_):
    terms = [
        {"text": "in maart", "said_on": "2021-01-01", "on": "2021-03-31"},
        {"text": "voor de zomer", "said_on": "2021-05-01", "on": "2099-07-01", "reason": reason},
    ]
    late = promise(deadlines=terms, outcome="in-progress")
    records = given(talk(), commitments=[late])
    assert reasons(records) == found_
    assert [one.record for one in found("not-told", records)] == list(found_)
