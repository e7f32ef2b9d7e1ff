"""Enter in a field presses the first button of its form: in every form it saves or goes on."""

import pytest

from logbook.web.repeating import is_row_act
from tests.pages import Element, Page
from tests.routes import NAMED, OWN

PRESSED_BY_ENTER = {"text", "search", "url", "tel", "email", "password", "date", "time", "number"}
PRESSES = {"submit", "image"}
DRAWS_BACK = {"take-theirs", "discard", "delete"}
"""Acts that lose what was typed; a form of a text field must not do them unasked."""

OPEN = ("/sign-in", "/sign-in/gone")


def forms_of(page: Page) -> list[tuple[Element, list[Element]]]:
    """Each form with a field that Enter sends, and all its buttons in the order of the page."""
    everything = page.all()
    found = []
    for form in page.all("form"):
        within = {id(one) for one in form.all()}
        mine = [one for one in everything if belongs(one, form, within)]
        typed = [
            one
            for one in mine
            if one.tag == "input" and one.attrs.get("type", "text") in PRESSED_BY_ENTER
        ]
        buttons = [
            one
            for one in mine
            if (one.tag == "button" and one.attrs.get("type", "submit") in PRESSES)
            or (one.tag == "input" and one.attrs.get("type") in PRESSES)
        ]
        if typed and buttons:
            found.append((form, buttons))
    return found


def belongs(one: Element, form: Element, within: set[int]) -> bool:
    """Whether a browser counts the element to the form."""
    named = one.attrs.get("form")
    return named == form.attrs.get("id") if named else id(one) in within


def fault_of(form: Element, buttons: list[Element]) -> str | None:
    """What is wrong with what Enter does in the form."""
    first = buttons[0]
    act = first.attrs.get("value") or ""
    if first.attrs.get("name") == "act" and (is_row_act(act) or act in DRAWS_BACK):
        return f"Enter does {act}"
    if "button--danger" in (first.attrs.get("class") or "") and len(buttons) > 1:
        return f"Enter does {first.text}"
    if "formaction" in first.attrs:
        return f"Enter sends the form to {first.attrs['formaction']}"
    saving = [one for one in buttons if "data-save" in one.attrs]
    if saving and what(first) != what(saving[0]):
        return f"Enter does {what(first)}, the button to save {what(saving[0])}"
    return None


def what(button: Element) -> tuple[str | None, str | None]:
    return button.attrs.get("name"), button.attrs.get("value")


def with_rows(page: Page) -> list[Page]:
    """The page again, after each of its buttons that add a row was pressed."""
    grown = []
    for form in page.all("form"):
        for button in form.all("button", name="act"):
            act = button.attrs.get("value") or ""
            if act.startswith("add:"):
                grown.append(page.submit({"act": act}, form.attrs.get("action") or None))
    return grown


@pytest.fixture
def pages(world, walkers):
    """Every page of the program that has a form, as who sees most of it gets it."""
    found = []
    for call in world.calls():
        if call.method != "GET" or call.is_api:
            continue
        walker = walkers["owner" if call.guard in (NAMED, OWN) else "admin"]
        page = Page(walker.page, walker.send(call))
        if page.all("main") and page.one("main").all("form"):
            found += [(call, seen) for seen in (page, *with_rows(page))]
    stranger = walkers["stranger"].page
    return [*found, *((path, Page(stranger, stranger.client.get(path))) for path in OPEN)]


def test_enter_saves_or_goes_on_in_every_form(pages):
    forms = [(call, *found) for call, page in pages for found in forms_of(page)]
    faults = [
        f"{call}: {fault}" for call, form, buttons in forms if (fault := fault_of(form, buttons))
    ]
    assert not faults
    assert len(forms) > 80
    # The walk sees it where the button for Enter is not there.
    bare = [[one for one in buttons if "data-enter" not in one.attrs] for _, _, buttons in forms]
    assert any(
        "remove:" in (fault_of(form, [*buttons]) or "")
        for (_, form, _), buttons in zip(forms, bare, strict=True)
        if buttons
    )
