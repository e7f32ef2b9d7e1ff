"""What stands behind a letter, as an annex for colleagues."""

from dataclasses import replace

import pytest
from sqlalchemy import select, true

from logbook.commitments.models import Commitment
from logbook.composer.contents import Outcome
from logbook.db import db, reading, transaction
from logbook.history.models import ExportEntry
from logbook.letters import provenance
from logbook.letters.details import AnswerDetails
from logbook.meetings.kinds import MEETING
from logbook.wording import Wording
from tests.documents.readers import words_in

FORMATS = ("html", "md", "docx", "odt", "pdf")


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk(title="Overleg met de molenaars")
    talk(title="Besloten overleg", date="2026-07-01", access="unit")
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


def taken(pages, letter, form="html"):
    return words_in(pages.client.get(f"/reports/{letter.id}/annex/{form}").data, form)


@pytest.mark.parametrize("form", FORMATS)
def test_every_sentence_stands_beside_its_records_in_the_version_told(visit, owner, letter, form):
    told = taken(visit(owner), letter, form)
    assert "Gesprek: Overleg met de molenaars (versie 1)" in told
    assert "Motie of toezegging: Toetsing (versie 1)" in told
    assert "Alleen voor intern gebruik" in told


def test_a_record_that_changed_since_is_marked(visit, owner, letter, app, promise, now):
    with app.app_context(), transaction() as session:
        changed = session.get_one(Commitment, promise.id)
        changed.begin_change(None, now=now)
        changed.title = Wording("Nog een toetsing")
    assert "Nog een toetsing (versie 1), sindsdien gewijzigd" in taken(visit(owner), letter)


def test_a_meeting_that_its_reader_may_not_see_is_not_named(
    visit, owner, outsider, desk, colleague, letter, monkeypatch
):
    desk(colleague).agree(letter)
    mine = desk(owner)
    mine.do("sign", letter.id, mine.prepared(letter), version=None)
    assert "Besloten overleg" in taken(visit(owner), letter)
    theirs = taken(visit(outsider), letter)
    assert "Overleg met de molenaars" in theirs
    assert "Besloten overleg" not in theirs
    opened = replace(MEETING, visible=lambda _caller: true())
    monkeypatch.setattr(provenance, "MEETING", opened)
    assert "Besloten overleg" in taken(visit(outsider), letter)


def test_it_is_noted_in_the_export_log(visit, owner, letter, app):
    taken(visit(owner), letter, "pdf")
    with app.app_context(), reading():
        assert [(one.what, one.format) for one in db.session.scalars(select(ExportEntry))] == [
            ("letter-annex", "pdf")
        ]
