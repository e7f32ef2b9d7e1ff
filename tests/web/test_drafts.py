"""What somebody typed and did not save yet: kept for each form, offered again, thrown away."""

import re
from datetime import timedelta

import pytest

from logbook.web.drafts import KEPT, KEPT_AWAY, clear_old
from logbook.web.models import Draft
from tests.pages import form_values


def value(page, name):
    return form_values(page.form())[name]


def typed_in(client, path, **typed):
    """Somebody typed this in the form of a page, and it was kept; the page."""
    page = client.get(path)
    form = next(one for one in page.all("form") if "data-autosave" in one.attrs)
    content = form_values(form) | {name: [text] for name, text in typed.items()}
    kept = client.post(form.attrs["data-autosave"], content)
    assert re.fullmatch(r"Concept opgeslagen om \d\d\.\d\d uur", kept.html)
    return page


def offered(page) -> list[str]:
    return [a.attrs["href"] for a in page.all("a") if "draft=" in a.attrs.get("href", "")]


@pytest.fixture
def stored(make, owner) -> dict[str, str]:
    """The form of a stored record of each kind, and the field that is typed in."""
    return {
        f"/meetings/{make.meeting(owner).id}/edit": "title",
        f"/follow-ups/{make.follow_up(owner).id}/edit": "title-nl",
        f"/commitments/{make.commitment('Gesprek').id}/edit": "title-nl",
        f"/organisations/{make.organisation('Windbank').id}/edit": "name-nl",
    }


NEW = {
    "/meetings/new": "notes",
    "/follow-ups/new": "title-nl",
    "/commitments/new": "title-nl",
    "/organisations/new": "name-nl",
    "/reports/new": "subject",
    "/administration/phrases/new": "example-nl",
}


def test_every_new_form_keeps_what_is_typed_and_offers_it_again(visit, admin):
    client = visit(admin)
    for path, field in NEW.items():
        typed_in(client, path, **{field: "Half af"})
        [address] = offered(client.get(path))
        assert value(client.get(address), field) == ["Half af"], path
    assert len(offered(client.get("/"))) == len(NEW)


def test_every_form_of_a_record_keeps_what_is_typed_and_offers_it_again(visit, owner, stored):
    client = visit(owner)
    for path, field in stored.items():
        typed_in(client, path, **{field: "Anders"})
        [address] = offered(client.get(path))
        again = client.get(address)
        assert value(again, field) == ["Anders"], path
        saved = again.submit()
        assert saved.status == 303, saved.errors()
        assert offered(client.get(path)) == []
    assert offered(client.get("/")) == []


def test_a_draft_is_its_writers_alone_and_gone_once_it_is_saved(visit, owner, colleague, make):
    client = visit(owner)
    typed_in(client, "/meetings/new", title="Half af", notes="a\x00b")
    [address] = offered(client.get("/meetings/new"))
    assert not offered(visit(colleague).get("/meetings/new"))
    assert value(visit(colleague).get(address), "title") == [""]
    refused = client.get(address).submit({"date": "ooit", "notes": ""})
    assert refused.status == 422
    assert refused.submit({"date": "2021"}).status == 303
    assert make.fetch(Draft) is None


def test_each_new_form_keeps_its_own_draft(visit, owner):
    client = visit(owner)
    typed_in(client, "/meetings/new", title="Concept een")
    second = typed_in(client, "/meetings/new", title="Concept twee")
    told = client.get("/meetings/new")
    assert "2 concepten, niet opgeslagen" in told.text
    assert [value(client.get(one), "title") for one in offered(told)] == [
        ["Concept twee"],
        ["Concept een"],
    ]
    assert second.submit({"title": "Concept twee", "date": "2021"}, "/meetings").status == 303
    assert "Concept een" in client.get("/meetings/new").text


def test_a_draft_over_a_version_that_was_replaced_is_compared_with_what_is_stored(
    visit, owner, colleague, make
):
    path, client = f"/meetings/{make.meeting(owner).id}/edit", visit(owner)
    typed_in(client, path, title="Van mij")
    visit(colleague).get(path).submit({"place": "Utrecht"})
    [address] = offered(client.get(path))
    clash = client.get(address).submit()
    assert clash.status == 409
    assert "Van mij" in clash.text
    assert clash.submit({"act": "take-theirs"}).status == 303
    assert offered(client.get(path)) == []


def test_what_is_thrown_away_can_be_brought_back(visit, owner):
    client = visit(owner)
    typed_in(client, "/meetings/new", title="Half af")
    home = client.get("/")
    throw = next(one for one in home.all("form") if "thrown-away" in one.attrs.get("action", ""))
    home = client.follow(client.post(throw.attrs["action"], form_values(throw)))
    assert offered(home) == []
    assert "Het concept is weggegooid." in home.text
    undo = next(one for one in home.all("form") if "brought-back" in one.attrs.get("action", ""))
    home = client.follow(client.post(undo.attrs["action"], form_values(undo)))
    assert value(client.get(offered(home)[0]), "title") == ["Half af"]


def test_what_says_nothing_is_not_kept(visit, owner, make):
    client = visit(owner)
    form = client.get("/meetings/new").form("/meetings")
    address, content = form.attrs["data-autosave"], form_values(form)
    assert client.post(address, content).html == ""
    assert make.fetch(Draft) is None
    assert client.post(address, content | {"parties-0-sector": ["banking"]}).html
    assert client.post(f"{address}&unchanged=1", content).html == ""
    assert make.fetch(Draft) is None


def test_drafts_do_not_pile_up(visit, owner, scope, make, now):
    client = visit(owner)
    typed_in(client, "/meetings/new", title="Half af")
    typed_in(client, "/follow-ups/new", **{"title-nl": "Weg"})
    [throw] = [
        one
        for one in client.get("/follow-ups/new").all("form")
        if "thrown-away" in one.attrs.get("action", "")
    ]
    client.post(throw.attrs["action"], form_values(throw))
    clear_old(now=now + KEPT_AWAY + timedelta(minutes=1))
    assert make.fetch(Draft).about == "Half af"
    clear_old(now=now + KEPT + timedelta(minutes=1))
    assert make.fetch(Draft) is None


def test_a_draft_belongs_to_a_form_of_this_host(visit, owner, reader):
    client = visit(owner)
    token = form_values(client.get("/meetings/new").form())["csrf_token"]
    for page in ("", "elders", "//elders.example", "/" + "x" * 600):
        content = {"csrf_token": token, "title": ["Half af"]}
        assert client.post(f"/drafts?page={page}", content).status == 404
    assert "data-autosave" not in visit(reader).get("/account").html
