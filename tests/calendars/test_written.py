"""Texts are written with the change that makes them so: no poll makes any."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from logbook import clock
from logbook.accounts.models import Account
from logbook.calendars import components, following, rebuilding, texts
from logbook.calendars.models import CalendarLook, CalendarText
from logbook.commitments.models import Commitment
from logbook.db import db, reading, transaction
from logbook.directory.models import Organisation, Sector, Topic
from logbook.followups.models import FollowUp
from logbook.history import service as history
from logbook.meetings.models import Meeting
from logbook.wording import Wording
from tests.calendars.reading import events, summaries

pytestmark = pytest.mark.usefixtures("at_nine")

EVERYTHING = ({"content": "both"}, {"shape": "tasks"}, {"detail": "discreet", "language": "en"})


@pytest.fixture
def made_by_polls(monkeypatch):
    """The texts that polls had to make: of what was written around the services."""
    made: list[object] = []
    repair = rebuilding.repair

    def noted(look, ids, *, now):
        made.extend(ids)
        repair(look, ids, now=now)

    monkeypatch.setattr(rebuilding, "repair", noted)
    return made


@pytest.fixture
def told(make, owner, feed):
    """A meeting and a follow-up that tell of a record of every kind that can be told of."""
    nvb, banks = make.organisation(short_name="NVB"), make.sector()
    topic, promise = make.topic(), make.commitment(own_number="T/1")
    meeting = make.meeting(owner, "Overleg", date="2026-12-15", status="planned")
    make.party(meeting, organisation_id=nvb.id)
    make.party(meeting, sector_id=banks.id)
    with make.app.app_context(), transaction():
        kept = db.session.get_one(Meeting, meeting.id)
        kept.topics.append(db.session.merge(topic))
    mine = {"due": "2026-12-14", "meeting_id": meeting.id, "commitment_id": promise.id}
    make.follow_up(owner, "Bij de bank", actor_organisation_id=nvb.id, **mine)
    make.follow_up(owner, "Bij de sector", actor_sector_id=banks.id, due="2026-12-15")
    for choices in EVERYTHING:
        feed(owner, **choices)
    return {
        Account: owner.id,
        Organisation: nvb.id,
        Sector: banks.id,
        Topic: topic.id,
        Commitment: promise.id,
        Meeting: meeting.id,
    }


def old_texts(app) -> int:
    """How many texts are not as they would be made now."""
    with app.app_context():
        return rebuilding.rebuild(now=clock.now())


BORROWED = [
    (Account, {"name": "A. Anders"}),
    (Organisation, {"short_name": "NVB-nieuw"}),
    (Organisation, {"short_name": None, "name": Wording("Vereniging", "Association")}),
    (Sector, {"nouns": Wording("geldschieters", "lenders")}),
    (Topic, {"label": Wording("kernwapens", "nuclear arms")}),
    (Commitment, {"own_number": "T/2"}),
    (Commitment, {"own_number": None, "title": Wording("Anders")}),
    (Meeting, {"title": "Anders"}),
    (Meeting, {"access": "named"}),
]


@pytest.mark.parametrize(
    ("kind", "changed"), BORROWED, ids=lambda one: getattr(one, "__name__", "")
)
def test_what_an_item_tells_of_another_record_is_written_with_the_change_of_that(
    app, told, change, kind, changed
) -> None:
    assert old_texts(app) == 0
    change(kind, told[kind], **changed)
    assert old_texts(app) == 0


def test_without_what_follows_from_a_change_the_texts_would_be_old(
    app, told, change, monkeypatch
) -> None:
    monkeypatch.setattr(following, "LENT", {})
    change(Organisation, told[Organisation], short_name="NVB-nieuw")
    assert old_texts(app) > 0


def test_a_renamed_organisation_is_new_in_feeds_of_others_as_well(
    make, owner, colleague, feed, fetch, change
) -> None:
    nvb = make.organisation(short_name="NVB")
    make.follow_up(colleague, due="2026-12-14", actor_organisation_id=nvb.id)
    path = feed(colleague)
    etag = fetch(path).headers["ETag"]
    change(Organisation, nvb.id, short_name="NVB-nieuw")
    assert "NVB-nieuw" in summaries(fetch(path, etag))[0]


def test_no_poll_makes_a_text_whatever_was_done(
    api, owner, colleague, feed, fetch, made_by_polls, at_nine
) -> None:
    paths = [feed(owner, **choices) for choices in EVERYTHING]
    client, due = api(owner), {"title": {"nl": "Terugkoppelen"}, "due": "2026-12-14"}
    talk = {"title": "Gesprek", "date": "2026-12-07", "followUps": [due, due | {"due": "2027-01"}]}
    made = client.post("/meetings", talk).json
    first, second = client.get(f"/follow-ups?meeting={made['id']}").json["items"]
    assert [len(events(fetch(path))) for path in paths] == [3, 2, 2]

    at_nine.shift(timedelta(hours=1))
    client.post(f"/follow-ups/{first['id']}/closure", {"status": "done", "outcome": "Gebeld"})
    client.put(f"/meetings/{made['id']}", talk | {"title": "Anders"}, version=made["version"])
    client.send("DELETE", f"/follow-ups/{second['id']}")
    assert [len(events(fetch(path))) for path in paths] == [2, 1, 1]
    assert made_by_polls == []


def test_the_first_poll_of_a_second_feed_joins_what_is_written(
    make, owner, feed, fetch, queries, made_by_polls, monkeypatch
) -> None:
    for _number in range(30):
        make.follow_up(owner, due="2026-12-14")
    paths = [feed(owner, **choices) for choices in EVERYTHING]
    monkeypatch.delattr(components, "component")
    with queries() as seen:
        assert [len(events(fetch(path))) for path in paths] == [30, 30, 30]
    wide = [one for one in seen.statements if "calendar_text" in one]
    # Both kinds of item, tasks, and terms in English: a select each.
    assert len(wide) == 4
    assert made_by_polls == []


def test_what_was_written_around_the_services_is_told_all_the_same(
    make, owner, feed, fetch, made_by_polls
) -> None:
    feed(owner)
    late = make.follow_up(owner, "Later", due="2026-12-14")
    path = feed(owner)
    assert summaries(fetch(path)) == ["Termijn: Later"]
    assert made_by_polls == [late.id]


def test_a_meeting_with_thirty_follow_ups_writes_its_texts_as_one_with_three(
    api, owner, feed, queries
) -> None:
    feed(owner, content="both")
    client, counts = api(owner), []
    for follow_ups in (1, 3, 30):
        rows = [{"title": {"nl": "Bellen"}, "due": "2027-01-15"} for _n in range(follow_ups)]
        with queries() as seen:
            client.post("/meetings", {"title": "Gesprek", "date": "2026-12-07", "followUps": rows})
        counts.append(len([one for one in seen.statements if "calendar_" in one]))
    assert counts[1] == counts[2] <= 6


def test_texts_are_undone_with_their_change(app, make, owner, feed) -> None:
    feed(owner)
    due = make.follow_up(owner, due="2026-12-14")

    def fail() -> None:
        with transaction():
            record = db.session.get_one(FollowUp, due.id)
            history.record(owner.as_caller(), "edit", record, now=clock.now(), before={})
            raise RuntimeError("undone")

    with app.app_context():
        with pytest.raises(RuntimeError, match="undone"):
            fail()
        with reading():
            assert db.session.scalars(select(CalendarText)).all() == []


def test_a_look_that_was_made_half_is_made_whole_when_the_program_starts(
    app, make, owner, feed, fetch, made_by_polls
) -> None:
    make.follow_up(owner, due="2026-12-14")
    path = feed(owner)
    with app.app_context():
        with transaction():
            db.session.execute(CalendarText.__table__.delete())  # type: ignore[attr-defined]
            db.session.execute(update(CalendarLook).values(maker=None))
        assert rebuilding.rebuild_what_another_made(now=clock.now()) == 1
        assert rebuilding.rebuild_what_another_made(now=clock.now()) == 0
    assert len(events(fetch(path))) == 1
    assert made_by_polls == []


def test_what_is_gone_for_good_leaves_no_text(app, make, owner, feed) -> None:
    due = make.follow_up(owner, due="2026-12-14")
    feed(owner)
    with app.app_context():
        with transaction():
            record: Any = db.session.get_one(FollowUp, due.id)
            before = history.snapshot(record)
            db.session.delete(record)
            caller = owner.as_caller()
            history.record(caller, "purge", record, now=clock.now(), before=before)
        with reading():
            assert db.session.scalars(select(CalendarText)).all() == []


def test_what_no_feed_can_show_any_more_is_not_written(app, make, owner, feed) -> None:
    make.follow_up(owner, due="2026-01-01", status="done", closed_on=date(2026, 1, 1))
    make.meeting(owner, date="2026-01-01", status="held")
    feed(owner, content="both")
    with app.app_context(), reading():
        assert db.session.scalars(select(CalendarText)).all() == []
    assert texts.AT_ONCE <= 1000
