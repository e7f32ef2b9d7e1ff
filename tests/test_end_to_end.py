"""The main job, from the first key to the last reader, in the running program.

A diplomat signs in and logs a meeting by keyboard; the morning's mail reaches a real mail server;
her calendar shows what is due on its day wherever she is; the dossier of the commitment tells the
meeting; a colleague of another unit sees nothing of it.
"""

import re
import urllib.request
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from config import Settings
from logbook import clock, create_app
from logbook.dates import PartialDate, say
from logbook.db import db
from tests.servers.accessibility import findings
from tests.servers.browser import Pages
from tests.servers.program import Program, serving
from tests.servers.smtp import SmtpServer

TITLE = "Kwartaaloverleg over beleggingen"
PARTIES = ("Nederlandse Vereniging van Banken", "Verbond van Verzekeraars", "Pensioenfederatie")
POINTS = (
    ("Boodschap", "het belang van openheid over gemaakte keuzes"),
    ("Reactie", "hoe de leden hun beleggingen afwegen"),
    ("Verzoek", "dit jaarlijks in hun verslagen te tonen"),
    ("Aantekening", "de sfeer was goed"),
)
ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Jakarta")


class Keyboard:
    """Somebody who never touches a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go_to(self, selector: str) -> None:
        """Tab until the focus is on what the selector names, as a person would."""
        for _press in range(150):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by Tab")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type."""
        self.go_to(f"[name='{name}']")
        self.page.keyboard.insert_text(text)

    def press(self, selector: str, key: str = "Enter") -> None:
        """Go to something and press a key on it."""
        self.go_to(selector)
        self.page.keyboard.press(key)


@pytest.fixture
def database(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path):
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'logbook.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url


def test_from_a_meeting_to_a_mail_a_calendar_and_a_dossier(
    database: str, tmp_path: Path, pages: Pages, smtp: SmtpServer
) -> None:
    settings: dict[str, Any] = {
        "DATABASE_URL": database,
        "MAIL_URL": smtp.url,
        "SECRET_KEY": "x" * 32,
    }
    with serving(tmp_path, **settings) as program:
        own = settings | {"PUBLIC_URL": f"http://127.0.0.1:{program.port}"}
        app = create_app(Settings.from_environment(own))
        page = pages.new(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        _sign_in(page, program.link())
        first, second = (clock.today("Europe/Amsterdam") + timedelta(days=d) for d in (10, 17))
        _log_meeting(page, first, second)
        assert findings(page) == []
        meeting = page.url
        _check_dossier(page)
        _check_calendar(app, first, second)
        _check_mail(app, smtp, first)
        _check_colleague(app, pages, program, meeting)
        with app.app_context():
            db.engine.dispose()


def _sign_in(page: Page, link: str) -> None:
    page.goto(link)
    assert "aanmelden" in page.content().lower()
    Keyboard(page).press("main button[type=submit]")
    page.wait_for_url(re.compile(r"/$"))


def _log_meeting(page: Page, first: date, second: date) -> None:
    keys = Keyboard(page)
    page.keyboard.press("n")
    page.wait_for_url("**/meetings/new")
    keys.fill("date", "gisteren")
    _add_parties(keys)
    _choose(keys, "about", "wapenproducerende")
    _choose(keys, "about", "T/25112021/IMH-3")
    keys.press("details:has([name='access']) > summary")
    keys.press("[name='access']", "ArrowDown")
    keys.press("details:has([name='title']) > summary")
    keys.fill("title", TITLE)
    _add_points(keys)
    for row, (text, due) in enumerate((("Terugkoppelen", first), ("Cijfers opvragen", second))):
        if row:
            keys.press("[value='add:followUps']")
            page.wait_for_selector(f"[name='followUps-{row}-title-nl']")
        keys.fill(f"followUps-{row}-title-nl", text)
        keys.fill(f"followUps-{row}-due", say(PartialDate.on(due), "nl"))
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}$"))
    told = page.inner_text("main")
    for words in (
        "NVB",
        *PARTIES[1:],
        *(text for _kind, text in POINTS),
        "Terugkoppelen",
        "Cijfers",
    ):
        assert words in told


def _add_parties(keys: Keyboard) -> None:
    for name in PARTIES:
        _choose(keys, "with", name)


def _choose(keys: Keyboard, field: str, text: str) -> None:
    """Type into a field of names and take what it offers."""
    tokens = keys.page.locator(f"[data-tokens='{field}'] .token")
    before = tokens.count()
    keys.go_to(f"[name='{field}']")
    keys.page.keyboard.type(text)
    keys.page.keyboard.press("Enter")
    expect(tokens).to_have_count(before + 1)


def _add_points(keys: Keyboard) -> None:
    for row, (kind, text) in enumerate(POINTS):
        if row:
            keys.press("[value='add:points']")
            keys.page.wait_for_selector(f"[name='points-{row}-complement-nl']")
        keys.go_to(f"[name='points-{row}-kind']")
        keys.page.keyboard.type(kind)
        if kind == "Reactie":
            keys.press(f"[name='points-{row}-by-0-party']", "End")
        keys.fill(f"points-{row}-complement-nl", text)


def _check_dossier(page: Page) -> None:
    page.click("a:has-text('T/25112021/IMH-3')")
    page.click("a[href*='dossier']")
    told = page.inner_text("main")
    assert TITLE in told
    assert POINTS[2][1] in told


def _check_calendar(app: Flask, first: date, second: date) -> None:
    address = _print(app, "calendars", "create", "admin@example.org", "--scope", "mine")
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own, on loopback
        calendar = icalendar.Calendar.from_ical(answer.read())
    terms = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    for zone in ZONES:
        # A DATE has no zone: whoever reads it has it on the same day.
        days = {
            word: _day_of(next(e for s, e in terms.items() if word in s), ZoneInfo(zone))
            for word in ("Terugkoppelen", "Cijfers")
        }
        assert days == {"Terugkoppelen": first, "Cijfers": second}


def _day_of(event: Any, zone: ZoneInfo) -> date:
    start = event["dtstart"].dt
    return start.astimezone(zone).date() if hasattr(start, "astimezone") else start


def _check_mail(app: Flask, smtp: SmtpServer, due: date) -> None:
    _print(app, "reminders", "send", "--now", f"{due}T08:00:00+01:00")
    letters: list[Any] = [
        mail.message for mail in smtp.received if "admin@example.org" in mail.recipients
    ]
    bodies = [letter.get_body(("plain",)).get_content() for letter in letters]
    assert [body for body in bodies if "Terugkoppelen" in body]


def _check_colleague(app: Flask, pages: Pages, program: Program, meeting: str) -> None:
    link = _print(app, "accounts", "sign-in-link", "reader@example.org")
    page = pages.new(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    _sign_in(page, link)
    home = f"http://127.0.0.1:{program.port}"
    for path in ("/meetings", "/search?q=Kwartaaloverleg", "/follow-ups", "/commitments"):
        page.goto(home + path)
        assert TITLE not in page.inner_text("main")
    answer = page.goto(meeting)
    assert answer is not None
    assert answer.status == 404


def _print(app: Flask, *words: str) -> str:
    """What a command prints on its last line, in this process: another would read all of it."""
    done = app.test_cli_runner().invoke(args=words)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()[-1] if done.stdout else ""
