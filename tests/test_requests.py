"""What every request must carry and every answer says, on every route of the table.

Each defence has a twin: with the defence off, the same walk must find the hole.
"""

import re

import pytest
from sqlalchemy import true
from werkzeug.test import TestResponse

from logbook import create_app
from logbook.accounts import recognition
from logbook.db import db
from logbook.meetings.queries import visibility
from logbook.web import gate, security
from tests.conftest import settings_for
from tests.pages import text_of
from tests.routes import CANARIES, SHARED, Call
from tests.walkers import OPEN, faults_of

QUESTIONS = ("", "?q=Gesprek", "?q=Actie", "?text=Gesprek", "?name=Gesprek")
FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LISTS = ("/meetings", "/follow-ups", "/commitments", "/organisations", "/people")
KEPT = {*LISTS, *(f"/api/v1{path}" for path in LISTS)}
KEPT |= {"/coverage", "/commitments/<uuid:id>/dossier"}
"""What a client may keep and has to ask for each time (docs/decisions/0025)."""
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)


def refused(*statuses: int):
    """A check that a call comes to one of these and writes nothing."""

    def check(_call: Call, response: TestResponse, tables: set[str]) -> str | None:
        if response.status_code in statuses and not tables:
            return None
        return f"{response.status_code} {sorted(tables)}"

    return check


@pytest.fixture
def forms(world):
    """Every call by which a form is sent, the open ones included."""
    return [call for call in world.calls() if call.writes and not call.is_api]


def test_a_form_without_its_own_token_does_nothing(app, walkers, forms):
    owner = walkers["owner"]
    for token in ("", walkers["admin"].token):
        owner.token = token
        assert not faults_of(app, owner, forms, refused(400))


