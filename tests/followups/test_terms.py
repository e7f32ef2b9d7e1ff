"""A term that is not understood is refused at every door, with what may be meant."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from logbook.commitments.models import Chamber, Recess
from logbook.dates.names import WEEKDAYS
from logbook.dates.terms import last_day, near_miss, typed_term
from logbook.db import db, reading
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting
from logbook.web.models import Draft
from tests.pages import form_values

SATURDAY = date(2026, 11, 28)
CHRISTMAS: dict[str, Any] = {
    "name": "Kerstreces",
    "since": date(2026, 12, 19),
    "until": date(2027, 1, 11),
}


@pytest.fixture(autouse=True)
def on_saturday():
    with time_machine.travel("2026-11-28T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def recess(make):
    make.kept(Recess(chamber=Chamber.HOUSE, checked=True, **CHRISTMAS))


def day_of(text: str, today: date = SATURDAY) -> date | None:
    return last_day(text, said_on=today, recesses=[Recess(chamber=Chamber.HOUSE, **CHRISTMAS)])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_weekday_is_the_first_to_come_on_every_day(language):
    for first in range(14):
        today = date(2026, 11, 23) + timedelta(days=first)
        for number, name in enumerate(WEEKDAYS[language]):
            to_come = today + timedelta(days=(number - today.weekday()) % 7)
            monday = today - timedelta(days=today.weekday())
            said = {
                name: to_come,
                name.upper(): to_come,
                f"uiterlijk {name}": to_come,
                f"by {name}": to_come,
                f"before {name}": to_come - timedelta(days=1),
                f"vóór {name}": to_come - timedelta(days=1),
                f"{name} over een week": to_come + timedelta(weeks=1),
                f"{name} over 2 weken": to_come + timedelta(weeks=2),
                f"a week on {name}": to_come + timedelta(weeks=1),
                f"volgende week {name}": monday + timedelta(weeks=1, days=number),
                f"{name} next week": monday + timedelta(weeks=1, days=number),
            }
            for text, day in said.items():
                assert typed_term(text, today=today).due_day == day, (text, today)
            coming = today + timedelta(days=1 + (number - today.weekday() - 1) % 7)
            for text in (f"komende {name}", f"next {name}", f"{name} a.s."):
                assert typed_term(text, today=today).due_day == coming, (text, today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vrijdag", date(2026, 12, 4)),
        ("volgende week", date(2026, 12, 6)),
        ("next week", date(2026, 12, 6)),
        ("maandag over een week", date(2026, 12, 7)),
        ("morgen", date(2026, 11, 29)),
        ("over een week", date(2026, 12, 5)),
        ("14 september", date(2027, 9, 14)),
        ("maart", date(2027, 3, 31)),
        ("november", date(2026, 11, 30)),
        ("vóór het kerstreces", date(2026, 12, 18)),
        ("before the Christmas recess", date(2026, 12, 18)),
        ("voor het reces", date(2026, 12, 18)),
        ("voor 18 december", date(2026, 12, 17)),
    ],
)
def test_words_set_a_day_that_lies_ahead(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("voor het kertsreces", "voor het kerstreces"),
        ("volgende wek", "volgende week"),
        ("vrjdag", "vrijdag"),
        ("18 decmber 2026", "18 december 2026"),
        ("before the chrismas recess", "before the christmas recess"),
        ("binen twee weken", "binnen twee weken"),
        ("zodra het rapport er is", None),
        ("op een later moment", None),
        ("zsm", None),
    ],
)
def test_a_small_slip_is_put_right(text, meant):
    recesses = [Recess(chamber=Chamber.HOUSE, **CHRISTMAS)]
    assert day_of(text) is None
    assert near_miss(text, said_on=SATURDAY, recesses=recesses) == meant


NOT_UNDERSTOOD = {
    "voor het kertsreces": "Bedoelt u ‘voor het kerstreces’ (uiterlijk 18 december 2026)?",
    "volgende wek": "Bedoelt u ‘volgende week’ (uiterlijk 6 december 2026)?",
    "voor het zomerreces": "Het zomerreces staat nog niet in de kalender van recessen",
    "zodra het rapport er is": "laat het leeg als er geen termijn is",
}


@pytest.mark.parametrize(("typed", "told"), NOT_UNDERSTOOD.items())
def test_every_form_refuses_it_beside_the_field(visit, owner, make, recess, typed, told):
    open_one, client = make.follow_up(owner), visit(owner)
    forms = {
        "/meetings/new": ("followUps-0-due", {"date": "gisteren", "title": "Gesprek"}),
        "/follow-ups/new": ("due", {"title-nl": "Nabellen"}),
        f"/follow-ups/{open_one.id}/edit": ("due", {}),
        f"/follow-ups/{open_one.id}/move": ("due", {}),
        f"/follow-ups/many?what=move&chosen={open_one.id}": ("due", {}),
    }
    for path, (field, further) in forms.items():
        fields = further | {field: typed}
        if path == "/meetings/new":
            fields["followUps-0-title-nl"] = "Nabellen"
        answer = client.get(path).submit(fields)
        assert answer.status == 422, path
        assert told in answer.errors()[field], path
        assert answer.one(id=f"{field}-understood").text == ""  # it is told once
        assert answer.one("input", id=field).attrs["value"] == typed
    assert make.fetch(Meeting) is None
    assert make.fetch(FollowUp).due_on is None


@pytest.mark.parametrize("typed", NOT_UNDERSTOOD)
def test_a_program_is_refused_as_well(api, owner, make, recess, typed):
    mine, open_one = api(owner), make.follow_up(owner)
    row = {"title": {"nl": "Nabellen"}, "dueText": typed}
    refused = {
        "followUps-0-dueText": mine.post(
            "/meetings", {"title": "Gesprek", "date": "2026-11-27", "followUps": [row]}
        ),
        "dueText": mine.post("/follow-ups", row),
        "dueText ": mine.post(f"/follow-ups/{open_one.id}/move", {"dueText": typed}),
    }
    for field, answer in refused.items():
        assert answer.status_code == 400
        assert [one["field"] for one in answer.json["errors"]] == [field.strip()]


@pytest.mark.parametrize("none", ["", "geen termijn", "Geen termijn.", "no term"])
def test_no_term_is_a_choice(visit, owner, make, none):
    client = visit(owner)
    page = client.get("/meetings/new")
    assert "geen termijn: niemand wordt herinnerd" in page.one(id="followUps-0-due-understood").text
    saved = page.submit(
        {
            "date": "gisteren",
            "title": "Gesprek",
            "followUps-0-title-nl": "Nabellen",
            "followUps-0-due": none,
        }
    )
    assert saved.status == 303, saved.errors()
    kept = make.fetch(FollowUp)
    assert (kept.due, kept.due_text, kept.due_on) == (None, None, None)


def test_the_day_understood_is_shown_before_and_after_saving(visit, owner, make, recess):
    client = visit(owner)
    asked = client.get("/follow-ups/term?text=voor+het+kerstreces")
    assert asked.html == "uiterlijk 18 december 2026"
    heard = client.get("/follow-ups/term?text=binnen+twee+weken&on=1+november+2026")
    assert heard.html == "uiterlijk 15 november 2026; die dag is voorbij"
    page = client.get("/meetings/new")
    typed = {"title": "Gesprek", "followUps-0-title-nl": "Nabellen"}
    typed |= {"followUps-0-due": "voor het kerstreces"}
    again = page.submit(typed | {"date": "ooit"})
    assert "uiterlijk 18 december 2026" in again.one(id="followUps-0-due-understood").text
    shown = client.follow(again.submit({"date": "gisteren"}))
    assert "18 december 2026" in shown.one("main").text
    made = make.fetch(FollowUp)
    assert made.due_on == date(2026, 12, 18)
    assert "uiterlijk 18 december 2026" in client.get(f"/follow-ups/{made.id}").text
    edited = client.get(f"/follow-ups/{made.id}/edit")
    assert edited.one(id="due-understood").text == "uiterlijk 18 december 2026"


def test_friday_typed_on_saturday_is_the_coming_friday_in_every_form(visit, owner, make):
    client = visit(owner)
    client.get("/meetings/new").submit(
        {
            "date": "vrijdag",
            "title": "Gesprek",
            "followUps-0-title-nl": "Nabellen",
            "followUps-0-due": "vrijdag",
        }
    )
    made = make.fetch(FollowUp)
    assert made.due_on == date(2026, 12, 4)
    assert make.fetch(Meeting).date.edtf == "2026-11-27"  # a talk was, a term is to come
    client.get(f"/follow-ups/{made.id}/move").submit({"due": "maandag over een week"})
    assert make.fetch(FollowUp).due_on == date(2026, 12, 7)


def test_what_was_stored_before_without_a_day_can_still_be_edited(visit, owner, make):
    made = make.follow_up(owner, due_text="op een later moment")
    page = visit(owner).get(f"/follow-ups/{made.id}/edit")
    saved = page.submit({"details": "Nieuw"})
    assert saved.status == 303, saved.errors()
    assert make.fetch(FollowUp).due_text == "op een later moment"


def test_a_draft_keeps_whatever_was_typed(visit, owner, make):
    client = visit(owner)
    content = form_values(client.get("/meetings/new").form())
    content["followUps-0-due"] = ["volgende wek"]
    assert client.post("/drafts?page=/meetings/new", content).status == 200
    assert make.fetch(Draft).content["values"]["followUps-0-due"] == "volgende wek"


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("morgen", "2026-11-11"),
        ("uiterlijk morgen", "2026-11-11"),
        ("over 3 dagen", "2026-11-13"),
        ("in two weeks", "2026-11-24"),
        ("vrijdag", "2026-12-04"),
        ("14 december", "2026-12-14"),
        ("begin maart", "2027-03-01/2027-03-10"),
    ],
)
def test_what_counts_does_so_from_the_talk_and_the_rest_lies_ahead(visit, owner, make, typed, due):
    client = visit(owner)
    row = {"followUps-0-title-nl": "Nabellen", "followUps-0-due": typed}
    client.get("/meetings/new").submit(row | {"date": "10 november 2026", "title": "Gesprek"})
    assert make.fetch(FollowUp).due.edtf == due
    talk = make.fetch(Meeting)
    page = client.get(f"/follow-ups/new?meeting={talk.id}")
    page.submit({"title-nl": "Nog eens", "due": typed})
    again = next(one for one in rows_of(make) if one.title.nl == "Nog eens")
    assert again.due is not None
    assert again.due.edtf == due
    heard = client.get(f"/follow-ups/term?text={typed.replace(' ', '+')}&on=9+en+10+november+2026")
    counted = "(geteld vanaf 10 november 2026)" in heard.html
    assert counted == due.startswith("2026-11")


def rows_of(make) -> list[FollowUp]:
    with make.app.app_context(), reading():
        return list(db.session.scalars(select(FollowUp)))


def test_of_a_talk_without_a_readable_date_they_count_from_today(visit, owner):
    row = {"followUps-0-title-nl": "Nabellen", "followUps-0-due": "morgen"}
    page = visit(owner).get("/meetings/new").submit(row | {"date": "ooit", "title": "Gesprek"})
    assert page.status == 422
    assert list(page.errors()) == ["date"]


SUMMER = Recess(
    chamber=Chamber.HOUSE, name="Zomerreces", since=date(2027, 7, 3), until=date(2027, 8, 30)
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("zomerreces", date(2027, 7, 2)),
        ("het zomerreces 2027", date(2027, 7, 2)),
        ("reces", date(2027, 7, 2)),
        ("summer recess", date(2027, 7, 2)),
        ("in het zomerreces", date(2027, 8, 30)),
        ("Q3/Q4 2027", date(2027, 12, 31)),
        ("Q1-Q2", date(2027, 6, 30)),
        ("derde of vierde kwartaal 2027", date(2027, 12, 31)),
        ("juni/juli 2027", date(2027, 7, 31)),
        ("juni/juli", date(2027, 7, 31)),
        ("14-16 september", date(2027, 9, 16)),
    ],
)
def test_a_recess_alone_is_before_it_and_of_two_periods_the_last_counts(text, day):
    assert last_day(text, said_on=date(2027, 1, 4), recesses=[SUMMER]) == day
