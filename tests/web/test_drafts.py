"""What somebody typed and did not save yet: kept for each form, offered again, thrown away."""

import re

from logbook.meetings.models import Draft
from tests.pages import form_values


def value(page, name, action="/meetings"):
    return form_values(page.form(action))[name]


def keep_draft(client, **typed):
    """What somebody typed in a new form, kept; the form's page."""
    page = client.get("/meetings/new")
    form = page.form("/meetings")
    content = form_values(form) | {name: [text] for name, text in typed.items()}
    kept = client.post(form.attrs["data-autosave"], content)
    assert re.fullmatch(r"Concept opgeslagen om \d\d\.\d\d uur", kept.html)
    return page


def offered(page) -> list[str]:
    return [a.attrs["href"] for a in page.all("a") if "?draft=" in a.attrs.get("href", "")]


def test_a_draft_is_kept_offered_again_and_dropped_when_saved(visit, owner, colleague, make):
    client = visit(owner)
    keep_draft(client, title="Half af", notes="a\x00b")
    [address] = offered(client.get("/meetings/new"))
    again = client.get(address)
    assert value(again, "title") == ["Half af"]
    assert not offered(visit(colleague).get("/meetings/new"))
    assert value(visit(colleague).get(address), "title") == [""]
    saved = again.submit({"date": "2021", "notes": ""})
    assert saved.status == 303
    assert make.fetch(Draft) is None


def test_each_form_keeps_its_own_draft(visit, owner):
    client = visit(owner)
    keep_draft(client, title="Concept een")
    second = keep_draft(client, title="Concept twee")
    told = client.get("/meetings/new")
    assert [value(client.get(one), "title") for one in offered(told)] == [
        ["Concept twee"],
        ["Concept een"],
    ]
    assert second.submit({"title": "Concept twee", "date": "2021"}, "/meetings").status == 303
    assert "Concept een" in client.get("/meetings/new").text


def test_a_draft_can_be_thrown_away(visit, owner, make, full):
    client = visit(owner)
    path = f"/meetings/{full['id']}/edit"
    content = form_values(client.get(path).form()) | {"title": ["Anders"]}
    page = f"meetings/{full['id']}"
    assert client.post(f"/meetings/draft?page={page}", content).status == 200
    assert value(client.get(f"{path}?draft=1"), "title", path) == ["Anders"]
    dropped = client.get(path).form("/meetings/draft/dropped")
    gone = client.post(dropped.attrs["action"], form_values(dropped))
    assert gone.location == path
    assert make.fetch(Draft) is None


def test_a_draft_belongs_to_a_page_that_there_is(visit, owner):
    client = visit(owner)
    token = form_values(client.get("/meetings/new").form())["csrf_token"]
    for page in ("", "elders", "meetings/5"):
        assert client.post(f"/meetings/draft?page={page}", {"csrf_token": token}).status == 404


def test_drafts_of_new_talks_stand_on_the_overview_of_who_wrote_them(visit, owner, colleague):
    client = visit(owner)
    assert offered(client.get("/")) == []
    keep_draft(client, title="Concept een")
    keep_draft(client, title="Concept twee")

    home = client.get("/")

    assert "2 concepten, niet opgeslagen" in home.text
    assert "Concept een" in home.text
    assert len(offered(home)) == 2
    assert "Concept een" in form_values(client.get(offered(home)[1]).form())["title"]
    assert offered(visit(colleague).get("/")) == []
