"""What is invented says so, and never leaves the machine."""

from dataclasses import replace

import pytest

from config import MailServer
from logbook.db import transaction
from logbook.installation import InstallationKind, settle_kind
from logbook.outbox.carrying import carrier


@pytest.fixture
def invented(app):
    with app.app_context(), transaction():
        settle_kind(InstallationKind.EXAMPLE)


@pytest.mark.usefixtures("invented")
def test_every_page_of_the_example_says_so(visit, owner):
    for page in ("/", "/meetings", "/meetings/new", "/nowhere"):
        assert "Voorbeeldgegevens" in visit(owner).client.get(page).text
    assert (
        "Voorbeeldgegevens"
        in visit().client.get("/sign-in", headers={"Accept-Language": "nl"}).text
    )


def test_a_real_one_says_no_such_thing(visit, owner):
    assert "Voorbeeldgegevens" not in visit(owner).client.get("/").text


@pytest.mark.parametrize("host", ["smtp.minbuza.example", "10.0.0.1"])
@pytest.mark.parametrize("is_example", [True, False])
def test_mail_of_the_example_goes_to_loopback_only(app, request, host, is_example):
    if is_example:
        request.getfixturevalue("invented")
    with app.app_context():
        for server, carried in ((host, not is_example), ("127.0.0.1", True)):
            settings = replace(app.config["SETTINGS"], mail=MailServer(server, 25, "starttls"))
            assert (carrier(settings) is not None) is carried


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(("language", "end"), [("nl", "(voorbeeld)"), ("en", "(example)")])
def test_a_feed_of_the_example_ends_its_name_with_it(app, api, owner, language, end):
    body = {"scope": "mine", "name": "N" * 80, "language": language}
    made = api(owner).post("/calendar-feeds", body)
    path = made.json["url"].removeprefix("http://127.0.0.1:8000")
    text = app.test_client().get(path).text.replace("\r\n ", "")
    (name,) = [line for line in text.splitlines() if line.startswith("X-WR-CALNAME")]
    assert name.endswith(f"N {end}")
