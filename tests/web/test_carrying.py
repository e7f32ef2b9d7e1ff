"""Nothing that somebody typed is lost when it cannot be saved, and nobody else gets to see it."""

import re
from typing import Any

import pytest
from flask import render_template

from logbook.accounts import recognition
from logbook.accounts.models import Account
from logbook.accounts.passwords import hash_password
from logbook.db import transaction
from logbook.web import carrying
from tests.pages import Element, Page, PageClient, form_values
from tests.routes import NAMED, OWN
from tests.walkers import undone, watched
from tests.web.lapsing import away, end_all, sign_in_beside

WORD = "Getypt voordat het afliep"
PASSWORD = "vier stoelen om een ronde tafel"
TYPED_IN = {"text", "search", "url", "tel"}


def typed_into(form: Element) -> dict[str, list[str]]:
    """What the form sends once somebody typed a text of its own into each field of it."""
    values = form_values(form)
    number = 0
    for control in form.all():
        kind, name = control.attrs.get("type", "text"), control.attrs.get("name") or ""
        is_text = control.tag == "textarea" or (control.tag == "input" and kind in TYPED_IN)
        if name and is_text and name not in ("writer", "csrf_token"):
            number += 1
            values[name] = [f"{WORD} {number}"]
    return values


def is_typed_in(form: Element, values: dict[str, list[str]]) -> bool:
    return (form.attrs.get("method") or "").lower() == "post" and any(
        value.startswith(WORD) for given in values.values() for value in given
    )


@pytest.fixture
def forms(world, walkers):
    """Every form that people type in: (who, where it is sent to, what is typed)."""
    found: dict[str, tuple[str, dict[str, list[str]]]] = {}
    pages = {call.rule: call for call in world.calls() if call.method == "GET" and not call.is_api}
    for call in pages.values():
        name = "owner" if call.guard in (NAMED, OWN) else "admin"
        page = Page(walkers[name].page, walkers[name].send(call))
        for main in page.all("main"):
            for form in main.all("form"):
                values = typed_into(form)
                path = form.attrs.get("action") or call.path
                ours = path.startswith("/") and not carrying.SECRETS & values.keys()
                if ours and is_typed_in(form, values):
                    found.setdefault(path, (name, values))
    return [(name, path, values) for path, (name, values) in found.items()]


def lost(page: Page, values: dict[str, list[str]]) -> set[str]:
    """What was typed and stands neither in a field nor on the page."""
    found = {v for f in page.all("form") for given in form_values(f).values() for v in given}
    found |= set(re.findall(rf"{WORD} \d+", page.text))
    return {v for given in values.values() for v in given if v.startswith(WORD)} - found


def after_signing_in(app, browser: PageClient, path: str, values: Any, account: Account) -> str:
    """What is wrong with a form sent when its session is over."""
    end_all(app)
    asked = browser.post(path, values)
    if asked.status != 401 or WORD in asked.html:
        return f"{asked.status} instead of a page to sign in"
    sign_in_beside(app, browser, account)
    again = asked.submit({"act": "onward"}, "/sign-in")
    return f"{again.status} {lost(again, values)}" if lost(again, values) else ""


def while_away(browser: PageClient, path: str, values: Any, monkeypatch: Any) -> str:
    """What is wrong with a form sent while the database is away."""
    with monkeypatch.context() as patch:
        patch.setattr(recognition, "reading", away)
        page = browser.post(path, values)
    again = [f for f in page.all("form") if f.attrs.get("action") == path]
    if page.status != 503 or not again or lost(page, values):
        return f"{page.status} {lost(page, values)}"
    sent = form_values(again[0])
    missing = {n for n in values if sent.get(n) != values[n]} - {"csrf_token", "writer"}
    return f"sent again without {missing}" if missing else ""


def test_no_form_loses_its_text_to_a_session_that_is_over_or_a_database_that_is_away(
    app, walkers, forms, owner, admin, monkeypatch
):
    people = {"owner": owner, "admin": admin}
    faults = []
    for name, path, values in forms:
        browser = walkers[name].page
        wrong = while_away(browser, path, values, monkeypatch)
        with undone(app), watched(app) as tables:
            wrong += after_signing_in(app, browser, path, values, people[name])
        if wrong or tables:
            faults.append(f"{path}: {wrong} {tables}")
        sign_in_beside(app, browser, people[name])
    assert not faults, "\n".join(faults)
    assert len(forms) > 20
    # The walk sees it where what is sent is not carried on.
    monkeypatch.setattr(carrying, "_fields", list)
    name, path, values = forms[0]
    assert while_away(walkers[name].page, path, values, monkeypatch)
    assert after_signing_in(app, walkers[name].page, path, values, people[name])


def test_the_form_itself_is_shown_again_for_every_form(
    app, walkers, forms, owner, admin, monkeypatch
):
    people, drawn = {"owner": owner, "admin": admin}, list[str]()

    def noticed(name: str, **facts: Any) -> str:
        drawn.append(name)
        return render_template(name, **facts)

    monkeypatch.setattr(carrying, "render_template", noticed)
    for name, path, values in forms:
        browser = walkers[name].page
        with undone(app):
            after_signing_in(app, browser, path, values, people[name])
        assert drawn.pop() == "accounts/sign_in.html", f"{path} is a list of fields"
        drawn.clear()
        sign_in_beside(app, browser, people[name])


