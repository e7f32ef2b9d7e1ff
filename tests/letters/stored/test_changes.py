"""Who read a letter before is shown what reads differently since it was composed again."""

import datetime as dt
from dataclasses import replace

import pytest

from logbook.composer.contents import Outcome
from logbook.directory.models import Term
from logbook.letters.details import AnswerDetails, ParagraphDetails, SignatoryDetails
from logbook.letters.service import drafting
from logbook.letters.service.changes import as_read
from logbook.policy import Access
from logbook.wording import Wording


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk):
    talk()
    return mine.create()


def edit(desk, letter, **changed):
    details = replace(desk.details, **changed)
    return desk.do("edit_letter", letter.id, details, version=None)


def kept(desk, letter):
    return [(one["before"], one["after"]) for one in desk.ask("letter", letter.id).changes]


def write(desk, letter, text):
    paragraph = desk.paragraph(letter, "dialogue:")
    desk.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails(text), version=None)


def test_a_new_letter_has_none(mine, letter):
    assert kept(mine, letter) == []


def test_another_day_and_another_signatory_show_what_they_change(mine, letter, make):
    other = make.office(
        "Minister van Anders",
        Term(holder="Bea Bos", since=dt.date(2020, 1, 1)),
        in_sentence=Wording("de minister van Anders"),
    )
    edit(mine, letter, signatories=[SignatoryDetails(other.id)])
    assert kept(mine, letter)[-1] == (
        "de minister voor Proeven, Anna Aarden",
        "de minister van Anders, Bea Bos",
    )


def test_a_talk_that_the_new_day_leaves_out_is_shown_as_gone(mine, letter):
    talk = mine.paragraph(letter, "dialogue:")
    edit(mine, letter, date=dt.date(2026, 5, 1))
    gone = " ".join(one["text"] for one in talk.sentences)
    assert (gone, None) in kept(mine, letter)
    edit(mine, letter)
    back = mine.ask("letter", letter.id)
    assert (None, gone) in kept(mine, letter)
    named = {one["paragraph"] for one in back.changes}
    assert named <= {str(one.id) for one in back.paragraphs}


def test_composing_that_changes_nothing_leaves_what_was_shown(mine, letter):
    edit(mine, letter, date=dt.date(2026, 5, 1))
    shown = kept(mine, letter)
    mine.do("compose_again", letter.id)
    assert kept(mine, letter) == shown != []


def test_what_was_edited_stands_beside_its_own_paragraph_and_not_here(mine, letter):
    write(mine, letter, "Wij spraken.")
    edit(mine, letter, date=dt.date(2026, 5, 1))
    assert all("Wij spraken." not in str(one) for one in kept(mine, letter))
    assert mine.paragraph(letter, "dialogue:").fresh == []


def test_a_letter_that_opens_tells_nothing_of_what_only_the_unit_saw(
    mine, talk, desk, outsider, monkeypatch
):
    talk("een zilverreiger", access="unit")
    letter, second = mine.create(), mine.create()
    assert "zilverreiger" in mine.text(letter)
    earlier = dt.date(2026, 5, 1)
    edit(mine, letter, date=earlier)
    assert kept(desk(outsider), letter) == []
    monkeypatch.setattr(drafting, "as_read", _as_if_open)
    edit(mine, second, date=earlier)
    assert "zilverreiger" in str(kept(desk(outsider), second))


def _as_if_open(report):
    return replace(as_read(report), access=Access.EVERYONE)


def test_signing_keeps_no_earlier_text(mine, talk, desk, colleague, promise):
    talk("een zilverreiger", access="unit")
    letter = mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
    edit(mine, letter, answers=[AnswerDetails(promise.id, Outcome.IN_PROGRESS)])
    assert kept(mine, letter)
    desk(colleague).agree(letter)
    version = mine.ask("letter", letter.id).version
    mine.do("sign", letter.id, mine.prepared(letter), version=version)
    assert kept(mine, letter) == []


def test_the_page_shows_both_texts_with_what_differs_marked(mine, letter, visit, owner, promise):
    edit(mine, letter, answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
    page = visit(owner).get(f"/reports/{letter.id}?changes=shown")
    assert "open" in page.one("div", id="changes").one("details").attrs
    assert "gestand" in page.one("div", id="changes").text
    assert page.one("div", id="changes").all("ins")


def test_the_api_gives_them_with_the_moment(mine, letter, api, owner):
    edit(mine, letter, date=dt.date(2026, 5, 1))
    read = api(owner).get(f"/reports/{letter.id}").json
    assert [one["after"] for one in read["changes"]] == [
        after for before, after in kept(mine, letter)
    ]
    assert dt.datetime.fromisoformat(read["changedAt"]).tzinfo is not None
