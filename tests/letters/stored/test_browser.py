"""Letters in a browser: both themes, narrow, and writing by keyboard alone."""

import pytest
from playwright.sync_api import Page

from logbook.composer.contents import Outcome
from logbook.letters.details import AnswerDetails, ParagraphDetails
from tests.servers.accessibility import findings
from tests.servers.answering import answered_by
from tests.servers.browser import Pages

HERE = "http://localhost/reports"


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk()
    made = mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
    recall = mine.paragraph(made, "recall:")
    text = ParagraphDetails("Onlangs is iets toegezegd.")
    mine.do("write_paragraph", made.id, recall.id, text, version=None)
    return made


def test_the_pages_are_sound_in_both_themes(pages: Pages, visit, owner, mine, letter) -> None:
    page = pages.new(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    answered_by(page, visit(owner))
    chosen = f"{HERE}/{letter.id}?paragraph={mine.paragraph(letter, 'dialogue:').id}"
    addresses = (HERE, f"{HERE}/new", f"{HERE}/{letter.id}", chosen)
    for address in addresses:
        page.goto(address)
        _check(page)
    page.emulate_media(color_scheme="dark")
    for address in (HERE, chosen):  # all that has a colour of its own
        page.goto(address)
        _check(page)


def test_a_paragraph_is_written_by_keyboard_and_saved_while_typing(
    pages: Pages, visit, owner, mine, letter
) -> None:
    page = pages.new(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    answered_by(page, visit(owner))
    paragraph = mine.paragraph(letter, "dialogue:")
    page.goto(f"{HERE}/{letter.id}?paragraph={paragraph.id}")
    text = page.locator("#editedText")
    text.press("Control+End")
    page.keyboard.type(" Dat was goed.")
    page.locator("[data-autosave-status]:not(:empty)").wait_for()
    assert "Dat was goed." in mine.text(letter)
    page.keyboard.type(" Echt.")
    page.keyboard.press("Control+Enter")
    page.locator(".flashes .notice--undo").wait_for()
    assert mine.text(letter).count("Dat was goed. Echt.") == 1


def test_a_narrow_page_shows_one_pane_at_a_time(pages: Pages, visit, owner, letter) -> None:
    page = pages.new(viewport={"width": 380, "height": 800}, locale="nl-NL")
    answered_by(page, visit(owner))
    page.goto(f"{HERE}/{letter.id}")
    assert page.locator("#pane-text").is_visible()
    assert not page.locator("#pane-outline").is_visible()
    page.locator(".pane-tabs a").first.click()
    assert page.locator("#pane-outline").is_visible()
    assert not page.locator("#pane-text").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 380
    _check(page)


def _check(page: Page) -> None:
    """Nothing for axe to find, with all that unfolds open."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert findings(page) == []
