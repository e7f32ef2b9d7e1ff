"""What mends a finding by one press: it was tried, changes one sentence, and can be undone."""

import importlib

import pytest

from logbook import clock
from logbook.commitments.models import Chamber, Paper
from logbook.db import reading, transaction
from logbook.errors import Conflict, Forbidden, Invalid, NotFound
from logbook.letters import queries
from logbook.letters.details import AnswerDetails, FindingAnswer, FindingFix, ParagraphDetails
from logbook.letters.shown_findings import found_in
from logbook.meetings.models import Attribution, Point
from logbook.wording import Wording

fixing = importlib.import_module("logbook.letters.service.fixing")
TALK, SECRET = "dialogue:", "de geheime reserve van graan"


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def written(mine, promise):
    """A letter of which that paragraph has that text."""

    def writing(text, key=TALK, answers=(promise,)):
        letter = mine.create(answers=[AnswerDetails(one.id) for one in answers])
        row = mine.paragraph(letter, key)
        mine.do("write_paragraph", letter.id, row.id, ParagraphDetails(text), version=None)
        return letter

    return writing


@pytest.fixture
def in_senate(make):
    """A promise to the other chamber than the one that the letter goes to."""
    return make.commitment("Melden", clause=Wording("te melden"), chamber=Chamber.SENATE)


def rules(desk, letter):
    return [one.finding.rule for one in desk.found(letter) if one.finding.level != "note"]


def offered(desk, letter, rule):
    """What the page offers for what a rule found."""
    with desk.app.app_context(), reading():
        found = found_in(desk.caller, queries.letter(desk.caller, letter.id))
        offers = [offer for one in found if one.finding.rule == rule for offer in one.offers]
        return [(offer.paragraph.id, offer.name, offer.rewrite, offer.text) for offer in offers]


def press(desk, letter, offer, version=None):
    paragraph_id, name, *_ = offer
    return desk.do("fix", letter.id, FindingFix(paragraph_id, name), version=version)


def read(desk, letter, key=TALK):
    row = desk.paragraph(letter, key)
    return None if row.hidden else row.edited_text


def resay(app, words):
    """Let the points of all meetings say something else."""
    with app.app_context(), transaction() as session:
        for point in session.query(Point):
            point.complement = Wording(words)
            point.meeting.touch(clock.now())


def test_one_sentence_is_rewritten_and_the_text_around_it_stays(mine, written, in_senate):
    text = "Eerst  iets.\nDaarna is uw\nKamer toegezegd te melden. Tot  slot."
    letter = written(text, "recall:", [in_senate])
    before = rules(mine, letter)
    (offer,) = offered(mine, letter, "chamber")
    press(mine, letter, offer)
    assert read(mine, letter, "recall:") == (
        "Eerst  iets.\nDaarna is de Eerste Kamer toegezegd te melden. Tot  slot."
    )
    assert rules(mine, letter) == [rule for rule in before if rule != "chamber"]


def test_a_fix_is_undone_as_any_act_is(mine, written, talk):
    talk(date="2026-06")
    letter = written("Op 9 juni 2026 is gesproken.")
    (offer,) = offered(mine, letter, "precision")
    mended = press(mine, letter, offer)
    assert (read(mine, letter), rules(mine, letter)) == ("In juni 2026 is gesproken.", [])
    mine.do("undo", letter.id, mended.id, version=mended.version)
    assert (read(mine, letter), rules(mine, letter)) == (
        "Op 9 juni 2026 is gesproken.",
        ["precision"],
    )
    assert offered(mine, letter, "precision")


def test_what_an_author_added_stays_where_the_rest_is_as_composed_again(mine, written, talk):
    talk(date="2026-06")
    letter = written("Iets anders.")
    row = mine.paragraph(letter, TALK)
    composed = " ".join(one["text"] for one in row.sentences)
    text = composed.replace("In juni 2026", "Op 9 juni 2026") + " Van mij."
    mine.do("write_paragraph", letter.id, row.id, ParagraphDetails(text), version=None)
    (offer,) = offered(mine, letter, "precision")
    press(mine, letter, offer)
    assert read(mine, letter) == f"{composed} Van mij."
    assert rules(mine, letter) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("predecessor", "Op 9 juni 2026 sprak ik met banken."),
        ("future", "Op 9 juni 2027 is gesproken."),
        ("precision", "Op 9 juni en 14-06-2026 is gesproken."),
    ],
)
def test_where_no_words_are_certain_the_composed_text_comes_back(mine, written, talk, rule, text):
    talk(date="2026-06")
    letter = written(text)
    assert rule in rules(mine, letter)
    (offer,) = offered(mine, letter, rule)
    press(mine, letter, offer)
    assert (read(mine, letter), rules(mine, letter)) == (None, [])
    assert "is het belang benadrukt" in mine.text(letter)


def test_what_the_composed_text_says_too_is_not_mended_by_it(mine, written, talk):
    talk(date="2026-01-09")
    letter = written("Op 9 januari 2026 is gesproken.")
    assert rules(mine, letter) == ["before-promise"]
    assert offered(mine, letter, "before-promise") == []


def internal(make, meeting):
    make.point(meeting, attribution=Attribution.INTERNAL, complement=Wording(SECRET))


def test_what_is_internal_is_taken_out_and_a_paragraph_of_nothing_else_is_left_out(
    mine, talk, make
):
    internal(make, talk())
    letter = mine.create()
    behind = mine.paragraph(letter, "closing")
    for text, then in (
        (f"Zo is het. Het ging om {SECRET}. Tot slot.", "Zo is het. Tot slot."),
        (f"Zo is het. Het ging om {SECRET}.", "Zo is het."),
        (f"Het ging om {SECRET}.\n\nTot slot.", "Tot slot."),
        (f"Het ging om {SECRET}.", None),
    ):
        own = mine.do("add_paragraph", letter.id, behind.id, text)
        (offer,) = offered(mine, letter, "attribution")
        press(mine, letter, offer)
        assert read(mine, letter, own.key) == then
        assert rules(mine, letter) == []


