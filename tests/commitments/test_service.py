"""What is done with commitments, and what the record keeps of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from logbook.commitments import queries, service
from logbook.commitments.details import (
    CommitmentDetails,
    DeadlineDetails,
    ProgressDetails,
    RelationDetails,
    StatusDetails,
)
from logbook.commitments.models import Chamber, CommitmentKind, CommitmentStatus, Paper, Recess
from logbook.dates import PartialDate
from logbook.db import db, transaction
from logbook.errors import Conflict, Forbidden, Invalid, NotFound
from logbook.history.models import HistoryEntry
from logbook.history.service import verify
from logbook.wording import Wording

DETAILS = CommitmentDetails(kind=CommitmentKind.MOTION, title=Wording("Poolgebied"))


@pytest.fixture
def made(scope, owner, now):
    """A motion entered by the owner."""

    def making(**changed):
        with transaction():
            details = replace(DETAILS, **changed)
            return service.create_commitment(owner.as_caller(), details, now=now)

    return making


@pytest.mark.parametrize(
    ("written", "dossier", "suffix", "paper"),
    [
        ("Kamerstuk 35570, nr. 71", 35570, None, "71"),
        ("35 925-XVII nr. 33", 35925, "XVII", "33"),
        ("(26485,  nr. 376)", 26485, None, "376"),
        ("BZDOC-1235421577-13", None, None, None),
        ("zie de brief van vorig jaar", None, None, None),
    ],
)
def test_a_citation_is_kept_as_written_and_read_beside_it(made, written, dossier, suffix, paper):
    one = made(citation=written)
    assert one.citation == written
    assert (one.dossier_number, one.dossier_suffix, one.paper) == (dossier, suffix, paper)


def test_another_citation_is_read_anew(made, owner, now):
    one = made(citation="35 925-XVII nr. 33")
    with transaction():
        details = replace(DETAILS, citation="zie de brief")
        service.edit_commitment(owner.as_caller(), one.id, details, version=1, now=now)
    assert (one.citation, one.dossier) == ("zie de brief", None)


def test_a_form_leaves_the_course_as_it_was(made, owner, now):
    one = made(
        status_changes=[StatusDetails(CommitmentStatus.IN_PROGRESS, on=date(2021, 7, 1))],
        deadlines=[DeadlineDetails("in de zomer van 2022")],
        progress=[ProgressDetails("Besproken", on=date(2021, 8, 1))],
    )
    with transaction():
        service.edit_commitment(owner.as_caller(), one.id, DETAILS, version=1, now=now)
    kept = (len(one.status_changes), len(one.deadlines), len(one.progress))
    assert (one.status, kept) == (CommitmentStatus.IN_PROGRESS, (1, 1, 1))


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("voor het kerstreces", date(2021, 12, 16)),
        ("binnen twee weken", date(2021, 12, 9)),
        ("in de zomer van 2022", date(2022, 8, 31)),
        ("in 2022", date(2022, 12, 31)),
        ("op een later moment", None),
    ],
)
def test_a_term_as_spoken_has_the_last_day_it_can_mean(make, made, owner, now, said, on):
    make.kept(
        Recess(
            chamber=Chamber.HOUSE,
            name="Kerstreces",
            since=date(2021, 12, 17),
            until=date(2022, 1, 10),
        )
    )
    one = made()
    with transaction():
        details = DeadlineDetails(said, said_on=date(2021, 11, 25))
        service.set_deadline(owner.as_caller(), one.id, details, now=now)
    assert [(term.text, term.on) for term in one.deadlines] == [(said, on)]


def test_the_recess_is_that_of_the_chamber_promised(make, made, owner, now):
    for chamber, day in ((Chamber.HOUSE, 17), (Chamber.SENATE, 22)):
        make.kept(
            Recess(
                chamber=chamber,
                name="Kerstreces",
                since=date(2021, 12, day),
                until=date(2022, 1, 10),
            )
        )
    one = made(chamber=Chamber.SENATE)
    with transaction():
        details = DeadlineDetails("voor het kerstreces", said_on=date(2021, 11, 25))
        service.set_deadline(owner.as_caller(), one.id, details, now=now)
    assert one.deadlines[0].on == date(2021, 12, 21)


def test_the_first_term_of_a_new_commitment_was_said_with_it(made):
    one = made(
        made_on=PartialDate.parse("2021-11-25"), deadlines=[DeadlineDetails("binnen twee weken")]
    )
    assert (one.deadlines[0].said_on, one.deadlines[0].on) == (
        date(2021, 11, 25),
        date(2021, 12, 9),
    )


def test_a_day_that_was_given_is_not_worked_out(made, owner, now):
    one = made()
    with transaction():
        details = DeadlineDetails("binnen twee weken", on=date(2027, 1, 31))
        service.set_deadline(owner.as_caller(), one.id, details, now=now)
    assert one.deadlines[0].on == date(2027, 1, 31)


def test_an_earlier_status_takes_its_place_and_the_last_is_that_of_now(made, owner, now):
    one = made()
    for status, on in (
        (CommitmentStatus.DONE, date(2022, 4, 7)),
        (CommitmentStatus.IN_PROGRESS, date(2021, 12, 1)),
    ):
        with transaction():
            service.change_status(owner.as_caller(), one.id, StatusDetails(status, on=on), now=now)
    assert [change.on.year for change in one.status_changes] == [2021, 2022]
    assert one.status is CommitmentStatus.DONE
    days = (date(2021, 11, 30), date(2021, 12, 1), date(2022, 4, 7))
    assert [one.status_on(day).value for day in days] == ["open", "in-progress", "done"]


def test_a_status_given_beside_the_changes_becomes_a_change_of_today(made, owner):
    one = made(
        status=CommitmentStatus.DONE,
        status_changes=[StatusDetails(CommitmentStatus.OPEN, on=date(2021, 7, 1))],
    )
    assert [(c.status.value, c.on) for c in one.status_changes] == [
        ("open", date(2021, 7, 1)),
        ("done", date(2026, 12, 7)),
    ]


def test_today_is_the_day_where_the_writer_is(scope, make, now):
    jakarta = make.account("jakarta@example.org", time_zone="Asia/Jakarta").as_caller()
    late = datetime(2026, 12, 7, 20, 0, tzinfo=UTC)
    with transaction():
        one = service.create_commitment(jakarta, DETAILS, now=late)
        service.add_progress(jakarta, one.id, ProgressDetails("Besproken"), now=late)
    assert one.progress[0].on == date(2026, 12, 8)


def test_every_act_raises_the_version_and_is_remembered(made, owner, now):
    one = made()
    me = owner.as_caller()
    lapsed = StatusDetails(CommitmentStatus.LAPSED, reason="Kabinet gevallen")
    with transaction():
        service.change_status(me, one.id, lapsed, now=now)
        service.set_deadline(me, one.id, DeadlineDetails("in 2027"), now=now)
        service.add_progress(me, one.id, ProgressDetails("Besproken"), now=now)
    wanted = select(HistoryEntry.action).where(HistoryEntry.record_id == one.id)
    actions = list(db.session.scalars(wanted.order_by(HistoryEntry.seq)))
    assert (actions, one.version) == (["create", "status", "deadline", "progress"], 4)
    assert verify() == []


def test_two_editors_of_one_commitment_do_not_overwrite_each_other(made, owner, colleague, now):
    one = made()
    with transaction():
        details = replace(DETAILS, holder="Sigrid Kaag")
        service.edit_commitment(colleague.as_caller(), one.id, details, version=1, now=now)
    with pytest.raises(Conflict), transaction():
        service.edit_commitment(owner.as_caller(), one.id, DETAILS, version=1, now=now)
    with transaction():
        assert queries.commitment(one.id).holder == "Sigrid Kaag"


def test_a_reader_changes_nothing(made, reader, now):
    one, me = made(), reader.as_caller()
    for act in (
        lambda: service.create_commitment(me, DETAILS, now=now),
        lambda: service.edit_commitment(me, one.id, DETAILS, version=1, now=now),
        lambda: service.delete_commitment(me, one.id, version=1, now=now),
        lambda: service.change_status(me, one.id, StatusDetails(CommitmentStatus.DONE), now=now),
        lambda: service.set_deadline(me, one.id, DeadlineDetails("ooit"), now=now),
        lambda: service.add_progress(me, one.id, ProgressDetails("x"), now=now),
    ):
        with pytest.raises(Forbidden), transaction():
            act()


def test_what_is_not_there_is_not_found(scope, make, owner, now):
    missing = make.account().id
    with pytest.raises(NotFound), transaction():
        service.set_deadline(owner.as_caller(), missing, DeadlineDetails("ooit"), now=now)


@pytest.mark.parametrize("hangs", ["meeting", "follow-up", "tie", "nothing"])
def test_only_what_nothing_hangs_on_is_deleted(make, made, owner, now, hangs):
    one = made(topics=[make.topic().id], related=[])
    if hangs == "meeting":
        meeting = make.meeting(owner)
        with transaction() as session:
            kept = session.merge(meeting)
            kept.commitments.append(queries.commitment(one.id))
    elif hangs == "follow-up":
        make.follow_up(owner, commitment_id=one.id)
    elif hangs == "tie":
        made(related=[RelationDetails(one.id)])
    with transaction():
        if hangs == "nothing":
            service.delete_commitment(owner.as_caller(), one.id, version=None, now=now)
            return
        with pytest.raises(Invalid):
            service.delete_commitment(owner.as_caller(), one.id, version=None, now=now)


def test_a_citation_without_suffix_finds_its_candidates(make, made):
    made(citation="35 570 V, nr. 65")
    for citation in ("35 570 V, nr. 72", "35 570 XVII, nr. 3", "35 925 XVII, nr. 33"):
        make.kept(Paper(citation=citation))
    with transaction():
        found = queries.candidates_for("Kamerstuk 35570, nr. 71")
        assert [one.display for one in found] == ["35 570 V, nr. 71", "35 570 XVII, nr. 71"]
        assert queries.candidates_for("35 570 V, nr. 71") == []
        assert queries.candidates_for("nonsens") == queries.candidates_for(None) == []
