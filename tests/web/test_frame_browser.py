"""The frame in a browser: where the places are, at which width, and that nothing sticks out."""

import pytest
from playwright.sync_api import Page, expect

from tests.servers.answering import answered_by
from tests.servers.browser import Pages

HOME, FORM = "http://localhost/", "http://localhost/meetings/new"
STICKS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(pages: Pages, client, address: str, width: int, **looks) -> Page:
    page = pages.new(viewport={"width": width, "height": 720}, locale="nl-NL", **looks)
    answered_by(page, client)
    page.goto(address)
    return page


@pytest.mark.parametrize(("width", "wide"), [(380, False), (1100, False), (1280, True)])
def test_the_places_stand_on_a_rail_where_there_is_room(pages, visit, owner, width, wide):
    page = opened(pages, visit(owner), HOME, width)
    expect(page.locator(".rail")).to_be_visible(visible=wide)
    expect(page.locator(".bottom")).to_be_visible(visible=not wide)
    expect(page.locator("nav:visible [aria-current=page]:visible").first).to_be_visible()


@pytest.mark.parametrize("width", [380, 1280])
def test_a_form_has_the_places_behind_a_button_also_without_script(pages, visit, owner, width):
    page = opened(pages, visit(owner), FORM, width, java_script_enabled=False)
    expect(page.locator(".rail, .bottom")).to_have_count(0)
    places = page.get_by_role("navigation", name="Hoofdmenu")
    expect(places).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(places.get_by_role("link", name="Gesprekken")).to_be_visible()


def test_nothing_sticks_out_at_any_width_or_zoom(pages, visit, owner):
    page = opened(pages, visit(owner), HOME, 320)
    for address in (HOME, FORM, "http://localhost/meetings", "http://localhost/sign-in"):
        page.goto(address)
        for width in (320, 640, 900, 1152, 1280, 1600):
            page.set_viewport_size({"width": width, "height": 720})
            assert page.evaluate(STICKS_OUT) <= 0, f"{address} at {width}"
