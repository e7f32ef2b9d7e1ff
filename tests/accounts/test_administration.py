"""What administrators do about people and units, on pages."""

import pytest

from logbook import clock
from logbook.accounts import sessions
from logbook.accounts.models import Account, Unit
from logbook.accounts.service import people
from logbook.db import db, transaction
from logbook.errors import Invalid
from logbook.history.models import HistoryEntry


def kept(app, kind, **columns):
    with app.app_context():
        found = db.session.scalars(db.select(kind).filter_by(**columns)).one()
        db.session.expunge_all()
        return found


def actions(app, record):
    with app.app_context():
        entries = db.select(HistoryEntry.action).filter_by(record_id=record.id)
        return list(db.session.scalars(entries.order_by(HistoryEntry.seq)))


def edit(client, account, **typed):
    address = f"/administration/accounts/{account.id}"
    return client.get(address).submit(typed, address)


PLACES = ("", "/accounts", "/accounts/new", "/units", "/units/new")


@pytest.mark.parametrize("place", PLACES)
def test_only_administrators_see_the_administration(place, visit, admin, owner, reader):
    visit(admin).get(f"/administration{place}")
    for other in (owner, reader):
        visit(other).get(f"/administration{place}", status=403)
    assert "/administration" not in visit(owner).get("/account").one("nav", class_="rail").text
    rail = visit(admin).get("/administration").one("nav", class_="rail")
    assert [link.text for link in rail.all("a") if "aria-current" in link.attrs] != []


def test_a_person_is_added_and_found(app, visit, admin):
    client = visit(admin)
    typed = {
        "email": " New.Person@Example.org ",
        "name": "New Person",
        "role": "reader",
        "unit": str(admin.unit_id),
    }
    page = client.get("/administration/accounts/new").submit(typed)
    assert "New Person" in client.follow(page).one(class_="flashes").text
    account = kept(app, Account, email="new.person@example.org")
    assert account.role == "reader"
    assert account.disabled_at is None
    assert actions(app, account) == ["create"]
    found = client.get("/administration/accounts?q=new.person")
    assert [row.text for row in found.one("tbody").all("a")] == ["New Person"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"email": "admin@example.org"}, "email"),
        ({"email": "no address"}, "email"),
        ({"email": "a@b@c"}, "email"),
        ({"email": "x\r\nbcc: y@example.org"}, "email"),
        ({"name": ""}, "name"),
        ({"role": "king"}, "role"),
        ({"unit": ""}, "unit"),
        ({"unit": "Atlantis"}, "unit"),
    ],
)
def test_a_person_who_cannot_be_is_told_beside_the_field(typed, field, visit, admin):
    good = {"email": "new@example.org", "name": "New", "role": "reader"}
    page = visit(admin).get("/administration/accounts/new").submit(good | typed)
    assert page.status == 422
    assert list(page.errors()) == [field]


@pytest.mark.parametrize("filters", ["role=reader", "unit=DMM", "disabled=true", "q=Reader"])
def test_the_list_is_filtered(filters, visit, admin, owner, make):
    make.account("reader@example.org", unit="DMM", role="reader", disabled_at=make.now)
    table = visit(admin).get(f"/administration/accounts?{filters}").one("tbody")
    assert [link.text for link in table.all("a")] == ["Reader"]


def test_a_list_without_anybody_says_so(visit, admin):
    page = visit(admin).get("/administration/accounts?q=100%25")
    assert page.all(class_="empty")
    visit(admin).get("/administration/accounts?role=king", status=422)


def test_another_role_or_unit_ends_sessions_and_remembered_answers(app, visit, admin, owner):
    theirs = visit(owner)
    edit(visit(admin), owner, name="Same rights")
    assert theirs.get("/account")
    assert edit(visit(admin), owner, role="reader").status == 303
    theirs.get("/account", status=302)
    account = kept(app, Account, id=owner.id)
    assert account.rights_version == 2
    assert actions(app, owner) == ["edit", "edit"]


def test_a_disabled_account_is_out_at_once_everywhere(app, visit, api, admin, owner):
    theirs, program = visit(owner), api(owner)
    page = visit(admin).get(f"/administration/accounts/{owner.id}")
    page = page.client.follow(page.submit({}, f"/administration/accounts/{owner.id}/disable"))
    theirs.get("/account", status=302)
    assert program.get("/account").status_code == 401
    assert kept(app, Account, id=owner.id).rights_version == 2
    page.submit({}, f"/administration/accounts/{owner.id}/enable")
    assert program.get("/account").status_code == 200
    theirs.get("/account", status=302)
    assert actions(app, owner) == ["disable", "enable"]


