"""A feed put together from its last answer and what is new is the feed put together from all."""

import uuid
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook import clock
from logbook.accounts.secrets import digest
from logbook.calendars import following, joining
from logbook.calendars.layout import Layout, Part, Told
from logbook.calendars.views import kept_answers
from logbook.commitments.models import Commitment
from logbook.dates import PartialDate
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting
from logbook.wording import Wording
from tests.calendars.reading import NOW

ADDRESS = "http://127.0.0.1:8000"
BOTH = {"content": "both", "alarms": True}

KEYS = st.tuples(
    st.sampled_from(["2026-12-07", "2026-12-08", "~" * 10]),
    st.integers(0, 30).map(lambda number: f"{number:032x}"),
).map("".join)
pytestmark = pytest.mark.usefixtures("at_nine")
ITEMS = st.lists(KEYS, unique_by=lambda key: key[10:]).map(sorted)


@given(ITEMS, ITEMS, st.sets(st.integers(0, 30)))
def test_replaced_it_is_laid_out_as_if_put_together_from_all(old, new, touched):
    def body(key: str, version: str) -> bytes:
        return f"{key}{version};".encode()

    ids = {f"{number:032x}" for number in touched}
    before = [Told(key, body(key, "old")) for key in old]
    told = [Told(key, body(key, "new")) for key in new if key[10:] in ids]
    after = sorted([*told, *(one for one in before if one.key[10:] not in ids)])
    text = b"".join(one.body for one in before)
    made, pieces = Part.of(before).replaced(memoryview(text), ids, told)
    assert b"".join(pieces) == b"".join(one.body for one in after)
    assert made == Part.of(after)
    assert Layout.read(str(Layout([made, Part([], [])]))) == Layout([made, Part([], [])])


@pytest.fixture
def put_together(app):
    """A feed put together from all that it shows."""

    def whole(path: str) -> bytes:
        now = clock.now()
        with app.app_context():
            return joining.put_together(
                digest(path.split("/")[2]), None, today=now.date(), address=ADDRESS, now=now
            ).body

    return whole


@pytest.fixture
def read_anew(monkeypatch):
    """Feeds of any size are made from their last answers; called, how many were since last asked.

    Each is told as how it was made: True from its last answer.
    """
    monkeypatch.setattr(joining, "LARGE", 0)
    made: list[bool] = []
    from_last = joining._from_last

    def noted(*given):
        answer = from_last(*given)
        made.append(answer is not None)
        return answer

    def since() -> list[bool]:
        told, made[:] = made[:], []
        return told

    monkeypatch.setattr(joining, "_from_last", noted)
    return since


@pytest.fixture
def watched(make, owner, outsider, feed, fetch, change, read_anew):
    """Feeds of one person, fetched; what can happen to them, one act after the other."""
    promise = make.commitment(own_number="T/1")
    talk = make.meeting(owner, date="2026-12-15", status="planned")
    stays = make.follow_up(owner, "Blijft", due="2026-12-20")
    due = make.follow_up(owner, "Terugkoppelen", due="2026-12-14")
    paths = [feed(owner, **choices) for choices in (BOTH, {"scope": "unit"}, {"shape": "tasks"})]
    for path in paths:
        fetch(path)
    read_anew()
    later = PartialDate.parse("2026-12-28")
    acts: list[tuple[type, uuid.UUID, dict[str, object]]] = [
        (FollowUp, due.id, {"title": Wording("Anders; é")}),
        (FollowUp, due.id, {"due_on": None, "due": None}),
        (FollowUp, due.id, {"due_on": later.latest, "due": later}),
        (FollowUp, due.id, {"owner_id": outsider.id, "actor_account_id": outsider.id}),
        (FollowUp, due.id, {"deputy_id": owner.id, "meeting_id": talk.id}),
        (Meeting, talk.id, {"marking": "dep-v"}),
        (Meeting, talk.id, {"marking": "none", "title": "Een ander gesprek"}),
        (Meeting, talk.id, {"deleted_at": NOW}),
        (Meeting, talk.id, {"deleted_at": None}),
        (FollowUp, due.id, {"commitment_id": promise.id, "owner_id": owner.id}),
        (Commitment, promise.id, {"own_number": None, "title": Wording("Een toezegging")}),
        (FollowUp, due.id, {"status": "done", "closed_on": NOW.date()}),
        (FollowUp, stays.id, {"deleted_at": NOW}),
    ]
    return paths, [partial(change, kind, its_id, **columns) for kind, its_id, columns in acts]


def test_after_each_change_it_is_what_put_together_from_all_would_be(
    watched, fetch, put_together, read_anew
) -> None:
    paths, acts = watched
    from_last = Counter[bool]()
    for act in acts:
        act()
        told = [fetch(path).data for path in paths]
        from_last += Counter(read_anew())
        assert told == [put_together(path) for path in paths]
    # All but the first of what is empty: of a title that changes for no other feed nothing is read.
    assert from_last[True] > len(acts)


def test_without_what_the_history_tells_it_would_be_old(
    watched, fetch, put_together, monkeypatch
) -> None:
    monkeypatch.setattr(following, "touched_since", lambda _up_to, **_how: set())
    (path, *_others), (act, *_more) = watched
    act()
    assert fetch(path).data != put_together(path)


def test_more_changes_than_are_spliced_and_another_day_are_read_whole(
    watched, fetch, put_together, read_anew, at_nine, monkeypatch
) -> None:
    (path, *_others), (first, *_acts, last) = watched
    monkeypatch.setattr(joining, "MOST", 0)
    first()
    assert fetch(path).data == put_together(path)
    assert read_anew() == [False]
    monkeypatch.setattr(joining, "MOST", 500)
    at_nine.shift(timedelta(days=1))
    last()
    assert fetch(path).data == put_together(path)
    assert read_anew() == []


def test_what_was_kept_of_another_history_is_read_whole(
    app, watched, fetch, put_together, read_anew
) -> None:
    """As after a database was put back, where the numbers of changes come once more."""
    (path, *_others), (act, *_acts) = watched
    with app.app_context():
        file = kept_answers()._folder / digest(path.split("/")[2])
    state, etag, length, up_to, _end = file.read_text().split("\n")
    other = up_to.partition("-")[0] + "-" + "0" * 64
    file.write_text(f"{state}\n{etag}\n{length}\n{other}\n")
    act()
    assert fetch(path).data == put_together(path)
    assert read_anew() == [False]
