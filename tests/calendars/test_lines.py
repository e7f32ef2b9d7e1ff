"""Content lines as strings: the same bytes as the icalendar library makes, and read back so."""

from datetime import UTC, date, datetime, timedelta

import icalendar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logbook.calendars import components
from logbook.calendars.items import FollowUpItem, MeetingItem
from logbook.calendars.lines import folded, line, text
from logbook.calendars.looks import LookForm
from logbook.calendars.models import Detail, Shape
from logbook.dates import PartialDate
from logbook.wording import Wording
from tests.calendars.by_library import by_library
from tests.calendars.test_components import SITE, STAMP, follow_up, look, look_of, meeting

WORDS = st.text("aN1 \\;,:^\n\té€😀", min_size=1, max_size=150).filter(
    lambda said: "\\N" not in said
)
"""The library takes a typed '\\N' for a line end; ours for what was typed."""
WORDINGS = st.builds(Wording, WORDS, st.none() | WORDS)
DATES = st.sampled_from(["2026-12-14", "2026-02", "2027-22", "2028"]).map(PartialDate.parse)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
INSTANTS = st.integers(10**9, 2 * 10**9).map(lambda at: datetime.fromtimestamp(at, UTC))
FOLLOW_UPS = st.builds(
    FollowUpItem,
    id=st.uuids(),
    title=WORDINGS,
    details=st.none() | WORDS,
    due=DATES,
    due_text=st.none() | WORDS,
    moved_from=st.none() | WORDS | st.just("2026-03"),
    status=st.sampled_from(["open", "in-progress", "done", "dropped"]),
    closed_on=st.none() | DAYS,
    actor=st.none() | WORDINGS,
    owner=WORDS,
    origin=st.none() | WORDS,
    commitments=st.lists(WORDINGS, max_size=2).map(tuple),
    categories=st.lists(WORDINGS, max_size=3).map(tuple),
    created=INSTANTS,
    secret=st.booleans(),
)
MEETINGS = st.builds(
    MeetingItem,
    id=st.uuids(),
    title=WORDS,
    date=DATES,
    end_date=st.none() | DAYS,
    start=st.none() | INSTANTS,
    end=st.none() | INSTANTS,
    place=st.none() | WORDS,
    status=st.sampled_from(["planned", "held", "cancelled"]),
    parties=st.lists(WORDINGS, max_size=3).map(tuple),
    categories=st.lists(WORDINGS, max_size=3).map(tuple),
    created=INSTANTS,
    secret=st.booleans(),
)
LOOKS = st.fixed_dictionaries(
    {
        "language": st.sampled_from(["nl", "en"]),
        "detail": st.sampled_from(Detail),
        "shape": st.sampled_from(Shape),
        "alarms": st.booleans(),
    }
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(item=FOLLOW_UPS | MEETINGS, chosen=LOOKS)
def test_every_item_in_every_look_has_the_bytes_of_the_library(item, chosen) -> None:
    seen, alarms = look_of(item, chosen), chosen["alarms"]
    made = components.component(item, seen, SITE, STAMP).whole(alarms=alarms)
    assert made == by_library(item, seen, SITE, STAMP, alarms=alarms)


@given(
    said=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200) | WORDS
)
def test_what_was_said_is_read_back(said) -> None:
    made = line("SUMMARY", text(said))
    assert all(len(part.encode()) <= 75 for part in made.split("\r\n"))
    read = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{made}END:VEVENT\r\n")
    assert str(read["summary"]) == said


@given(said=WORDS, length=st.integers(60, 90))
def test_folding_adds_line_ends_and_takes_nothing(said, length) -> None:
    whole = (said * length)[: length * 3].replace("\n", "")
    assert folded(whole).replace("\r\n ", "") == whole
    for part in folded(whole).split("\r\n "):
        part.encode().decode()
        assert len(part.encode()) <= 74


def test_a_line_end_typed_as_letters_stays_what_was_typed() -> None:
    assert text("C:\\New") == "C:\\\\New"


def test_a_text_that_is_not_escaped_would_break_out() -> None:
    evil = f"SUMMARY:{'x'}\r\nX-EVIL:1\r\n"
    assert "X-EVIL" in icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{evil}END:VEVENT\r\n")


def test_two_items_of_the_examples_are_those_of_the_library() -> None:
    for item in (follow_up(), meeting(start=STAMP.at, end=STAMP.at + timedelta(hours=2))):
        seen = look_of(item, look())
        made = components.component(item, seen, SITE, STAMP)
        assert made.body == by_library(item, seen, SITE, STAMP, alarms=False)
        assert (seen.form is LookForm.MEETINGS) == isinstance(item, MeetingItem)
