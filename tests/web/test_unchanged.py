"""A list that has not changed is told so; whatever it is drawn from makes it another one."""

from datetime import timedelta

import pytest
from flask import g

from logbook import clock
from logbook.db import transaction
from logbook.meetings.models import Marking
from logbook.web import unchanged

LISTS = ("/meetings", "/follow-ups", "/commitments", "/organisations", "/people")
TALK = {"title": "Gesprek over iets anders", "date": "2026-11-20"}


@pytest.fixture
def browser(visit, owner, make):
    make.meeting(owner=owner)
    browser = visit(owner)
    browser.get("/meetings")  # the page that makes the secret of the forms is fetched again
    return browser


def etag_of(browser, path="/meetings"):
    headers = browser.get(path).response.headers
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["ETag"].startswith('W/"')
    assert "Cookie" in headers["Vary"]
    return headers["ETag"]


def is_unchanged(browser, etag, path="/meetings"):
    return browser.client.get(path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", LISTS)
def test_an_unchanged_list_is_told_so_by_one_statement(path, browser, queries):
    etag = etag_of(browser, path)
    with queries() as seen:
        answer = browser.client.get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", etag)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert seen.count == 1


@pytest.mark.parametrize("path", LISTS)
def test_a_change_of_anything_makes_it_another(path, browser, api, owner):
    etag = etag_of(browser, path)
    assert api(owner).post("/meetings", TALK).status_code == 201
    assert not is_unchanged(browser, etag, path)
    assert etag_of(browser, path) != etag


def test_a_list_without_the_change_number_would_be_told_unchanged(browser, api, owner, monkeypatch):
    tag = unchanged._tag

    def without() -> str:
        g.change_number = 0
        return tag()

    monkeypatch.setattr(unchanged, "_tag", without)
    etag = etag_of(browser)
    assert api(owner).post("/meetings", TALK).status_code == 201
    assert is_unchanged(browser, etag)
    assert TALK["title"] in browser.get("/meetings").text


def test_another_day_makes_it_another(browser, monkeypatch, now):
    etag = etag_of(browser)
    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert is_unchanged(browser, etag)
    monkeypatch.setattr("logbook.policy.Caller.today", lambda _who, at: at.date() + timedelta(2))
    assert not is_unchanged(browser, etag)


def test_other_words_or_colours_make_it_another(browser):
    etag = etag_of(browser)
    browser.get("/meetings").submit({"theme": "dark"}, action="/theme")
    dark = etag_of(browser)
    browser.get("/meetings").submit({"language": "en"}, action="/language")
    assert len({etag, dark, etag_of(browser)}) == 3
    assert etag_of(browser, "/meetings?mine=true") != etag_of(browser)


def test_other_rights_make_it_another(browser, owner):
    etag = etag_of(browser)
    with browser.client.application.app_context(), transaction() as session:
        account = session.get_one(type(owner), owner.id)
        account.begin_change(None, now=clock.now())
        account.rights_version += 1
    assert not is_unchanged(browser, etag)


def test_nobody_can_use_what_another_was_told(browser, visit, colleague):
    other = visit(colleague)
    other.get("/meetings")
    assert not is_unchanged(other, etag_of(browser))
    assert etag_of(other) != etag_of(browser)


def test_another_secret_of_the_forms_makes_it_another(browser):
    etag = etag_of(browser)
    with browser.client.session_transaction() as kept:
        kept["csrf_token"] = "another"
    assert not is_unchanged(browser, etag)


def test_a_page_with_a_message_is_shown_and_not_kept(browser):
    etag = etag_of(browser)
    with browser.client.session_transaction() as kept:
        kept["_flashes"] = [("done", "Bewaard.")]
    page = browser.get("/meetings", **{"If-None-Match": etag})
    assert "Bewaard." in page.text
    assert page.response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in page.response.headers
    assert is_unchanged(browser, etag)


@pytest.mark.parametrize("path", ["/meetings", "/follow-ups?owner=all"])
def test_what_is_marked_is_kept_by_no_browser(path, browser, make, owner):
    meeting = make.meeting(owner=owner, title="Onder ons", marking=Marking.DEP_V)
    make.follow_up(owner=owner, meeting_id=meeting.id)
    headers = browser.get(path).response.headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers


def test_a_list_that_cannot_be_read_is_not_kept(browser):
    page = browser.get("/meetings?from=ooit", status=422)
    assert page.response.headers["Cache-Control"] == "no-store"


def test_a_stranger_is_asked_to_sign_in(visit, browser):
    etag = etag_of(browser)
    assert visit().client.get("/meetings", headers={"If-None-Match": etag}).status_code == 302


def test_how_many_there_are_is_counted_once_until_anything_changes(browser, api, owner, queries):
    browser.get("/meetings")
    with queries() as seen:
        assert "1 gesprek" in browser.get("/meetings").text
    assert not [one for one in seen.statements if one.startswith("SELECT (SELECT count")]
    assert api(owner).post("/meetings", TALK).status_code == 201
    with queries() as seen:
        assert "2 gesprekken" in browser.get("/meetings").text
    assert [one for one in seen.statements if one.startswith("SELECT (SELECT count")]
    assert "1 gesprek " in browser.get("/meetings?q=anders").text


def test_a_count_that_did_not_know_of_changes_would_be_old(browser, api, owner, monkeypatch):
    def without(count, *asked):
        g.change_number = 0
        return unchanged.since_change(count, *asked)

    monkeypatch.setattr("logbook.meetings.views.index.since_change", without)
    assert "1 gesprek" in browser.get("/meetings").text
    assert api(owner).post("/meetings", TALK).status_code == 201
    assert "1 gesprek " in browser.get("/meetings").text
