"""The coverage in a browser: sound in both themes and widths, and by keyboard alone."""

from playwright.sync_api import Page, expect

from logbook.meetings.models import Meeting, MeetingStatus
from tests.servers.accessibility import findings
from tests.servers.answering import answered_by
from tests.servers.browser import Pages

HERE = "http://localhost/coverage"


def opened(pages: Pages, client, width: int = 1280) -> Page:
    page = pages.new(viewport={"width": width, "height": 900}, locale="nl-NL")
    answered_by(page, client)
    page.goto(HERE)
    return page


def test_twelve_talks_are_planned_and_taken_back_in_ten_keys(pages, visit, make, owner):
    make.topic("arms")
    for number in range(12):
        make.organisation(f"Bank {number}")
    page = opened(pages, visit(owner))
    page.get_by_role("link", name="nog nooit gesproken").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-select]")).to_have_count(12)
    page.wait_for_load_state()
    page.keyboard.press("a")
    expect(page.locator("[data-select]:checked")).to_have_count(12)
    page.keyboard.press("p")
    expect(page.locator("h1")).to_have_text("Gesprekken plannen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("12 gesprekken zijn gepland")
    page.wait_for_load_state()
    assert make.count(Meeting, status=MeetingStatus.PLANNED, deleted_at=None) == 12
    page.keyboard.press("z")
    expect(page.get_by_text("12 gesprekken zijn teruggenomen.")).to_be_visible()
    assert make.count(Meeting, status=MeetingStatus.PLANNED, deleted_at=None) == 0


def test_arrows_walk_over_the_cells_and_tab_comes_to_one(pages, visit, make, owner):
    for slug in ("arms", "poles"):
        make.topic(slug)
    for name in ("Aanbank", "Beebank"):
        make.organisation(name)
    page = opened(pages, visit(owner))
    cells = page.locator(".matrix [data-cell]")
    assert [cell.get_attribute("tabindex") for cell in cells.all()] == ["0", "-1", "-1", "-1"]
    cells.first.focus()
    for pressed, place in (
        ("ArrowRight", 1),
        ("ArrowDown", 3),
        ("Home", 2),
        ("ArrowUp", 0),
        ("End", 1),
    ):
        page.keyboard.press(pressed)
        expect(cells.nth(place)).to_be_focused()
    assert [cell.get_attribute("tabindex") for cell in cells.all()] == ["-1", "0", "-1", "-1"]


def test_it_is_sound_in_both_themes_and_widths(pages, visit, make, owner):
    topic = make.topic("arms", rhythm="P1M")
    bank = make.organisation("Aanbank", sector_id=make.sector().id)
    make.organisation("Beebank")
    talk = make.meeting(owner, date="2021-09")
    make.party(talk, organisation_id=bank.id)
    make.about(talk, topic)
    for width in (1280, 380):
        page = opened(pages, visit(owner), width)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            for address in (HERE, f"{HERE}?status=never", "http://localhost/reports/glance"):
                page.goto(address)
                assert findings(page) == []
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
