"""A list as somebody likes to see it is kept under a name, for oneself or for one's unit."""

import pytest
from sqlalchemy import true

from logbook.accounts import saved_views
from tests.pages import form_values

ASKED = {
    "/follow-ups": "owner=all",
    "/organisations": "sort=-name",
    "/people": "sort=-name",
    "/reports": "sort=date",
}
HERE = "/meetings?status=planned&sort=title"


def keep(browser, path=HERE, name="Gepland", **more):
    """Keep what the list shows, by the form on its page."""
    return browser.follow(browser.get(path).submit({"name": name, **more}, action="/views"))


def send(browser, path, **values):
    """Send what no page offers, with the secret of the forms."""
    secret = form_values(browser.get("/meetings").form("/theme"))["csrf_token"]
    return browser.post(path, values | {"csrf_token": secret})


def offered(browser, path="/meetings"):
    """The tabs above a list: of each its name and address, and which one is shown."""
    links = browser.get(path).one(id="views").all("a")
    now = [one.text for one in links if one.attrs.get("aria-current") == "page"]
    return {one.text: one.attrs["href"] for one in links}, now


def test_it_stands_above_the_list_from_then_on(visit, owner):
    browser = visit(owner)
    assert offered(browser) == ({}, [])
    keep(browser, HERE + "&page=1&pageSize=20")
    tabs, now = offered(browser, HERE)
    assert tabs == {"Alle": "/meetings", "Gepland": HERE}
    assert now == ["Gepland"]
    assert offered(browser)[1] == ["Alle"]
    assert offered(browser, "/commitments") == ({}, [])


@pytest.mark.parametrize("path", saved_views.PLACES)
def test_every_list_can_be_kept(path, visit, owner):
    browser = visit(owner)
    keep(browser, f"{path}?{ASKED.get(path, 'sort=-title')}")
    assert list(offered(browser, path)[0]) == ["Alle", "Gepland"]


def test_what_is_kept_by_a_name_again_goes_for_the_one_before_which_can_come_back(visit, owner):
    browser = visit(owner)
    keep(browser)
    after = keep(browser, "/meetings?mine=true", name="gepland")
    assert offered(browser)[0] == {"Alle": "/meetings", "gepland": "/meetings?mine=true"}
    undo = [
        one.attrs["action"]
        for one in after.all("form")
        if one.attrs.get("action", "").endswith("/restoration")
    ]
    browser.follow(after.submit(action=undo[0]))
    assert offered(browser)[0].keys() == {"Alle", "Gepland", "gepland"}


def test_a_shared_one_is_of_the_unit_and_of_nobody_else(visit, owner, colleague, outsider):
    mine = visit(owner)
    keep(mine)
    keep(mine, "/meetings?mine=true", name="Van ons", shared="true")
    assert set(offered(mine)[0]) == {"Alle", "Gepland", "Van ons"}
    assert set(offered(visit(colleague))[0]) == {"Alle", "Van ons (van mijn eenheid)"}
    assert offered(visit(outsider))[0] == {}


def test_a_list_that_did_not_ask_whose_it_is_would_offer_them_all(
    visit, owner, outsider, monkeypatch
):
    keep(visit(owner))
    monkeypatch.setattr(saved_views, "_offered_to", lambda _who: true())
    assert "Gepland (van mijn eenheid)" in offered(visit(outsider))[0]


def test_it_is_removed_by_who_made_it_and_comes_back(visit, owner, colleague):
    browser = visit(owner)
    keep(browser, shared="true")
    address = browser.get(HERE)
    act = address.one(id="views").one("form").attrs["action"]
    assert send(visit(colleague), act).status == 404
    removed = browser.follow(address.submit(action=act))
    assert "is verwijderd" in removed.text
    assert offered(browser) == ({}, [])
    browser.follow(removed.submit(action=act.replace("deletion", "restoration")))
    assert "Gepland" in offered(browser)[0]


def test_a_reader_keeps_views_and_shares_none(visit, reader):
    browser = visit(reader)
    page = browser.get(HERE)
    assert "Delen met mijn eenheid" not in page.text
    keep(browser)
    assert "Gepland" in offered(browser)[0]
    wanted = {"place": "/meetings", "name": "Van ons", "query": "mine=true", "shared": "true"}
    assert send(browser, "/views", **wanted).status == 403


def test_what_is_no_list_is_kept_nowhere_and_leads_home(visit, owner):
    browser = visit(owner)
    for place in ("https://elsewhere.example", "//elsewhere.example", "/account"):
        answer = send(browser, "/views", place=place, name="x", query="a=b")
        assert (answer.status, answer.location) == (303, "/?a=b")


def test_no_more_are_kept_than_fit(visit, owner, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST", 1)
    browser = visit(owner)
    keep(browser)
    assert "al veel weergaven" in keep(browser, "/meetings?mine=true", name="Nog een").text
    assert set(offered(browser)[0]) == {"Alle", "Gepland"}
