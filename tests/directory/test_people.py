"""Contacts: where they work and worked."""

import uuid
from datetime import date

import pytest

from logbook.directory import service
from logbook.directory.details import AffiliationDetails, MoveDetails, PersonDetails
from logbook.errors import Invalid
from logbook.policy import Caller, Role

EDITOR = Caller(id=uuid.uuid4(), name="editor", role=Role.EDITOR, language="en")


def day(text):
    return date.fromisoformat(text)


def test_a_contact_who_moves_keeps_the_past(make, scope, now):
    was, goes = make.organisation("Was"), make.organisation("Gaat")
    person = service.create_person(
        EDITOR,
        PersonDetails(
            name="A",
            affiliations=[
                AffiliationDetails(organisation_id=was.id, since=day("2010-01-01")),
                AffiliationDetails(
                    organisation_id=goes.id, since=day("2001-01-01"), until=day("2005-01-01")
                ),
            ],
        ),
        now=now,
    )
    move = MoveDetails(organisation_id=goes.id, on=day("2020-01-01"), function="voorzitter")
    moved = service.move_person(EDITOR, person.id, move, version=1, now=now)
    periods = [(row.organisation_id, row.since, row.until) for row in moved.affiliations]
    assert periods == [
        (was.id, day("2010-01-01"), day("2020-01-01")),
        (goes.id, day("2001-01-01"), day("2005-01-01")),
        (goes.id, day("2020-01-01"), None),
    ]


def test_a_row_of_somebodys_past_does_not_change_employer(make, scope, now):
    was, other = make.organisation("Was"), make.organisation("Ander")
    row = AffiliationDetails(id=uuid.uuid4(), organisation_id=was.id)
    made = service.create_person(EDITOR, PersonDetails(name="A", affiliations=[row]), now=now)
    overwritten = AffiliationDetails(id=row.id, organisation_id=other.id)
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.edit_person(
            EDITOR,
            made.id,
            PersonDetails(name="A", affiliations=[overwritten]),
            version=1,
            now=now,
        )
    assert list(refused.value.errors) == ["affiliations-0-organisation"]


def test_the_same_contact_twice_is_refused_and_says_which_stands_here(api, owner):
    client = api(owner)
    first = client.post("/people", {"name": "Jan Jansen", "email": "jan@bank.example"}).json

    again = client.post("/people", {"name": "jan jansen", "email": "Jan@Bank.example"})

    assert again.status_code == 400
    (told,) = again.json["errors"]
    assert told["field"] == "email"
    assert f"/people/{first['id']}" in told["message"]
    for other in ({"name": "Jan Jansen"}, {"name": "Post", "email": "jan@bank.example"}):
        assert client.post("/people", other).status_code == 201


def test_the_page_of_a_contact_names_who_may_be_the_same(make, visit, owner):
    one = make.person("Zoë Müller", email="zoe@bank.example")
    other = make.person("zoe muller")
    make.person("Piet Jansen")

    page = visit(owner).get(f"/people/{one.id}")

    links = [link.attrs["href"] for notice in page.all(class_="notice") for link in notice.all("a")]
    assert links == [f"/people/{other.id}", f"/people/{other.id}/merge?into={one.id}"]
