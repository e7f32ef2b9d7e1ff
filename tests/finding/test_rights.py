"""What may not be seen is not found, not counted and not suggested."""

import random
import string

import pytest
from sqlalchemy import true

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.finding import sources
from logbook.meetings.models import Meeting
from logbook.paging import Paging
from logbook.policy import SYSTEM, Access
from logbook.search import queries as searches
from logbook.search.details import IndexSource, Kind
from tests.finding.documents import tell

HIDDEN = 40
SIDES = ("everyone", "unit", "named")


@pytest.fixture
def guarded(app, make, owner, colleague):
    """A meeting and its follow-up of each access, kept by the unit of owner and colleague."""
    made = {}
    for access in SIDES:
        meeting = make.meeting(owner, f"Canary {access}", access=access)
        follow_up = make.follow_up(owner, f"Canary later {access}", meeting_id=meeting.id)
        if access == "named":
            with app.app_context(), transaction():
                account = db.session.get_one(Account, owner.id)
                db.session.get_one(Meeting, meeting.id).named = [account]
        tell(app, Kind.MEETING, meeting, meeting.title)
        tell(app, Kind.FOLLOW_UP, follow_up, f"Canary later {access}")
        made[access] = meeting
    return made


def change(app, meeting, **columns):
    """Change a meeting around its service."""
    with app.app_context(), transaction():
        row = db.session.get_one(Meeting, meeting.id)
        row.touch(row.updated_at)
        for name, value in columns.items():
            setattr(row, name, value)


def matrix(owner, colleague, outsider, reader, admin):
    """Who finds how many of the six."""
    return [(owner, 6), (colleague, 4), (admin, 4), (outsider, 2), (reader, 2)]


def test_everybody_finds_what_they_may_see(guarded, api, owner, colleague, outsider, reader, admin):
    for who, number in matrix(owner, colleague, outsider, reader, admin):
        answer = api(who).get("/search?q=canary").json
        assert (answer["total"], len(answer["items"])) == (number, number), who.email


def test_the_page_counts_what_one_may_see(guarded, visit, outsider, colleague):
    assert "Gesprekken (1)" in visit(outsider).get("/search?q=canary").text
    assert "Gesprekken (2)" in visit(colleague).get("/search?q=canary").text


def test_the_system_finds_all_but_what_is_named(app, guarded):
    with app.app_context(), reading():
        found = searches.search(SYSTEM, "canary", sources.SOURCES, Paging())
    assert found.page.total == 4


def test_what_is_deleted_vanishes_and_comes_back(app, guarded, api, outsider, now):
    def deleted(at):
        change(app, guarded["everyone"], deleted_at=at)
        return api(outsider).get("/search?q=canary").json["total"]

    assert deleted(now) == 0
    assert deleted(None) == 2


def test_access_that_narrows_hides_at_once(app, guarded, api, outsider):
    change(app, guarded["everyone"], access=Access.UNIT)
    assert api(outsider).get("/search?q=canary").json["total"] == 0


def test_a_record_made_under_the_id_of_a_hidden_one_does_not_open_it(guarded, api, outsider):
    taken = {"id": str(guarded["named"].id), "title": {"nl": "Iets anders"}}
    assert api(outsider).post("/follow-ups", taken).status_code == 201
    assert api(outsider).get("/search?q=canary").json["total"] == 2


def test_strangers_are_not_answered(visit, app):
    assert visit().get("/search?q=canary", status=302).location.startswith("/sign-in")
    assert app.test_client().get("/api/v1/search?q=canary").status_code == 401


@pytest.fixture
def canaries(app, make, owner):
    """Hidden meetings that each hold a word of their own, beside open ones that do not."""
    dice = random.Random(7)
    words = ["".join(dice.choices(string.ascii_lowercase, k=16)) for _ in range(HIDDEN)]
    for number, word in enumerate(words):
        hidden = make.meeting(owner, f"Geheim {word}", access=SIDES[1 + number % 2])
        tell(app, Kind.MEETING, hidden, hidden.title, f"banken {word}")
        if number % 4 == 0:
            shown = make.meeting(owner, f"Open {number}")
            tell(app, Kind.MEETING, shown, shown.title, "banken")
    return words


def test_no_canary_sings_to_who_may_not_hear_it(canaries, api, visit, reader):
    client, pages = api(reader), visit(reader)
    for word in canaries:
        for text in (word, word[:8], word[:-1], word[:7] + "q" + word[8:], f"banken {word}"):
            assert client.get(f"/search?q={text}").json["total"] == 0
    for word in canaries[:8]:
        slip = pages.get(f"/search?q={word[:-1]}")
        assert word not in slip.html


def test_totals_are_those_of_a_logbook_without_what_is_hidden(canaries, api, reader):
    answer = api(reader).get("/search?q=banken&pageSize=5").json
    assert answer["total"] == HIDDEN // 4
    last = api(reader).get("/search?q=banken&pageSize=5&page=2").json["items"]
    assert len(last) == HIDDEN // 4 - 5


def test_a_suggestion_is_made_to_whom_it_may_be_made(canaries, visit, owner, colleague):
    in_unit = canaries[0]
    assert in_unit in visit(colleague).get(f"/search?q={in_unit[:-1]}x").text
    assert in_unit not in visit(colleague).get(f"/search?q=x{in_unit[2:]}").text


def test_without_the_features_condition_the_canaries_would_sing(canaries, api, reader, monkeypatch):
    opened = (IndexSource(Kind.MEETING, Meeting, lambda _caller: true()),)
    monkeypatch.setattr("logbook.finding.api.SOURCES", opened)
    assert api(reader).get("/search?q=banken").json["total"] == HIDDEN + HIDDEN // 4
    assert api(reader).get(f"/search?q={canaries[0]}").json["total"] == 1
