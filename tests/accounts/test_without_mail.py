"""Where no mail leaves, nobody is told to wait for a link by mail, and all are told what to do."""

from dataclasses import replace

import pytest
from flask import render_template

from config import MailServer
from logbook.db import transaction
from logbook.installation import InstallationKind, settle_kind

NONE = "verstuurt nog geen mail"


@pytest.fixture(params=["no server", "a server", "the example"])
def sends(app, request, monkeypatch) -> bool:
    """Whether mail leaves, in three installations."""
    server = (
        None if request.param == "no server" else MailServer("mail.example.org", 587, "starttls")
    )
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], mail=server))
    if request.param == "the example":
        with app.app_context(), transaction():
            settle_kind(InstallationKind.EXAMPLE)
    return request.param == "a server"


def test_every_page_that_offers_a_link_by_mail_says_so(app, visit, sends):
    client = visit()
    dutch = {"headers": {"Accept-Language": "nl"}}
    for path in ("/sign-in", "/sign-in/unknown"):
        assert (NONE in client.client.get(path, **dutch).text) is not sends
    offered = client.get("/sign-in").all("button", value="link")
    assert bool(offered) is sends
    page = client.get("/sign-in").submit({"email": "who@example.org", "act": "link"})
    told = client.follow(page).one(class_="flashes").text
    assert ("onderweg" in told or "on its way" in told) is sends
    with app.test_request_context(**dutch):
        assert ("link per mail" in render_template("errors/429.html")) is sends


def test_who_makes_an_account_is_told_how_its_person_gets_in(visit, admin, make, sends):
    me = visit(admin)
    form = {"email": "new@example.org", "name": "Nieuw", "role": "editor"}
    page = me.get("/administration/accounts/new").submit(form)
    told = me.follow(page).one(class_="flashes").text
    assert ("link per mail" in told) is sends
    assert ("accounts sign-in-link new@example.org" in told) is not sends


def test_the_first_steps_say_so(visit, admin, sends):
    me = visit(admin)
    page = me.get("/administration/first-steps")
    assert (NONE in page.text) is not sends
    token = page.all("input", name="csrf_token")[0].attrs["value"]
    sent = me.post("/administration/first-steps/test-message", {"csrf_token": token})
    assert (NONE in me.follow(sent).one(class_="flashes").text) is not sends
