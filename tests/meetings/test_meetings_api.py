"""Meetings as programs send and read them."""

import uuid
from dataclasses import replace

import pytest

from logbook.db import transaction
from logbook.followups.models import FollowUp
from logbook.meetings import service
from logbook.meetings.models import Meeting
from logbook.policy import SYSTEM


@pytest.fixture
def nvb(make):
    return make.organisation("Nederlandse Vereniging van Banken", short_name="NVB")


def body(**changed):
    return {"title": "Gesprek met de NVB", "date": "2021-09-14"} | changed


def test_title_and_date_make_a_meeting(api, owner):
    answer = api(owner).post("/meetings", body())
    assert answer.status_code == 201, answer.json
    made = answer.json
    assert answer.headers["Location"].endswith(made["id"])
    assert made["owner"] == str(owner.id)
    assert made["unit"] == str(owner.unit_id)
    assert (made["access"], made["status"], made["setting"]) == ("everyone", "held", "bilateral")
    assert (made["version"], made["timeZone"]) == (1, "Europe/Amsterdam")
    assert made["points"] == made["parties"] == []


@pytest.mark.parametrize(("date", "status"), [("2020-01", "held"), ("2199", "planned")])
def test_the_status_follows_from_the_date(api, owner, date, status):
    assert api(owner).post("/meetings", body(date=date)).json["status"] == status


def test_a_whole_meeting_comes_back_as_it_was_sent(api, owner, make, nvb):
    make.sector("insurance", "verzekeraars", "insurers")
    topic, commitment = make.topic(), make.commitment(own_number="T/1")
    office = make.office("Arctisch ambassadeur")
    party, other = str(uuid.uuid4()), str(uuid.uuid4())
    sent = body(
        occasion={"nl": "een vergadering van de NVB", "en": None},
        startTime="14:30",
        endTime="15:00",
        place="Den Haag",
        setting="association",
        representatives=[
            {"office": office.name.nl, "onBehalfOf": "cabinet"}, {"level": "official"},
        ],
        parties=[
            {"id": party, "organisation": nvb.name.nl, "attribution": "name"},
            {"id": other, "sector": "insurance", "as": {"nl": "enkele verzekeraars"},
             "plural": True, "via": {"organisation": "NVB"}},
        ],
        topics=[topic.slug],
        commitments=["T/1"],
        points=[
            {"kind": "answer", "by": [{"party": party}], "complement": {"nl": "hoe zij werken"}},
            {"kind": "ask", "to": [{"as": {"nl": "enkele fondsen"}, "plural": True}], "relay": True,
             "commitments": ["T/1"], "topics": [topic.slug], "parts": ["a"], "amongOthers": True},
        ],
        summary={"nl": "Wat verteld mag worden"},
        notes="Alleen voor ons",
        agenda={"subject": "Banken"},
    )  # fmt: skip
    client = api(owner)
    made = client.post("/meetings", sent)
    assert made.status_code == 201, made.json
    got = client.get(f"/meetings/{made.json['id']}").json
    assert got == made.json
    assert got["parties"][0]["organisation"] == str(nvb.id)
    assert got["parties"][0]["organisationLabel"] == nvb.name.nl
    assert got["parties"][1]["sector"] == "insurance"
    assert got["parties"][1]["via"]["organisation"] == str(nvb.id)
    assert got["topics"] == [topic.slug]
    assert got["commitments"] == [str(commitment.id)]
    assert got["points"][0]["by"][0]["party"] == party
    assert got["points"][0]["attribution"] == "name"
    assert got["points"][1]["attribution"] == "sector"
    assert got["points"][1]["to"][0]["as"]["nl"] == "enkele fondsen"
    assert got["representatives"][0]["office"] == str(office.id)
    assert got["agenda"]["subject"] == "Banken"


def test_what_get_gives_may_be_sent_back_with_one_thing_changed(api, owner, nvb):
    client = api(owner)
    party = str(uuid.uuid4())
    made = client.post(
        "/meetings",
        body(
            parties=[{"id": party, "organisation": "NVB", "via": {"organisation": "NVB"}}],
            points=[
                {"kind": "ask", "by": [{"party": party}]},
                {"kind": "note", "complement": {"nl": "stil"}},
            ],
            agenda={"subject": "Banken", "publishedAt": "2021-10-01T10:00:00+00:00"},
        ),
    ).json
    again = client.put(f"/meetings/{made['id']}", made | {"title": "Anders"}, made["version"])
    assert again.status_code == 200, again.json
    unchanged = set(made) - {"title", "version", "updatedAt"}
    assert {k: again.json[k] for k in unchanged} == {k: made[k] for k in unchanged}
    assert (again.json["title"], again.json["version"]) == ("Anders", 2)


