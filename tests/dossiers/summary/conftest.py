"""Fixtures of summaries: a meeting of everything, and its summary for somebody."""

from datetime import date

import pytest

from logbook.db import reading, transaction
from logbook.documents.files import Format
from logbook.dossiers.files import summary_file
from logbook.dossiers.queries import summary_rows
from logbook.dossiers.summary import compose
from logbook.meetings.models import Meeting, Party, Point, Representative
from logbook.wording import Wording
from tests.documents.readers import words_in

DAY = date(2021, 10, 1)


@pytest.fixture
def summary(app):
    """The summary of a meeting for somebody, as of a day."""

    def compiling(caller, meeting, as_of=DAY):
        with app.app_context(), reading():
            return compose(summary_rows(caller, meeting.id), as_of)

    return compiling


@pytest.fixture
def told(app, summary):
    """What can be read in the summary of a meeting as a file."""

    def reading_it(caller, meeting, form=Format.MARKDOWN, language="nl", *, as_of=DAY):
        found = summary(caller, meeting, as_of)
        with app.app_context():
            content = summary_file(found, form, language, reader="Lezer").content
        return words_in(content, form)

    return reading_it


@pytest.fixture
def talk(app, make, owner):
    """A talk with a bank about arms, with a message, an answer, an agreement and a follow-up."""
    bank = make.organisation("Bank A", short_name="Bank A", sector_id=make.sector().id)
    meeting = make.meeting(
        owner,
        "Gesprek met Bank A",
        place="Den Haag",
        summary=Wording("Er is gesproken.\n\n- eerst dit\n- dan dat", "We spoke."),
        occasion=Wording("het voorjaarsoverleg", "the spring talks"),
    )
    make.kept(
        Representative(
            meeting_id=meeting.id, office_id=make.office("Ambassadeur voor Proeven").id, position=0
        )
    )
    party = make.party(meeting, organisation_id=bank.id, attribution="name")
    points = [
        make.point(meeting, "message", complement=Wording("een boodschap"), position=0),
        make.point(meeting, "answer", complement=Wording("een antwoord"), position=1),
        make.point(meeting, "agreement", complement=Wording("een afspraak"), position=2),
    ]
    make.follow_up(
        owner, "Terugbellen", "2021-11", made_on=date(2021, 9, 14), meeting_id=meeting.id
    )
    topic, other = make.topic(), make.topic("polar", label=Wording("het poolgebied"))
    with app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, meeting.id)
        kept.topics = [session.merge(topic)]
        asked = session.get_one(Point, points[1].id)
        asked.topics = [session.merge(other)]
    assert isinstance(party, Party)
    return meeting