FORM = {"title-nl": WORD}
SECURITY = "/account/sign-in"


def asked_to_sign_in(app, browser: PageClient, **changed: str) -> Page:
    """The answer to a follow-up that was typed before the session was over."""
    form = browser.get("/follow-ups/new").form("/follow-ups")
    end_all(app)
    return browser.post("/follow-ups", form_values(form) | FORM | changed)


def test_signing_in_by_password_shows_the_form_again_and_saves_nothing(app, visit, owner):
    with app.app_context(), transaction() as session:
        account = session.merge(owner)
        account.touch(account.updated_at)
        account.password_hash = hash_password(PASSWORD)
    asked = asked_to_sign_in(app, visit(owner))
    assert asked.response.headers["Cache-Control"] == "no-store"
    wrong = asked.submit({"email": owner.email, "password": "wrong"})
    again = wrong.submit({"email": owner.email, "password": PASSWORD})
    assert again.one(id="title-nl").attrs["value"] == WORD
    assert PASSWORD not in again.html
    assert "Er is nog niets opgeslagen" in again.text or "Nothing is saved yet" in again.text
    made = again.submit(action="/follow-ups")
    assert WORD in again.client.follow(made).text


def test_the_text_outlives_a_cookie_that_is_gone_and_a_token_that_is_old(app, visit, owner):
    browser = visit(owner)
    values = form_values(browser.get("/follow-ups/new").form("/follow-ups")) | FORM
    browser.client.delete_cookie("signed-in")
    browser.client.delete_cookie("form")
    assert browser.post("/follow-ups", values).status == 401
    sign_in_beside(app, browser, owner)
    again = browser.post("/follow-ups", values)
    assert again.one(id="title-nl").attrs["value"] == WORD
    assert browser.follow(again.submit(action="/follow-ups")).status == 200


def test_nobody_else_sees_it(app, visit, owner, colleague):
    browser = visit(owner)
    asked = asked_to_sign_in(app, browser)
    sign_in_beside(app, browser, colleague)
    home = asked.submit({"act": "onward"}, "/sign-in")
    assert home.status in (302, 303)
    assert WORD not in home.html + browser.get(home.location).html
    # A form of the one, sent by the other: refused, not shown, and kept for its writer.
    values = form_values(visit(owner).get("/follow-ups/new").form("/follow-ups")) | FORM
    refused = browser.post("/follow-ups", values)
    assert refused.status == 401
    assert WORD not in refused.html
    assert not refused.text.startswith("Uw sessie")
    assert WORD not in refused.submit({"act": "onward"}, "/sign-in").html
    sign_in_beside(app, browser, owner)
    page = refused.client.get("/accessibility")
    token = {"csrf_token": form_values(page.form("/language"))["csrf_token"]}
    kept = form_values(refused.form("/sign-in")) | token
    again = browser.post("/sign-in", kept | {"act": "onward"})
    assert again.one(id="title-nl").attrs["value"] == WORD


def test_what_another_site_sends_or_somebody_made_up_is_not_carried(app, visit, owner):
    browser = visit(owner)
    values = form_values(browser.get("/follow-ups/new").form("/follow-ups")) | FORM
    end_all(app)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        planted = browser.client.post("/follow-ups", data=values, headers=headers)
        assert planted.status_code == 403
        assert WORD not in planted.text
        assert "kept" not in planted.text
    browser.client.delete_cookie("signed-in")
    made_up = browser.post("/follow-ups", values | {"writer": owner.id.hex})
    assert (made_up.status, made_up.location) == (302, "/sign-in?next=/follow-ups")
    sign_in_beside(app, browser, owner)
    page = browser.get("/account")
    token = form_values(page.form("/language"))["csrf_token"]
    forged = browser.post("/sign-in", {"act": "onward", "kept": WORD, "csrf_token": token})
    assert WORD not in forged.html


def test_no_password_is_carried_on(app, visit, owner):
    browser = visit(owner)
    page = browser.get(SECURITY)
    secrets = {f.attrs["name"] for f in page.all("input", type="password")}
    assert secrets <= carrying.SECRETS
    values = form_values(page.form("/account/password")) | dict.fromkeys(secrets, PASSWORD)
    end_all(app)
    asked = browser.post("/account/password", values)
    assert (asked.status, PASSWORD in asked.html) == (302, False)


def test_a_script_is_told_and_gets_no_page_in_place_of_its_own(app, visit, owner):
    browser = visit(owner)
    browser.get("/meetings/new")
    end_all(app)
    for headers in ({"HX-Request": "true"}, {"X-Part": "draft"}):
        assert browser.client.post("/meetings", headers=headers).status_code == 401
        assert browser.client.get("/follow-ups", headers=headers).status_code == 401


def test_whose_session_ended_is_not_told_that_somebody_else_signed_in(visit, owner):
    client = visit(owner)
    page = client.get("/follow-ups/new")
    client.client._cookies.clear()

    asked = page.submit({"title-nl": "Nog te doen"})

    said = asked.one("main").text
    assert asked.status == 401
    assert "Uw sessie is afgelopen" in said
    assert "Iemand anders" not in said
