"""Letters are found by what they say now, by whoever may read them."""

from dataclasses import replace

import pytest
from sqlalchemy import select, true

from logbook.composer.contents import Outcome
from logbook.db import db, reading, transaction
from logbook.letters.details import AnswerDetails, ParagraphDetails
from logbook.letters.models import Report
from logbook.meetings.models import Point
from logbook.search.details import IndexSource, Kind
from logbook.search.models import SearchDocument
from logbook.wording import Wording

TALK = "dialogue:"


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk()
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


@pytest.fixture
def guarded(mine, talk, promise):
    """A letter that tells of a meeting of its unit."""
    talk("het reigerplan", access="unit")
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)], subject="Vogels")


@pytest.fixture
def finds(api):
    """The ids of the letters that somebody finds by a text."""

    def ids(who, text):
        answer = api(who).get(f"/search?q={text}&kind=letter").json
        assert answer["total"] == len(answer["items"])
        return [hit["id"] for hit in answer["items"]]

    return ids


@pytest.fixture
def resaid(app):
    """Let the points of all meetings say something else."""

    def saying(words):
        with app.app_context(), transaction() as session:
            for point in session.query(Point):
                point.complement = Wording(words)

    return saying


@pytest.fixture
def sign(mine, desk, colleague):
    """Reviewed by somebody else, and signed."""

    def signing(letter):
        desk(colleague).agree(letter)
        mine.do("sign", letter.id, mine.prepared(letter), version=None)

    return signing


def write(desk, letter, text, key=TALK):
    paragraph = desk.paragraph(letter, key)
    desk.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails(text), version=None)
    return paragraph.id


def documents(app):
    """All that the index holds."""
    with app.app_context(), reading():
        return db.session.execute(
            select(SearchDocument.__table__).order_by(SearchDocument.number)
        ).all()


def test_a_new_letter_is_found_by_its_text(mine, letter, finds, owner):
    assert finds(owner, "het belang benadrukt") == [str(letter.id)]


def test_a_written_paragraph_is_found_by_its_words_and_not_by_those_it_replaced(
    mine, letter, finds, owner
):
    write(mine, letter, "Wij spraken over reigers.")
    assert finds(owner, "reiger") == [str(letter.id)]
    assert finds(owner, "belang") == []


def test_what_is_left_out_is_not_found_until_it_is_put_back(mine, letter, finds, owner):
    written = write(mine, letter, "Wij spraken over reigers.")
    mine.do("leave_out", letter.id, written, hidden=True)
    assert finds(owner, "reiger") == []
    mine.do("leave_out", letter.id, written, hidden=False)
    assert finds(owner, "reiger") == [str(letter.id)]


def test_what_is_undone_is_found_no_more(mine, letter, finds, owner):
    written = write(mine, letter, "Wij spraken over reigers.")
    mine.do("undo", letter.id, written, version=None)
    assert (finds(owner, "reiger"), finds(owner, "belang")) == ([], [str(letter.id)])


def test_composed_again_it_is_found_by_what_the_records_say_now(mine, letter, finds, owner, resaid):
    resaid("de reigers")
    mine.do("compose_again", letter.id)
    assert (finds(owner, "reiger"), finds(owner, "belang")) == ([str(letter.id)], [])


def test_a_new_text_beside_ones_own_is_found_when_it_is_taken(mine, letter, finds, owner, resaid):
    written = write(mine, letter, "Wij spraken.")
    resaid("de reigers")
    mine.do("compose_again", letter.id)
    assert finds(owner, "reiger") == []
    mine.do("take_composed", letter.id, written, version=None)
    assert finds(owner, "reiger") == [str(letter.id)]


def test_a_paragraph_of_ones_own_is_found(mine, letter, finds, owner):
    behind = mine.paragraph(letter, TALK)
    mine.do("add_paragraph", letter.id, behind.id, "Ook reigers tellen mee.")
    assert finds(owner, "reiger") == [str(letter.id)]


def test_it_is_found_by_what_stands_around_its_text(mine, letter, finds, owner):
    details = replace(
        mine.details,
        subject="Over kieviten",
        addressee="de commissie voor Vogels",
        directorate="Directie Wadden",
        our_reference="BZ-2026-417",
        your_reference="2026Z01234",
        attachments=["Een telling"],
    )
    mine.do("edit_letter", letter.id, details, version=None)
    for text in (
        "kievit",
        "commissie vogels",
        "wadden",
        "BZ-2026-417",
        "2026Z01234",
        "telling",
        "minister Anna Aarden",
    ):
        assert finds(owner, text) == [str(letter.id)], text
    assert finds(owner, "proeven telling beleid") == []