def test_writable_fields_left_out_are_reset(api, owner):
    client = api(owner)
    made = client.post("/meetings", body(place="Den Haag", points=[{"kind": "note"}])).json
    again = client.put(f"/meetings/{made['id']}", body(), 1).json
    assert again["place"] is None
    assert again["points"] == []


def test_follow_ups_come_with_the_meeting(api, owner, make):
    point = str(uuid.uuid4())
    made = api(owner).post(
        "/meetings",
        body(
            points=[{"id": point, "kind": "ask", "complement": {"nl": "te rapporteren"}}],
            followUps=[
                {"title": {"nl": "Terugkoppelen"}, "due": "2027-02"},
                {"title": {"nl": "Bevestigen"}, "kind": "relay", "origin": {"point": point}},
            ],
        ),
    )
    assert made.status_code == 201, made.json
    kept = make.fetch(FollowUp, title_nl="Terugkoppelen")
    assert str(kept.meeting_id) == made.json["id"]
    assert kept.due.edtf == "2027-02"
    relay = make.fetch(FollowUp, title_nl="Bevestigen")
    assert str(relay.point_id) == point
    assert str(relay.meeting_id) == made.json["id"]


def test_a_wrong_follow_up_keeps_the_meeting_from_being_made(api, owner, make):
    answer = api(owner).post(
        "/meetings", body(date="2021-02-31", followUps=[{"due": "nooit"}, {"title": {"nl": "a"}}])
    )
    assert answer.status_code == 400
    fields = {error["field"] for error in answer.json["errors"]}
    assert {"date", "followUps-0-title", "followUps-0-due"} <= fields
    stranger = {"title": {"nl": "a"}, "origin": {"point": str(uuid.uuid4())}}
    answer = api(owner).post("/meetings", body(followUps=[stranger]))
    assert answer.status_code == 400
    assert answer.json["errors"][0]["field"] == "followUps-0-origin-point"
    assert make.fetch(Meeting) is None


def test_an_id_sent_again_answers_the_same_record(api, owner):
    client, chosen = api(owner), str(uuid.uuid4())
    first = client.post("/meetings", body(id=chosen))
    again = client.post("/meetings", body(id=chosen))
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert client.post("/meetings", body(id=chosen, title="Anders")).status_code == 409


def test_a_stale_or_missing_version_is_refused(api, owner):
    client = api(owner)
    made = client.post("/meetings", body()).json
    path = f"/meetings/{made['id']}"
    assert client.put(path, body(), None).status_code == 428
    assert client.put(path, body(), 1).status_code == 200
    assert client.put(path, body(), 1).status_code == 412
    assert client.send("DELETE", path, version=1).status_code == 412


def test_a_deleted_meeting_can_be_restored(api, owner):
    client = api(owner)
    made = client.post("/meetings", body()).json
    path = f"/meetings/{made['id']}"
    assert client.send("DELETE", path, version=1).status_code == 204
    assert client.get(path).status_code == 404
    restored = client.post(f"{path}/restoration")
    assert restored.status_code == 200
    assert restored.json["title"] == made["title"]
    assert client.post(f"{path}/restoration").status_code == 404


