"""What somebody typed in a letter is still there when it could not be saved."""

import pytest

from logbook.composer.contents import Outcome
from logbook.letters.details import AnswerDetails

TOO_LONG = "Heel lang. " * 20_000


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk()
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


@pytest.fixture
def row(mine, letter):
    return mine.paragraph(letter, "dialogue:")


@pytest.fixture
def signed(mine, letter, desk, colleague):
    """Signs the letter, while somebody still has its page open."""

    def signing():
        desk(colleague).agree(letter)
        version = mine.ask("letter", letter.id).version
        mine.do("sign", letter.id, mine.prepared(letter), version=version)

    return signing


@pytest.mark.parametrize("typed", [TOO_LONG, " "])
def test_an_own_paragraph_that_cannot_be_added_stands_in_its_field(
    visit, owner, letter, row, typed
):
    page = visit(owner).get(f"/reports/{letter.id}?paragraph={row.id}")
    where = f"/reports/{letter.id}/paragraphs"
    refused = page.submit({"ownText": typed}, action=where)
    assert refused.status == 422
    assert refused.one("textarea", id="ownText").text == typed.strip()
    assert "ownText" in refused.errors()
    assert "editedText" not in refused.errors()


@pytest.mark.parametrize("field", ["ownText", "editedText"])
def test_what_was_typed_in_a_letter_that_was_signed_meanwhile_is_shown(
    visit, owner, letter, row, signed, field
):
    page = visit(owner).get(f"/reports/{letter.id}?paragraph={row.id}")
    where = f"/reports/{letter.id}/paragraphs"
    signed()
    if field == "editedText":
        where += f"/{row.id}"
    refused = page.submit({field: "Wij spraken over reigers."}, action=where)
    assert refused.status == 422
    assert "Wij spraken over reigers." in refused.text
    assert "Deze brief is ondertekend" in refused.text


def test_a_reason_that_cannot_be_kept_is_shown(visit, owner, letter, row, mine):
    mine.do("leave_out", letter.id, row.id, hidden=True)
    page = visit(owner).get(f"/reports/{letter.id}")
    refused = page.submit({"reason": TOO_LONG}, action=f"/reports/{letter.id}/findings")
    assert refused.status == 422
    assert TOO_LONG.strip() in refused.text
    assert "Dit is niet opgeslagen" in refused.text
