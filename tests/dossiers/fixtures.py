"""Fixtures of reports."""

import pytest

from logbook.dates import PartialDate
from logbook.db import reading, transaction
from logbook.directory.models import Topic
from logbook.dossiers.dossier import compose
from logbook.dossiers.queries import dossier_rows
from logbook.letters.models import ReusableText
from logbook.meetings.models import Meeting, Point
from logbook.wording import Wording
from tests.dossiers.records import DAY


@pytest.fixture
def linked(app):
    """Hang meetings on a commitment, or a point of one."""

    def linking(commitment, *meetings, points=()):
        with app.app_context(), transaction() as session:
            one = session.merge(commitment)
            for meeting in meetings:
                kept = session.get_one(Meeting, meeting.id)
                kept.commitments.append(one)
            for point in points:
                said = session.get_one(Point, point.id)
                said.commitments.append(one)

    return linking


@pytest.fixture
def dossier(app):
    """The dossier of a commitment for somebody, as of a day."""

    def compiling(caller, commitment, as_of=DAY, **changed):
        with app.app_context(), reading():
            return compose(dossier_rows(caller, commitment.id), as_of, **changed)

    return compiling


@pytest.fixture
def run(app):
    """Run `flask reports compose …`."""

    def running(*args):
        return app.test_cli_runner().invoke(args=["reports", "compose", *map(str, args)])

    return running


@pytest.fixture
def promise(make):
    return make.commitment(
        "Wapenproducenten",
        own_number="T/25112021/IMH-3",
        made_on=PartialDate.parse("2020-03-04"),
        clause=Wording("het gesprek voort te zetten", "continue the dialogue"),
    )


@pytest.fixture
def reusable(app, make, owner):
    """A reusable text that the owner wrote, as it stands in its table, on topics by slug."""

    def writing(title="Clustermunitie", nl="Dat is verboden.", en="That is banned.", **changed):
        slugs = changed.pop("topics", ())
        ids = [make.topic(slug).id for slug in slugs]
        texts = {"title": title, "text": Wording(nl, en)}
        text = ReusableText(now=make.now, author_id=owner.id, **texts, **changed)
        with app.app_context(), transaction() as session:
            text.topics = [session.get_one(Topic, id_) for id_ in ids]
            session.add(text)
        return text

    return writing
