"""Signing in by password and by link, and signing out."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from logbook import clock
from logbook.accounts import passwords
from logbook.accounts.models import Account, FailedAttempt, SignInSession
from logbook.accounts.service.links import make_link
from logbook.db import db, transaction
from logbook.outbox.models import Message
from tests.accounts.conftest import CHEAP, PASSWORD
from tests.pages import PageClient


def sign_in(client: PageClient, email="signer@example.org", password=PASSWORD, onward=""):
    page = client.get(f"/sign-in?next={onward}" if onward else "/sign-in")
    return page.submit({"email": email, "password": password})


def is_signed_in(client: PageClient) -> bool:
    return client.client.get("/account").status_code == 200


def link_for(app, account, *, lasts=timedelta(minutes=15)):
    with app.app_context(), transaction():
        return f"/sign-in/{make_link(account.id, lasts=lasts, now=clock.now())}"


def rows(app, kind):
    with app.app_context():
        found = db.session.scalars(db.select(kind)).all()
        db.session.expunge_all()
        return found


def test_a_password_signs_in_and_leads_where_the_visitor_wanted(visit, signer):
    client = visit()
    assert sign_in(client, onward="/account/tokens").location == "/account/tokens"
    assert is_signed_in(client)
    assert client.get("/sign-in?next=/account", status=302).location == "/account"


@pytest.mark.parametrize(
    "away",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "https:evil",
        "\t//evil",
        "@evil",
    ],
)
def test_signing_in_leads_nowhere_else(away, visit, signer):
    assert sign_in(visit(), onward=away.replace("\t", "%09")).location == "/"


def test_a_wrong_password_is_told_beside_the_field_and_keeps_the_address(visit, signer):
    page = sign_in(visit(), password="something else entirely")
    assert page.status == 422
    assert list(page.errors()) == ["password"]
    assert page.one("input", name="email").attrs["value"] == "signer@example.org"


def test_blank_fields_are_told(visit, signer):
    assert list(sign_in(visit(), email="", password="").errors()) == ["email", "password"]


@pytest.mark.parametrize("email", ["nobody@example.org", "gone@example.org", "linker@example.org"])
def test_unknown_disabled_and_passwordless_accounts_answer_as_a_wrong_password(
    email, visit, signer, make
):
    make.account("gone@example.org", password_hash=CHEAP.hash(PASSWORD), disabled_at=make.now)
    make.account("linker@example.org")
    wrong = sign_in(visit(), password="something else entirely")
    other = sign_in(visit(), email=email)
    assert other.status == wrong.status
    assert other.errors() == wrong.errors()
    assert list(other.response.headers.keys()) == list(wrong.response.headers.keys())


def test_every_refusal_costs_one_hash(visit, signer, monkeypatch):
    hashed = []

    class Counting:
        hash = staticmethod(CHEAP.hash)

        def verify(self, kept, password):
            hashed.append(kept)
            return CHEAP.verify(kept, password)

    monkeypatch.setattr(passwords, "hasher", Counting())
    for email in ("signer@example.org", "nobody@example.org"):
        sign_in(visit(), email=email, password="something else entirely")
    assert len(hashed) == 2


def test_signing_in_makes_a_new_session_and_ends_the_one_before(app, visit, signer):
    client = visit(signer)
    name = "signed-in"
    before = client.client.get_cookie(name).value
    with app.app_context():
        token = link_for(app, signer)
    client.get(token).submit()
    after = client.client.get_cookie(name).value
    assert before != after
    ended = [session.ended_at is not None for session in rows(app, SignInSession)]
    assert sorted(ended) == [False, True]


def test_a_form_token_of_before_does_not_work_after(visit, signer):
    client = visit()
    before = client.get("/sign-in").form().one("input", name="csrf_token").attrs["value"]
    sign_in(client)
    assert client.post("/theme", {"csrf_token": before, "theme": "dark"}).status == 400


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visit, signer):
    header = sign_in(visit()).response.headers.getlist("Set-Cookie")
    ours = next(value for value in header if value.startswith("signed-in="))
    assert "HttpOnly" in ours
    assert "SameSite=Lax" in ours
    assert "Path=/" in ours


def test_signing_out_ends_the_session_in_every_process(visit, signer):
    client = visit(signer)
    kept = client.client.get_cookie("signed-in").value
    page = client.get("/account").submit({}, action="/sign-out")
    assert page.location == "/sign-in"
    assert page.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    other = visit()
    other.client.set_cookie("signed-in", kept, domain="localhost")
    assert not is_signed_in(other)


def test_a_link_is_used_by_its_button_and_not_by_being_looked_at(app, visit, signer):
    address = link_for(app, signer)
    for _scanner in range(3):
        visit().get(address)
    client = visit()
    assert client.get(f"{address}?next=/account").submit().location == "/account"
    assert is_signed_in(client)


def test_links_used_expired_and_unknown_look_alike_and_offer_another(app, visit, signer, make):
    used, expired = link_for(app, signer), link_for(app, signer, lasts=timedelta(0))
    gone = make.account("gone@example.org", disabled_at=make.now)
    disabled = link_for(app, gone)
    first, second = visit().get(used), visit().get(used)
    first.submit()
    seen = {visit().get(a, status=410).one("main").text for a in (used, expired, disabled)}
    seen.add(visit().get("/sign-in/unknown", status=410).one("main").text)
    assert len(seen) == 1
    assert second.submit().status == 410
    again = visit().get("/sign-in/unknown", status=410)
    assert again.form().all("button", value="link")


def test_a_link_by_mail_is_queued_for_who_has_an_account_and_told_to_nobody(app, visit, signer):
    client = visit()
    answers = []
    for email in ("signer@example.org", "nobody@example.org"):
        page = client.get("/sign-in?next=/account").submit({"email": email, "act": "link"})
        answers.append((page.status, page.location, client.follow(page).one(class_="flashes").text))
    assert answers[0] == answers[1]
    (mail,) = rows(app, Message)
    assert mail.recipient_id == signer.id
    assert mail.kind == "sign-in"


def test_nobody_can_fill_a_mailbox_with_links(app, visit, signer):
    for _time in range(5):
        page = visit().get("/sign-in").submit({"email": "signer@example.org", "act": "link"})
        assert page.status == 303
    assert len(rows(app, Message)) == 3


def test_a_stronger_hash_replaces_the_old_one_without_changing_the_record(
    app, visit, signer, monkeypatch
):
    monkeypatch.setattr(
        passwords, "hasher", PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    )
    sign_in(visit())
    (account,) = rows(app, Account)
    assert "t=2" in account.password_hash
    assert account.version == 1


def test_the_eleventh_wrong_password_is_not_even_compared(app, visit, signer):
    for _guess in range(10):
        assert sign_in(visit(), password="something else entirely").status == 422
    page = sign_in(visit())
    assert page.status == 429
    assert 0 < int(page.response.headers["Retry-After"]) <= 300
    assert len(rows(app, FailedAttempt)) == 30
    client = visit()
    client.get(link_for(app, signer)).submit()
    assert is_signed_in(client)


def test_a_made_up_forwarding_header_is_no_other_network(visit, signer):
    for guess in range(10):
        client = visit()
        client.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{guess}"
        sign_in(client, password="something else entirely")
    assert sign_in(visit()).status == 429


def test_right_passwords_do_not_count(app, visit, signer):
    for _time in range(12):
        assert sign_in(visit()).status == 303
    assert rows(app, FailedAttempt) == []


@pytest.mark.parametrize(
    ("after", "still"), [(29, True), (31, False)], ids=["29 minutes", "31 minutes"]
)
def test_a_session_ends_after_half_an_hour_of_silence(
    after, still, app, visit, signer, monkeypatch
):
    client = visit(signer)
    later = clock.now() + timedelta(minutes=after)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert is_signed_in(client) is still


def test_a_session_ends_after_twelve_hours_whatever_is_done(app, visit, signer, monkeypatch):
    start, client = clock.now(), visit(signer)
    for step in range(1, 40):
        moment = start + timedelta(minutes=20 * step)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        assert is_signed_in(client) is (step <= 36)