def test_an_administrator_signs_somebody_out_everywhere(visit, admin, owner):
    theirs = visit(owner)
    page = visit(admin).get(f"/administration/accounts/{owner.id}")
    page.submit({}, f"/administration/accounts/{owner.id}/sign-out")
    theirs.get("/account", status=302)


def test_the_last_administrator_stays(app, visit, admin, make):
    make.account("former@example.org", role="administrator", disabled_at=make.now)
    address = f"/administration/accounts/{admin.id}"
    page = visit(admin).get(address)
    assert list(page.submit({"role": "editor"}, address).errors()) == ["role"]
    told = page.client.follow(page.submit({}, f"{address}/disable"))
    assert told.one(class_="flashes").all(class_="notice--error")
    assert kept(app, Account, id=admin.id).disabled_at is None
    second = make.account("second@example.org", role="administrator")
    with app.app_context(), transaction():
        people.disable_account(admin.as_caller(), admin.id, now=clock.now())
    with app.app_context(), pytest.raises(Invalid), transaction():
        people.disable_account(second.as_caller(), second.id, now=clock.now())


def test_a_person_edited_by_two_administrators_shows_both_texts(app, visit, admin, owner):
    client = visit(admin)
    address = f"/administration/accounts/{owner.id}"
    first, second = client.get(address), client.get(address)
    first.submit({"name": "First"}, address)
    page = second.submit({"name": "Second"}, address)
    assert page.status == 409
    assert "First" in page.text
    assert page.submit({"act": "merge"}).one("input", id="name").attrs["value"] == "Second"
    assert page.submit({"act": "take-theirs"}).status == 303
    assert page.submit({"act": "keep-mine"}).status == 303
    assert kept(app, Account, id=owner.id).name == "Second"


def test_what_people_chose_themselves_survives_an_edit_by_an_administrator(app, visit, admin, make):
    person = make.account(theme="dark", shortcuts=False, language="en")
    edit(visit(admin), person, name="Other")
    account = kept(app, Account, id=person.id)
    assert (account.theme, account.shortcuts, account.language) == ("dark", False, "en")


def test_units_are_made_and_changed(app, visit, admin, owner):
    client = visit(admin)
    page = client.get("/administration/units/new").submit({"name": "Londen", "kind": "post"})
    assert "Londen" in client.follow(page).one("table").text
    unit = kept(app, Unit, name="Londen")
    page = client.get(f"/administration/units/{unit.id}")
    page.submit({"name": "Parijs", "head": str(owner.id)})
    assert kept(app, Unit, id=unit.id).head_id == owner.id
    assert actions(app, unit) == ["create", "edit"]
    stale = page.submit({"name": "Rome"})
    assert stale.status == 409
    assert stale.submit({"act": "take-theirs"}).status == 303
    assert stale.submit({"act": "merge"}).one("input", id="name").attrs["value"] == "Rome"


def test_a_unit_that_cannot_be_is_told_beside_the_field(visit, admin):
    for typed, field in (
        ({"name": "IMH"}, "name"),
        ({"name": ""}, "name"),
        ({"kind": "x"}, "kind"),
    ):
        page = visit(admin).get("/administration/units/new").submit({"name": "New"} | typed)
        assert list(page.errors()) == [field]
    unit = str(admin.unit_id)
    page = visit(admin).get(f"/administration/units/{unit}").submit({"head": "nobody"})
    assert list(page.errors()) == ["head"]


@pytest.mark.parametrize("kind", ["accounts", "units"])
def test_what_is_not_there_is_not_found(kind, visit, admin):
    visit(admin).get(f"/administration/{kind}/00000000-0000-0000-0000-000000000000", status=404)


def test_lists_cost_the_same_for_three_rows_and_thirty(app, visit, admin, make, queries):
    client = visit(admin)

    def cost(path):
        with queries() as seen:
            client.get(path)
        return seen.count

    before = [cost("/administration/accounts"), cost("/administration/units")]
    for number in range(30):
        person = make.account(unit=f"Unit {number}")
        with app.app_context(), transaction() as session:
            unit = session.get_one(Unit, person.unit_id)
            unit.touch(clock.now())
            unit.head_id = person.id
    assert [cost("/administration/accounts"), cost("/administration/units")] == before


def test_sessions_of_others_are_not_touched(app, visit, admin, owner, colleague):
    theirs = visit(colleague)
    with app.app_context(), transaction():
        sessions.end_all(owner.id, now=clock.now())
    theirs.get("/account")
