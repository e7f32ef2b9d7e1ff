"""Reviewed by somebody else, signed, frozen; and what signing does to the commitments."""

from dataclasses import replace
from typing import Any

import pytest

from logbook.commitments import service as commitments
from logbook.commitments.details import DeadlineDetails
from logbook.commitments.models import CommitmentStatus, Evidence
from logbook.commitments.queries import commitment
from logbook.composer.contents import Outcome
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.followups.models import FollowUp
from logbook.letters import queries, service
from logbook.letters.details import AnswerDetails, FindingAnswer, ParagraphDetails, ReviewDetails
from logbook.letters.models import ReportState


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk()
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


@pytest.fixture
def other(desk, colleague):
    return desk(colleague)


def signed(desk, letter):
    version = desk.ask("letter", letter.id).version
    return desk.do("sign", letter.id, desk.prepared(letter), version=version)


def test_nobody_reviews_what_they_wrote(mine, letter, other):
    with pytest.raises(Invalid, match="iemand anders"):
        mine.agree(letter)
    paragraph = other.paragraph(letter, "dialogue:")
    other.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails("Anders."), version=None)
    with pytest.raises(Invalid):
        other.agree(letter)


def test_nobody_agrees_with_a_text_that_they_have_not_read(mine, letter, other):
    read = mine.prepared(letter).sha256
    paragraph = mine.paragraph(letter, "dialogue:")
    mine.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails("Anders."), version=None)
    with pytest.raises(Conflict):
        other.do("review", letter.id, ReviewDetails(agreed=True, read=read), version=None)
    read = mine.prepared(letter).sha256
    other.do("review", letter.id, ReviewDetails(agreed=True, read=read), version=None)
    assert mine.ask("letter", letter.id).state is ReportState.REVIEWED


def test_sending_back_needs_a_word_and_keeps_it(mine, letter, other):
    with pytest.raises(Invalid):
        other.do("review", letter.id, ReviewDetails(agreed=False), version=None)
    other.do("review", letter.id, ReviewDetails(agreed=False, remark="Te lang."), version=None)
    report = mine.ask("letter", letter.id)
    assert report.state is ReportState.CONCEPT
    assert [step.remark for step in report.steps] == ["Te lang."]


def test_a_change_after_the_review_asks_for_another(mine, letter, other):
    other.agree(letter)
    paragraph = mine.paragraph(letter, "dialogue:")
    mine.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails("Anders."), version=None)
    assert mine.ask("letter", letter.id).state is ReportState.CONCEPT
    with pytest.raises(Invalid):
        signed(mine, letter)


def test_a_signed_letter_is_frozen(mine, letter, other):
    other.agree(letter)
    signed(mine, letter)
    paragraph = mine.paragraph(letter, "dialogue:")
    acts: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("write_paragraph", [paragraph.id, ParagraphDetails("Anders.")], {"version": None}),
        ("leave_out", [paragraph.id], {"hidden": True}),
        ("move", [paragraph.id], {"up": True}),
        ("add_paragraph", [paragraph.id, "Meer."], {}),
        ("compose_again", [], {}),
        ("delete_letter", [], {}),
        ("edit_letter", [mine.details], {"version": None}),
    ]
    for name, given, named in acts:
        with pytest.raises(Invalid):
            mine.do(name, letter.id, *given, **named)


def test_signing_keeps_content_bytes_and_findings(mine, letter, other):
    other.agree(letter)
    prepared = mine.prepared(letter, md=b"brief", docx=b"PK")
    version = mine.ask("letter", letter.id).version
    mine.do("sign", letter.id, prepared, version=version)
    report = mine.ask("letter", letter.id)
    assert (report.state, report.sha256) == (ReportState.SIGNED, prepared.sha256)
    with mine.app.app_context(), reading():
        kept = queries.rendering(letter.id, "docx")
    assert kept is not None
    assert kept.content == b"PK"
    assert [step.state.value for step in report.steps] == ["reviewed", "signed"]


def test_what_changed_since_it_was_prepared_is_not_signed(mine, letter, other, app):
    other.agree(letter)
    prepared = mine.prepared(letter)
    stale = replace(prepared, sha256="0" * 64)
    with pytest.raises(Conflict):
        mine.do("sign", letter.id, stale, version=None)
    assert mine.ask("letter", letter.id).state is ReportState.REVIEWED


