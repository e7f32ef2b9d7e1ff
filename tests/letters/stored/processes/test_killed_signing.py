"""Killed while it signs a letter, the program has signed it whole or not at all."""

from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import pytest
from sqlalchemy import func, select

from logbook.commitments.models import Evidence, StatusChange
from logbook.composer.contents import Outcome
from logbook.db import db, reading
from logbook.followups.models import FollowUp
from logbook.history import service as history
from logbook.history.models import HistoryEntry
from logbook.letters.details import AnswerDetails, FindingAnswer, ParagraphDetails
from logbook.letters.models import (
    Rendering,
    Report,
    ReportState,
    ReportStep,
    StoredFinding,
)
from logbook.letters.stored_files import FORMATS
from logbook.references.models import Reference
from logbook.wording import Wording
from tests.harness import Harness
from tests.letters.stored.processes.signer import Order, sign
from tests.servers.forks import forked

KILLED = -9
STATEMENTS = 100  # of the transaction that signs, about


class Signer:
    """The process that signs, and dies of it when it is told to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sign(self, desk: Any, letter: Report, **death: Any) -> int:
        """The status with which it ends: 0, or KILLED. `death`: what Order has to be told."""
        url = desk.app.config["SQLALCHEMY_DATABASE_URI"]
        self._connection.send(Order(url, letter.id, desk.caller.id, **death))
        return int(self._connection.recv())


@pytest.fixture(scope="module")
def signer() -> Iterator[Signer]:
    with forked(sign) as connection:
        yield Signer(connection)


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def reviewed(mine, talk, make, linked, desk, colleague):
    """Makes letters that can be signed: each on a promise of its own, with a finding kept."""
    meeting, other = talk(), desk(colleague)

    def making() -> Report:
        promise = make.commitment("Toetsing", clause=Wording("te toetsen", "test"))
        linked(promise, meeting)
        letter: Report = mine.create(answers=[AnswerDetails(promise.id, Outcome.PARTLY)])
        paragraph = mine.paragraph(letter, "dialogue:")
        text = ParagraphDetails("Onlangs is er op 9 juni 2026 met banken gesproken.")
        mine.do("write_paragraph", letter.id, paragraph.id, text, version=None)
        for one in (each for each in mine.found(letter) if each.holds_back):
            found = one.finding
            why = FindingAnswer(found.rule, found.record, "Goed zo.", list(found.sentences))
            mine.do("answer_finding", letter.id, why)
        other.agree(letter)
        return letter

    return making


def traces(app, letter: Report) -> dict[str, bool]:
    """What signing leaves behind, and whether it is there; read on a new connection."""
    with app.app_context():
        db.engine.dispose()
        with reading() as session:

            def number(*conditions: Any) -> int:
                return session.scalar(select(func.count()).where(*conditions)) or 0

            report = session.get_one(Report, letter.id)
            signed = Rendering.report_id == letter.id, func.length(Rendering.content) > 0
            step = ReportStep.report_id == letter.id, ReportStep.state == ReportState.SIGNED
            told = HistoryEntry.record_id == letter.id, HistoryEntry.action == "sign"
            evidence = Evidence.reference_id == Reference.id, Reference.report_id == letter.id
            assert history.verify() == []
            return {
                "state": report.state is ReportState.SIGNED,
                "digest": report.sha256 is not None,
                "step": number(*step) == 1,
                "renderings": number(*signed) == len(FORMATS),
                "any rendering": number(*signed) > 0,
                "findings": number(
                    StoredFinding.report_id == letter.id, StoredFinding.answered.is_(None)
                )
                > 0,
                "history": number(*told) == 1,
                "evidence": number(*evidence) == 1,
                "status": number(StatusChange.letter_id == letter.id) == 1,
                "follow-up": number(FollowUp.letter_id == letter.id) == 1,
            }


def is_signed(app, letter: Report) -> bool:
    """Whether the letter is signed. Raises AssertionError where it is by halves."""
    found = traces(app, letter)
    assert len(set(found.values())) == 1, f"signed by halves: {found}"
    return found["state"]


@pytest.mark.harness(short=4, long=100)
def test_killed_at_any_statement_it_is_signed_whole_or_not_at_all(
    mine, reviewed, signer, harness: Harness
):
    letter, step = reviewed(), STATEMENTS // harness.rounds
    assert signer.sign(mine, letter, kill="commit") == KILLED
    assert not is_signed(mine.app, letter)
    kills, at = 1, harness.random.randint(1, step)
    while (status := signer.sign(mine, letter, kill=at)) == KILLED:
        assert not is_signed(mine.app, letter)
        kills, at = kills + 1, at + step

    assert status == 0
    assert is_signed(mine.app, letter)
    assert kills >= harness.rounds // 2
    harness.figure(f"{kills} kills at as many statements, none signed by halves")


@pytest.mark.harness(short=2, long=100)
def test_killed_at_any_moment_it_is_signed_whole_or_not_at_all(
    mine, reviewed, signer, harness: Harness
):
    letter, kills, done = reviewed(), 0, 0
    for _round in range(harness.rounds):
        kills += signer.sign(mine, letter, after=harness.random.uniform(0, 0.2)) == KILLED
        if is_signed(mine.app, letter):
            letter, done = reviewed(), done + 1

    assert signer.sign(mine, letter) == 0
    assert is_signed(mine.app, letter)
    harness.figure(f"{kills} kills, {done} letters signed before them, none by halves")


def test_a_build_that_commits_in_the_middle_is_found_to_sign_by_halves(mine, reviewed, signer):
    """The twin: killed when what follows of the letter is not committed yet."""
    letter = reviewed()
    assert signer.sign(mine, letter, kill="second commit", split=True) == KILLED
    with pytest.raises(AssertionError, match="by halves"):
        is_signed(mine.app, letter)
