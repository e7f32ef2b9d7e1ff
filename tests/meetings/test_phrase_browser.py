"""The administration of phrases in a browser: both themes, and by keyboard alone."""

from playwright.sync_api import Page, expect

from tests.servers.accessibility import findings
from tests.servers.answering import answered_by
from tests.servers.browser import Pages

HERE = "http://localhost/administration/phrases"


def test_the_pages_are_sound_in_both_themes_and_work_by_keyboard(
    pages: Pages, visit, admin, phrases
) -> None:
    page = pages.new(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    answered_by(page, visit(admin))
    page.goto(HERE)
    _check(page)
    page.emulate_media(color_scheme="dark")
    page.goto(f"http://localhost{page.locator('main td a').first.get_attribute('href')}")
    _check(page)
    page.goto(f"{HERE}/new")
    page.locator("[name=key]").fill("geprezen")
    page.locator("[name=kinds]").first.press("Space")
    for language, text in (("nl", "{S} {S:heeft|hebben} {C} geprezen"), ("en", "{S} praised")):
        page.locator(f"[name='forms-0-sentence-{language}']").fill(text)
    page.locator("[name=forms-0-complementKind]").select_option("noun-phrase")
    page.keyboard.press("Control+Enter")
    page.locator("#error-summary").wait_for()
    english = page.locator("[name='forms-0-sentence-en']")
    assert english.input_value() == "{S} praised"
    english.fill("{S} praised {C}")
    page.locator("button[value=preview]").press("Enter")
    made = page.locator("[lang=en].field__understood")
    expect(made).to_have_text("The ministry praised the importance of openness.")


def _check(page: Page) -> None:
    """Nothing for axe to find, with all that unfolds open."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert findings(page) == []
