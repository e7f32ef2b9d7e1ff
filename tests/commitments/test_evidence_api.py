"""Evidence and references as programs use them."""

import uuid
from typing import Any

import pytest

CHOSEN = "0190a000-0000-7000-8000-0000000000%02d"


EVIDENCE: dict[str, Any] = {
    "id": CHOSEN % 11,
    "kind": "document",
    "role": "answers",
    "date": "2022-01-14",
    "sentence": {"nl": "Op {date} verscheen het onderzoek.", "en": "On {date} it appeared."},
    "parts": ["het onderzoek"],
    "reference": {
        "text": "Actieplan",
        "citation": None,
        "url": "https://www.cbl.nl/plan.pdf",
        "meeting": None,
        "letter": None,
        "attachment": None,
    },
}


def test_evidence_is_a_collection_below_its_commitment(api, owner, make):
    commitment = make.commitment()
    path = f"/commitments/{commitment.id}/evidence"
    made = api(owner).post(path, EVIDENCE)
    assert made.status_code == 201, made.json
    assert made.headers["Location"] == f"/api/v1{path}/{EVIDENCE['id']}"
    assert api(owner).post(path, EVIDENCE).status_code == 200
    got = api(owner).get(f"{path}/{EVIDENCE['id']}").json
    assert got["commitment"] == str(commitment.id)
    assert {key: got[key] for key in EVIDENCE if key != "reference"} == {
        key: value for key, value in EVIDENCE.items() if key != "reference"
    }
    assert EVIDENCE["reference"].items() <= got["reference"].items()
    put = api(owner).put(f"{path}/{EVIDENCE['id']}", got | {"role": "background"}, got["version"])
    assert (put.status_code, put.json["role"]) == (200, "background")
    assert put.json["reference"] == got["reference"]
    listed = api(owner).get(path).json
    assert [item["id"] for item in listed["items"]] == [EVIDENCE["id"]]
    assert api(owner).send("DELETE", f"{path}/{EVIDENCE['id']}", version=2).status_code == 204
    assert api(owner).get(path).json["total"] == 0
    assert api(owner).get(f"/commitments/{uuid.uuid4()}/evidence").status_code == 404
    elsewhere = f"/commitments/{make.commitment().id}/evidence/{EVIDENCE['id']}"
    assert api(owner).get(elsewhere).status_code == 404


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"sentence": {"nl": "Zonder datum."}}, {"sentence-nl"}),
        ({"sentence": {"nl": "{date} en {date}"}}, {"sentence-nl"}),
        ({"sentence": {"nl": "Op {date}.", "en": "No slot."}}, {"sentence-en"}),
        ({"date": None}, {"sentence-nl", "sentence-en"}),
        ({"reference": {"url": "javascript:alert(1)"}}, {"reference-url"}),
        ({"reference": {}}, {"reference-text"}),
        ({"reference": CHOSEN % 9}, {"reference-id"}),
        ({"reference": {"meeting": CHOSEN % 9}}, {"reference-meeting"}),
    ],
)
def test_evidence_that_could_not_be_told_is_refused(api, owner, make, changed, fields):
    path = f"/commitments/{make.commitment().id}/evidence"
    refused = api(owner).post(path, EVIDENCE | changed)
    assert refused.status_code == 400, refused.json
    assert {error["field"] for error in refused.json["errors"]} == fields


def test_evidence_without_a_date_has_no_slot(api, owner, make):
    path = f"/commitments/{make.commitment().id}/evidence"
    undated = EVIDENCE | {"date": None, "sentence": {"nl": "Er wordt samengewerkt."}}
    assert api(owner).post(path, undated).status_code == 201


def test_evidence_may_refer_by_id(api, owner, make):
    made = api(owner).post("/references", {"citation": "26485, nr. 376"})
    assert made.status_code == 201, made.json
    path = f"/commitments/{make.commitment().id}/evidence"
    told = api(owner).post(path, EVIDENCE | {"reference": made.json["id"]})
    assert told.json["reference"]["citation"] == "26485, nr. 376"


def test_a_meeting_that_one_may_not_see_is_neither_told_nor_lost(api, owner, outsider, make):
    meeting = make.meeting(owner, access="unit")
    path = f"/commitments/{make.commitment().id}/evidence"
    body = EVIDENCE | {"reference": {"text": "Verslag", "meeting": str(meeting.id)}}
    assert api(outsider).post(path, body).status_code == 400
    made = api(owner).post(path, body).json
    assert made["reference"]["meeting"] == str(meeting.id)
    seen = api(outsider).get(f"{path}/{made['id']}").json
    assert seen["reference"]["meeting"] is None
    assert api(outsider).get(path).json["items"][0]["reference"]["meeting"] is None
    api(outsider).put(f"{path}/{made['id']}", seen | {"parts": []}, 1)
    kept = api(owner).get(f"{path}/{made['id']}").json
    assert kept["reference"]["meeting"] == str(meeting.id)
    reference = f"/references/{made['reference']['id']}"
    assert api(outsider).get(reference).json["meeting"] is None
    without = api(owner).put(f"{path}/{made['id']}", kept | {"reference": {"text": "Geen"}}, 2)
    assert without.json["reference"]["meeting"] is None


def test_references_are_made_read_and_replaced(api, owner):
    body = {"id": CHOSEN % 12, "citation": "Kamerstuk 26485, nr. 337", "url": "https://a.nl/"}
    made = api(owner).post("/references", body)
    assert (made.status_code, api(owner).post("/references", body).status_code) == (201, 200)
    put = api(owner).put(f"/references/{body['id']}", {"text": "De nota"}, 1)
    assert (put.json["text"], put.json["citation"]) == ("De nota", None)
    assert api(owner).get(f"/references/{body['id']}").json == put.json
    assert api(owner).put(f"/references/{body['id']}", {"text": "x"}, 1).status_code == 412
    assert api(owner).get(f"/references/{uuid.uuid4()}").status_code == 404
