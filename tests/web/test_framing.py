"""Parts of the frame are kept for whoever reads them: nobody gets another's."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from logbook.web import framing

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
FRAME = sorted((TEMPLATES / "frame").glob("*.html"))
OF_A_REQUEST = re.compile(r"\b(?:request|session|g|csrf_token|current_user)\b[.(]")


@pytest.fixture(autouse=True)
def nothing_kept():
    framing._framed.cache_clear()


def html(browser, path="/meetings"):
    return browser.get(path).response.text


def name_in_the_frame(browser, path="/meetings"):
    [name] = re.findall(r'class="menu__name">([^<]+)<', html(browser, path))
    return name


def test_everybody_reads_their_own_name_and_places(visit, owner, colleague, admin):
    assert name_in_the_frame(visit(owner)) == owner.name
    assert name_in_the_frame(visit(colleague)) == colleague.name
    pages = {who.name: html(visit(who)) for who in (owner, admin)}
    assert "/administration" in pages[admin.name]
    assert "/administration" not in pages[owner.name]


def test_a_frame_that_forgot_who_reads_would_tell_another(visit, owner, colleague, monkeypatch):
    drawn = framing._framed.__wrapped__
    kept = dict[str, object]()

    def forgetful(name, *rest):
        return kept.setdefault(name, drawn(name, *rest))

    monkeypatch.setattr(framing, "_framed", forgetful)
    assert name_in_the_frame(visit(owner)) == owner.name
    assert name_in_the_frame(visit(colleague)) == owner.name


def test_it_knows_where_one_is_and_how_one_reads(visit, owner):
    browser = visit(owner)
    here = re.compile(r'<a class="rail__link" href="([^"]+)" aria-current="page"')
    assert here.findall(html(browser)) == ["/meetings"]
    assert here.findall(html(browser, "/commitments")) == ["/commitments"]
    assert 'value="auto" aria-pressed="true"' in html(browser)
    browser.get("/meetings").submit({"theme": "dark"}, action="/theme")
    assert 'value="dark" aria-pressed="true"' in html(browser)
    browser.get("/meetings").submit({"language": "en"}, action="/language")
    assert "Sign out" in html(browser)


def test_each_browser_gets_the_secret_of_its_own_forms_and_its_own_way_back(visit, owner):
    first, second = visit(owner), visit(owner)
    secret = re.compile(r'name="csrf_token" value="([^"]+)"')
    pages = [html(one, "/meetings?q=%22%3Eb") for one in (first, second)]
    assert not set(secret.findall(pages[0])) & set(secret.findall(pages[1]))
    for page in pages:
        assert 'name="next" value="/meetings?q=%22%3Eb"' in page
        assert "\0" not in page


@pytest.mark.parametrize("template", FRAME, ids=lambda path: path.name)
def test_what_is_kept_looks_at_nothing_but_what_it_is_given(template):
    assert OF_A_REQUEST.findall(template.read_text()) == []


def test_a_part_that_looked_at_the_request_would_be_found():
    assert OF_A_REQUEST.search("{{ request.path }}")


def test_no_more_is_kept_than_fits(visit, owner, monkeypatch):
    small = lru_cache(maxsize=2)(framing._framed.__wrapped__)
    monkeypatch.setattr(framing, "_framed", small)
    browser = visit(owner)
    for path in ("/meetings", "/commitments", "/people"):
        browser.get(path)
    assert small.cache_info().currsize == 2
