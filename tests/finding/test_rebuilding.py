"""Indexing every record anew from the command line."""

from sqlalchemy import delete, func, select

from logbook.db import db, reading, transaction
from logbook.finding import rebuilding
from logbook.search import maker
from logbook.search.details import Kind
from logbook.search.models import SearchDocument, SearchWord
from logbook.wording import Wording
from tests.commitments.records import letter_of
from tests.finding.documents import tell


def rebuild(app):
    return app.test_cli_runner().invoke(args=["search", "rebuild"])


def count(app, what) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(what)) or 0


def test_every_kind_of_record_is_found_afterwards(app, make, owner, api):
    bank = make.organisation("Vogelbank", short_name="VB", kind="company")
    meeting = make.meeting(owner, "Vogelgesprek", notes="over reigers")
    make.party(meeting, organisation_id=bank.id)
    make.point(meeting, complement=Wording("het ringen van vogels"))
    make.follow_up(owner, "Vogels tellen", details="met een verrekijker")
    make.commitment("De vogeltoezegging", number="TZ202201-001", text="De kieviten keren terug.")
    make.person("V. Vogel", email="vogel@example.org")
    make.topic("vogels", label=Wording("vogels", "birds"))
    letter_of(make, owner, subject="De vogelbrief")
    result = rebuild(app)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == "7"
    found = api(owner).get("/search?q=vogel").json["items"]
    assert {hit["kind"] for hit in found} == {kind.value for kind in Kind}
    for text, title in (
        ("reiger", "Vogelgesprek"),
        ("VB vogelges", "Vogelgesprek"),
        ("ringen", "Vogelgesprek"),
        ("verrekijker", "Vogels tellen"),
        ("TZ202201 001", "De vogeltoezegging (TZ202201-001)"),
        ("kievit", "De vogeltoezegging (TZ202201-001)"),
        ("vogel@example.org", "V. Vogel"),
        ("birds", "vogels"),
        ("vogelbrief", "De vogelbrief"),
    ):
        titles = [hit["title"]["nl"] for hit in api(owner).get(f"/search?q={text}").json["items"]]
        assert title in titles, text


def test_twice_is_as_once(app, make, owner):
    make.meeting(owner, "Vogelgesprek")
    first, second = rebuild(app), rebuild(app)
    assert first.stdout.splitlines()[-1] == second.stdout.splitlines()[-1]
    assert count(app, SearchDocument) == 1
    assert count(app, SearchWord) == len({"vogelgesprek"})


def test_what_is_gone_is_forgotten_with_its_words(app, make):
    person = make.person("P. Vertrokken")
    tell(app, Kind.PERSON, person, person.name)
    with app.app_context(), transaction():
        db.session.delete(db.session.get_one(type(person), person.id))
    rebuild(app)
    assert (count(app, SearchDocument), count(app, SearchWord)) == (0, 0)


def test_a_deleted_meeting_is_indexed_for_when_it_comes_back(app, make, owner, api, now):
    make.meeting(owner, "Vogelgesprek", deleted_at=now)
    rebuild(app)
    assert count(app, SearchDocument) == 1
    assert api(owner).get("/search?q=vogelgesprek").json["total"] == 0


def test_more_than_fit_in_one_portion(app, make, owner, monkeypatch):
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    for number in range(5):
        make.meeting(owner, f"Vogel {number}")
    assert rebuild(app).stdout.splitlines()[-1] == "5"
    assert count(app, SearchDocument) == 5


def test_another_program_makes_the_index_anew_after_an_upgrade_and_the_same_does_not(
    app, make, owner, monkeypatch
):
    make.meeting(owner, "Vogelgesprek")
    with app.app_context():
        rebuilding.rebuild_what_another_made()
        assert count(app, SearchDocument) == 1
        with transaction():
            db.session.execute(delete(SearchDocument))
        rebuilding.rebuild_what_another_made()
        assert count(app, SearchDocument) == 0
        monkeypatch.setattr(maker, "MAKER", "0123456789abcdef")
        rebuilding.rebuild_what_another_made()
    assert count(app, SearchDocument) == 1
