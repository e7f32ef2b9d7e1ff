"""The addresses of the program itself."""

from datetime import UTC, datetime

import pytest

from logbook import clock


@pytest.mark.parametrize("path", ["/health/live", "/robots.txt", "/favicon.ico", "/accessibility"])
def test_strangers_may_ask(visit, path) -> None:
    assert visit().get(path).status == 200


def test_ready_says_what_is_missing(visit) -> None:
    answer = visit().client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json["checks"]["database"] != "ok"  # the tests' tables have no migrations


def test_robots_may_fetch_feeds(visit) -> None:
    """Google's calendar obeys robots.txt when somebody subscribes."""
    assert "Allow: /cal/" in visit().get("/robots.txt").response.text


def test_metrics_are_for_this_machine_only(app) -> None:
    client = app.test_client()
    assert client.get("/metrics").status_code == 200
    far = client.get("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert far.status_code == 404


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
