import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Error, Page

from tests.servers.accessibility import findings
from tests.servers.browser import Pages

SOUND = """<!doctype html><html lang="nl"><head><title>Overleggen</title></head>
<body><main><h1>Overleggen</h1><label>Onderwerp <input name="title"></label></main></body></html>"""
UNSOUND = """<!doctype html><html><head><title>Overleggen</title></head>
<body><main><h1>Overleggen</h1><input name="title"><img src="/x.png"></main></body></html>"""
INLINE = SOUND.replace("</main>", "</main><script>document.title = 'x'</script>")
PAGES = {"/sound": SOUND, "/unsound": UNSOUND, "/inline": INLINE}


@pytest.fixture
def site() -> Iterator[str]:
    """The address of three pages under a content policy as strict as the program's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_axe_finds_nothing_on_a_sound_page_under_a_strict_policy(page: Page, site: str):
    page.goto(f"{site}/sound")
    assert findings(page) == []


def test_axe_finds_what_is_planted(page: Page, site: str):
    page.goto(f"{site}/unsound")
    rules = {finding.partition(":")[0] for finding in findings(page)}
    assert {"html-has-lang", "image-alt", "label"} <= rules


def test_a_script_that_the_policy_forbids_is_heard(pages: Pages, site: str):
    page = pages.new()
    page.goto(f"{site}/inline")

    assert page.title() == "Overleggen"
    assert any("Content Security Policy" in complaint for complaint in pages.complaints)
    pages.complaints.clear()


def test_a_page_has_the_language_and_the_clock_that_it_is_given(pages: Pages, site: str):
    page = pages.new(locale="id-ID", timezone_id="Asia/Jakarta")
    page.goto(f"{site}/sound")

    assert page.evaluate("navigator.language") == "id-ID"
    assert page.evaluate("new Date(0).getHours()") == 7


def test_the_browser_reaches_nothing_beyond_this_machine(page: Page):
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://www.example.org/")


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'self'; script-src 'self'")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""
