"""The form of a meeting by keyboard: where the focus goes, and what can be seen of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.servers.answering import answered_by
from tests.servers.browser import Pages

NEW = "http://localhost/meetings/new"
PREVIEW_MEANWHILE = """() => document.addEventListener(
  'htmx:beforeSwap',
  () => htmx.ajax('POST', '/meetings/live', { source: '[hx-post*=live]', swap: 'none' }),
  { once: true },
)"""
UNDER_A_BAR = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  if (!box.height || here === document.body) return null;
  const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const bar = seen && !here.contains(seen) && seen.closest('.top, .buttons--sticky, .bottom');
  return bar ? (here.name || here.textContent.trim()) + ' under ' + bar.className : null;
}"""


def opened(pages: Pages, client, **looks) -> Page:
    page = pages.new(viewport={"width": 1280, "height": 720} | looks, locale="nl-NL")
    answered_by(page, client)
    page.goto(NEW)
    return page


def test_a_row_that_is_added_has_the_focus_whatever_the_preview_does(pages, visit, owner, phrases):
    page = opened(pages, visit(owner))
    page.locator("[name=title]").fill("Gesprek")
    for path in ("parties", "points"):
        before = page.locator(f"[data-repeat={path}] > [data-repeat-row]").count()
        page.evaluate(PREVIEW_MEANWHILE)
        page.locator(f"[data-repeat-act][value='add:{path}']").press("Enter")
        expect(page.locator(f"[data-repeat={path}] > [data-repeat-row]")).to_have_count(before + 1)
        expect(page.locator(f":focus[name^='{path}-{before}-']")).to_have_count(1)


def test_no_stop_of_the_keyboard_is_under_a_bar(pages, visit, owner, phrases):
    for looks in ({}, {"width": 380, "height": 700}):
        page = opened(pages, visit(owner), **looks)
        hidden = set()
        for key in ("Tab", "Shift+Tab"):
            for _ in range(60):
                page.keyboard.press(key)
                hidden.add(page.evaluate(UNDER_A_BAR))
        assert hidden == {None}


def test_an_error_names_its_field_and_the_row_it_is_in(visit, owner):
    page = visit(owner).get("/meetings/new").submit({"title": "", "date": "ooit"})

    said = [one.text for one in page.one(id="error-summary").all("a")]

    assert any(one.startswith("Datum: ") for one in said)
    assert any(one.startswith("Titel: ") for one in said)


@pytest.mark.parametrize("scripts", [True, False])
def test_enter_in_the_form_of_a_meeting_keeps_its_public_agenda(
    pages, visit, api, owner, log, scripts
):
    agenda = {
        "subject": "Overleg over open data",
        "state": "published",
        "url": "https://example.org/agenda/1",
        "publishedAt": "2026-10-05T10:00:00+00:00",
    }
    made = log(owner, agenda=agenda)
    page = pages.new(java_script_enabled=scripts, locale="nl-NL")
    answered_by(page, visit(owner))
    page.goto(f"http://localhost/meetings/{made['id']}/edit")
    page.locator("[name=title]").press("Enter")
    expect(page.locator("h1")).to_have_text(made["title"])
    again = api(owner).get(f"/meetings/{made['id']}").json
    assert (again["agenda"], again["version"]) == (agenda, made["version"] + 1)
