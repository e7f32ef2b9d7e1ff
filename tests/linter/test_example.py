"""The letter of 7 April 2022, composed from the example: exactly what was found doubtful in it."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from logbook.composer import compose
from logbook.composer.frame import LetterFrame
from logbook.composer.loading import Asked, load
from logbook.db import db
from logbook.directory.models import Office
from logbook.example.documents import identity
from logbook.letters.linter_background import load_known
from logbook.linter import Finding, Level, lint
from logbook.policy import SYSTEM
from logbook.wording import Wording
from tests.composer.test_example import ANSWERS, MINISTER

pytestmark = pytest.mark.usefixtures("example")

FRAME = LetterFrame(
    subject=Wording("Opvolging moties en toezeggingen IMVO-beleid"),
    directorate="Directie Internationale Marktordening en Handelspolitiek",
    our_reference="BZDOC-1235421577-13",
    continuation_reference="STPS5HHCFWEY-7-88383",
    your_reference="T/25112021/IMH-3",
)
RECORDS = {str(identity(name)): name for name in ("E4", "G1", "M1", "M2", "M3")}


def findings(frame: LetterFrame = FRAME, language: str = "nl") -> tuple[Finding, ...]:
    office = db.session.scalars(select(Office).filter_by(name_nl=MINISTER)).one()
    answers = [(identity(name), outcome) for name, outcome in ANSWERS.items()]
    day = dt.date(2022, 4, 7)
    given = load(SYSTEM, Asked(answers, office.id, day, language, frame=frame))
    return lint(compose(given), given, load_known(SYSTEM, given))


def grave(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """Rule, record and level of errors and warnings."""
    return [
        (one.rule, RECORDS.get(one.record, one.record), one.level.value)
        for one in found
        if one.level is not Level.NOTE
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_exactly_what_is_doubtful_is_found(language):
    assert grave(findings(language=language)) == [
        ("before-promise", "E4", "error"),
        ("before-promise", "G1", "warning"),
        ("sitting-day", "M2", "warning"),
        ("citation", "M1", "warning"),
        ("references", "letter", "warning"),
    ]


def test_the_other_paper_that_may_be_meant_is_named():
    (cited,) = [one for one in findings() if one.rule == "citation" and one.level is Level.WARNING]
    assert "35 570 V, nr. 71" in cited.say
    assert any("Kamerstuk 35570, nr. 71" in sentence for sentence in cited.sentences)


def test_both_references_are_said_in_one_finding():
    (one,) = [one for one in findings() if one.rule == "references"]
    assert "STPS5HHCFWEY-7-88383" in one.say
    assert "T/25112021/IMH-3" in one.say


def test_one_reference_of_our_own_is_no_finding():
    frame = replace(FRAME, continuation_reference=None, your_reference=None)
    assert "references" not in {one.rule for one in findings(frame)}
