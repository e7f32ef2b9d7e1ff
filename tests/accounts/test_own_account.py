"""What people do about their own account: settings, password, sessions, tokens."""

import re
from datetime import date, time, timedelta

import pytest

from logbook import clock
from logbook.accounts import passwords, sessions
from logbook.accounts.models import Account, ApiToken, SignInSession
from logbook.accounts.service.links import make_link
from logbook.accounts.views.own import browser
from logbook.db import db, transaction
from tests.accounts.conftest import PASSWORD

BETTER = "een vijfde stoel bij het raam gezet"


def kept(app, kind, **columns):
    with app.app_context():
        found = db.session.scalars(db.select(kind).filter_by(**columns)).one()
        db.session.expunge_all()
        return found


def test_settings_are_kept_and_shown_again(app, visit, owner, colleague):
    page = visit(owner).get("/account")
    saved = page.submit(
        {
            "name": "O. Wner",
            "language": "en",
            "timeZone": "Asia/Jakarta",
            "theme": "dark",
            "quietHours-from": "22:00",
            "quietHours-to": "07:30",
            "absence-from": "2026-12-20",
            "absence-to": "2027-01-03",
            "absence-deputy": str(colleague.id),
        }
    )
    account = kept(app, Account, id=owner.id)
    assert (account.name, account.language, account.theme) == ("O. Wner", "en", "dark")
    assert (account.time_zone, account.shortcuts) == ("Asia/Jakarta", True)
    assert (account.quiet_from, account.quiet_to) == (time(22), time(7, 30))
    assert (account.absent_from, account.absent_to) == (date(2026, 12, 20), date(2027, 1, 3))
    again = page.client.follow(saved)
    assert again.one("html").attrs["lang"] == "en"
    assert again.submit().status == 303
    assert kept(app, Account, id=owner.id).absence_deputy_id == colleague.id


def test_an_unchecked_box_is_off_and_empty_fields_are_cleared(app, visit, make):
    away = make.account(absent_from=date(2026, 12, 1), quiet_from=time(22), quiet_to=time(6))
    blank = {"absence-from": "", "quietHours-from": "", "quietHours-to": "", "shortcuts": []}
    visit(away).get("/account").submit(blank)
    account = kept(app, Account, id=away.id)
    assert (account.absence, account.quiet_hours, account.shortcuts) == (None, None, False)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 200}, "name"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"language": "fr"}, "language"),
        ({"quietHours-from": "22:00"}, "quietHours-to"),
        ({"quietHours-from": "22:00", "quietHours-to": "22:00"}, "quietHours-to"),
        ({"quietHours-from": "25:00", "quietHours-to": "22:00"}, "quietHours-from"),
        ({"absence-to": "2026-12-20"}, "absence-from"),
        ({"absence-from": "2026-12-20", "absence-to": "2026-12-19"}, "absence-to"),
        ({"absence-from": "31 februari 2026"}, "absence-from"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_stays_typed(typed, field, visit, owner):
    page = visit(owner).get("/account").submit(typed | {"theme": "dark"})
    assert page.status == 422
    assert list(page.errors()) == [field]
    assert page.all("a", href=f"#{field}")
    assert page.one("input", name="theme", value="dark").attrs.get("checked", "no") != "no"


def test_nobody_deputises_for_themselves(visit, owner):
    typed = {"absence-from": "2026-12-20", "absence-deputy": str(owner.id)}
    assert visit(owner).get("/account").submit(typed).errors().keys() == {"absence-deputy"}


def test_a_deputy_who_left_may_stay_but_not_be_chosen(visit, make):
    gone = make.account("gone@example.org", disabled_at=make.now)
    person = make.account(absent_from=date(2026, 12, 1), absence_deputy_id=gone.id)
    other = make.account(absent_from=date(2026, 12, 1))
    assert visit(person).get("/account").submit({"name": "P"}).status == 303
    page = visit(other).get("/account").submit({"absence-deputy": str(gone.id)})
    assert "absence-deputy" in page.errors()


def test_settings_saved_in_two_windows_show_both_texts(app, visit, owner):
    client = visit(owner)
    first, second = client.get("/account"), client.get("/account")
    first.submit({"name": "First"})
    page = second.submit({"name": "Second"})
    assert page.status == 409
    assert "Second" in page.text
    assert "First" in page.text
    assert page.submit({"act": "take-theirs"}).status == 303
    assert kept(app, Account, id=owner.id).name == "First"
    form = page.submit({"act": "merge"})
    assert form.one("input", id="name").attrs["value"] == "Second"
    assert page.submit({"act": "keep-mine"}).status == 303
    assert kept(app, Account, id=owner.id).name == "Second"


def test_what_is_saved_wins_over_what_this_browser_was_switched_to(visit, owner):
    client = visit(owner)
    client.get("/account").submit({"language": "en"}, action="/language")
    page = client.get("/account").submit({"theme": "light"}, action="/theme")
    page = client.follow(page)
    assert page.one("html").attrs["lang"] == "en"
    saved = client.follow(page.submit({"theme": "dark", "language": "nl"}, action="/account"))
    assert saved.one("html").attrs["lang"] == "nl"
    assert saved.one("html").attrs["data-theme"] == "dark"


def change(page, **typed):
    typed = {"current": PASSWORD, "password": BETTER, "again": BETTER} | typed
    return page.submit(typed, action="/account/password")


def test_a_new_password_signs_out_everywhere_else(app, visit, signer):
    here, there = visit(signer), visit(signer)
    assert change(here.get("/account/sign-in")).status == 303
    assert passwords.verify(kept(app, Account, id=signer.id).password_hash, BETTER)
    assert here.get("/account")
    assert there.get("/account", status=302).location.startswith("/sign-in")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"current": "wrong"}, "current"),
        ({"again": BETTER + "!"}, "again"),
        ({"password": "te kort"}, "password"),
        ({"password": "x" * 129}, "password"),
        ({"password": "Welkom01Welkom01"}, "password"),
    ],
)
def test_a_password_that_will_not_do_is_told_beside_its_field(typed, field, app, visit, signer):
    page = change(visit(signer).get("/account/sign-in"), **typed)
    assert page.status == 422
    assert list(page.errors()) == [field]
    assert passwords.verify(kept(app, Account, id=signer.id).password_hash, PASSWORD)