def test_a_meeting_is_confirmed_moved_and_cancelled(api, owner):
    client = api(owner)
    made = client.post("/meetings", body(date="2199-01-05")).json
    path = f"/meetings/{made['id']}/confirmation"
    assert client.post(path, {"outcome": "held"}).json["status"] == "held"
    moved = client.post(path, {"outcome": "moved", "date": "2199-02", "startTime": "10:00"}).json
    assert (moved["date"], moved["status"], moved["startTime"]) == ("2199-02", "planned", "10:00")
    assert client.post(path, {"outcome": "cancelled"}).json["status"] == "cancelled"
    assert client.post(path, {"outcome": "moved"}).json["errors"][0]["field"] == "date"
    assert client.post(path, {"outcome": "perhaps"}).status_code == 400


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"date": "2021-13"}, "date"),
        ({"date": "2021-02-31"}, "date"),
        ({"date": 5}, "date"),
        ({"title": "x" * 100_000}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": " "}, "title"),
        ({"notes": "\x07"}, "notes"),
        ({"topics": ["geen"]}, "topics-0"),
        ({"commitments": ["geen"]}, "commitments-0"),
        ({"owner": "niemand@example.org"}, "owner"),
        ({"startTime": "25:00"}, "startTime"),
        ({"endTime": "10:00"}, "startTime"),
        ({"startTime": "10:00", "endTime": "09:00"}, "endTime"),
        ({"endDate": "2021-09-13"}, "endDate"),
        ({"timeZone": "Europe/Nergens"}, "timeZone"),
        ({"timeZone": "../../etc/passwd"}, "timeZone"),
        ({"access": "named"}, "named"),
        ({"marking": "dep-v"}, "marking"),
        ({"setting": "feest"}, "setting"),
        ({"parties": [{}]}, "parties-0"),
        ({"parties": [{"organisation": "Onbekend BV"}]}, "parties-0-organisation"),
        ({"parties": [{"sector": "geen"}]}, "parties-0-sector"),
        ({"points": [{"complement": "a"}]}, "points-0-kind"),
        ({"points": [{"kind": "ask", "phrase": "geen"}]}, "points-0-phrase"),
        ({"points": [{"kind": "ask", "by": [{}]}]}, "points-0-by-0"),
        ({"points": [{"kind": "ask", "to": [{"party": str(uuid.UUID(int=1))}]}]},
         "points-0-to-0-party"),
        ({"representatives": [{"office": "geen"}]}, "representatives-0-office"),
        ({"onbekend": 1}, "onbekend"),
        ({"parties": 5}, "parties"),
        ({"points": ["a"]}, "points-0"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_told_with_its_field(api, owner, changed, field):
    answer = api(owner).post("/meetings", body(**changed))
    assert answer.status_code == 400, answer.json
    assert field in {error["field"] for error in answer.json["errors"]}


def test_rows_may_not_take_ids_of_others(api, owner, nvb):
    client, taken = api(owner), str(uuid.uuid4())
    parties = [{"id": taken, "organisation": "NVB"}]
    assert client.post("/meetings", body(parties=parties)).status_code == 201
    answer = client.post("/meetings", body(title="Een ander", parties=parties))
    assert answer.json["errors"][0]["field"] == "parties-0-id"
    double = [{"id": str(taken), "kind": "note"}] * 2
    answer = client.post("/meetings", body(points=double))
    assert [e["field"] for e in answer.json["errors"]] == ["points-1-id"]


def test_a_marking_is_kept_where_the_installation_allows_it(api, owner, app, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], allow_dep_v=True))
    assert api(owner).post("/meetings", body(marking="dep-v")).json["marking"] == "dep-v"


def test_a_reader_changes_nothing(api, owner, reader):
    made = api(owner).post("/meetings", body()).json
    path, client = f"/meetings/{made['id']}", api(reader)
    assert client.get(path).status_code == 200
    assert client.post("/meetings", body()).status_code == 403
    assert client.put(path, body(), 1).status_code == 403
    assert client.send("DELETE", path, version=1).status_code == 403
    assert client.post(f"{path}/confirmation", {"outcome": "held"}).status_code == 403
    assert api(owner).get(path).json == made


def test_the_standard_phrases_are_listed_and_edited_by_administrators(api, owner, admin, app, now):
    with app.app_context(), transaction():
        assert service.install_standard_phrases(SYSTEM, now=now) == 13
        assert service.install_standard_phrases(SYSTEM, now=now) == 0
    page = api(owner).get("/phrases?pageSize=200").json
    assert page["total"] == 13
    phrase = page["items"][0]
    path = f"/phrases/{phrase['id']}"
    assert api(owner).put(path, phrase, 1).status_code == 403
    again = api(admin).put(path, phrase | {"example": {"nl": "Anders."}}, 1)
    assert again.status_code == 200, again.json
    assert again.json["forms"] == phrase["forms"]
    wrong = phrase | {"forms": [phrase["forms"][0] | {"sentence": {"nl": "{X} is {C"}}]}
    answer = api(admin).put(path, wrong, 2)
    assert answer.json["errors"][0]["field"] == "forms-0-sentence-nl"
    double = {name: phrase[name] for name in ("key", "kinds", "forms")}
    assert api(admin).post("/phrases", double).json["errors"][0]["field"] == "key"
    assert api(admin).post("/phrases", double | {"key": "Ooh La"}).status_code == 400
    assert api(admin).post("/phrases", double | {"key": "nieuw"}).status_code == 201


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("14.30", "14:30"), ("14,30", "14:30"), ("1430", "14:30"), ("9u05", "09:05"), ("9", "09:00")],
)
def test_a_time_is_read_as_people_type_it(api, owner, typed, kept):
    made = api(owner).post("/meetings", body(startTime=typed)).json
    assert made["startTime"] == kept
