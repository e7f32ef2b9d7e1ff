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
    page.locator("[name=place]").fill("Den Haag")
    for path in ("points", "followUps"):
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
    page.locator("details:has([name=title]) > summary").click()
    page.locator("[name=title]").press("Enter")
    expect(page.locator("h1")).to_have_text(made["title"])
    again = api(owner).get(f"/meetings/{made['id']}").json
    assert (again["agenda"], again["version"]) == (agenda, made["version"] + 1)


def filled(page: Page) -> Page:
    """Three parties, four points and two follow-ups, typed by keyboard in each first row."""
    page.locator("#with").focus()
    for n, text in enumerate(["NVB", "Verbond", "Pensioenfederatie"]):
        page.keyboard.type(f"nieuw: {text}")
        page.keyboard.press("Enter")
        expect(page.locator("[data-tokens=with] .token")).to_have_count(n + 1)
        expect(page.locator("#with")).to_be_focused()
    for path, cell, texts in (
        ("points", "complement-nl", ["het belang", "hoe zij dit doen", "meer", "Over kosten"]),
        ("followUps", "title-nl", ["Overzicht sturen", "Kamer informeren"]),
    ):
        for n, text in enumerate(texts):
            line = page.locator(f"[name={path}-{n}-{cell}]")
            if not n:
                line.focus()
            expect(line).to_be_focused()
            page.keyboard.type(text)
            if n + 1 < len(texts):
                page.keyboard.press("Enter")
    return page


def test_enter_goes_on_to_the_next_line_and_never_away(pages, visit, owner, phrases):
    page = filled(opened(pages, visit(owner)))

    page.keyboard.press("Enter")
    expect(page.locator("[name=followUps-2-title-nl]")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("[name=notes]")).to_be_focused()
    assert page.url == NEW


def test_enter_goes_on_from_when_to_with_whom_and_saves_nothing(pages, visit, owner, phrases):
    page = opened(pages, visit(owner))
    page.locator("[name=date]").focus()
    page.keyboard.type("gisteren")
    for _ in range(4):
        page.keyboard.press("Enter")
    expect(page.locator("#with")).to_be_focused()
    assert page.url == NEW


def test_a_word_without_end_widens_nothing(pages, visit, owner, phrases):
    page = opened(pages, visit(owner))
    page.set_viewport_size({"width": 380, "height": 800})
    page.locator("#with").fill("nieuw: " + "x" * 150)
    page.keyboard.press("Enter")
    expect(page.locator(".token")).to_have_count(1)
    page.locator("[name=points-0-complement-nl]").fill("y" * 150)
    page.locator("[name=notes]").focus()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_of_the_lines_one_is_open_and_the_whole_form_is_short(pages, visit, owner, phrases):
    page = filled(opened(pages, visit(owner)))

    page.locator("[name=points-1-complement-nl]").focus()

    folded = page.locator(".line__folded:visible")
    expect(folded).to_have_count(1)
    expect(page.locator("#points-1 .line__folded")).to_be_visible()
    assert page.evaluate("document.getElementById('form').offsetHeight") < 1100


def test_a_line_is_moved_and_removed_by_keyboard(pages, visit, owner, phrases):
    page = filled(opened(pages, visit(owner)))
    second = page.locator("[name=points-1-complement-nl]")

    second.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[name=points-0-complement-nl]")).to_have_value("hoe zij dit doen")
    expect(page.locator("[name=points-0-complement-nl]")).to_be_focused()
    page.keyboard.press("Alt+Delete")

    expect(page.locator("[data-repeat=points] > .line")).to_have_count(3)
    expect(page.locator("[name=points-0-complement-nl]")).to_have_value("het belang")


def test_keys_pressed_faster_than_rows_are_drawn_wait_for_their_turn(pages, visit, owner, phrases):
    page = filled(opened(pages, visit(owner)))
    page.locator("[name=points-2-complement-nl]").focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(f"Alt+{key}")
    texts = "[data-repeat=points] > .line [name$=complement-nl]"
    last = page.locator("[name=points-3-complement-nl]")
    expect(last).to_have_value("meer")
    expect(last).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Alt+Delete")
    expect(page.locator(texts)).to_have_count(1)
    assert page.url == NEW


