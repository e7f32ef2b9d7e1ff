"""What people make of a composed letter is kept, whatever the records say later."""

import uuid

import pytest

from logbook.composer.contents import Enumeration
from logbook.db import transaction
from logbook.errors import Conflict, Forbidden, Invalid, NotFound
from logbook.letters.details import AnswerDetails, ParagraphDetails
from logbook.letters.stored_letter import blocks_of, letter_of
from logbook.meetings.models import Point
from logbook.wording import Wording

TALK = "dialogue:"


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk):
    talk()
    return mine.create()


@pytest.fixture
def resaid(app):
    """Let the points of all meetings say something else."""

    def saying(words: str) -> None:
        with app.app_context(), transaction() as session:
            for point in session.query(Point):
                point.complement = Wording(words)

    return saying


def write(desk, letter, text, key=TALK, **given):
    paragraph = desk.paragraph(letter, key)
    named = {"version": paragraph.version} | given
    details = ParagraphDetails(text)
    return desk.do("write_paragraph", letter.id, paragraph.id, details, **named)


def test_a_letter_is_composed_when_it_is_made(mine, letter):
    assert "is het belang benadrukt" in mine.text(letter)
    assert letter.version == 1
    (signatory,) = mine.ask("letter", letter.id).signatories
    assert (signatory.called, signatory.holder) == ("de minister voor Proeven", "Anna Aarden")


def test_composing_again_takes_over_what_nobody_edited(mine, letter, resaid):
    resaid("de haast")
    mine.do("compose_again", letter.id)
    assert "is de haast benadrukt" in mine.text(letter)
    assert "het belang" not in mine.text(letter)


def test_an_edited_paragraph_keeps_its_text_and_shows_the_new_one(mine, letter, resaid):
    write(mine, letter, "Wij spraken over van alles.")
    resaid("de haast")
    mine.do("compose_again", letter.id)
    edited = mine.paragraph(letter, TALK)
    assert edited.edited_text == "Wij spraken over van alles."
    assert "de haast" in edited.fresh[-1]["text"]
    assert "Wij spraken over van alles." in mine.text(letter)
    assert "de haast" not in mine.text(letter)


def test_a_change_that_is_not_told_makes_nothing_stale(mine, letter, app, promise):
    write(mine, letter, "Wij spraken.")
    mine.do("compose_again", letter.id)
    assert mine.paragraph(letter, TALK).fresh is None


def test_an_edited_paragraph_stays_when_its_records_go(mine, letter, app, make, now):
    write(mine, letter, "Wij spraken.")
    with app.app_context(), transaction() as session:
        for point in session.query(Point):
            point.meeting.touch(now)
            point.meeting.deleted_at = now
    mine.do("compose_again", letter.id)
    assert mine.paragraph(letter, TALK).fresh == []
    assert "Wij spraken." in mine.text(letter)


def test_the_new_text_can_be_taken_and_that_undone(mine, letter, resaid):
    write(mine, letter, "Wij spraken.")
    resaid("de haast")
    mine.do("compose_again", letter.id)
    stale = mine.paragraph(letter, TALK)
    taken = mine.do("take_composed", letter.id, stale.id, version=stale.version)
    assert "de haast" in mine.text(letter)
    assert mine.paragraph(letter, TALK).fresh is None
    mine.do("undo", letter.id, stale.id, version=taken.version)
    assert "Wij spraken." in mine.text(letter)
    assert "de haast" in mine.paragraph(letter, TALK).fresh[-1]["text"]


def test_my_text_can_be_kept_over_the_new_one(mine, letter, resaid):
    write(mine, letter, "Wij spraken.")
    resaid("de haast")
    mine.do("compose_again", letter.id)
    stale = mine.paragraph(letter, TALK)
    mine.do("keep_mine", letter.id, stale.id, version=stale.version)
    kept = mine.paragraph(letter, TALK)
    assert (kept.edited_text, kept.fresh) == ("Wij spraken.", None)


def test_what_was_left_of_a_sentence_keeps_its_sources_and_the_rest_has_its_author(mine, letter):
    composed = mine.paragraph(letter, TALK).sentences
    write(mine, letter, f"{composed[0]['text']} Dat was goed.")
    first, second = next(iter(blocks_of(mine.paragraph(letter, TALK)))).sentences
    assert first.text == composed[0]["text"]
    assert {source.kind for source in first.sources} == {
        source["kind"] for source in composed[0]["sources"]
    }
    assert second.text == "Dat was goed."
    assert second.sources[-1].kind == "author"
    assert second.sources[-1].id == str(mine.caller.id)


def test_what_stands_in_another_paragraph_is_no_source_of_what_was_written(mine, letter):
    composed = mine.paragraph(letter, "recall:").sentences
    write(mine, letter, f"{composed[0]['text']}\n\nDat was goed.", key="recall:")
    left, own = blocks_of(mine.paragraph(letter, "recall:"))
    assert [source.kind for source in left.sentences[0].sources] == [
        source["kind"] for source in composed[0]["sources"]
    ]
    assert [source.kind for source in own.sentences[0].sources] == ["author"]


def test_the_composed_text_typed_again_is_no_edit(mine, letter):
    composed = " ".join(one["text"] for one in mine.paragraph(letter, TALK).sentences)
    write(mine, letter, "Anders.")
    write(mine, letter, composed)
    assert mine.paragraph(letter, TALK).edited_text is None


