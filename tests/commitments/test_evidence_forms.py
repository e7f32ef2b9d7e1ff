"""Adding, editing and removing evidence on its pages."""


def test_evidence_is_added_edited_and_removed(visit, make, owner):
    client = visit(owner)
    path = f"/commitments/{make.commitment().id}"
    page = client.get(f"{path}/evidence/new").submit(
        {
            "kind": "document",
            "date": "januari 2022",
            "sentence-nl": "Het onderzoek verscheen {date}.",
            "reference-url": "https://www.cbl.nl/plan.pdf",
            "reference-citation": "26485, nr. 376",
        }
    )
    shown = client.get(path)
    assert page.status == 303
    assert "Het onderzoek verscheen in januari 2022." in shown.text
    assert shown.one("a", href="https://www.cbl.nl/plan.pdf").attrs["rel"] == "noopener noreferrer"
    links = [
        a.attrs["href"] or "" for a in shown.all("a") if "/evidence/" in (a.attrs["href"] or "")
    ]
    edit = next(link for link in links if link.endswith("/edit"))
    page = client.get(edit).submit({"role": "background", "date": ""})
    assert page.errors().keys() == {"sentence-nl"}
    page = page.submit({"sentence-nl": "Het onderzoek verscheen.", "role": "background"})
    assert "Alleen achtergrond" in client.get(path).text
    remove = next(link for link in links if link.endswith("/remove"))
    assert client.get(remove).submit().status == 303
    assert "Het onderzoek verscheen" not in client.get(path).one(id="evidence").text


def test_a_stale_form_of_evidence_shows_both_texts(visit, make, owner, colleague, evidence):
    promise = make.commitment()
    path = f"/commitments/{promise.id}/evidence/{evidence(promise).id}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    assert theirs.submit({"sentence-nl": "Hun zin."}).status == 303
    page = mine.submit({"sentence-nl": "Mijn zin."})
    assert page.status == 409
    assert "Hun" in page.text
    assert page.submit({"act": "merge"}).one("textarea", id="sentence-nl").text == "Mijn zin."
    assert page.submit({"act": "take-theirs"}).status == 303