def test_the_present_password_is_guessed_no_more_often_than_at_the_door(app, visit, signer):
    page = visit(signer).get("/account/sign-in")
    for _guess in range(10):
        change(page, current="wrong")
    assert list(change(page).errors()) == ["current"]


def test_who_just_came_in_by_link_sets_a_password_without_the_old_one(app, visit, signer):
    with app.app_context(), transaction():
        link = make_link(signer.id, lasts=timedelta(minutes=15), now=clock.now())
    client = visit()
    client.get(f"/sign-in/{link}").submit()
    page = client.get("/account/sign-in")
    assert not page.all("input", name="current")
    assert page.submit({"password": BETTER, "again": BETTER}, action="/account/password").status
    assert passwords.verify(kept(app, Account, id=signer.id).password_hash, BETTER)


def test_a_first_password_needs_no_present_one(app, visit, owner):
    page = visit(owner).get("/account/sign-in")
    page.submit({"password": BETTER, "again": BETTER}, action="/account/password")
    assert passwords.verify(kept(app, Account, id=owner.id).password_hash, BETTER)


def test_one_ends_ones_other_sessions_and_nobody_elses(app, visit, owner, colleague):
    here, there, other = visit(owner), visit(owner), visit(colleague)
    page = here.get("/account/sign-in")
    assert len(page.one(id="sessions").all("form")) == 2
    theirs = kept(app, SignInSession, account_id=colleague.id).id
    token = page.form().one("input", name="csrf_token").attrs["value"]
    address = f"/account/sessions/{theirs}/end"
    assert here.post(address, {"csrf_token": token}).status == 404
    assert other.get("/account")
    ended = page.one(id="sessions").all("form")[0].attrs["action"]
    assert page.submit({}, action=ended).status == 303
    assert there.get("/account", status=302)
    third = visit(owner)
    page.submit({}, action="/account/sessions/end-others")
    assert third.get("/account", status=302)
    assert here.get("/account")


def test_a_token_is_shown_once_and_works_until_it_is_revoked(app, visit, owner):
    client = visit(owner)
    made = client.get("/account/tokens").submit({"name": "Rapportage"})
    assert made.status == 201
    text = made.one("input", id="copy").attrs["value"]
    assert re.fullmatch(r"logbook_[\w-]{43}", text)
    assert made.response.headers["Cache-Control"] == "no-store"

    def status():
        headers = {"Authorization": f"Bearer {text}"}
        return app.test_client().get("/api/v1/account", headers=headers).status_code

    assert status() == 200
    page = client.get("/account/tokens")
    assert text not in page.html
    address = page.one("table").one("form").attrs["action"]
    page.submit({}, action=address)
    assert status() == 401
    assert not client.get("/account/tokens").all("table")


def test_a_token_without_a_name_is_refused_beside_the_field(visit, owner):
    page = visit(owner).get("/account/tokens").submit({"name": "", "days": "90"})
    assert list(page.errors()) == ["name"]
    page = visit(owner).get("/account/tokens").submit({"name": "X", "days": "9000"})
    assert list(page.errors()) == ["days"]


def test_nobody_revokes_anothers_token(app, visit, owner, colleague):
    visit(colleague).get("/account/tokens").submit({"name": "Hers"})
    token_id = kept(app, ApiToken, account_id=colleague.id).id
    client = visit(owner)
    csrf = client.get("/account/tokens").form().one("input", name="csrf_token").attrs["value"]
    assert client.post(f"/account/tokens/{token_id}/revoke", {"csrf_token": csrf}).status == 404
    assert kept(app, ApiToken, id=token_id).revoked_at is None


def test_pages_of_the_account_cost_the_same_for_three_rows_and_thirty(app, visit, owner, queries):
    client = visit(owner)

    def cost():
        with queries() as seen:
            client.get("/account/sign-in")
        return seen.count

    few = cost()
    with app.app_context(), transaction():
        for _row in range(30):
            sessions.start(owner.id, "test", now=clock.now())
    assert cost() == few


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Windows",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "unknown browser"),
        ("", "unknown browser"),
    ],
)
def test_a_browser_is_called_as_people_call_it(agent, name, app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert browser(agent) == name
