"""What went up in another organisation is found wherever the one that stays is asked for."""

from datetime import timedelta

import pytest

from logbook import clock
from logbook.directory.models import Organisation
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
