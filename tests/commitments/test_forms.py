"""Entering and editing motions and commitments on their pages."""

import pytest


def test_what_was_typed_becomes_a_commitment(visit, make, owner):
    topic = make.topic()
    client = visit(owner)
    page = client.get("/commitments/new").submit(
        {
            "kind": "toezegging",
            "title-nl": "De briefing",
            "citation": "Kamerstuk 35570, nr. 71",
            "madeOn": "25 november 2021",
            "clause-nl": "een briefing te organiseren",
            "topics": [topic.slug],
            "deadlines-0-text": "binnen twee weken",
            "movers-0": "Van der Lee",
            "doubts-0": "De datum klopt niet.",
        }
    )
    shown = client.follow(page)
    for words in (
        "De briefing",
        "om een briefing te organiseren",
        "25 november 2021",
        "binnen twee weken (uiterlijk 9 december 2021)",
        "Kamerstuk 35570, nr. 71",
        "Van der Lee",
        "De datum klopt niet.",
    ):
        assert words in shown.text, words


def test_errors_stand_beside_the_fields_and_nothing_typed_is_lost(visit, make, owner):
    page = (
        visit(owner)
        .get("/commitments/new")
        .submit(
            {
                "title-nl": "",
                "title-en": "Only English",
                "madeOn": "31 februari 2021",
                "parts-0": "a",
            }
        )
    )
    assert page.status == 422
    assert page.errors().keys() == {"title-nl", "madeOn"}
    assert page.one(id="madeOn").attrs["value"] == "31 februari 2021"
    assert page.one(id="title-en").attrs["value"] == "Only English"
    assert page.one(id="parts-0").attrs["value"] == "a"


def test_rows_are_added_and_taken_away_without_script(visit, make, owner):
    client = visit(owner)
    page = client.get("/commitments/new").submit({"act": "add:doubts", "title-nl": "Nog bezig"})
    assert page.one(id="doubts-0").tag == "textarea"
    assert page.one(id="title-nl").attrs["value"] == "Nog bezig"
    page = page.submit({"act": "add:related"})
    assert page.one(id="related-0-commitment").tag == "select"
    page = page.submit({"act": "remove:doubts-0"})
    assert not page.all(id="doubts-0")
    assert client.get("/commitments").all("tbody") == []


def test_the_edit_form_holds_what_is_stored(visit, make, owner):
    client = visit(owner)
    other = make.commitment("Motie-Amhaouch")
    content = {
        "title-nl": "De briefing",
        "madeOn": "november 2021",
        "parts-0": "de briefing",
        "parts-1": "de brief",
        "related-0-commitment": str(other.id),
        "related-0-kind": "touches",
        "continues": "true",
    }
    shown = client.follow(client.get("/commitments/new").submit(content))
    edit = client.get(shown.response.request.path + "/edit")
    assert edit.one(id="madeOn").attrs["value"] == "november 2021"
    assert edit.one(id="parts-1").attrs["value"] == "de brief"
    assert "checked" in edit.one(id="continues").attrs
    again = client.follow(edit.submit({"title-nl": "De technische briefing"}))
    for words in ("De technische briefing", "de briefing; de brief", "Motie-Amhaouch"):
        assert words in again.text, words


def test_a_stale_form_shows_both_texts(visit, make, owner, colleague):
    promise = make.commitment("De briefing")
    path = f"/commitments/{promise.id}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    assert theirs.submit({"holder": "Sigrid Kaag"}).status == 303
    page = mine.submit({"holder": "Tom de Bruijn", "doubts-0": "Twijfel"})
    assert page.status == 409
    for words in ("Tom de Bruijn", "Sigrid Kaag", "Twijfel"):
        assert words in page.text, words
    merged = page.submit({"act": "merge"})
    assert merged.one(id="holder").attrs["value"] == "Tom de Bruijn"
    assert merged.one("textarea", id="doubts-0").text == "Twijfel"
    assert page.submit({"act": "take-theirs"}).status == 303
    assert "Sigrid Kaag" in visit(owner).get(f"/commitments/{promise.id}").text
    assert page.submit({"act": "keep-mine"}).status == 303
    assert "Tom de Bruijn" in visit(owner).get(f"/commitments/{promise.id}").text


@pytest.mark.parametrize(
    ("act", "content", "told"),
    [
        ("status", {"status": "in-progress", "on": "1 december 2021"}, "in uitvoering"),
        ("deadline", {"text": "binnen twee weken", "saidOn": "1 december 2021"}, "15 december"),
        ("progress", {"text": "Besproken in de stuurgroep"}, "Besproken in de stuurgroep"),
    ],
)
def test_each_act_has_a_page_and_is_told(visit, make, owner, act, content, told):
    client = visit(owner)
    path = f"/commitments/{make.commitment().id}"
    page = client.get(f"{path}/{act}").submit(content)
    assert told in client.follow(page).text


def test_an_act_that_cannot_be_is_told_beside_its_field(visit, make, owner):
    path = f"/commitments/{make.commitment().id}/progress"
    page = visit(owner).get(path).submit({"text": "Klaar", "on": "1 januari 2099"})
    assert (page.status, page.errors().keys()) == (422, {"on"})
    assert page.one("textarea", id="text").text == "Klaar"


def test_only_what_nothing_hangs_on_goes(visit, make, owner, evidence):
    client = visit(owner)
    kept, mistaken = make.commitment("Blijft"), make.commitment("Vergissing")
    evidence(kept)
    assert client.get(f"/commitments/{kept.id}/delete").submit().status == 422
    assert client.get(f"/commitments/{mistaken.id}/delete").submit().status == 303
    client.get(f"/commitments/{mistaken.id}", 404)


def test_administrators_keep_recesses_and_papers_on_pages(visit, admin):
    client = visit(admin)
    page = client.get("/administration/recesses/new").submit(
        {"name": "Zomerreces", "from": "9 juli 2021", "to": "30 augustus 2021"}
    )
    listed = client.follow(page)
    assert "30 augustus 2021" in listed.text
    edit = next(a.attrs["href"] for a in listed.one("tbody").all("a"))
    form = client.get(edit)
    stale = client.get(edit)
    assert form.one(id="to").attrs["value"] == "30 augustus 2021"
    assert form.submit({"to": "8 juli 2021"}).errors().keys() == {"to"}
    assert form.submit({"to": "31 augustus 2021"}).status == 303
    conflict = stale.submit({"to": "1 september 2021"})
    assert conflict.status == 409
    assert conflict.submit({"act": "take-theirs"}).status == 303
    assert conflict.submit({"act": "merge"}).one(id="to").attrs["value"] == "1 september 2021"
    assert client.get(edit).submit(action=f"{edit}/delete").status == 303
    assert "Nog geen recessen" in client.get("/administration/recesses").text
    page = client.get("/administration/papers/new").submit({"citation": "niets"})
    assert page.errors().keys() == {"citation"}
    page = page.submit({"citation": "35 570 V, nr. 72", "on": "10 juni 2021"})
    assert "10 juni 2021" in client.follow(page).text
