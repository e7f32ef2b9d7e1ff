"""A reusable text in a letter: its words and footnote, who wrote them, and what becomes of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.composer.contents import REUSABLE
from logbook.composer.files import MEDIA_TYPES, letter_file
from logbook.db import transaction
from logbook.errors import Forbidden, Invalid
from logbook.letters import models
from logbook.letters.details import ParagraphDetails, ReusableTextDetails
from logbook.letters.stored_letter import blocks_of, letter_of, quoted
from logbook.wording import Wording
from tests.documents.readers import words_in

CITED, URL = "Kamerstuk 36 180, nr. 12", "https://example.org/beleid"
BANNED = "Clustermunitie is verboden. Nederland handhaaft dit."


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk):
    talk()
    return mine.create()


@pytest.fixture
def text(reusable):
    return reusable(nl=BANNED, citation=CITED, url=URL)


def put_in(desk, letter, text, behind="recall:"):
    place = desk.paragraph(letter, behind)
    return desk.do("add_reusable_text", letter.id, place.id, text.id)


def write(desk, letter, words):
    paragraph = desk.paragraph(letter, "own:")
    details = ParagraphDetails(words)
    return desk.do("write_paragraph", letter.id, paragraph.id, details, version=None)


def reword(desk, text, words, **changed):
    told = {"title": text.title, "text": Wording(words), "citation": CITED, "url": URL}
    details = ReusableTextDetails(**told | changed)
    return desk.do("edit_text", text.id, details, version=None)


def sentences(desk, letter):
    """Those of the paragraph that was put in."""
    blocks = blocks_of(desk.paragraph(letter, "own:"))
    return [sentence for block in blocks for sentence in block.sentences]


def found(desk, letter, rule):
    return [one.finding for one in desk.found(letter) if one.finding.rule == rule]


def test_it_stands_as_written_with_its_source_beside_the_author(mine, letter, text):
    put_in(mine, letter, text)
    (said,) = sentences(mine, letter)
    assert (said.text, said.note) == (BANNED, f"{CITED}, {URL}")
    assert [(source.kind, source.id, source.version) for source in said.sources] == [
        (REUSABLE, str(text.id), 1),
        ("author", str(mine.caller.id), 1),
    ]
    assert found(mine, letter, "no-source") == []
    own = [one.key.partition(":")[0] for one in mine.ask("letter", letter.id).paragraphs]
    assert own == ["opening", "recall", "own", "dialogue", "closing"]


def test_composing_again_leaves_it_whatever_became_of_the_text(mine, letter, text):
    put_in(mine, letter, text)
    before = mine.paragraph(letter, "own:").version
    reword(mine, text, "Heel anders.")
    mine.do("compose_again", letter.id)
    assert (said := sentences(mine, letter)[0]).text == BANNED
    assert said.note
    assert mine.paragraph(letter, "own:").version == before


def test_what_an_author_adds_is_theirs_and_what_stands_is_not(mine, letter, text, desk, colleague):
    put_in(mine, letter, text)
    write(desk(colleague), letter, f"{BANNED} Dat blijft zo.")
    stands, added = sentences(mine, letter)
    assert (stands.template, stands.note) == (REUSABLE, f"{CITED}, {URL}")
    assert [source.kind for source in added.sources] == ["author"]
    assert [one.sentences for one in found(mine, letter, "no-source")] == [("Dat blijft zo.",)]


def test_rewritten_it_is_the_authors_and_still_names_the_text(mine, letter, text, desk, colleague):
    put_in(mine, letter, text)
    write(desk(colleague), letter, "Clustermunitie mag niet.")
    (said,) = sentences(mine, letter)
    kinds = [(source.kind, source.id) for source in said.sources]
    assert kinds == [(REUSABLE, str(text.id)), ("author", str(colleague.id))]
    assert said.note == f"{CITED}, {URL}"
    assert [one.sentences for one in found(mine, letter, "no-source")] == [(said.text,)]
    version = mine.paragraph(letter, "own:").version
    mine.do("take_composed", letter.id, mine.paragraph(letter, "own:").id, version=version)
    assert [one.text for one in sentences(mine, letter)] == [BANNED]


def test_saved_as_it_stands_nothing_changes(mine, letter, text):
    put_in(mine, letter, text)
    write(mine, letter, BANNED)
    assert sentences(mine, letter)[0].template == REUSABLE
    with pytest.raises(Invalid, match="editedText"):
        write(mine, letter, " ")


def test_only_its_last_words_carry_the_footnote(mine, letter, reusable):
    said = "Eerst dit.\n\nDan dit:\n- het een;\n- het ander."
    put_in(mine, letter, reusable(nl=said, citation=CITED))
    told = [(one.text, one.note) for one in sentences(mine, letter)]
    assert told == [
        ("Eerst dit.", None), ("Dan dit:", None), ("het een;", None), ("het ander.", CITED),
    ]  # fmt: skip
    write(mine, letter, said.replace("Eerst", "Allereerst"))
    assert [one.note for one in sentences(mine, letter)] == [None, None, None, CITED]


@pytest.mark.parametrize("act", ["take_composed", "keep_mine"])
def test_a_change_of_it_is_told_until_the_author_chose(mine, letter, text, act):
    put_in(mine, letter, text)
    assert found(mine, letter, "stale") == []
    reword(mine, text, "Clustermunitie blijft verboden.")
    (one,) = found(mine, letter, "stale")
    assert (one.record, one.level.value) == (str(text.id), "warning")
    paragraph = mine.paragraph(letter, "own:")
    done = mine.do(act, letter.id, paragraph.id, version=paragraph.version)
    assert found(mine, letter, "stale") == []
    kept = BANNED if act == "keep_mine" else "Clustermunitie blijft verboden."
    assert [one.text for one in sentences(mine, letter)] == [kept]
    mine.do("undo", letter.id, paragraph.id, version=done.version)
    assert found(mine, letter, "stale") == [one]


def test_a_retired_text_stays_and_is_told(mine, letter, text):
    put_in(mine, letter, text)
    mine.do("retire_text", text.id, retired=True, version=None)
    (one,) = found(mine, letter, "stale")
    assert "niet meer in gebruik" in one.say
    assert BANNED in mine.text(letter)


def test_what_cannot_be_put_in_is_refused_politely(mine, letter, reusable, desk, reader):
    retired, dutch = reusable("Oud", retired=True), reusable("Nederlands", en=None)
    for text in (retired, letter):
        with pytest.raises(Invalid, match="reusableText"):
            put_in(mine, letter, text)
    english = mine.create(language="en")
    with pytest.raises(Invalid, match="Engels"):
        put_in(mine, english, dutch, behind="opening")
    with pytest.raises(Forbidden):
        put_in(desk(reader), letter, dutch)


def test_a_letter_in_english_takes_the_english(mine, talk, text):
    talk()
    english = mine.create(language="en")
    put_in(mine, english, text, behind="opening")
    assert [one.text for one in sentences(mine, english)] == ["That is banned."]


def test_a_signed_letter_keeps_it_as_printed(mine, letter, text, desk, colleague):
    put_in(mine, letter, text)
    desk(colleague).agree(letter)
    mine.do("sign", letter.id, mine.prepared(letter), version=None)
    printed, findings = mine.text(letter), mine.found(letter)
    reword(mine, text, "Heel anders.", citation=None)
    mine.do("retire_text", text.id, retired=True, version=None)
    assert mine.text(letter) == printed
    assert [one.finding for one in mine.found(letter)] == [one.finding for one in findings]
    assert sentences(mine, letter)[0].note == f"{CITED}, {URL}"
    with pytest.raises(Invalid):
        put_in(mine, letter, text)
    new = mine.do("correct", letter.id)
    assert sentences(mine, new)[0].note == f"{CITED}, {URL}"


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_its_source_is_printed_in_every_format(app, mine, letter, text, form):
    put_in(mine, letter, text)
    with app.app_context(), transaction():
        content = letter_file(letter_of(mine.ask("letter", letter.id)), form).content
    told = words_in(content, form).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")
    told = " ".join(told.split())
    for words in (BANNED, CITED, URL):
        assert words in told, words


LINES = st.lists(st.sampled_from(["", "- ", "Ja.", "- nee;", "Ja. En nee.", "a b", " - c", "-"]))


@settings(derandomize=True, database=None, deadline=None)
@given(LINES.map("\n".join).filter(lambda said: said.strip(" -\n")), LINES.map("\n".join))
def test_no_word_of_a_text_is_lost_nor_of_what_is_written_over_it(said, over):
    text = models.ReusableText(text=Wording(said), citation=CITED, version=1)
    put = quoted(text, "nl", None)
    assert put is not None
    paragraph = models.Paragraph(key="own:", sentences=put.sentences, edited_text=put.text)
    told = [one for block in blocks_of(paragraph) for one in block.sentences]
    assert _words([one.text for one in told]) == _words([said])
    assert {one.template for one in told} == {REUSABLE}
    assert told[-1].note == CITED
    paragraph.edited_text, paragraph.version = f"{over}\nEn meer.", 2
    told = [one for block in blocks_of(paragraph) for one in block.sentences]
    assert _words([one.text for one in told]) == _words([paragraph.edited_text])


def _words(texts):
    return sorted(word for text in texts for word in text.split() if word != "-")
