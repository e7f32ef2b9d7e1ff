"""Reusable texts in a browser: their pages, and putting one in by keyboard alone."""

from playwright.sync_api import Page, ViewportSize

from tests.servers.accessibility import findings
from tests.servers.answering import answered_by
from tests.servers.browser import Pages

HERE = "http://localhost/reports"
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 380, "height": 800}


def test_the_pages_are_sound_wide_and_narrow(
    pages: Pages, visit, owner, desk, talk, reusable
) -> None:
    mine, text = desk(owner), reusable(citation="Kamerstuk 36 180, nr. 12", topics=["wapens"])
    talk()
    letter = mine.create()
    behind = mine.paragraph(letter, "recall:")
    made = mine.do("add_reusable_text", letter.id, behind.id, text.id)
    mine.do("retire_text", text.id, retired=True, version=None)
    reusable("Mijnen")
    page = pages.new(viewport=WIDE, locale="nl-NL")
    answered_by(page, visit(owner))
    for address in (
        f"{HERE}/texts",
        f"{HERE}/texts/new",
        f"{HERE}/texts/{text.id}",
        f"{HERE}/texts/{text.id}/edit",
        f"{HERE}/{letter.id}?paragraph={made.id}",
    ):
        page.goto(address)
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            _check(page)


def test_a_text_is_put_in_by_keyboard(pages: Pages, visit, owner, desk, talk, reusable) -> None:
    mine, _text = desk(owner), reusable()
    talk()
    letter = mine.create()
    page = pages.new(viewport=WIDE, locale="nl-NL")
    answered_by(page, visit(owner))
    page.goto(f"{HERE}/{letter.id}?paragraph={mine.paragraph(letter, 'recall:').id}")
    page.locator("summary", has_text="Hierna een standaardtekst invoegen").press("Enter")
    page.locator("#reusableText").press("C")  # the first letter of its title
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".flashes .notice--done").wait_for()
    assert page.locator("#editedText").input_value() == "Dat is verboden."


def _check(page: Page) -> None:
    """Nothing for axe to find and nothing beside the page, with all that unfolds open."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert findings(page) == []
    wide = page.viewport_size
    assert wide is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= wide["width"]
