"""What cannot be done to follow-ups is said, and nothing is left half done."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from logbook import clock
from logbook.commitments.models import Chamber, Recess
from logbook.db import db, reading, transaction
from logbook.errors import Conflict, Invalid, NotFound
from logbook.followups import queries, service
from logbook.followups.details import Actor, FollowUpDetails, NoteDetails, Origin
from logbook.followups.models import FollowUp, FollowUpStatus, RepeatFrom
from logbook.followups.queries import FollowUpFilter, Group, GroupDays
from logbook.history import service as history
from logbook.history.models import HistoryEntry
from logbook.meetings.models import Point
from logbook.policy import SYSTEM
from logbook.wording import Wording

NOBODY = uuid.UUID("00000000-0000-4000-8000-000000000000")


@pytest.mark.parametrize(
    ("details", "path"),
    [
        ({"origin": Origin(meeting=NOBODY)}, "origin-meeting"),
        ({"origin": Origin(point=NOBODY)}, "origin-point"),
        ({"origin": Origin(commitment=NOBODY)}, "origin-commitment"),
        ({"origin": Origin(letter=NOBODY)}, "origin-letter"),
        ({"origin": Origin(meeting=NOBODY, letter=NOBODY)}, "origin"),
        ({"actor": Actor(organisation=NOBODY)}, "actor-organisation"),
        ({"actor": Actor(sector=NOBODY)}, "actor-sector"),
        ({"actor": Actor(account=NOBODY)}, "actor-account"),
        ({"owner_id": NOBODY}, "owner"),
        ({"deputy_id": NOBODY}, "deputy"),
        ({"commitments": [NOBODY]}, "commitments-0"),
    ],
)
def test_a_reference_to_nothing_is_refused(scope, owner, now, details, path):
    with transaction(), pytest.raises(Invalid) as refused:
        service.create(owner.as_caller(), FollowUpDetails(title=Wording("x"), **details), now=now)

    assert path in refused.value.errors


def test_the_program_owns_nothing(scope, now):
    with transaction(), pytest.raises(Invalid) as refused:
        service.create(SYSTEM, FollowUpDetails(title=Wording("x")), now=now)

    assert list(refused.value.errors) == ["owner"]


def test_an_empty_note_is_refused(scope, owner, now, make):
    made = make.follow_up(owner)

    with transaction(), pytest.raises(Invalid):
        service.add_note(owner.as_caller(), made.id, NoteDetails(""), now=now)


def test_each_of_many_is_tried_by_itself(scope, owner, now, make):
    caller, good, stale = owner.as_caller(), make.follow_up(owner), make.follow_up(owner)

    def act(one):
        version = 9 if one == stale.id else 1
        return service.start(caller, one, version=version, now=now)

    with transaction():
        outcomes = service.for_each(caller, [good.id, stale.id, NOBODY, good.id], act)
        told = [(one.id, one.refusal is None) for one in outcomes]

    assert told == [(good.id, True), (stale.id, False), (NOBODY, False)]


@pytest.mark.parametrize("many", [0, 201])
def test_none_and_too_many_are_refused(scope, owner, many):
    with transaction(), pytest.raises(Invalid):
        service.for_each(
            owner.as_caller(), [uuid.uuid4() for _ in range(many)], lambda _id: FollowUp()
        )


def test_what_retention_has_emptied_cannot_be_undone(scope, owner, now, make):
    made = make.follow_up(owner)
    with transaction():
        service.start(owner.as_caller(), made.id, now=now)
    with transaction() as session:
        history.empty_values(SYSTEM, session.scalars(select(HistoryEntry.seq)).all(), now=now)
        session.expunge_all()

    with transaction(), pytest.raises(NotFound):
        service.undo(owner.as_caller(), made.id, version=2, now=now)


def test_what_was_only_made_has_no_act_to_undo(scope, owner, now, make):
    made = make.follow_up(owner)

    with transaction(), pytest.raises(Conflict):
        service.undo(owner.as_caller(), made.id, version=1, now=now)


def test_an_undone_deletion_can_be_done_again(scope, owner, now, make):
    caller, made = owner.as_caller(), make.follow_up(owner)
    for version, act in enumerate((service.delete, service.undo, service.undo), start=1):
        with transaction():
            act(caller, made.id, version=version, now=now)

    with reading(), pytest.raises(NotFound):
        queries.follow_up(caller, made.id)


def test_an_undo_leaves_out_a_point_that_is_gone(scope, owner, now, make):
    meeting = make.meeting(owner)
    point = make.point(meeting)
    made = make.follow_up(owner, meeting_id=meeting.id, point_id=point.id)
    with transaction():
        details = FollowUpDetails(title=Wording("Zonder herkomst"))
        service.edit(owner.as_caller(), made.id, details, version=1, now=now)
    with transaction() as session:
        session.delete(session.get(Point, point.id))

    with transaction():
        undone = service.undo(owner.as_caller(), made.id, version=2, now=now)
        assert (undone.meeting_id, undone.point_id) == (meeting.id, None)


def test_before_the_recess_is_a_group_where_a_recess_is_known(scope, owner, make):
    make.follow_up(owner, due="2026-12-16")
    make.follow_up(owner, due="2026-12-18")
    today, caller = date(2026, 12, 7), owner.as_caller()

    def groups(days):
        with reading():
            totals = queries.group_totals(caller, FollowUpFilter(), days)
            found = queries.grouped(caller, FollowUpFilter(), days, totals, most=9)
            assert [one.total for one in found] == [len(one.items) for one in found]
            return [(one.group, one.total) for one in found]

    sunday = date(2026, 12, 13)
    assert groups(GroupDays(today, sunday, None)) == [(Group.LATER, 2)]
    assert groups(GroupDays(today, sunday, date(2026, 12, 18))) == [
        (Group.RECESS, 1),
        (Group.LATER, 1),
    ]


def test_the_days_between_the_groups(scope, make):
    recess: dict[str, Any] = {"chamber": Chamber.HOUSE, "name": "Kerstreces"}
    make.kept(Recess(**recess, since=date(2026, 12, 18), until=date(2027, 1, 11)))

    with reading():
        monday = queries.days_around(date(2026, 12, 7))
        in_recess = queries.days_around(date(2026, 12, 20))

    assert monday == GroupDays(date(2026, 12, 7), date(2026, 12, 13), date(2026, 12, 18))
    assert in_recess == GroupDays(date(2026, 12, 20), date(2026, 12, 20), None)


def test_by_page_it_is_started_once(visit, owner, make):
    made = make.follow_up(owner, "Bellen")
    client, path = visit(owner), f"/follow-ups/{made.id}"
    page = client.get(path)

    started = client.follow(page.submit(action=f"{path}/start"))
    assert "‘Bellen’ is in uitvoering." in started.text
    started.submit(action=f"{path}/closure")
    late = client.follow(page.submit(action=f"{path}/start"))

    assert "Dit is gesloten." in late.text


def test_by_page_an_empty_note_is_asked_again(visit, owner, make):
    path = f"/follow-ups/{make.follow_up(owner).id}"

    refused = visit(owner).get(path).submit({"text": " "}, action=f"{path}/notes")

    assert (refused.status, list(refused.errors())) == (422, ["text"])


def test_by_page_what_changed_since_is_not_undone(visit, owner, colleague, make):
    path = f"/follow-ups/{make.follow_up(owner).id}"
    client = visit(owner)
    done = client.follow(client.get(path).submit(action=f"{path}/closure"))
    visit(colleague).get(path).submit({"text": "Hoezo?"}, action=f"{path}/notes")

    late = client.follow(done.submit(action=f"{path}/undo"))

    assert "kan niet meer ongedaan worden gemaakt" in late.text
    assert make.fetch(FollowUp, id=uuid.UUID(path[-36:])).status is FollowUpStatus.DONE


def test_by_page_closing_tells_of_the_next_occurrence(visit, owner, make):
    made = make.follow_up(owner, due="2190-01", repeat_every="P1M", repeat_from=RepeatFrom.DUE)
    path = f"/follow-ups/{made.id}"
    client = visit(owner)

    closed = client.follow(client.get(path).submit(action=f"{path}/closure"))

    assert "het volgende staat klaar" in closed.text


def test_two_of_one_name_are_told_apart_by_address(visit, owner, make):
    for address in ("a@example.org", "b@example.org"):
        make.account(address, name="J. Jansen")

    refused = visit(owner).get("/follow-ups/new").submit({"title-nl": "x", "actor": "J. Jansen"})

    assert "J. Jansen" in refused.errors()["actor"]


@pytest.mark.parametrize("actor", ["us", "account", "sector"])
def test_who_acts_is_written_as_it_is_read(visit, owner, colleague, make, actor):
    columns = {
        "us": {"actor_us": True},
        "account": {"actor_account_id": colleague.id},
        "sector": {"actor_sector_id": make.sector().id},
    }[actor]
    made = make.follow_up(owner, **columns)

    visit(owner).get(f"/follow-ups/{made.id}/edit").submit()

    kept = make.fetch(FollowUp, id=made.id)
    assert {name: getattr(kept, name) for name in columns} == columns


def test_who_acts_is_found_by_a_part_of_the_name_as_parties_are(visit, owner, make):
    bank, sector = make.organisation("Rabobank"), make.sector()
    make.organisation("Robeco")
    form = visit(owner).get("/follow-ups/new")
    form.submit({"title-nl": "Bellen", "actor": "Rabo"})
    form.submit({"title-nl": "Schrijven", "actor": f"enkele {sector.nouns.nl}"})
    assert make.fetch(FollowUp, title_nl="Bellen").actor_organisation_id == bank.id
    assert make.fetch(FollowUp, title_nl="Schrijven").actor_sector_id == sector.id
    assert "Kies" in form.submit({"title-nl": "Wie?", "actor": "R"}).errors()["actor"]


def test_what_is_near_and_what_is_dropped_say_so(visit, owner, make):
    tomorrow = clock.today("Europe/Amsterdam") + timedelta(days=1)
    make.follow_up(owner, due=tomorrow.isoformat())
    make.follow_up(owner, status=FollowUpStatus.DROPPED, closed_on=date(2026, 1, 1))

    text = visit(owner).get("/follow-ups").text

    assert "morgen" in text
    assert "vervallen" in text


def test_a_flush_within_a_refused_act_leaves_nothing(scope, owner, now, make):
    """One of many that fails after its first write is undone alone."""
    caller, made = owner.as_caller(), make.follow_up(owner)

    def fails(one):
        service.start(caller, one, now=now)
        raise Invalid({"x": ["toch niet"]})

    with transaction():
        [outcome] = service.for_each(caller, [made.id], fails)

    assert outcome.refusal == "toch niet"
    with reading():
        kept = db.session.get_one(FollowUp, made.id)
        assert (kept.status, kept.version) == (FollowUpStatus.OPEN, 1)
