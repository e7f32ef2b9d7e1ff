"""Reusable texts beside a letter that is being written: on its page, and in the API."""

from dataclasses import replace

import pytest

from logbook.commitments.models import Commitment
from logbook.db import transaction
from logbook.directory.models import Topic
from logbook.letters import queries
from logbook.letters.models import ReusableText
from logbook.wording import Wording

CITED = "Kamerstuk 36 180, nr. 12"


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk):
    talk()
    made = mine.create()
    return mine.ask("letter", made.id)


@pytest.fixture
def opened(letter):
    """The address of the letter with its second paragraph open, and of what is sent from there."""
    paragraph = letter.paragraphs[1]
    return f"/reports/{letter.id}?paragraph={paragraph.id}"


def offered(page):
    """What the select offers, by group."""
    select = page.one("select", name="reusableText")
    groups = {one.attrs["label"]: one for one in select.all("optgroup")}
    return {
        label: [option.text for option in group.all("option")] for label, group in groups.items()
    } or [option.text for option in select.all("option")][1:]


def test_without_a_text_the_page_leads_to_where_they_are_written(visit, owner, opened):
    page = visit(owner).get(opened)
    assert not page.all("select", name="reusableText")
    assert "Er is nog geen standaardtekst" in page.text
    assert page.all("a", href="/reports/texts")


def test_those_on_the_topics_of_the_letter_come_first(
    app, visit, owner, make, opened, promise, reusable
):
    reusable("Algemeen")
    reusable("Oud", retired=True)
    assert offered(visit(owner).get(opened)) == ["Algemeen"]
    reusable("Mijnen", topics=["wapens"])
    arms = make.topic("wapens").id
    with app.app_context(), transaction() as session:
        topic = session.get_one(Topic, arms)
        session.get_one(Commitment, promise.id).topics = [topic]
    assert offered(visit(owner).get(opened)) == {
        "Over de onderwerpen van deze brief": ["Mijnen"],
        "Overige": ["Algemeen"],
    }


def test_a_letter_in_english_is_offered_what_is_written_in_english(
    visit, owner, mine, letter, reusable
):
    reusable("Alleen Nederlands", en=None)
    reusable("Beide")
    english = mine.ask("letter", mine.create(language="en").id)
    page = visit(owner).get(f"/reports/{english.id}?paragraph={english.paragraphs[0].id}")
    assert offered(page) == ["Beide"]


def test_a_text_is_put_in_and_named_among_the_sources(visit, owner, mine, letter, opened, reusable):
    text, client = reusable(citation=CITED), visit(owner)
    where = f"/reports/{letter.id}/texts"
    page = client.follow(client.get(opened).submit({"reusableText": str(text.id)}, action=where))
    assert "Dat is verboden." in page.one("textarea", id="editedText").text
    sources = page.one("section", id="pane-sources")
    assert sources.all("a", href=f"/reports/texts/{text.id}")
    assert owner.name in sources.text
    assert not page.all("form", action=f"{where}/composed")


def test_without_a_choice_it_says_so_beside_the_field(visit, owner, letter, opened, reusable):
    text, where = reusable(), f"/reports/{letter.id}/texts"
    page = visit(owner).get(opened)
    wrong = page.submit({}, action=where)
    assert (wrong.status, wrong.errors()) == (422, {"reusableText": "Fout: Kies een tekst."})
    refused = page.submit({"reusableText": str(letter.id)}, action=where)
    assert refused.errors().keys() == {"reusableText"}
    assert page.submit({"behind": ""}, action=where).status == 404
    assert str(text.id) in refused.html


