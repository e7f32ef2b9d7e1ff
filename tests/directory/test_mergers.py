"""What went up in another organisation is found wherever the one that stays is asked for."""

from datetime import timedelta

import pytest

from logbook import clock
from logbook.directory.models import Affiliation, Organisation
from logbook.meetings.models import Meeting
from tests.factories import Make


@pytest.fixture
def staying(make: Make, owner):
    """The bank that stays; an older one went up in it by way of a third, with a talk and a task."""
    soon = (clock.today("Europe/Amsterdam") + timedelta(days=10)).isoformat()
    staying = make.organisation("Nieuwe Bank", sector_id=make.sector().id)
    between = make.organisation("Tussenbank", merged_into_id=staying.id)
    older = make.organisation("Oude Bank", short_name="OB", merged_into_id=between.id)
    make.party(
        make.meeting(owner, "Kennismaking", date=soon),
        organisation_id=older.id,
    )
    make.follow_up(owner, "Stukken sturen", soon, actor_organisation_id=older.id)
    return staying


def test_lists_of_pages_and_the_api_include_it(staying, visit, api, owner):
    for listed, title in (("meetings", "Kennismaking"), ("follow-ups", "Stukken sturen")):
        wanted = f"/{listed}?organisation={staying.id}"

        assert title in visit(owner).get(wanted).text
        assert api(owner).get(wanted).json["total"] == 1
    assert "Kennismaking" in visit(owner).get(f"/organisations/{staying.id}").text


def test_the_one_that_went_up_keeps_to_its_own(staying, make, owner, api):
    older = make.fetch(Organisation, short_name="OB")
    make.party(make.meeting(owner, "Later"), organisation_id=staying.id)

    found = api(owner).get(f"/meetings?organisation={older.id}").json

    assert [one["title"] for one in found["items"]] == ["Kennismaking"]


def test_a_feed_includes_it(staying, app, api, owner):
    made = (
        api(owner)
        .post(
            "/calendar-feeds",
            {"scope": "organisation", "organisation": str(staying.id), "content": "both"},
        )
        .json
    )
    path = made["url"].removeprefix("http://127.0.0.1:8000")

    feed = app.test_client().get(path).get_data(as_text=True)

    assert "Stukken sturen" in feed
    assert "Kennismaking" in feed


def test_its_sector_and_its_name_find_the_talks(staying, visit, make, owner):
    make.index()
    client = visit(owner)

    assert "Kennismaking" in client.get(f"/meetings?sector={staying.sector_id}").text
    assert "Kennismaking" in client.get("/meetings?q=nieuwe+bank").text


@pytest.fixture
def doubles(make: Make, owner, api):
    """A contact who stands here twice, by two names at one address; each with a past and a talk."""
    made = []
    for name, employer, title in (
        ("Zoë Müller", "Bank", "Kennismaking"),
        ("Zoe Mueller", "Verzekeraar", "Vervolg"),
    ):
        works = Affiliation(organisation_id=make.organisation(employer).id)
        person = make.person(name, email="zoe@bank.example", affiliations=[works])
        meeting = {"title": title, "date": "2026-01-01", "people": [str(person.id)]}
        api(owner).post("/meetings", meeting)
        made.append(person)
    make.index()
    return made


@pytest.fixture
def made_one(doubles, api, owner):
    stays, goes = doubles
    record = api(owner).get(f"/people/{goes.id}").json
    answer = api(owner).put(f"/people/{goes.id}", record | {"mergedInto": str(stays.id)}, 1)
    assert answer.status_code == 200, answer.json
    return stays, answer.json


def test_two_contacts_are_made_one_and_that_is_taken_back(doubles, visit, owner):
    stays, goes = doubles
    client = visit(owner)
    links = [link.attrs["href"] for link in client.get(f"/people/{stays.id}").all("a")]
    offer = next(link for link in links if f"{goes.id}/merge" in link)

    shown = client.follow(client.get(offer).submit())

    assert shown.one("h1").text == "Zoë Müller"
    assert "Verzekeraar" in shown.one("main").text
    assert "Perhaps" not in shown.text
    assert "twee keer" not in shown.text
    listed = client.get("/people").one("tbody")
    assert [row.all("a")[0].text for row in listed.all("tr")] == ["Zoë Müller"]
    assert "Verzekeraar" in listed.text
    assert "Zoë Müller" in client.get("/people?text=mueller").one("tbody").text
    for title in ("Kennismaking", "Vervolg"):
        assert title in client.get("/meetings?q=müller").text
    assert "Zoë Müller" in client.get(f"/history/person/{goes.id}").text

    back = client.get(f"/people/{goes.id}").submit(action=f"/people/{goes.id}/unmerge")

    assert back.status == 303
    assert "Verzekeraar" not in client.get(f"/people/{stays.id}").one("main").text
    assert "Vervolg" not in client.get("/meetings?q=müller").text
    assert "Zoë Müller" not in client.get("/people?text=mueller").one("tbody").text


def test_a_program_makes_them_one_and_takes_it_back(made_one, api, owner):
    client, (stays, merged) = api(owner), made_one

    assert (merged["mergedInto"], merged["mergedIntoLabel"]) == (str(stays.id), "Zoë Müller")
    found = client.get("/people?text=mueller").json["items"]
    assert {one["id"] for one in found} == {str(stays.id), merged["id"]}
    named = {"title": "T", "date": "2026-01-01", "people": ["Zoe Mueller"]}
    assert client.post("/meetings", named).json["people"] == [str(stays.id)]
    round_about = client.get(f"/people/{stays.id}").json | {"mergedInto": merged["id"]}
    refused = client.put(f"/people/{stays.id}", round_about, 1)
    assert [error["field"] for error in refused.json["errors"]] == ["mergedInto"]

    path, version = f"/people/{merged['id']}", merged["version"]
    apart = client.put(path, merged | {"mergedInto": None}, version)

    assert apart.status_code == 200, apart.json
    assert len(client.get("/people?text=mueller").json["items"]) == 1


def test_who_stands_here_twice_can_still_be_changed(make, api, owner):
    first, second = (make.person("Jan Jansen", email="jan@bank.example") for _ in range(2))
    client, path = api(owner), f"/people/{second.id}"

    merged = client.put(path, client.get(path).json | {"mergedInto": str(first.id)}, 1).json
    apart = client.put(path, merged | {"mergedInto": None}, merged["version"])

    assert apart.status_code == 200, apart.json
    third = client.post("/people", {"name": "Jan Jansen", "email": "jan@bank.example"})
    assert third.status_code == 400


def test_a_meeting_keeps_whom_it_named_and_offers_only_who_stays(made_one, visit, api, owner, make):
    stays, goes = made_one
    meeting = make.fetch(Meeting, title="Vervolg")
    client = visit(owner)

    offered = client.get("/meetings/names?text=Zo").html
    edited = client.get(f"/meetings/{meeting.id}/edit")

    assert str(stays.id) in offered
    assert goes["id"] not in offered
    assert "Zoe Mueller" in edited.text
    assert edited.submit().status == 303
    assert api(owner).get(f"/meetings/{meeting.id}").json["people"] == [goes["id"]]


def test_the_page_of_an_organisation_names_who_stays(made_one, visit, owner, make):
    stays, goes = made_one
    insurer = make.fetch(Organisation, sort_key="verzekeraar")

    shown = visit(owner).get(f"/organisations/{insurer.id}")

    page = shown.response.get_data(as_text=True)
    assert f"/people/{stays.id}" in page
    assert f"/people/{goes['id']}" not in page
