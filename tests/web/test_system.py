"""The addresses of the program itself."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from config import Settings
from logbook import clock


@pytest.mark.parametrize(
    "path",
    ["/health/live", "/robots.txt", "/favicon.ico", "/accessibility", "/manifest.webmanifest"],
)
def test_strangers_may_ask(visit, path) -> None:
    assert visit().get(path).status == 200


def test_robots_may_fetch_feeds(visit) -> None:
    """Google's calendar obeys robots.txt when somebody subscribes."""
    assert "Allow: /cal/" in visit().get("/robots.txt").response.text


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3"])
def test_metrics_are_for_this_machine_and_for_collectors_that_were_named(app, address) -> None:
    with _collectors(app, "10.1.0.0/16, 192.0.2.8"):
        answer = app.test_client().get("/metrics", environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["192.0.2.7", "10.2.0.1", "2001:db8::1", "", "unix"])
def test_metrics_are_for_nobody_else(app, address) -> None:
    with _collectors(app, "10.1.0.0/16, 192.0.2.8"):
        answer = app.test_client().get("/metrics", environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 404


PASSED_ON = [
    ("X-Forwarded-For", "203.0.113.9"),
    ("X-Forwarded-For", "127.0.0.1"),
    ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-Host", "logbook.example.org"),
    ("Forwarded", "for=127.0.0.1"),
    ("X-Real-IP", "127.0.0.1"),
    ("Via", "1.1 proxy"),
    ("x-real-ip", ""),
]


@pytest.mark.parametrize(("name", "value"), PASSED_ON)
def test_metrics_are_never_for_whom_a_proxy_asks(app, name, value) -> None:
    with _collectors(app, "203.0.113.0/24"):
        answer = app.test_client().get("/metrics", headers={name: value})
    assert answer.status_code == 404


@contextmanager
def _collectors(app, value):
    """METRICS_FROM with this value."""
    given = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32, "METRICS_FROM": value}
    named = Settings.from_environment(given).metrics_from
    before = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, metrics_from=named)
    yield
    app.config["SETTINGS"] = before


def test_the_security_contact_has_not_expired(visit) -> None:
    lines = visit().get("/.well-known/security.txt").response.text.splitlines()
    expires = next(line for line in lines if line.startswith("Expires: "))[9:]
    assert datetime.strptime(expires, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) > clock.now()


def test_language_and_colours_are_remembered_by_the_browser(owner, visit) -> None:
    browser = visit(owner)
    page = browser.get("/accessibility")
    assert page.one("html").attrs["lang"] == "nl"
    page.submit({"language": "en"}, action="/language")
    page.submit({"theme": "dark"}, action="/theme")
    page = browser.get("/accessibility")
    assert page.one("html").attrs["lang"] == "en"
    assert page.one("html").attrs["data-theme"] == "dark"


@pytest.mark.parametrize(
    "target",
    ["//e.test", "/\\e.test", "https:e.test", "https://e.test", "\t//e.test", "/%0d%0a//e", ""],
)
def test_nobody_is_sent_to_another_site(owner, visit, target) -> None:
    browser = visit(owner)
    page = browser.get("/accessibility")
    answer = page.submit({"theme": "dark", "next": target}, action="/theme")
    assert answer.location.startswith("/")
    assert not answer.location.startswith("//")


def test_a_phone_may_keep_it_among_its_programs(visit) -> None:
    answer = visit().get("/manifest.webmanifest").response
    told = answer.get_json(force=True)
    assert (told["short_name"], told["lang"], told["display"]) == ("Logboek", "nl", "standalone")
    assert answer.mimetype == "application/manifest+json"
    for icon in told["icons"]:
        with visit().client.get(icon["src"]) as file:
            assert (file.status_code, file.mimetype) == (200, icon["type"])
    page = visit().get("/sign-in")
    assert page.one("link", rel="manifest").attrs["href"] == "/manifest.webmanifest"