def test_what_is_saved_while_rows_are_drawn_is_saved_as_they_come(pages, visit, owner, phrases):
    page = filled(opened(pages, visit(owner)))
    page.locator("[name=date]").fill("gisteren")
    page.locator("[name=points-1-complement-nl]").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_contain_text("NVB", timeout=20_000)
    said = page.locator("main").inner_text()
    assert said.index("hoe zij dit doen") < said.index("het belang")


def test_without_javascript_every_line_is_open(pages, visit, owner, phrases):
    page = answered_by(pages.new(java_script_enabled=False), visit(owner))
    page.goto(NEW)

    for path in ("points", "followUps"):
        expect(page.locator(f"#{path}-0 .line__folded")).to_be_visible()
    page.locator("details:has([name=parties-0-organisation]) > summary").first.click()
    expect(page.locator("#parties-0 .line__folded")).to_be_visible()


def test_what_is_typed_before_a_new_line_is_there_is_typed_in_it(pages, visit, owner, phrases):
    page = opened(pages, visit(owner))
    page.locator("[name=points-0-complement-nl]").focus()

    page.keyboard.type("Een\nTwee dat blijft staan\nDrie ook hier nog", delay=20)

    for n, text in enumerate(["Een", "Twee dat blijft staan", "Drie ook hier nog"]):
        expect(page.locator(f"[name=points-{n}-complement-nl]")).to_have_value(text)


def test_what_a_date_may_be_is_put_in_by_a_press(pages, visit, owner, phrases):
    page = opened(pages, visit(owner))
    page.locator("[name=date]").fill("14 septmeber 2021")
    page.locator("#date-understood .fix").click()
    expect(page.locator("[name=date]")).to_have_value("14 september 2021")
    expect(page.locator("[name=date]")).to_be_focused()
    expect(page.locator("#date-understood")).to_have_text("dinsdag 14 september 2021")


def test_what_is_typed_in_other_fields_while_rows_are_drawn_lands_in_them(
    pages, visit, owner, phrases
):
    page = opened(pages, visit(owner))
    page.locator("#with").focus()
    page.keyboard.type("nieuw: Stichting")
    page.keyboard.press("Tab")
    page.keyboard.type("klimaat")
    page.locator("[name=place]").focus()
    page.keyboard.type("Utrecht")
    expect(page.locator("[data-tokens=with] .token")).to_have_count(1)
    expect(page.locator("[name=place]")).to_have_value("Utrecht")
    expect(page.locator("#about")).to_have_value("klimaat")


def test_what_would_not_be_sent_holds_the_form_back(pages, visit, owner, phrases):
    page = opened(pages, visit(owner))
    people = page.locator("#with")

    people.fill("Jan Nieuw")
    people.press("Enter")
    expect(page.locator(".guess")).to_contain_text("Jan Nieuw")
    page.locator("[data-repeat-act][value='add:points']").press("Enter")
    expect(page.locator("[data-repeat=points] > .line")).to_have_count(2)
    expect(people).to_have_value("Jan Nieuw")
    page.locator("[name=date]").fill("ooit")
    page.keyboard.press("Control+Enter")
    told = page.locator("#error-summary")
    expect(told).to_contain_text("Met wie: “Jan Nieuw” is hier niet bekend")
    expect(told).to_contain_text("Datum: ‘ooit’ is niet als datum te lezen")
    expect(page.locator("#with")).to_have_value("Jan Nieuw")
    refused = page.url

    page.locator("#with").fill("")
    fold = page.locator("details:has([name=endDate]) > summary")
    fold.click()
    page.locator("[name=endDate]").press("1")
    fold.click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[name=endDate]")).to_be_focused()
    assert page.url == refused
