"""A stored letter as files: as it reads now, and for good once it is signed."""

import hashlib
import json

import pytest
from sqlalchemy import update

from logbook.composer.contents import Outcome
from logbook.db import reading, transaction
from logbook.letters import queries
from logbook.letters import stored_files as keeping
from logbook.letters.details import AnswerDetails
from logbook.letters.models import Paragraph, ReportStep
from logbook.letters.stored_files import FORMATS, kept_file, prepared


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk()
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


@pytest.fixture
def files(app, mine, letter):
    """The letter in every format, as it is taken along now."""

    def taking():
        with app.test_request_context(), reading():
            report = queries.letter(mine.caller, letter.id)
            return {form: kept_file(report, form).content for form in FORMATS}

    return taking


def test_every_format_is_the_letter_as_it_reads_now(files):
    assert set(FORMATS) == {"html", "md", "docx", "odt", "pdf", "json"}
    now = files()
    assert "het belang" in now["md"].decode()
    assert json.loads(now["json"])["findings"] == []
    assert now["pdf"].startswith(b"%PDF-")
    assert files() == now


def test_what_was_signed_is_kept_by_the_byte(
    app, mine, letter, files, desk, colleague, monkeypatch
):
    desk(colleague).agree(letter)
    with app.test_request_context(), reading():
        ready = prepared(queries.letter(mine.caller, letter.id))
    mine.do("sign", letter.id, ready, version=None)
    signed = files()
    assert signed == ready.renderings
    with app.app_context(), reading():
        kept = queries.rendering(letter.id, "pdf")
    assert kept is not None
    assert kept.sha256 == hashlib.sha256(signed["pdf"]).hexdigest()
    with app.app_context(), transaction() as session:
        session.execute(update(Paragraph).values(edited_text="Achteraf."))
        session.execute(update(ReportStep).values(remark="Achteraf."))
    monkeypatch.setattr(keeping, "letter_file", None)  # not even a frame is asked for
    assert files() == signed
