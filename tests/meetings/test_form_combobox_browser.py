"""The field of names as assistive techniques meet it: Chromium's tree of each state, and axe."""

import pytest
from playwright.sync_api import Page, expect

from logbook.directory.models import OrganisationKind
from logbook.wording import Wording
from tests.servers.accessibility import findings
from tests.servers.answering import answered_by

NEW = "http://localhost/meetings/new"
LOOKS = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"viewport": {"width": 380, "height": 800}},
    {"viewport": {"width": 320, "height": 256}},
]


def tree(page: Page) -> list[str]:
    """What stands in the field, as Chromium tells it: role, name, and what is true of it."""
    told = page.locator("[data-tokens=with]").aria_snapshot()
    return [line.strip().removeprefix("- ").strip("'") for line in told.splitlines()]


@pytest.fixture
def page(pages, visit, owner, make, nvb, phrases) -> Page:
    """The form, with two banks that begin alike."""
    for name in ("Windbank Noord", "Windbank Zuid"):
        make.organisation(name, kind=OrganisationKind.COMPANY)
    opened: Page = answered_by(pages.new(locale="nl-NL"), visit(owner))
    opened.goto(NEW)
    return opened


def test_each_state_is_told_as_a_combobox(page):
    field = page.locator("#with")
    assert tree(page) == ['combobox "Met wie"']
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press_sequentially("windb")
    expect(page.locator("#with-offered")).to_be_visible()
    assert tree(page) == [
        'combobox "Met wie" [expanded]: windb',
        'listbox "Met wie":',
        'group "Organisaties":',
        'option "Windbank Noord" [selected]',
        'option "Windbank Zuid"',
        'option "nieuw: windb"',
    ]
    marked = page.locator("#with-offered [aria-selected=true]").get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", marked or "")

    field.press("ArrowDown")
    expect(page.locator("#with-offered [aria-selected=true]")).to_have_text("Windbank Zuid")
    field.press("Escape")
    expect(page.locator("#with-offered")).to_be_hidden()
    expect(field).not_to_have_attribute("aria-activedescendant", marked or "")
    assert tree(page) == ['combobox "Met wie": windb']

    field.press("ArrowDown")
    expect(page.locator("#with-offered")).to_be_visible()
    field.press("Enter")
    expect(page.locator(".token")).to_have_count(1)
    expect(field).to_be_focused()
    assert tree(page) == [
        'list "Met wie":',
        "listitem:",
        "text: Windbank Noord",
        'button "Windbank Noord weghalen": ×',
        'combobox "Met wie"',
    ]


def test_names_typed_ahead_of_the_server_are_each_their_own(page):
    """An unknown one stays, with a guess, and the next begins behind it."""
    page.locator("#with").focus()
    for typed in ("Windbank Noord", "Zeppelin", "NVB"):
        page.keyboard.type(typed, delay=20)
        page.keyboard.press("Enter")
    expect(page.locator(".token")).to_have_count(2)
    expect(page.locator("#with")).to_have_value("Zeppelin")
    expect(page.locator("#with")).to_be_focused()


def test_the_name_that_was_typed_whole_is_marked_though_others_begin_so(page, make):
    make.topic("toezicht", label=Wording("toezicht"))
    make.commitment("Toezicht op toezicht")
    field = page.locator("#about")
    field.press_sequentially("toezicht")
    expect(page.locator("#about-offered [aria-selected=true]")).to_have_text("toezicht")
    field.press("Enter")
    expect(page.locator("[data-tokens=about] .token--topic")).to_have_count(1)


def test_tokens_are_walked_and_taken_out_by_keyboard(page):
    field = page.locator("#with")
    for number, name in enumerate(("Windbank Noord", "Windbank Zuid")):
        field.fill(name)
        field.press("Enter")
        expect(page.locator(".token")).to_have_count(number + 1)
    field.press("Backspace")
    expect(page.locator(".token__away").nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".token__away").nth(0)).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.locator(".token")).to_have_count(1)
    expect(field).to_be_focused()

    page.keyboard.press("Alt+z")

    expect(page.locator(".token")).to_have_count(2)
    expect(page.locator(".token__text")).to_have_text(["Windbank Noord", "Windbank Zuid"])


@pytest.mark.parametrize("looks", LOOKS)
def test_axe_finds_nothing_in_any_state(pages, visit, owner, make, nvb, phrases, looks):
    page = answered_by(pages.new(locale="nl-NL", reduced_motion="reduce", **looks), visit(owner))
    page.goto(NEW)
    field = page.locator("#with")
    found = {"empty": findings(page)}
    field.press_sequentially("neder")
    expect(page.locator("#with-offered")).to_be_visible()
    found["list open"] = findings(page)
    field.press("Enter")
    expect(page.locator(".token")).to_have_count(1)
    field.fill("nieuw: Stichting Open")
    field.press("Enter")
    expect(page.locator(".token--new")).to_have_count(1)
    field.fill("Onbekend")
    field.press("Escape")
    page.locator("[name=points-0-complement-nl]").focus()
    expect(page.locator(".guess")).to_be_visible()
    found["not known, row open"] = findings(page)
    page.locator("details:has([name=parties-0-organisation]) > summary").first.click()
    # The bar of the form stays at the bottom: what is half below it is looked at beside it.
    remove = page.locator(".button[value='remove:parties-0']")
    remove.evaluate("one => one.scrollIntoView({block: 'center'})")
    found["panel open"] = findings(page)
    assert found == {state: [] for state in found}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
