"""A morning's mail in words, in both languages: every part, heading, count and note."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from flask_babel import force_locale

from logbook.dates import PartialDate
from logbook.followups.digest import DigestLine, PastMeeting, arrange, say_day, worded
from logbook.followups.models import Reminder
from logbook.followups.sweep import sweep
from logbook.outbox.models import MessageState
from logbook.wording import Wording
from tests.followups.sweeping import SENDER, TUESDAY, WEDNESDAY, messages, planned, rules

MONDAY = date(2026, 12, 7)


def line(days: int | None, title: str | None = "Nabellen", **changed: Any) -> DigestLine:
    due_on = None if days is None else MONDAY + timedelta(days=days)
    wording = Wording(title, title) if title else None
    given = {"due": None, "due_text": None, "due_on": due_on, **changed}
    return DigestLine(uuid.uuid4(), wording, **given)


def meeting(title: str | None = "Gesprek") -> PastMeeting:
    return PastMeeting(uuid.uuid4(), title, PartialDate.parse("2026-12-04"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            [
                ("overdue", "Te laat", "2 te laat"),
                ("due", "Vandaag", "1 vandaag"),
                ("coming", "Binnenkort", "1 binnenkort"),
                ("waiting", "Wacht op anderen", "1 bij anderen"),
                ("confirm", "Heeft dit gesprek plaatsgevonden?", "1 te bevestigen"),
            ],
        ),
        (
            "en",
            [
                ("overdue", "Overdue", "2 overdue"),
                ("due", "Due today", "1 today"),
                ("coming", "Coming up", "1 coming up"),
                ("waiting", "Waiting on others", "1 waiting on others"),
                ("confirm", "Did this meeting take place?", "1 to confirm"),
            ],
        ),
    ],
)
def test_each_part_has_its_heading_and_is_counted(scope, language, expected):
    bank = Wording("De Bank", "The Bank")
    lines = [line(-2), line(-1), line(0), line(3), line(5, waits_for=bank)]
    digest = arrange(lines, [meeting()], today=MONDAY)
    with force_locale(language):
        parts = worded(digest, language)
    assert [(part.kind, part.heading, part.told) for part in parts] == expected


@pytest.mark.parametrize(
    ("told", "dutch", "english"),
    [
        (line(-2), "2 dagen te laat", "2 days overdue"),
        (line(-1), "1 dag te laat", "1 day overdue"),
        (line(0), "vandaag", "today"),
        (line(1), "dinsdag 8 december 2026", "Tuesday 8 December 2026"),
        (line(None), "geen termijn", "no date"),
        (line(24, due=PartialDate.parse("2026-12")), "Uiterlijk eind december",
         "By the end of December"),
        (line(24, due=PartialDate.parse("2026-12-31")), "donderdag 31 december 2026",
         "Thursday 31 December 2026"),
    ],
)  # fmt: skip
def test_a_line_says_when(scope, told, dutch, english):
    for language, expected in (("nl", dutch), ("en", english)):
        with force_locale(language):
            (part,) = worded(arrange([told], [], today=MONDAY), language)
        (only,) = part.lines
        assert (only.title, only.when) == ("Nabellen", expected)
        assert only.path == f"/follow-ups/{told.follow_up_id}"


@pytest.mark.parametrize(
    ("changed", "dutch", "english"),
    [
        ({}, "", ""),
        ({"waits_for": Wording("De Bank", "The Bank")}, "wacht op De Bank", "waiting on The Bank"),
        ({"owner": "Anna"}, "voor Anna, die afwezig is", "for Anna, who is absent"),
        ({"owner": "Anna", "owner_has_left": True}, "van Anna, die hier niet meer werkt",
         "of Anna, who no longer works here"),
        ({"due_text": "voor kerst"}, "voor kerst", "voor kerst"),
        ({"due_text": "voor kerst", "title": None}, "", ""),
        ({"owner": "Anna", "due_text": "voor kerst"}, "voor Anna, die afwezig is · voor kerst",
         "for Anna, who is absent · voor kerst"),
    ],
)  # fmt: skip
def test_a_line_says_what_else_matters(scope, changed, dutch, english):
    for language, expected in (("nl", dutch), ("en", english)):
        with force_locale(language):
            (part,) = worded(arrange([line(0, **changed)], [], today=MONDAY), language)
        assert part.lines[0].note == expected


def test_what_is_confidential_is_told_without_its_words(scope):
    digest = arrange([line(0, None)], [meeting(None)], today=MONDAY)
    with force_locale("nl"):
        titles = [part.lines[0].title for part in worded(digest, "nl")]
    assert titles == ["Vertrouwelijk actiepunt", "Vertrouwelijk gesprek"]
    assert digest.told_meetings == []


def test_the_nearest_day_stands_first_and_ones_own_before_what_one_looks_after():
    theirs, own, near, none = line(3, owner="Anna"), line(3), line(1), line(None)
    digest = arrange([none, theirs, own, near], [], today=MONDAY)
    assert digest.coming == (near, own, theirs, none)
    assert not digest.is_empty
    assert arrange([], [], today=MONDAY).is_empty
    assert say_day(MONDAY, "nl") == "maandag 7 december 2026"


def test_it_names_each_meeting_whose_words_it_tells_once():
    one, other, hidden = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    lines = [line(0, meeting_id=one), line(1, meeting_id=one), line(-1, meeting_id=other)]
    lines += [line(0, None, meeting_id=hidden), line(0)]
    past = meeting()
    digest = arrange(lines, [past], today=MONDAY)
    assert digest.told_meetings == sorted(map(str, (one, other, past.id)))


def test_without_a_server_no_mail_was_taken_and_what_is_due_is_written(scope, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    assert sweep(None, SENDER, tick=lambda: TUESDAY) == 0
    assert [message.state for message in messages()] == [MessageState.PENDING]


def test_what_is_missed_before_a_night_waits_for_the_morning(sent, make, owner):
    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    other = planned(make, owner, "Later", "2027-03-01")
    before = make.fetch(Reminder, follow_up_id=other.id, rule="before-14").moment
    assert sent(TUESDAY + timedelta(hours=20)) == 0
    assert make.fetch(Reminder, follow_up_id=row.id, rule="due").moment == WEDNESDAY
    assert make.fetch(Reminder, follow_up_id=other.id, rule="before-14").moment == before
    assert rules(row)["due"] is False