def test_without_the_check_of_tokens_it_would(app, walkers, forms, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    walkers["owner"].token = ""
    assert faults_of(app, walkers["owner"], forms[:10], refused(400))


def test_a_form_of_another_site_does_nothing(app, walkers, forms):
    for headers in FOREIGN:
        walkers["owner"].headers = dict(headers)
        assert not faults_of(app, walkers["owner"], forms, refused(403)), headers


def test_without_the_check_of_origins_it_would(app, walkers, forms, monkeypatch):
    monkeypatch.setattr(gate, "_refuse_foreign_writes", lambda: None)
    walkers["owner"].headers = dict(FOREIGN[0])
    assert faults_of(app, walkers["owner"], forms[:10], refused(403))


def test_the_api_knows_nobody_by_a_cookie(app, walkers, calls):
    walkers["owner"].program = None
    spoken = [call for call in calls if call.is_api]
    assert not faults_of(app, walkers["owner"], spoken, refused(401))


def test_an_api_that_read_cookies_would_be_found(app, walkers, calls, monkeypatch):
    monkeypatch.setattr(recognition, "_by_bearer", recognition._by_cookie)
    walkers["owner"].program = None
    spoken = [call for call in calls if call.is_api][:10]
    assert faults_of(app, walkers["owner"], spoken, refused(401))


def test_the_api_takes_json_only(app, walkers, calls):
    """Plain text is what a form of another site can send without being asked."""
    walkers["admin"].headers = {"Content-Type": "text/plain"}
    bodies = [c for c in calls if c.is_api and c.method == "PUT" and c.guard == SHARED]
    assert not faults_of(app, walkers["admin"], bodies, refused(415))


def told_by(_call: Call, response: TestResponse, _tables: set[str]) -> str | None:
    """The canaries in an answer."""
    told = [word for word in CANARIES.values() if word in text_of(response)]
    return f"tells {told}" if told else None


@pytest.fixture
def questions(calls):
    """Every list, asked as it is and with what would find the hidden records."""
    return [
        Call(call.rule, "GET", call.path + question)
        for call in calls
        if call.method == "GET" and call.guard == SHARED
        for question in (QUESTIONS if "<" not in call.rule else QUESTIONS[:1])
    ]


def test_no_list_tells_of_what_is_hidden(app, walkers, questions):
    faults = faults_of(app, walkers["outsider"], questions, told_by)
    assert not faults, "\n".join(faults)


def test_lists_that_did_not_ask_for_access_would_be_found(app, walkers, questions, monkeypatch):
    monkeypatch.setattr(visibility, "readable_by", lambda _caller: true())
    few = [call for call in questions if call.rule in ("/meetings", "/api/v1/meetings")]
    assert faults_of(app, walkers["outsider"], few, told_by)


def unprotected(*, signed_in: bool):
    """A check of the headers of every answer; what a signed-in person sees is kept nowhere."""

    def check(call: Call, response: TestResponse, _tables: set[str]) -> str | None:
        headers, policy = response.headers, response.headers.get("Content-Security-Policy", "")
        missing = [name for name, value in HEADERS.items() if headers.get(name) != value]
        missing += [part for part in POLICY if part not in policy]
        missing += ["unsafe"] if "unsafe" in policy else []
        if not call.path.startswith("/static/"):
            missing += [] if "Cookie" in headers.get("Vary", "") else ["Vary"]
            if signed_in and call.rule not in OPEN:
                told = headers.get("Cache-Control", "")
                is_kept = call.rule in KEPT and told == "private, no-cache" and "ETag" in headers
                missing += [] if "no-store" in told or is_kept else ["no-store"]
        return f"{response.status_code} {missing}" if missing else None

    return check


def test_looking_changes_nothing_and_every_answer_has_its_headers(app, walkers, world):
    """One walk for both: it is the longest of all."""
    unsafe = unprotected(signed_in=True)

    def check(call: Call, response: TestResponse, tables: set[str]) -> str | None:
        written = f"{response.status_code} {sorted(tables)}" if tables else None
        return written or unsafe(call, response, tables)

    reads = [call for call in world.calls() if not call.writes]
    theirs = [call for call in reads if call.path.startswith(("/administration", "/history"))]
    faults = faults_of(app, walkers["owner"], reads, check)
    faults += faults_of(app, walkers["admin"], theirs, check)
    assert not faults, "\n".join(faults)


def test_every_answer_to_a_stranger_has_its_headers(app, walkers, world):
    reads = [call for call in world.calls() if not call.writes]
    faults = faults_of(app, walkers["stranger"], reads, unprotected(signed_in=False))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", ["stranger", "owner"])
def test_errors_have_them_too(name, app, walkers, monkeypatch):
    def fails() -> str:
        raise RuntimeError

    monkeypatch.setitem(app.view_functions, "accounts.tokens", fails)
    paths = ("/nothing", "/api/v1/nothing", "/static/theme.css", "/static/nothing")
    calls = [Call(path, method, path) for path in paths for method in ("GET", "POST", "TRACE")]
    calls.append(Call("/account/tokens", "GET", "/account/tokens"))
    faults = faults_of(app, walkers[name], calls, unprotected(signed_in=name == "owner"))
    assert not faults, "\n".join(faults)


def test_refusals_of_size_and_number_have_them_too(app, visit):
    stranger = visit().client
    large = stranger.post("/sign-in", data={"email": "x" * 3_000_000})
    assert large.status_code == 413
    assert unprotected(signed_in=False)(Call("", "POST", "/sign-in"), large, set()) is None


def test_an_answer_without_them_would_be_found(app, walkers, world, monkeypatch):
    monkeypatch.setattr(security, "CONTENT_POLICY", "default-src 'self' 'unsafe-inline'")
    reads = [call for call in world.calls() if call.rule == "/sign-in" and not call.writes]
    assert faults_of(app, walkers["stranger"], reads, unprotected(signed_in=False))


def test_strict_transport_is_asked_where_people_come_by_https():
    secure = create_app(settings_for("sqlite://", public_url="https://logbook.example.org"))
    answer = secure.test_client().get("/health/live")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_https_a_form_without_a_referrer_is_read(database_url):
    """Our own pages tell browsers to send none."""
    app = create_app(settings_for(database_url, public_url="https://logboek.example.org"))
    client = app.test_client()
    page = client.get("/sign-in", base_url="https://logboek.example.org")
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.get_data(as_text=True))
    assert token is not None
    sent = {"csrf_token": token[1], "email": "", "password": ""}
    answer = client.post("/sign-in", data=sent, base_url="https://logboek.example.org")
    assert answer.status_code == 422
    foreign = client.post(
        "/sign-in",
        data=sent,
        base_url="https://logboek.example.org",
        headers={"Origin": "https://evil.example"},
    )
    assert foreign.status_code == 403
    with app.app_context():
        db.engine.dispose()
