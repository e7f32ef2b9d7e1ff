"""Values of the history in the reader's words."""

import pytest

from logbook.changes.labels import label_of
from logbook.changes.values import told, words_for
from logbook.policy import SYSTEM
from logbook.web import gate


@pytest.fixture
def english(app, monkeypatch):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        monkeypatch.setattr("logbook.changes.values.caller", lambda: SYSTEM)
        yield gate


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        ("disabled_at", "2026-07-01T10:00:00.000000Z", "1 July 2026, 12:00"),
        ("due_edtf", "2026-07", "July 2026"),
        ("due_edtf", "2026-05/2026-07", "mid-2026"),
        ("closed_on", "2026-07-01", "1 July 2026"),
        ("title", "2026", "2026"),
        ("plural", True, True),
        ("notes", None, None),
    ],
)
def test_dates_and_instants_are_told_as_people_say_them(column, value, text, english):
    assert told(column, value) == text


def test_keys_have_words_and_what_has_none_stays(english):
    assert words_for("account", "role")["reader"] == "Reader"
    assert words_for("meeting", "points-*-actors-*-side")["by"] == "said it"
    assert words_for("meeting", "title") == {"true": "yes"}


def test_fields_are_named_with_the_rows_they_are_in(english):
    assert label_of("meeting", "points-*-complement_en") == "Points: What was said (English)"
    assert label_of("commitment", "own_number") == "Own number"