def test_a_new_edition_is_found_beside_the_signed_one(mine, letter, finds, owner, sign):
    sign(letter)
    new = mine.do("correct", letter.id)
    assert set(finds(owner, "belang")) == {str(letter.id), str(new.id)}
    write(mine, new, "Wij spraken over reigers.")
    assert (finds(owner, "reiger"), finds(owner, "belang")) == ([str(new.id)], [str(letter.id)])


def test_what_is_deleted_is_not_found_until_it_is_back(mine, letter, finds, owner):
    mine.do("delete_letter", letter.id)
    assert finds(owner, "belang") == []
    mine.do("restore_letter", letter.id)
    assert finds(owner, "belang") == [str(letter.id)]


def test_a_letter_of_a_unit_is_found_in_the_unit_and_once_signed_by_all(
    guarded, finds, sign, owner, colleague, outsider, reader
):
    for text in ("reigerplan", "vogels", "anna aarden"):
        found = [finds(who, text) for who in (owner, colleague, outsider, reader)]
        assert found == [[str(guarded.id)], [str(guarded.id)], [], []]
    sign(guarded)
    assert finds(outsider, "reigerplan") == finds(reader, "reigerplan") == [str(guarded.id)]


def test_without_its_features_condition_everybody_would_find_it(
    guarded, finds, outsider, monkeypatch
):
    opened = (IndexSource(Kind.LETTER, Report, lambda _caller: true()),)
    monkeypatch.setattr("logbook.finding.api.SOURCES", opened)
    assert finds(outsider, "reigerplan") == [str(guarded.id)]


def test_a_word_of_a_units_letter_is_suggested_in_the_unit_only(
    mine, talk, visit, colleague, outsider
):
    talk(access="unit")
    write(mine, mine.create(), "Wij spraken over de zilverreiger.")
    slip = "/search?q=zilverreigre"
    assert "zilverreiger" in visit(colleague).get(slip).text
    page = visit(outsider).get(slip)
    assert "zilverreiger" not in page.html.replace("zilverreigre", "")


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("nl", "Kamerbrief", "Kamerbrieven (2)"),
        ("en", "Letter to parliament", "Letters to parliament (2)"),
    ],
)
def test_the_page_names_letters_as_their_own_page_does(
    mine, letter, visit, make, language, one, several
):
    other = mine.create(subject=None)
    client = visit(make.account(language=language))
    page = client.get("/search?q=belang&kind=letter")
    links = [link for link in page.all("a") if "data-row-link" in link.attrs]
    titles = {link.attrs["href"]: link.text for link in links}
    assert titles == {f"/reports/{letter.id}": "Proeven", f"/reports/{other.id}": one}
    assert [client.get(href).one("h1").text for href in titles] == list(titles.values())
    assert several in [link.text for link in page.all("a", class_="tabs__link")]
    assert f"{one} · " in page.one("main").text


def test_a_rebuilt_index_is_the_one_that_was_written(app, mine, letter, talk, resaid):
    talk("de haast", date="2026-07-01")
    write(mine, letter, "Wij spraken over reigers.", key="recall:")
    resaid("de kieviten")
    mine.do("compose_again", letter.id)
    behind = mine.paragraph(letter, "recall:")
    mine.do("add_paragraph", letter.id, behind.id, "Ook lepelaars tellen mee.")
    mine.do("move", letter.id, mine.paragraph(letter, "own:").id, up=True)
    mine.do("leave_out", letter.id, mine.paragraph(letter, TALK).id, hidden=True)
    mine.do("delete_letter", mine.create(subject=None).id)
    written = [row for row in documents(app) if row.kind == Kind.LETTER]
    assert len(written) == 2
    assert app.test_cli_runner().invoke(args=["search", "rebuild"]).exit_code == 0
    assert [row for row in documents(app) if row.kind == Kind.LETTER] == written


def test_a_save_asks_as_much_in_a_long_letter_as_in_a_short_one(mine, talk, queries, promise):
    counts = []
    for number in range(1, 13):
        talk(f"zaak {number}", date=f"2026-{number:02}-02")
        if number in (1, 12):
            letter = mine.create()
            paragraph = mine.paragraph(letter, TALK)
            text = ParagraphDetails(f"Dit is woord{number}.")
            with queries() as seen:
                mine.do("write_paragraph", letter.id, paragraph.id, text, version=None)
            counts.append(seen.count)
    assert counts[0] == counts[1]