def test_a_fix_that_brings_another_finding_is_not_offered(mine, written, talk, make, monkeypatch):
    internal(make, talk())
    letter = written(f"Het ging om {SECRET}.")
    assert [text != "" for *_, text in offered(mine, letter, "attribution")] == [True]
    monkeypatch.setattr(fixing, "_mends", lambda *_given: True)
    (taken_out, *_) = offered(mine, letter, "attribution")
    press(mine, letter, taken_out)
    assert "no-evidence" in rules(mine, letter)


def test_each_paper_that_may_be_meant_has_its_button(mine, talk, make):
    talk()
    for known in ("36 111 V, nr. 9", "36 111 A, nr. 9"):
        make.kept(Paper(citation=known))
    letter = mine.create()
    behind = mine.paragraph(letter, "closing")
    own = mine.do("add_paragraph", letter.id, behind.id, "Zie Kamerstuk 36 111, nr. 7.")
    offers = offered(mine, letter, "citation")
    assert {text for *_, text in offers} == {
        "Zie Kamerstuk 36 111 V, nr. 7.",
        "Zie Kamerstuk 36 111 A, nr. 7.",
    }
    press(mine, letter, offers[-1])
    assert read(mine, letter, own.key) == offers[-1][-1]
    assert rules(mine, letter) == []


def test_sentences_alike_are_mended_one_after_the_other(mine, written, in_senate):
    letter = written("Ik sprak uw Kamer. Ik hoorde uw Kamer.", "recall:", [in_senate])
    for left in (["Ik hoorde uw Kamer."], []):
        (offer,) = offered(mine, letter, "chamber")
        press(mine, letter, offer)
        found = [one.finding for one in mine.found(letter) if one.finding.rule == "chamber"]
        assert [text for one in found for text in one.sentences] == left


def test_after_composing_again_the_new_text_mends_what_was_stale(mine, written, talk, app):
    talk()
    letter = written("Wij spraken.")
    resay(app, "de haast")
    assert rules(mine, letter) == ["stale"]
    assert offered(mine, letter, "stale") == []
    mine.do("compose_again", letter.id)
    (offer,) = offered(mine, letter, "stale")
    press(mine, letter, offer)
    assert rules(mine, letter) == []
    assert "de haast" in mine.text(letter)


def test_no_sentence_is_mended_where_that_would_change_the_others(mine, written, talk, app):
    talk(date="2026-06")
    letter = written("Iets anders.")
    row = mine.paragraph(letter, TALK)
    composed = " ".join(one["text"] for one in row.sentences)
    slip = ParagraphDetails(composed.replace("In juni 2026", "Op 9 juni 2026"))
    mine.do("write_paragraph", letter.id, row.id, slip, version=None)
    assert [rewrite is None for _, _, rewrite, _ in offered(mine, letter, "precision")] == [False]
    resay(app, "de haast")
    mine.do("compose_again", letter.id)
    assert [rewrite is None for _, _, rewrite, _ in offered(mine, letter, "precision")] == [True]


def test_who_comes_second_is_told(mine, written, talk, desk, colleague):
    talk(date="2026-06")
    letter = written("Op 9 juni 2026 is gesproken.")
    (offer,) = offered(mine, letter, "precision")
    seen = mine.paragraph(letter, TALK).version
    text = ParagraphDetails("Op 9 juni 2026 is gesproken. Van mij.")
    desk(colleague).do("write_paragraph", letter.id, offer[0], text, version=seen)
    with pytest.raises(Conflict):
        press(mine, letter, offer, version=seen)
    assert read(mine, letter) == "Op 9 juni 2026 is gesproken. Van mij."


def test_what_is_found_no_more_is_not_mended(mine, written, talk):
    talk(date="2026-06")
    letter = written("Op 9 juni 2026 is gesproken.")
    (offer,) = offered(mine, letter, "precision")
    press(mine, letter, offer)
    before = mine.text(letter)
    with pytest.raises(Invalid):
        press(mine, letter, offer)
    assert mine.text(letter) == before


def test_readers_and_outsiders_mend_nothing_and_are_offered_nothing(
    mine, written, talk, desk, reader, outsider, make
):
    talk(date="2026-06")
    letter = written("Op 9 juni 2026 is gesproken.")
    (offer,) = offered(mine, letter, "precision")
    assert offered(desk(reader), letter, "precision") == []
    with pytest.raises(Forbidden):
        press(desk(reader), letter, offer)
    guarded = talk("het geheim", access="unit")
    mine.do("compose_again", letter.id)
    assert guarded
    with pytest.raises(NotFound):
        press(desk(outsider), letter, offer)


def test_a_signed_letter_stays_as_it_is(mine, written, talk, desk, colleague):
    talk(date="2026-06")
    letter = written("Op 9 juni 2026 is gesproken.")
    (offer,) = offered(mine, letter, "precision")
    (found,) = (one.finding for one in mine.found(letter) if one.holds_back)
    reason = FindingAnswer(found.rule, found.record, "Mag.", list(found.sentences))
    mine.do("answer_finding", letter.id, reason)
    desk(colleague).agree(letter)
    mine.do("sign", letter.id, mine.prepared(letter), version=None)
    assert offered(mine, letter, "precision") == []
    with pytest.raises(Invalid):
        press(mine, letter, offer)
    assert read(mine, letter) == "Op 9 juni 2026 is gesproken."
