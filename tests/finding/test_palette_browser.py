"""The palette by keyboard, by pointer and on a phone, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from logbook.search.details import Kind
from tests.finding.documents import tell
from tests.servers.accessibility import findings
from tests.servers.answering import answered_by

HOME = "http://localhost/"
TREE = """
- dialog "Zoeken of doen":
  - search:
    - combobox "Zoeken of doen" [expanded]: rabo
    - button "Sluiten"
  - listbox "Wat u kunt kiezen":
    - group "Gesprekken":
      - option "Gesprek met de Rabobank" [selected]
    - group "Organisaties":
      - option "Rabobank"
    - group "Zoeken":
      - option "Alles wat gevonden is"
    - group "Doen":
      - 'option "Gesprek vastleggen: Rabobank"'
"""
"""What a screen reader is told."""


@pytest.fixture
def bank(app, make, owner):
    one = make.organisation("Rabobank")
    tell(app, Kind.ORGANISATION, one, "Rabobank")
    meeting = make.meeting(owner, "Gesprek met de Rabobank")
    tell(app, Kind.MEETING, meeting, meeting.title)
    return one


@pytest.fixture
def home(pages, visit, owner, bank):
    """The home page at a width and in a theme."""

    def opened(width: int = 1280, theme: str = "light") -> Page:
        view = {"width": width, "height": 800}
        page = pages.new(viewport=view, color_scheme=theme, locale="nl-NL")
        answered_by(page, visit(owner)).goto(HOME)
        return page

    return opened


def test_slash_a_few_letters_and_enter_lead_to_the_record(home, bank):
    page = home()
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Zoeken of doen")
    expect(field).to_be_focused()
    page.keyboard.type("rabo")
    expect(page.get_by_role("option", name="Rabobank", exact=True)).to_be_visible()
    while (
        page.locator("[role=option][aria-selected=true] .palette__name").inner_text() != "Rabobank"
    ):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/organisations/{bank.id}")


def test_enter_before_the_rows_are_there_waits_for_them(home, bank):
    page = home()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Zoeken of doen")).to_be_focused()
    page.keyboard.type("@rabobank")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/organisations/{bank.id}")


def test_escape_leaves_the_page_and_the_focus_as_they_were(home):
    page = home()
    link = page.locator(".rail a").nth(2)
    link.focus()
    page.keyboard.press("/")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    expect(link).to_be_focused()


def test_a_reader_of_screens_hears_which_row_is_chosen_and_how_many_there_are(home):
    page = home()
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Zoeken of doen")
    field.fill("rabo")
    expect(page.locator("#announcer")).to_have_text("4 om uit te kiezen")
    expect(page.locator("#palette")).to_match_aria_snapshot(TREE)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (380, "light")])
def test_it_is_open_to_all_and_nothing_sticks_out(home, width, theme):
    page = home(width, theme)
    page.locator("[data-palette]:visible").click()
    field = page.get_by_role("combobox", name="Zoeken of doen")
    for typed in ("", "rabo", "niets hiervan"):
        field.fill(typed)
        page.wait_for_timeout(400)
        assert findings(page) == []
        wide = "document.querySelector('#palette').scrollWidth - innerWidth"
        assert page.evaluate(wide) <= 0
