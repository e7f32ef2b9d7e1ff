"""An answer comes from the other side, unless somebody says that it was ours."""

import uuid
from typing import Any

import pytest

from logbook.meetings.models import Meeting
from tests.pages import form_values


def talk(*parties: str, **point: Any) -> dict[str, Any]:
    return {
        "title": "Gesprek",
        "date": "2025-03-03",
        "parties": [{"id": one, "sector": "banking"} for one in parties],
        "points": [{"kind": "answer", "complement": {"nl": "ja"}, **point}],
    }


@pytest.fixture
def sector(make):
    return make.sector("banking")


@pytest.mark.parametrize("kind", ["answer", "offer"])
@pytest.mark.parametrize("left_out", [{}, {"by": []}])
def test_it_comes_from_the_only_party(api, owner, sector, kind, left_out):
    party = str(uuid.uuid4())
    made = api(owner).post("/meetings", talk(party, kind=kind, **left_out))
    assert made.status_code == 201, made.json
    assert [one["party"] for one in made.json["points"][0]["by"]] == [party]


@pytest.mark.parametrize("kind", ["answer", "offer"])
def test_with_several_parties_it_is_asked(api, owner, sector, kind):
    sent = talk(str(uuid.uuid4()), str(uuid.uuid4()), kind=kind)
    refused = api(owner).post("/meetings", sent)
    assert refused.status_code == 400
    assert "points" in refused.json["errors"][0]["field"]
    sent["points"][0]["kind"] = "question"
    assert api(owner).post("/meetings", sent).status_code == 201


def test_it_is_ours_if_somebody_says_so_and_stays_so(api, owner, sector):
    client = api(owner)
    sent = talk(str(uuid.uuid4()), str(uuid.uuid4()), by=[{"us": True}])
    made = client.post("/meetings", sent)
    assert made.status_code == 201, made.json
    assert made.json["points"][0]["by"] == [{"us": True}]
    again = client.put(f"/meetings/{made.json['id']}", made.json, 1)
    assert again.status_code == 200, again.json
    assert again.json["points"][0]["by"] == [{"us": True}]


def test_it_is_ours_or_theirs_and_not_both(api, owner, sector):
    party = str(uuid.uuid4())
    for by in ([{"us": True}, {"party": party}], [{"us": True, "party": party}]):
        assert api(owner).post("/meetings", talk(party, by=by)).status_code == 400


def test_the_form_asks_who_of_several_answered_and_keeps_us_where_we_did(
    visit, owner, sector, make
):
    client = visit(owner)
    parties = [str(uuid.uuid4()) for _ in range(2)]
    typed = {
        "date": "3 maart 2025",
        "title": "Wie antwoordde",
        **{f"parties-{n}-id": one for n, one in enumerate(parties)},
        **{f"parties-{n}-sector": "banking" for n in range(2)},
        "points-0-kind": "answer",
        "points-0-complement-nl": "ja",
        "points-0-by-0-party": "",
    }
    page = client.get("/meetings/new")
    refused = page.submit(typed)
    assert refused.status == 422
    assert "points-0-by-0-party" in refused.errors()
    saved = refused.submit({"points-0-by-0-party": "us"})
    assert saved.status == 303, saved.errors()
    kept = make.fetch(Meeting, title="Wie antwoordde")
    shown = client.get(f"/meetings/{kept.id}/edit")
    assert form_values(shown.form())["points-0-by-0-party"] == ["us"]
    assert shown.submit().status == 303
