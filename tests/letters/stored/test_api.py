"""Stored letters in the API: their course from the first draft to the signed bytes, and who may."""

import importlib

import pytest
from sqlalchemy import true

from logbook.letters.stored_files import FORMATS
from tests.documents.readers import words_in

CANARY = "zwanenmeer"
letters = importlib.import_module("logbook.letters.queries.letters")


@pytest.fixture
def body(promise, minister):
    return {
        "answers": [{"commitment": str(promise.id), "outcome": "fulfilled"}],
        "signatories": [{"office": "Minister voor Proeven"}],
        "date": "2026-12-01",
        "subject": "Proeven",
        "attachments": ["Bijlage een"],
    }


@pytest.fixture
def made(api, owner, talk, body):
    talk()
    return api(owner).post("/reports", body).json


def address(letter, *more):
    return "/".join(("/reports", letter["id"], *more))


def paragraph_in(letter, key):
    rows = [row for section in letter["sections"] for row in section["paragraphs"]]
    return next(row for row in rows if row["key"].startswith(key))


def signed(api, owner, colleague, letter):
    agreed = api(colleague).post(address(letter, "review"), {"agreed": True})
    assert agreed.json["state"] == "reviewed"
    answer = api(owner).post(address(letter, "signature"))
    assert answer.status_code == 200, answer.json
    return answer.json


def test_a_letter_is_made_once_and_composed(api, owner, talk, body):
    talk()
    chosen = body | {"id": "5f0c3e0a-8a52-4a7d-9d5e-0d6f0c1a2b3c"}
    first = api(owner).post("/reports", chosen)
    assert first.status_code == 201
    letter = first.json
    assert (letter["kind"], letter["state"], letter["edition"]) == ("letter", "concept", 1)
    assert letter["signatories"][0]["holder"] == "Anna Aarden"
    told = paragraph_in(letter, "dialogue:")
    assert "het belang" in told["text"]
    assert told["sentences"][0]["sources"]
    assert letter["findings"] == []
    assert api(owner).post("/reports", chosen).status_code == 200
    assert api(owner).post("/reports", chosen | {"subject": "Iets"}).status_code == 409


def test_what_is_read_may_be_sent_back(api, owner, made):
    client = api(owner)
    read = client.get(address(made)).json
    again = client.put(address(made), read | {"subject": "Anders"}, read["version"])
    assert (again.status_code, again.json["subject"]) == (200, "Anders")
    assert again.json["attachments"] == ["Bijlage een"]
    assert again.json["answers"] == read["answers"]
    assert client.put(address(made), read, read["version"]).status_code == 412
    assert client.put(address(made), read, None).status_code == 428


def test_in_whose_name_it_is_and_what_is_doubtful_are_kept(api, owner, body):
    sent = body | {"onBehalfOf": "cabinet", "doubts": ["Klopt de datum?"]}
    made = api(owner).post("/reports", sent).json
    assert (made["onBehalfOf"], made["doubts"]) == ("cabinet", ["Klopt de datum?"])
    assert "namens het kabinet" in paragraph_in(made, "opening")["text"]
    document = api(owner).get(address(made, "document?format=html")).text
    assert "Klopt de datum?" not in document


def test_all_that_is_wrong_is_said_at_once(api, owner, body):
    wrong = body | {"answers": [{"commitment": "T/0"}], "date": "ooit", "marking": "x"}
    refused = api(owner).post("/reports", wrong)
    fields = {error["field"] for error in refused.json["errors"]}
    assert (refused.status_code, fields) == (400, {"answers-0-commitment", "date", "marking"})


def test_the_list_is_filtered_and_whole(api, owner, make, made, promise, queries):
    client, other = api(owner), make.commitment("Nog een")
    for asked, total in (
        ("", 1),
        ("?state=concept", 1),
        ("?state=signed", 0),
        (f"?commitment={promise.id}", 1),
        (f"?commitment={other.id}", 0),
    ):
        assert client.get(f"/reports{asked}").json["total"] == total, asked
    (item,) = client.get("/reports").json["items"]
    unlisted = ("findings", "notTold")
    assert item == {name: said for name, said in made.items() if name not in unlisted}
    assert client.get("/reports?state=x").status_code == 400


