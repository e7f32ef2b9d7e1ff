"""A real browser: the Chromium of this machine, which talks to loopback and to nothing else."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

SWITCHES = [
    "--no-sandbox",  # root, as in containers, has no other way
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def chromium() -> str | None:
    """Where Chromium is on this machine, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def running(executable: str) -> Iterator[Browser]:
    """The browser, without a window, for as long as the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()


@dataclass
class Pages:
    """Makes pages, each with cookies, language and time zone of its own, and listens to them."""

    browser: Browser
    complaints: list[str] = field(default_factory=list)
    _allowed: list[str] = field(default_factory=list)

    def allow(self, text: str) -> None:
        """From now on a message with `text` in it, early or late, is no complaint."""
        self._allowed.append(text)

    def new(self, **options: Any) -> Page:
        """A page. `options` are Playwright's for a context: `viewport`, `locale`, `timezone_id`."""
        page = self.browser.new_context(**options).new_page()
        page.on("pageerror", self._note_error)
        page.on("console", self._note_message)
        return page

    def close(self) -> None:
        """Close every page that was made."""
        for context in self.browser.contexts:
            context.close()

    def _note_error(self, error: Error) -> None:
        self.complaints.append(f"script failed: {error}")

    def _note_message(self, message: ConsoleMessage) -> None:
        # A refused form answers 422, which the browser reports as a resource that did not load.
        if message.type != "error" or message.text.startswith("Failed to load resource"):
            return
        if not any(text in message.text for text in self._allowed):
            self.complaints.append(message.text)
