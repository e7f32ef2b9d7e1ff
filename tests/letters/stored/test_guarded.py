"""What only a unit may see stays with it, also where a letter keeps more than it says."""

import pytest

from logbook.composer.contents import Outcome
from logbook.errors import NotFound
from logbook.letters.details import AnswerDetails, FindingAnswer, ParagraphDetails
from logbook.letters.models import ReportSection
from logbook.letters.schemas import letters

CANARY = "zilverreiger"


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def other(desk, colleague):
    return desk(colleague)


@pytest.fixture
def guarded(mine, talk, promise):
    """A letter that tells of a meeting of its unit."""
    talk(CANARY, access="unit")
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


def leave_out(desk, letter):
    paragraph = desk.paragraph(letter, "dialogue:")
    desk.do("leave_out", letter.id, paragraph.id, hidden=True)


def write_over(desk, letter):
    paragraph = desk.paragraph(letter, "dialogue:")
    text = ParagraphDetails("Er is gesproken.")
    desk.do("write_paragraph", letter.id, paragraph.id, text, version=paragraph.version)


def test_what_was_left_out_still_belongs_to_the_unit(mine, guarded, desk, outsider):
    leave_out(mine, guarded)
    mine.do("compose_again", guarded.id)
    with pytest.raises(NotFound):
        desk(outsider).ask("letter", guarded.id)


def sign(desk, reviewer, letter):
    for one in desk.found(letter):
        if one.holds_back:
            found = one.finding
            reason = FindingAnswer(found.rule, found.record, "Bekend.", list(found.sentences))
            desk.do("answer_finding", letter.id, reason)
    reviewer.agree(letter)
    version = desk.ask("letter", letter.id).version
    desk.do("sign", letter.id, desk.prepared(letter), version=version)


@pytest.fixture
def seen(api, visit, outsider):
    """All that somebody of another unit is shown of a letter."""

    def shown(letter):
        address = f"/reports/{letter.id}"
        return api(outsider).get(address).text + visit(outsider).get(address).text

    return shown


@pytest.mark.parametrize("act", [leave_out, write_over])
def test_a_signed_letter_shows_everybody_what_it_says_and_no_more(
    mine, guarded, other, seen, act, monkeypatch
):
    act(mine, guarded)
    sign(mine, other, guarded)
    assert CANARY not in seen(guarded)
    monkeypatch.setattr(ReportSection, "told", property(lambda section: section.paragraphs))
    monkeypatch.setattr(letters, "said_sentences", lambda paragraph: paragraph.sentences)
    assert CANARY in seen(guarded)


def test_nobody_else_corrects_a_letter_into_one_that_they_may_not_see(
    mine, guarded, other, desk, outsider
):
    sign(mine, other, guarded)
    with pytest.raises(NotFound):
        desk(outsider).do("correct", guarded.id)