def test_the_list_takes_as_many_queries_for_two_letters_as_for_one(api, owner, made, body, queries):
    client = api(owner)
    client.get("/reports")
    with queries() as one:
        client.get("/reports")
    client.post("/reports", body)
    with queries() as two:
        assert client.get("/reports").json["total"] == 2
    assert two.count == one.count


def test_paragraphs_have_versions_of_their_own(api, owner, made):
    client, row = api(owner), paragraph_in(made, "dialogue:")
    place = address(made, "paragraphs", row["id"])
    written = client.put(place, row | {"editedText": "Wij spraken."}, row["version"])
    assert (written.status_code, written.json["text"]) == (200, "Wij spraken.")
    assert written.json["author"] == owner.name
    assert written.headers["ETag"] == f'"{written.json["version"]}"'
    assert client.get(place).json == written.json
    assert client.put(place, row, row["version"]).status_code == 412
    assert client.put(place, row, None).status_code == 428
    assert client.post(f"{place}/undoing").json["text"] == row["text"]
    assert client.post(f"{place}/undoing").json["text"] == "Wij spraken."
    assert client.post(f"{place}/confirmation").json["text"] == "Wij spraken."
    assert client.post(f"{place}/composition").json["text"] == row["text"]
    other = paragraph_in(made, "recall:")
    untouched = client.get(address(made, "paragraphs", other["id"]))
    assert untouched.json["version"] == other["version"]


def test_a_paragraph_of_ones_own_is_added_once_and_moved(api, owner, made):
    client, place = api(owner), address(made, "paragraphs")
    behind = paragraph_in(made, "recall:")["id"]
    own = {"id": "0d6f0c1a-8a52-4a7d-9d5e-5f0c3e0a2b3c", "behind": behind, "editedText": "Zo."}
    first = client.post(place, own)
    assert (first.status_code, first.json["id"]) == (201, own["id"])
    assert client.get(f"{place}/{own['id']}").json == first.json
    assert client.post(place, own).status_code == 200
    assert client.post(f"{place}/{own['id']}/move", {"up": True}).status_code == 200
    keys = [
        row["key"].partition(":")[0]
        for section in client.get(address(made)).json["sections"]
        for row in section["paragraphs"]
    ]
    assert keys == ["opening", "own", "recall", "dialogue", "outcome", "closing"]
    assert client.post(place, own | {"id": None, "behind": own["id"][::-1]}).status_code == 400


def test_a_finding_is_answered(api, owner, made):
    client, row = api(owner), paragraph_in(made, "dialogue:")
    loose = row | {"editedText": "Onlangs is met banken gesproken."}
    client.put(address(made, "paragraphs", row["id"]), loose, row["version"])
    found = client.get(address(made)).json["findings"]
    (one,) = [given for given in found if given["rule"] == "relative-time"]
    assert one["answered"] is None
    given = {name: one[name] for name in ("rule", "record", "sentences")}
    place = address(made, "findings", "answers")
    answered = client.post(place, given | {"reason": "Mag."}).json["findings"]
    assert [f["answered"] for f in answered if f["rule"] == "relative-time"] == ["Mag."]
    assert client.post(place, given | {"rule": "x", "reason": "Mag."}).status_code == 400