def test_what_changed_stands_beside_and_can_be_taken(app, visit, owner, mine, letter, reusable):
    text = reusable()
    made = mine.do("add_reusable_text", letter.id, letter.paragraphs[1].id, text.id)
    place, client = f"/reports/{letter.id}/paragraphs/{made.id}", visit(owner)
    with app.app_context(), transaction():
        changed = queries.reusable_text(text.id)
        changed.touch(changed.updated_at)
        changed.text = Wording("Dat blijft verboden.")
    page = client.get(f"/reports/{letter.id}?paragraph={made.id}")
    marked = page.one("main")
    assert [one.text for one in marked.all("ins")] == ["blijft"]
    assert "gewijzigd" in page.one("section", id="pane-sources").text
    assert not page.all("form", action=f"/reports/{letter.id}/findings/fixes")
    taken = client.follow(page.submit({}, action=f"{place}/composed"))
    assert "Dat blijft verboden." in taken.one("textarea", id="editedText").text
    assert "De standaardtekst staat hier zoals hij nu luidt." in taken.text
    assert not taken.all("ins")
    undone = client.follow(taken.submit({}, action=f"{place}/undo"))
    assert undone.all("ins")
    kept = client.follow(undone.submit({}, action=f"{place}/mine"))
    assert "Dat is verboden." in kept.one("textarea", id="editedText").text
    back = client.follow(kept.submit({}, action=f"{place}/composed"))
    assert "Dat blijft verboden." in back.one("textarea", id="editedText").text


def test_a_change_that_is_not_in_its_words_shows_none(visit, owner, mine, letter, make, reusable):
    text = reusable()
    made = mine.do("add_reusable_text", letter.id, letter.paragraphs[1].id, text.id)
    mine.do("retire_text", text.id, retired=True, version=None)
    page = visit(owner).get(f"/reports/{letter.id}?paragraph={made.id}")
    assert "is niet meer in gebruik" in page.one("section", id="pane-text").text
    assert not page.all("form", action=f"/reports/{letter.id}/paragraphs/{made.id}/composed")
    mine.do("retire_text", text.id, retired=False, version=None)
    page = visit(owner).get(f"/reports/{letter.id}?paragraph={made.id}")
    assert "niet in zijn bewoordingen" in page.text
    assert make.fetch(ReusableText, id=text.id).version == 3


def test_when_the_letter_changes_language_the_text_can_follow(visit, owner, mine, letter, reusable):
    text = reusable()
    made = mine.do("add_reusable_text", letter.id, letter.paragraphs[1].id, text.id)
    english = replace(mine.details, language="en")
    mine.do("edit_letter", letter.id, english, version=None)
    found = [one.finding for one in mine.found(letter) if one.finding.rule == "translation"]
    assert str(text.id) in [one.record for one in found]
    place, client = f"/reports/{letter.id}/paragraphs/{made.id}", visit(owner)
    page = client.get(f"/reports/{letter.id}?paragraph={made.id}")
    assert "De brief is nu in een andere taal." in page.text
    taken = client.follow(page.submit({}, action=f"{place}/composed"))
    assert "That is banned." in taken.one("textarea", id="editedText").text
    assert "andere taal" not in taken.text
    found = [one.finding for one in mine.found(letter) if one.finding.rule == "translation"]
    assert str(text.id) not in [one.record for one in found]


def test_a_text_is_put_in_a_letter_once(api, owner, reader, letter, reusable):
    client, text = api(owner), str(reusable(citation=CITED).id)
    place, behind = f"/reports/{letter.id}/paragraphs", str(letter.paragraphs[0].id)
    asked = {
        "id": "0d6f0c1a-8a52-4a7d-9d5e-5f0c3e0a2b3c", "behind": behind, "reusableText": text,
    }  # fmt: skip
    made = client.post(place, asked)
    assert made.status_code == 201
    assert (made.json["text"], made.json["author"]) == ("Dat is verboden.", owner.name)
    (said,) = made.json["sentences"]
    assert said["citation"] == CITED
    assert said["sources"][0] == {"kind": "reusable-text", "id": text, "version": 1}
    assert client.post(place, asked).status_code == 200
    assert api(reader).post(place, asked | {"id": None}).status_code == 403
    record = client.get(f"/reports/{letter.id}/document?format=json").json
    told = [one for block in record["opening"] for one in block["sentences"]]
    assert told[-1] == said


def test_a_paragraph_says_one_thing(api, owner, letter, reusable):
    client, behind = api(owner), str(letter.paragraphs[0].id)
    text = str(reusable().id)
    for asked, field in (
        ({}, "editedText"),
        ({"editedText": "Zo.", "reusableText": text}, "editedText"),
        ({"editedText": " "}, "editedText"),
        ({"reusableText": behind}, "reusableText"),
        ({"reusableText": "x"}, "reusableText"),
    ):
        refused = client.post(f"/reports/{letter.id}/paragraphs", {"behind": behind} | asked)
        assert refused.status_code == 400
        assert [one["field"] for one in refused.json["errors"]] == [field], asked