def test_an_error_holds_back_signing_until_it_is_answered(mine, letter, other, promise):
    paragraph = mine.paragraph(letter, "dialogue:")
    mine.do("leave_out", letter.id, paragraph.id, hidden=True)
    other.agree(letter)
    (error,) = [one for one in mine.found(letter) if one.holds_back]
    with pytest.raises(Invalid):
        signed(mine, letter)
    finding = error.finding
    answer = FindingAnswer(finding.rule, finding.record, "Al gemeld.", list(finding.sentences))
    mine.do("answer_finding", letter.id, answer)
    report = signed(mine, letter)
    kept = [one for one in report.findings if one.answered]
    assert [(one.rule, one.answered) for one in kept] == [(finding.rule, "Al gemeld.")]


def test_an_answer_lapses_with_the_words_that_it_was_given_for(mine, letter):
    paragraph = mine.paragraph(letter, "dialogue:")
    named = {"version": None}
    first = ParagraphDetails("Onlangs is met banken gesproken.")
    mine.do("write_paragraph", letter.id, paragraph.id, first, **named)
    (loose,) = [one for one in mine.found(letter) if one.finding.rule == "relative-time"]
    finding = loose.finding
    answer = FindingAnswer(finding.rule, finding.record, "Mag.", list(finding.sentences))
    mine.do("answer_finding", letter.id, answer)
    assert [one.answer is not None for one in mine.found(letter) if one.finding == finding] == [
        True
    ]
    second = ParagraphDetails("Onlangs is met verzekeraars gesproken.")
    mine.do("write_paragraph", letter.id, paragraph.id, second, **named)
    (again,) = [one for one in mine.found(letter) if one.finding.rule == "relative-time"]
    assert again.answer is None


def test_signing_proposes_the_status_and_writes_evidence(app, mine, letter, other, promise):
    other.agree(letter)
    signed(mine, letter)
    with app.app_context(), reading() as session:
        one = commitment(promise.id)
        assert one.status is CommitmentStatus.DONE
        assert one.status_changes[-1].letter_id == letter.id
        (evidence,) = session.query(Evidence).all()
        assert evidence.reference is not None
        assert evidence.reference.report_id == letter.id


def test_signing_plans_what_is_promised(app, mine, talk, other, promise):
    talk()
    letter = mine.create(answers=[AnswerDetails(promise.id, Outcome.IN_PROGRESS)])
    other.agree(letter)
    for one in [found for found in mine.found(letter) if found.holds_back]:
        given = one.finding
        answer = FindingAnswer(given.rule, given.record, "Goed zo.", list(given.sentences))
        mine.do("answer_finding", letter.id, answer)
    signed(mine, letter)
    with app.app_context(), reading() as session:
        (planned,) = session.query(FollowUp).all()
        assert planned.letter_id == letter.id
        assert "Toetsing" in planned.title.nl


def test_a_signed_letter_is_read_by_everybody(mine, talk, other, desk, outsider, promise):
    talk(access="unit")
    letter = mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
    other.agree(letter)
    signed(mine, letter)
    assert desk(outsider).ask("letter", letter.id).id == letter.id


def test_a_correction_is_another_edition_with_the_signed_text(app, mine, letter, other):
    other.agree(letter)
    signed(mine, letter)
    before = mine.text(letter)
    new = mine.do("correct", letter.id)
    assert (new.edition, new.corrects_id) == (2, letter.id)
    assert mine.text(new) == before
    mine.do("compose_again", new.id)
    assert mine.text(new) == before
    with pytest.raises(Invalid):
        mine.do("correct", letter.id)
    other.agree(new)
    signed(mine, new)
    with app.app_context(), reading() as session:
        assert session.query(Evidence).count() == 1


def test_what_signing_changed_makes_no_later_edition_out_of_date(
    app, mine, letter, other, promise, owner
):
    other.agree(letter)
    signed(mine, letter)
    new = mine.do("correct", letter.id)
    assert "stale" not in [one.finding.rule for one in mine.found(new)]
    with app.app_context(), transaction():
        details = DeadlineDetails(text="vóór de zomer")
        commitments.set_deadline(mine.caller, promise.id, details, now=mine.now())
    assert "stale" in [one.finding.rule for one in mine.found(new)]


def test_nothing_of_signing_stays_when_it_fails_in_the_middle(
    app, mine, letter, other, monkeypatch
):
    other.agree(letter)
    prepared = mine.prepared(letter)

    def failing(*_given: object, **_named: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(commitments, "change_status", failing)
    with pytest.raises(OSError, match="no room"), app.app_context(), transaction():
        service.sign(mine.caller, letter.id, prepared, version=None, now=mine.now())
    assert mine.ask("letter", letter.id).state is ReportState.REVIEWED
    with app.app_context(), reading() as session:
        assert session.query(Evidence).count() == 0