def test_a_signed_letter_is_frozen_and_corrected_in_another_edition(api, owner, colleague, made):
    client = api(owner)
    assert client.post(address(made, "review"), {"agreed": True}).status_code == 400
    assert client.post(address(made, "signature")).status_code == 400
    done = signed(api, owner, colleague, made)
    assert (done["state"], len(done["sha256"])) == ("signed", 64)
    assert [step["state"] for step in done["steps"]] == ["reviewed", "signed"]
    assert client.put(address(made), done, done["version"]).status_code == 400
    assert client.post(address(made, "composition")).status_code == 400
    new = client.post(address(made, "edition"))
    assert (new.status_code, new.json["edition"], new.json["corrects"]) == (201, 2, made["id"])
    assert new.headers["Location"] == f"/api/v1/reports/{new.json['id']}"


def test_a_letter_is_deleted_and_brought_back(api, owner, made):
    client = api(owner)
    assert client.send("DELETE", address(made)).status_code == 428
    assert client.send("DELETE", address(made), version=made["version"]).status_code == 204
    assert client.get(address(made)).status_code == 404
    assert client.post(address(made, "restoration")).json["id"] == made["id"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_tells_what_its_unit_may_tell_and_no_more(api, owner, outsider, talk, body, form):
    talk(CANARY, access="unit")
    ours = api(owner).post("/reports", body).json
    theirs = api(outsider).post("/reports", body).json
    file = f"document?format={form}"
    assert CANARY in words_in(api(owner).get(address(ours, file)).data, form)
    assert CANARY not in words_in(api(outsider).get(address(theirs, file)).data, form)
    assert api(outsider).get(address(ours, file)).status_code == 404


def test_a_guarded_letter_is_not_found_outside_its_unit(
    api, owner, outsider, talk, body, monkeypatch
):
    talk(CANARY, access="unit")
    ours = api(owner).post("/reports", body).json
    client, row = api(outsider), paragraph_in(ours, "dialogue:")
    for method, path, sent in (
        ("GET", address(ours), None),
        ("PUT", address(ours), ours),
        ("GET", address(ours, "paragraphs", row["id"]), None),
        ("PUT", address(ours, "paragraphs", row["id"]), row),
        ("POST", address(ours, "review"), {"agreed": True}),
        ("POST", address(ours, "signature"), {}),
    ):
        assert client.send(method, path, sent, version=1).status_code == 404, path
    assert client.get("/reports").json["items"] == []
    monkeypatch.setattr(letters, "visible_to", lambda _caller: true())
    assert CANARY in client.get("/reports").text


def test_whoever_composes_a_letter_into_a_guarded_one_is_told_nothing(
    api, owner, outsider, talk, body
):
    letter = api(owner).post("/reports", body).json
    talk(CANARY, access="unit")
    composed = api(outsider).post(address(letter, "composition"))
    assert (composed.status_code, composed.data) == (204, b"")
    assert api(outsider).get(address(letter)).status_code == 404
    assert CANARY in api(owner).get(address(letter)).text


def test_readers_read_and_change_nothing(api, reader, made, body):
    client, row = api(reader), paragraph_in(made, "dialogue:")
    assert client.get(address(made)).json["id"] == made["id"]
    assert client.get(address(made, "document?format=md")).status_code == 200
    for method, path, sent in (
        ("POST", "/reports", body),
        ("PUT", address(made), made),
        ("DELETE", address(made), None),
        ("PUT", address(made, "paragraphs", row["id"]), row),
        ("POST", address(made, "paragraphs"), {"behind": row["id"], "editedText": "Zo."}),
        ("POST", address(made, "paragraphs", row["id"], "move"), {"up": True}),
        ("POST", address(made, "composition"), {}),
        ("POST", address(made, "review"), {"agreed": True}),
        ("POST", address(made, "signature"), {}),
    ):
        assert client.send(method, path, sent, version=1).status_code == 403, path


def test_a_signed_letter_is_taken_along_as_it_was_kept(api, owner, colleague, outsider, made):
    signed(api, owner, colleague, made)
    path = address(made, "document?format=md")
    first = api(outsider).get(path)
    assert "attachment" in first.headers["Content-Disposition"]
    assert api(owner).get(path).data == first.data
    assert api(owner).get(address(made, "document?format=csv")).status_code == 400
