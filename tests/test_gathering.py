"""What a transaction gathers is written once, at its end, or not at all."""

import pytest
from sqlalchemy import func, select

from logbook.db import db, transaction
from logbook.errors import Invalid
from logbook.followups import service
from logbook.followups.details import Closure, FollowUpDetails, NoteDetails
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.history import service as history
from logbook.history.models import HistoryEntry, HistoryValues
from logbook.search.models import SearchDocument
from logbook.wording import Wording

DETAILS = FollowUpDetails(title=Wording("Bellen"))


def body(follow_ups: int) -> dict[str, object]:
    rows = [{"title": {"nl": f"Terugkoppelen {n}"}, "due": "2027-01-15"} for n in range(follow_ups)]
    return {"title": "Gesprek", "date": "2026-11-20", "followUps": rows}


def test_thirty_follow_ups_are_written_in_as_many_statements_as_three(api, owner, queries):
    client = api(owner)
    client.post("/meetings", body(1))
    counts = []
    for follow_ups in (3, 30):
        with queries() as seen:
            assert client.post("/meetings", body(follow_ups)).status_code == 201
        counts.append(seen.count)

    assert counts[0] == counts[1] <= 32


def test_two_changes_of_one_record_are_told_apart(scope, owner, now):
    caller = owner.as_caller()
    done = Closure(FollowUpStatus.DONE, outcome="Gebeld")
    with transaction():
        made = service.create(caller, DETAILS, now=now)
        service.start(caller, made.id, now=now)
        service.close(caller, made.id, done, now=now)

    kept = db.session.execute(
        select(HistoryEntry.action, HistoryValues.before, HistoryValues.after)
        .join(HistoryValues, HistoryValues.seq == HistoryEntry.seq)
        .where(HistoryEntry.record_id == made.id)
        .order_by(HistoryEntry.seq)
    ).all()
    assert [(one.action, status(one.before), status(one.after)) for one in kept] == [
        ("create", None, "open"),
        ("start", "open", "in-progress"),
        ("close", "in-progress", "done"),
    ]
    assert history.verify() == []


def test_of_a_part_that_is_refused_nothing_is_written(scope, make, owner, now):
    first, second = make.follow_up(owner), make.follow_up(owner)
    caller = owner.as_caller()

    def act(id):
        noted = service.add_note(caller, id, NoteDetails("Gesproken"), now=now)
        if id == second.id:
            raise Invalid({"": ["Niet deze"]})
        return noted

    with transaction():
        outcomes = service.for_each(caller, [first.id, second.id], act)

    assert [one.refusal for one in outcomes] == [None, "Niet deze"]
    assert db.session.scalars(select(HistoryEntry.record_id)).all() == [first.id]
    assert db.session.scalars(select(SearchDocument.record_id)).all() == [first.id]


def test_what_was_gathered_goes_with_a_transaction_that_is_undone(scope, owner, now):
    caller = owner.as_caller()

    def fail_at_the_end():
        with transaction():
            service.create(caller, DETAILS, now=now)
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        fail_at_the_end()
    with transaction():
        service.create(caller, DETAILS, now=now)

    counts = {
        table: db.session.scalar(select(func.count()).select_from(table))
        for table in (FollowUp, HistoryEntry, SearchDocument)
    }
    assert set(counts.values()) == {1}, counts


def status(side):
    return side and side["status"]
