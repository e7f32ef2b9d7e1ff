"""A date or a wording in a query: its columns by name, whole, of an alias."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from logbook.commitments.models import Commitment, CommitmentKind
from logbook.dates import PartialDate
from logbook.db import db, transaction
from logbook.directory.models import Organisation, Sector
from logbook.meetings.models import Meeting
from logbook.wording import Wording


@pytest.fixture
def rows(app, now):
    """What the database answers of three rows that are not kept."""
    sectors = [
        Sector(now=now, key="a", nouns=Wording("telers", "growers"), singular=Wording("teler")),
        Sector(now=now, key="b", nouns=Wording("vissers")),
    ]
    seen = Commitment(
        now=now,
        kind=CommitmentKind.PROMISE,
        title=Wording("t"),
        text="t",
        made_on=PartialDate.parse("2020-02"),
    )

    def ask(wanted):
        return [tuple(row) for row in db.session.execute(wanted).all()]

    with app.app_context(), transaction() as session:
        session.add_all([*sectors, seen])
        session.flush()
        yield ask
        session.rollback()


@pytest.mark.parametrize(
    ("part", "column"),
    [
        (Meeting.date.edtf, "meeting.date_edtf"),
        (Meeting.date.earliest, "meeting.date_earliest"),
        (Meeting.date.latest, "meeting.date_latest"),
        (Meeting.summary.nl, "meeting.summary_nl"),
        (Organisation.name.en, "organisation.name_en"),
    ],
)
def test_each_part_is_its_column(part, column):
    assert str(part) == column


def test_a_part_of_an_alias_is_asked_of_the_alias():
    other = aliased(Meeting, name="other")
    asked = str(select(Meeting.id).where(Meeting.date.latest < other.date.earliest))
    assert "meeting.date_latest < other.date_earliest" in asked


def test_a_part_that_there_is_not_is_refused():
    with pytest.raises(AttributeError):
        getattr(Meeting.date, "first")  # noqa: B009 - mypy refuses it written plainly


def test_a_text_is_compared_by_its_language(rows):
    assert rows(select(Sector.key).where(Sector.nouns.en == "growers")) == [("a",)]


def test_a_text_is_given_whole_and_none_where_there_is_none(rows):
    assert rows(select(Sector.nouns, Sector.singular).order_by(Sector.key)) == [
        (Wording("telers", "growers"), Wording("teler")),
        (Wording("vissers"), None),
    ]


def test_a_date_is_given_as_it_is_known_and_none_where_it_is_not(rows):
    known = select(Commitment.made_on, Commitment.adopted_on, Commitment.made_on.latest)
    assert rows(known) == [(PartialDate.parse("2020-02"), None, date(2020, 2, 29))]
