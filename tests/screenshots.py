"""Every page of the example as a picture: both languages, light and dark, wide and narrow.

    .venv/bin/python -m tests.screenshots [FOLDER]

Pages are found by following links from the first one; of each kind of page (the addresses that
differ in an id only) one is taken. The pictures are named language-theme-width-address.
"""

import itertools
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page

from tests.servers import browser as browsers
from tests.servers.program import serving

LANGUAGES = ("nl", "en")
THEMES = ("light", "dark")
WIDTHS = (1280, 380)
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NOT_PAGES = re.compile(r"/(static|cal|api/v1/openapi|sign-out)|\.\w+$")


def main() -> None:
    """Take them all into the folder given, or into one in the temporary directory."""
    executable = browsers.chromium()
    if executable is None:
        sys.exit("there is no Chromium on this machine")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="screenshots-"))
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as program,
        browsers.running(executable) as browser,
    ):
        count = take_all(browser, program.link(), folder)
    sys.stdout.write(f"{count} pictures in {folder}\n")


def take_all(browser: Browser, link: str, folder: Path) -> int:
    """Sign in with the link, once, and take every page in every form. Returns how many."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.locator("main form button:visible:not([data-enter])").first.click()
    addresses = list(find_pages(page))
    count = 0
    for language, theme, width in itertools.product(LANGUAGES, THEMES, WIDTHS):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(addresses[0])
        speak(page, language)
        for address in addresses:
            page.goto(address)
            name = ID.sub("id", urlsplit(address).path).strip("/").replace("/", "-") or "home"
            path = folder / f"{language}-{theme}-{width}-{name}.png"
            page.screenshot(path=path, full_page=True)
            count += 1
    context.close()
    return count


def speak(page: Page, language: str) -> None:
    """Choose the language of the pages, where it is not chosen yet."""
    if page.locator("html").get_attribute("lang") != language:
        page.locator(".top [data-menu]:last-of-type > summary").click()
        page.locator(".language button").click()
        page.locator(f'html[lang="{language}"]').wait_for(state="attached")


def find_pages(page: Page) -> Iterator[str]:
    """The address of one page of every kind that links lead to from the page shown."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    waiting = [f"{origin}/"]
    seen = {kind(waiting[0])}
    while waiting:
        address = waiting.pop(0)
        try:
            answer = page.goto(address)
        except Error:
            continue  # a file to keep, not a page
        if answer is None or not answer.ok:
            sys.stderr.write(f"{address}: {answer.status if answer else 'no answer'}\n")
            continue
        yield address
        for link in page.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            if link.startswith(f"{origin}/") and kind(link) not in seen:
                seen.add(kind(link))
                if not NOT_PAGES.search(urlsplit(link).path):
                    waiting.append(link.partition("#")[0])


def kind(address: str) -> str:
    """What pages of the same view have in common: the path with its ids taken out."""
    return ID.sub("id", urlsplit(address).path)


if __name__ == "__main__":
    main()