def test_two_authors_in_one_paragraph_do_not_write_over_each_other(mine, letter, desk, colleague):
    seen = mine.paragraph(letter, TALK).version
    write(desk(colleague), letter, "Van de ander.", version=seen)
    with pytest.raises(Conflict):
        write(mine, letter, "Van mij.", version=seen)
    assert "Van de ander." in mine.text(letter)


def test_two_authors_in_two_paragraphs_do_not_meet(mine, letter, desk, colleague):
    mine_seen = mine.paragraph(letter, TALK).version
    write(desk(colleague), letter, "Toegezegd is toegezegd.", key="recall:")
    write(mine, letter, "Van mij.", version=mine_seen)
    assert "Toegezegd is toegezegd. Van mij." in mine.text(letter)


def test_a_page_that_saves_as_one_types_does_not_meet_itself(mine, letter, desk, colleague):
    page, seen = uuid.uuid4(), mine.paragraph(letter, TALK).version
    for text in ("W", "Wi", "Wij"):
        write(mine, letter, text, version=seen, editing=page)
    assert "Wij" in mine.text(letter)
    write(desk(colleague), letter, "Van de ander.", editing=uuid.uuid4())
    with pytest.raises(Conflict):
        write(mine, letter, "Wij sp", version=seen, editing=page)


def test_undo_after_typing_gives_the_text_before_the_page_was_opened(mine, letter):
    page, before = uuid.uuid4(), mine.text(letter)
    for text in ("W", "Wi", "Wij"):
        write(mine, letter, text, editing=page)
    paragraph = mine.paragraph(letter, TALK)
    mine.do("undo", letter.id, paragraph.id, version=paragraph.version)
    assert mine.text(letter) == before


def test_a_paragraph_is_left_out_and_put_back(mine, letter):
    paragraph = mine.paragraph(letter, TALK)
    mine.do("leave_out", letter.id, paragraph.id, hidden=True)
    assert "belang" not in mine.text(letter)
    mine.do("compose_again", letter.id)
    assert "belang" not in mine.text(letter)
    mine.do("leave_out", letter.id, paragraph.id, hidden=False)
    assert "belang" in mine.text(letter)


def test_a_paragraph_of_ones_own_stays_where_it_was_put(mine, letter, talk):
    behind = mine.paragraph(letter, "recall:")
    mine.do("add_paragraph", letter.id, behind.id, "Het beleid is zo.")
    talk("de haast", date="2026-07-01")
    mine.do("compose_again", letter.id)
    keys = [one.key.partition(":")[0] for one in mine.ask("letter", letter.id).paragraphs]
    assert keys == ["opening", "recall", "own", "dialogue", "closing"]
    assert "Het beleid is zo." in mine.text(letter)


def test_moving_changes_the_order_and_nobodys_version(mine, letter):
    paragraph, other = mine.paragraph(letter, TALK), mine.paragraph(letter, "recall:")
    mine.do("move", letter.id, paragraph.id, up=True)
    keys = [one.key.partition(":")[0] for one in mine.ask("letter", letter.id).paragraphs]
    assert keys == ["opening", "dialogue", "recall", "closing"]
    assert mine.paragraph(letter, "recall:").version == other.version
    mine.do("compose_again", letter.id)
    assert keys == [one.key.partition(":")[0] for one in mine.ask("letter", letter.id).paragraphs]


def test_a_list_is_edited_by_the_line(mine, talk, promise, make):
    talk()
    second = make.commitment("Melden", clause=Wording("te melden"))
    letter = mine.create(answers=[AnswerDetails(promise.id), AnswerDetails(second.id)])
    opening = mine.paragraph(letter, "opening")
    assert opening.is_list
    lead, *items = (one["text"] for one in opening.sentences)
    longer = f"{items[1].rstrip('.')} en meer."
    write(mine, letter, f"{lead}\n- {items[0]}\n- {longer}\n- En nog iets.", key="opening")
    block = letter_of(mine.ask("letter", letter.id)).opening[0]
    assert isinstance(block, Enumeration)
    assert [item.text for item in block.items] == [items[0], longer, "En nog iets."]
    told = [{one.id for one in item.sources if one.kind == "commitment"} for item in block.items]
    assert told[:2] == [{str(promise.id)}, {str(second.id)}]


def test_readers_and_outsiders_change_nothing(mine, letter, desk, reader):
    with pytest.raises(Forbidden):
        write(desk(reader), letter, "Nee.")
    with pytest.raises(Forbidden):
        desk(reader).create()


@pytest.mark.parametrize("name", ["letter", "deleted_letter"])
def test_a_letter_that_tells_of_a_meeting_of_the_unit_is_read_in_the_unit(
    mine, talk, desk, outsider, colleague, name
):
    talk(access="unit")
    letter = mine.create()
    if name == "deleted_letter":
        mine.do("delete_letter", letter.id)
    assert desk(colleague).ask(name, letter.id).id == letter.id
    with pytest.raises(NotFound):
        desk(outsider).ask(name, letter.id)


def test_whoever_composes_it_the_text_is_that_of_the_unit(mine, letter, desk, outsider, make, talk):
    talk("het geheim", date="2026-07-01", access="unit", unit_id=outsider.unit_id)
    desk(outsider).do("compose_again", letter.id)
    assert "geheim" not in mine.text(letter)


def test_a_letter_needs_a_commitment_and_an_office_that_there_are(mine):
    with pytest.raises(Invalid) as problem:
        mine.create(answers=[], signatories=[])
    assert problem.value.errors.keys() == {"answers", "signatories"}
