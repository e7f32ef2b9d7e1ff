"""What the linter must know, read from the database."""

import datetime as dt

import pytest
from sqlalchemy import insert

from logbook.commitments.models import Chamber, Paper, Recess, commitment_topic
from logbook.composer.contents import Outcome
from logbook.composer.loading import Asked, load
from logbook.db import db, reading, transaction
from logbook.directory.models import Term
from logbook.letters.linter_background import _last_with, load_known
from logbook.letters.models import (
    Report,
    ReportAnswer,
    ReportKind,
    ReportState,
)
from logbook.linter import Known
from logbook.meetings.models import Meeting, meeting_topic
from logbook.policy import SYSTEM


@pytest.fixture
def topic(make):
    return make.topic("wind", rhythm="P1M")


@pytest.fixture
def promise(make, topic):
    made = make.commitment(citation="Kamerstuk 36 111, nr. 8", dossier_number=36111)
    with make.app.app_context(), transaction() as session:
        session.execute(insert(commitment_topic).values(commitment_id=made.id, topic_id=topic.id))
    return made


@pytest.fixture
def known(app, make, promise):
    """What is known for a letter on the promise, of 7 April 2022."""
    office = make.office("Minister voor Proeven", Term(holder="Anna", since=dt.date(2020, 1, 1)))

    def loaded() -> Known:
        answers = [(promise.id, Outcome.FULFILLED)]
        with app.app_context(), reading():
            given = load(SYSTEM, Asked(answers, office.id, dt.date(2022, 4, 7)))
            return load_known(SYSTEM, given)

    return loaded


def test_papers_citations_recesses_and_contacts_are_known(known, make):
    make.kept(Paper(citation="36 111 V, nr. 9"))
    make.commitment("Andere", citation="36 111 A, nr. 2", dossier_number=36111)
    make.commitment("Elders", citation="36 333, nr. 2", dossier_number=36333)
    make.kept(
        Recess(
            chamber=Chamber.HOUSE,
            name="Meireces",
            since=dt.date(2022, 4, 22),
            until=dt.date(2022, 5, 9),
        )
    )
    contact = make.person("Greet Molen")
    found = known()
    assert [one.display for one in found.papers] == ["36 111 V, nr. 9"]
    assert sorted(one.display for one in found.cited) == ["36 111 A, nr. 2", "36 111, nr. 8"]
    assert [one.name for one in found.recesses_of(Chamber.HOUSE)] == ["Meireces"]
    assert [(one.id, one.name) for one in found.contacts] == [(str(contact.id), "Greet Molen")]


@pytest.fixture
def earlier_letter(make, owner, promise):
    """A signed letter of 1 March 2022 on the promise."""
    return make.kept(
        Report(
            kind=ReportKind.LETTER,
            state=ReportState.SIGNED,
            author_id=owner.id,
            unit_id=owner.unit_id,
            date=dt.date(2022, 3, 1),
            language="nl",
            answers=[ReportAnswer(commitment_id=promise.id)],
        )
    )


def test_a_rhythm_knows_the_last_letter_and_the_last_talk_that_may_be_seen(
    known, make, owner, topic, earlier_letter
):
    (one,) = known().rhythms
    assert (one.record, one.last_contact) == (str(topic.id), None)
    assert one.last_letter == earlier_letter.date
    for date, access in (("2022-02-03", "everyone"), ("2022-03-20", "named")):
        meeting = make.meeting(owner, date=date, access=access)
        with make.app.app_context(), transaction() as session:
            session.execute(insert(meeting_topic).values(meeting_id=meeting.id, topic_id=topic.id))
    make.meeting(owner, date="2022-03-03")
    (one,) = known().rhythms
    assert one.last_contact == dt.date(2022, 2, 3)


@pytest.mark.usefixtures("earlier_letter")
def test_a_talk_with_what_went_up_in_an_organisation_counts_as_one_with_it(known, make, owner):
    staying = make.organisation("Nieuwe Bank", rhythm="P1M")
    older = make.organisation("Oude Bank", merged_into_id=staying.id)
    make.party(make.meeting(owner, date="2022-03-03"), organisation_id=staying.id)
    make.party(make.meeting(owner, date="2022-03-20"), organisation_id=older.id)

    with make.app.app_context(), reading():
        found = db.session.execute(_last_with(Meeting.date.latest.is_not(None), [staying.id])).one()

    assert found[-1] == dt.date(2022, 3, 20)


@pytest.mark.usefixtures("promise")
def test_without_an_earlier_letter_there_is_no_silence(known):
    assert known().rhythms == []


@pytest.mark.usefixtures("earlier_letter")
def test_the_number_of_queries_does_not_grow(app, make, known, queries):
    with app.app_context(), queries() as few:
        known()
    for number in range(5):
        make.person(f"Persoon {number}")
        make.kept(Paper(citation=f"36 111 V, nr. {number + 20}"))
    with app.app_context(), queries() as many:
        known()
    assert many.count == few.count
