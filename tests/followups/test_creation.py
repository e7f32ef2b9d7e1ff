"""Making follow-ups: what is left out, what is refused, what is planned."""

import uuid
from datetime import date

import pytest

from logbook.commitments.models import Chamber, Recess
from logbook.dates import PartialDate
from logbook.db import db, reading, transaction
from logbook.errors import Forbidden, Invalid
from logbook.followups import queries, service
from logbook.followups.details import Actor, FollowUpDetails, NoteDetails, Origin
from logbook.followups.models import FollowUpKind, FollowUpStatus, Reminder
from logbook.wording import Wording


def create(caller, now, **details):
    details.setdefault("title", Wording("Terugkoppelen"))
    with transaction():
        return service.create(caller, FollowUpDetails(**details), now=now)


def test_a_title_is_enough(scope, owner, now):
    made = create(owner.as_caller(), now)

    assert made.kind is FollowUpKind.ACTION
    assert made.status is FollowUpStatus.OPEN
    assert made.owner_id == made.actor_account_id == owner.id
    assert made.due is made.due_on is None
    assert made.remind_before == [14, 3, 0]
    assert made.version == 1


def test_who_is_made_owner_acts(scope, owner, colleague, now):
    made = create(owner.as_caller(), now, owner_id=colleague.id)

    assert made.actor_account_id == colleague.id


def test_a_reader_makes_none(scope, reader, now):
    with pytest.raises(Forbidden):
        create(reader.as_caller(), now)


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2026-12-14", date(2026, 12, 14)),
        ("2026-12", date(2026, 12, 31)),
        ("2027-22", date(2027, 8, 31)),
        ("2027", date(2027, 12, 31)),
    ],
)
def test_a_partial_term_is_due_on_its_last_day(scope, owner, now, edtf, day):
    assert create(owner.as_caller(), now, due=PartialDate.parse(edtf)).due_on == day


def test_a_spoken_term_is_computed_with_the_recesses(scope, owner, now, make):
    make.kept(
        Recess(
            chamber=Chamber.HOUSE,
            name="Kerstreces",
            since=date(2026, 12, 18),
            until=date(2027, 1, 11),
        )
    )

    made = create(owner.as_caller(), now, due_text="vóór het kerstreces")

    assert made.due_on == date(2026, 12, 17)
    assert made.due is None


@pytest.mark.parametrize(
    "words", ["op een later moment", "vóór het reces", "volgende wek", "na de zomer", "gisteren"]
)
def test_words_that_set_no_day_are_refused(scope, owner, now, words):
    """They would stand there as a term, and never remind anybody."""
    with pytest.raises(Invalid) as refusal:
        create(owner.as_caller(), now, due_text=words)
    assert list(refusal.value.errors) == ["dueText"]


def test_the_words_of_a_commitment_may_set_no_day(scope, owner, now, make):
    promise = make.commitment()
    for words in ("op een later moment", "zodra het rapport er is"):
        made = create(
            owner.as_caller(),
            now,
            due_text=words,
            origin=Origin(commitment=promise.id),
            commitments=[promise.id],
        )
        assert (made.due_text, made.due_on) == (words, None)
    with pytest.raises(Invalid):
        create(owner.as_caller(), now, due_text="volgende wek", commitments=[promise.id])


def test_a_spoken_term_is_heard_on_the_day_of_the_meeting(scope, owner, now, make):
    meeting = make.meeting(owner, date="2021-09-14")

    made = create(
        owner.as_caller(), now, origin=Origin(meeting=meeting.id), due_text="binnen twee weken"
    )

    assert made.due_on == date(2021, 9, 28)


def test_its_reminders_are_planned_with_it(scope, owner, now):
    made = create(owner.as_caller(), now, due=PartialDate.parse("2026-12-30"), remind_before=[0])

    with reading():
        rules = set(db.session.scalars(db.select(Reminder.rule).filter_by(follow_up_id=made.id)))
    assert "due" in rules
    assert not [rule for rule in rules if rule.startswith("before")]


def test_a_follow_up_of_a_point_knows_its_meeting(scope, owner, now, make):
    point = make.point(make.meeting(owner))

    made = create(owner.as_caller(), now, origin=Origin(point=point.id))

    assert (made.point_id, made.meeting_id) == (point.id, point.meeting_id)


def test_a_meeting_that_may_not_be_seen_is_no_origin(scope, owner, outsider, now, make):
    meeting = make.meeting(owner, access="unit")

    with pytest.raises(Invalid) as refused:
        create(outsider.as_caller(), now, origin=Origin(meeting=meeting.id))

    assert list(refused.value.errors) == ["origin-meeting"]


def test_nobody_is_given_what_they_may_not_see(scope, owner, outsider, now, make):
    meeting = make.meeting(owner, access="unit")

    with pytest.raises(Invalid) as refused:
        create(
            owner.as_caller(),
            now,
            origin=Origin(meeting=meeting.id),
            owner_id=outsider.id,
            deputy_id=outsider.id,
            actor=Actor(account=outsider.id),
        )

    assert set(refused.value.errors) == {"owner", "deputy", "actor-account"}
    assert "Outsider" in refused.value.errors["owner"][0]


@pytest.mark.parametrize("actor", [Actor(), Actor(us=True, sector=uuid.uuid4())])
def test_exactly_one_acts(scope, owner, now, actor):
    with pytest.raises(Invalid) as refused:
        create(owner.as_caller(), now, actor=actor)

    assert list(refused.value.errors) == ["actor"]


def test_commitments_and_notes_come_with_it(scope, owner, now, make):
    promise = make.commitment()

    made = create(
        owner.as_caller(),
        now,
        commitments=[promise.id, promise.id],
        notes=[NoteDetails("gebeld"), NoteDetails("gemaild", date(2026, 12, 1))],
    )

    with reading():
        found = queries.follow_up(owner.as_caller(), made.id)
        assert [one.id for one in found.commitments] == [promise.id]
        assert [(note.on, note.text) for note in found.notes] == [
            (date(2026, 12, 7), "gebeld"),
            (date(2026, 12, 1), "gemaild"),
        ]
