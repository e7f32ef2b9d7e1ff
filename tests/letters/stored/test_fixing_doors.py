"""The fixes of findings on the letter's page and in the API."""

import pytest

from logbook.composer.contents import Outcome
from logbook.followups.models import FollowUp
from logbook.letters.details import AnswerDetails, ParagraphDetails
from tests.pages import form_values

TOO_FINE, AS_KNOWN = "Op 9 juni 2026 is gesproken.", "In juni 2026 is gesproken."


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    """One of which the paragraph on talks is too precise."""
    talk(date="2026-06")
    made = mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
    told = mine.paragraph(made, "dialogue:")
    mine.do("write_paragraph", made.id, told.id, ParagraphDetails(TOO_FINE), version=None)
    return made


@pytest.fixture
def fixes(letter):
    """Where findings of the letter are mended."""
    return f"/reports/{letter.id}/findings/fixes"


def test_a_press_mends_and_the_banner_takes_it_back(visit, owner, mine, letter, fixes):
    client = visit(owner)
    page = client.get(f"/reports/{letter.id}")
    told = mine.paragraph(letter, "dialogue:")
    beside = page.one("div", id=f"p-{told.id}")
    assert beside.one("form", action=fixes).text == "Schrijf “In juni 2026”"
    mended = client.follow(page.submit(action=fixes))
    assert AS_KNOWN in mended.text
    assert not mended.all("form", action=fixes)
    undo = f"/reports/{letter.id}/paragraphs/{told.id}/undo"
    assert TOO_FINE in client.follow(mended.submit(action=undo)).text


def test_over_a_text_that_changed_it_does_nothing(visit, owner, mine, letter, fixes):
    client = visit(owner)
    page = client.get(f"/reports/{letter.id}")
    told = mine.paragraph(letter, "dialogue:")
    text = ParagraphDetails(f"{TOO_FINE} Van mij.")
    mine.do("write_paragraph", letter.id, told.id, text, version=None)
    after = client.follow(page.submit(action=fixes))
    assert "Iemand heeft deze alinea" in after.text
    assert mine.paragraph(letter, "dialogue:").edited_text == text.edited_text


@pytest.mark.parametrize("act", ["findings/fixes", "composed"])
def test_what_the_page_itself_saved_meanwhile_is_no_conflict(visit, owner, mine, letter, act):
    client, told = visit(owner), mine.paragraph(letter, "dialogue:")
    row = f"/reports/{letter.id}/paragraphs/{told.id}"
    page = client.get(f"/reports/{letter.id}?paragraph={told.id}")
    typed = form_values(page.form(row)) | {"editedText": [f"{TOO_FINE} Van mij."]}
    assert client.client.post(f"{row}/typed", data=typed).status_code == 200
    action = f"{row}/composed" if act == "composed" else f"/reports/{letter.id}/{act}"
    client.follow(page.submit(action=action))
    kept = mine.paragraph(letter, "dialogue:").edited_text
    assert kept == (None if act == "composed" else f"{AS_KNOWN} Van mij.")


@pytest.mark.parametrize("given", [{"paragraph": "x"}, {"paragraph": ""}, {"fix": "niets"}])
def test_what_was_never_offered_is_refused_with_a_word(visit, owner, letter, fixes, given):
    client = visit(owner)
    page = client.get(f"/reports/{letter.id}")
    answered = client.follow(page.submit(given, action=fixes))
    assert answered.all(class_="notice--error")
    assert TOO_FINE in answered.text


def test_readers_see_the_finding_and_no_button(visit, reader, letter, fixes):
    page = visit(reader).get(f"/reports/{letter.id}")
    assert page.all(class_="finding--error")
    assert not page.all("form", action=fixes)


def test_what_is_missing_leads_to_the_form_where_it_is_added(visit, owner, mine, promise):
    letter = mine.create()
    page = visit(owner).get(f"/reports/{letter.id}")
    (link,) = page.all("a", href=f"/meetings/new?commitment={promise.id}")
    assert link.text == "Gesprek vastleggen"
    form = visit(owner).get(link.attrs["href"])
    chosen = [one.attrs["value"] for one in form.all("input", name="commitments")]
    assert str(promise.id) in chosen


def test_the_api_offers_the_same_and_answers_the_letter(api, owner, mine, letter, fixes):
    client = api(owner)
    found = client.get(f"/reports/{letter.id}").json["findings"]
    ((offer,),) = [one["fixes"] for one in found if one["rule"] == "precision"]
    assert (offer["sentence"], offer["becomes"]) == (TOO_FINE, AS_KNOWN)
    asked = {name: offer[name] for name in ("paragraph", "fix")}
    assert client.send("POST", fixes, asked, version=offer["version"] - 1).status_code == 412
    mended = client.send("POST", fixes, asked, version=offer["version"])
    assert (mended.status_code, mended.json["findings"]) == (200, [])
    assert client.post(fixes, asked).status_code == 400
    assert client.post(fixes, {}).status_code == 400
    undoing = f"/reports/{letter.id}/paragraphs/{offer['paragraph']}/undoing"
    assert client.post(undoing).json["text"] == TOO_FINE


def test_who_may_not_write_or_see_is_turned_away(api, reader, outsider, talk, mine, letter, fixes):
    asked = {"paragraph": str(mine.paragraph(letter, "dialogue:").id), "fix": "x"}
    assert api(reader).post(fixes, asked).status_code == 403
    talk("het geheim", access="unit")
    mine.do("compose_again", letter.id)
    assert api(outsider).post(fixes, asked).status_code == 404


def test_what_only_its_author_knows_leads_to_the_paragraph(visit, owner, mine, letter):
    told = mine.paragraph(letter, "dialogue:")
    mine.do("write_paragraph", letter.id, told.id, ParagraphDetails("Onlangs."), version=None)
    page = visit(owner).get(f"/reports/{letter.id}").one("div", id=f"p-{told.id}")
    links = [one.attrs["href"] for one in page.all("a") if one.text == "In de alinea schrijven"]
    assert links == [f"/reports/{letter.id}?paragraph={told.id}#p-{told.id}"]
    assert "In de alinea schrijven" not in visit(owner).get(links[0]).text


def test_a_new_promise_leads_to_a_follow_up_of_the_letter(visit, owner, mine, make):
    letter = mine.create()
    behind = mine.paragraph(letter, "closing")
    mine.do("add_paragraph", letter.id, behind.id, "Uw Kamer wordt nader geïnformeerd.")
    client = visit(owner)
    asked = f"/follow-ups/new?letter={letter.id}"
    assert client.get(f"/reports/{letter.id}").all("a", href=asked)
    saved = client.get(asked).submit({"title-nl": "Kamer informeren"})
    assert saved.status == 303, saved.errors()
    assert make.fetch(FollowUp, letter_id=letter.id).title.nl == "Kamer informeren"
