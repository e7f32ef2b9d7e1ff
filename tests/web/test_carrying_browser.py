"""In a browser: Enter saves, and a session that ends under a form takes nothing along."""

from playwright.sync_api import expect

from tests.servers.answering import answered_by
from tests.servers.browser import Pages
from tests.web.lapsing import away, end_all, sign_in_beside

NEW = "http://localhost/meetings/new"


def test_enter_in_the_title_saves_all_three_parties(pages: Pages, visit, owner, make) -> None:
    names = ["Eerste Bank", "Tweede Bank", "Derde Bank"]
    for name in names:
        make.organisation(name)
    page = pages.new(locale="nl-NL")
    answered_by(page, visit(owner))
    page.goto(NEW)
    for number, name in enumerate(names):
        page.locator("#with").fill(name)
        page.locator("#with").press("Enter")
        expect(page.locator("[data-tokens=with] .token")).to_have_count(number + 1)
    page.locator("[name=date]").fill("1 september 2026")
    page.locator("details:has([name=title]) > summary").click()
    page.locator("[name=title]").fill("Drie partijen")
    page.locator("[name=title]").press("Enter")
    expect(page.locator("h1")).to_have_text("Drie partijen")
    for name in names:
        expect(page.locator("main").get_by_text(name).first).to_be_attached()


def test_what_is_typed_stays_in_the_page_until_somebody_takes_it(
    app, pages: Pages, visit, owner, colleague, monkeypatch
) -> None:
    browser = visit(owner)
    page = pages.new(locale="nl-NL")
    answered_by(page, browser)
    page.goto("http://localhost/follow-ups/new")
    title, save = page.locator("[name=title-nl]"), page.locator("form[data-guard] [data-save]")
    notice = page.locator(".flashes .notice--error")
    title.fill("Blijft staan")
    end_all(app)
    save.click()
    expect(notice.locator("a")).to_have_attribute("href", "/sign-in")
    expect(notice.locator("a")).to_be_focused()
    sign_in_beside(app, browser, colleague)
    save.click()
    expect(notice).to_contain_text("iemand anders")
    sign_in_beside(app, browser, owner)
    with monkeypatch.context() as patch:
        patch.setattr("logbook.accounts.recognition.reading", away)
        save.click()
        expect(notice).to_contain_text("niet bereikbaar")
    assert title.input_value() == "Blijft staan"
    save.click()
    expect(page.locator("h1")).to_have_text("Blijft staan")


def test_signed_in_again_the_page_goes_on_where_it_was_left(app, pages: Pages, visit, owner):
    browser = visit(owner)
    page = pages.new(locale="nl-NL")
    answered_by(page, browser)
    page.goto("http://localhost/follow-ups/new")
    title, notice = page.locator("[name=title-nl]"), page.locator(".flashes .notice--error")
    title.fill("Gaat door")
    end_all(app)
    title.press("Control+Enter")
    expect(notice.locator("a")).to_be_focused()
    sign_in_beside(app, browser, owner)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(notice).to_have_count(0)
    expect(title).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Gaat door")


def test_a_row_added_when_the_session_is_over_swaps_nothing(app, pages: Pages, visit, owner):
    browser = visit(owner)
    page = pages.new(locale="nl-NL")
    answered_by(page, browser)
    page.goto(NEW)
    page.locator("details:has([name=title]) > summary").click()
    page.locator("[name=title]").fill("Blijft staan")
    # htmx tells the console of every refusal: of the row, and of the preview some time after it.
    pages.allow("Status Error Code 401")
    end_all(app)
    page.locator("button[value='add:points']").click()
    expect(page.locator(".flashes .notice--error a")).to_be_visible()
    assert page.locator("[name=title]").input_value() == "Blijft staan"
