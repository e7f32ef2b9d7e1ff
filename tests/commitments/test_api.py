"""Commitments as programs use them: /commitments with their acts and evidence, /references."""

import pytest

from logbook.commitments.models import CommitmentKind
from tests.commitments.records import letter_of

CHOSEN = "0190a000-0000-7000-8000-0000000000%02d"


@pytest.fixture
def body(make, owner, colleague):
    """A commitment with every writable field filled in."""
    other = make.commitment("Motie-Amhaouch", kind=CommitmentKind.MOTION, own_number="M/3")
    topic = make.topic()
    office = make.office()
    letter = letter_of(make, owner)
    return {
        "id": CHOSEN % 1,
        "kind": "motie",
        "chamber": "TK",
        "title": {"nl": "Poolgebied", "en": "Polar region"},
        "heading": {"nl": "Gesprek over het poolgebied", "en": None},
        "text": "De regering wordt verzocht\nhet gesprek te voeren.",
        "clause": {"nl": "financiële instellingen op te roepen", "en": None},
        "clauseType": "om",
        "continues": True,
        "parts": ["het gesprek", "de terugkoppeling"],
        "number": "2021Z10001",
        "ownNumber": "T/25112021/IMH-3",
        "citation": "Kamerstuk 35570, nr. 71",
        "madeOn": "2021-06",
        "submittedOn": "2021-06-10",
        "adoptedOn": "2021-22",
        "occasion": {"nl": "het tweeminutendebat", "en": None},
        "office": str(office.id),
        "holder": "Sigrid Kaag",
        "movers": ["Van der Lee", "Özütok"],
        "coSigners": True,
        "promisedTo": "de vaste commissie",
        "leadMinistry": "BZ",
        "unit": str(owner.unit_id),
        "owner": str(owner.id),
        "deputy": str(colleague.id),
        "topics": [topic.slug],
        "related": [{"id": CHOSEN % 2, "commitment": str(other.id), "kind": "touches"}],
        "status": "partly-done",
        "statusChanges": [
            {
                "id": CHOSEN % 3,
                "status": "in-progress",
                "on": "2021-07-01",
                "reason": None,
                "letter": None,
            },
            {
                "id": CHOSEN % 4,
                "status": "partly-done",
                "on": "2022-04-07",
                "reason": "Eerste brief",
                "letter": str(letter.id),
            },
        ],
        "deadlines": [
            {
                "id": CHOSEN % 5,
                "text": "vóór het zomerreces",
                "on": "2021-07-08",
                "saidOn": "2021-06-10",
                "reason": None,
                "letter": None,
            }
        ],
        "progress": [{"id": CHOSEN % 6, "on": "2021-09-20", "text": "Besproken in de stuurgroep"}],
        "doubts": ["35 570 zonder toevoeging is een ander dossier"],
    }


def test_what_get_gives_may_be_sent_back(api, owner, body):
    made = api(owner).post("/commitments", body)
    assert made.status_code == 201, made.json
    got = api(owner).get(f"/commitments/{body['id']}").json
    related = [body["related"][0] | {"commitmentLabel": "Motie-Amhaouch (M/3)"}]
    assert {key: got[key] for key in body} == body | {"related": related}
    assert got["dossier"] == {"number": 35570, "suffix": None, "paper": "71"}
    assert got["ownerLabel"] == "Owner"
    assert got["topicLabels"] == ["investeringen in wapens"]
    sent = got | {"holder": "Tom de Bruijn"}
    put = api(owner).put(f"/commitments/{body['id']}", sent, got["version"])
    assert put.status_code == 200, put.json
    changed = {key for key in got if put.json[key] != got[key]}
    assert changed <= {"version", "updatedAt", "holder"}
    assert put.json["holder"] == "Tom de Bruijn"


def test_kind_and_title_suffice(api, owner):
    made = api(owner).post("/commitments", {"kind": "toezegging", "title": {"nl": "De briefing"}})
    assert made.status_code == 201, made.json
    assert made.json["status"] == "open"
    assert made.json["chamber"] == "TK"
    assert made.json["owner"] is None


def test_the_same_body_again_answers_the_record_and_another_is_refused(api, owner, body):
    first = api(owner).post("/commitments", body)
    again = api(owner).post("/commitments", body)
    other = api(owner).post("/commitments", body | {"holder": "Iemand anders"})
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert again.json == first.json


def test_what_a_put_leaves_out_is_reset(api, owner, body):
    api(owner).post("/commitments", body)
    small = {"kind": "toezegging", "title": {"nl": "Kort"}}
    put = api(owner).put(f"/commitments/{body['id']}", small, 1)
    assert put.status_code == 200, put.json
    assert put.json["status"] == "open"
    for name in ("statusChanges", "deadlines", "progress", "doubts", "parts", "topics", "related"):
        assert put.json[name] == [], name
    assert put.json["dossier"] is None


def test_a_stale_or_missing_version_is_refused(api, owner, body):
    api(owner).post("/commitments", body)
    path = f"/commitments/{body['id']}"
    assert api(owner).put(path, body, 7).status_code == 412
    assert api(owner).put(path, body, None).status_code == 428
    assert api(owner).send("DELETE", path, version=7).status_code == 412


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "belofte"}, "kind"),
        ({"title": {"en": "Only English"}}, "title-nl"),
        ({"madeOn": "2021-13"}, "madeOn"),
        ({"adoptedOn": "2021-02-31"}, "adoptedOn"),
        ({"topics": ["nothing"]}, "topics-0"),
        ({"office": "Niemand"}, "office"),
        ({"owner": "nobody@example.org"}, "owner"),
        ({"related": [{"commitment": "nothing"}]}, "related-0-commitment"),
        ({"related": [{"commitment": CHOSEN % 1}]}, "related-0-commitment"),
        ({"statusChanges": [{"status": "open", "on": "2099-01-01"}]}, "statusChanges-0-on"),
        (
            {"statusChanges": [{"status": "done", "on": "2021-01-01", "letter": CHOSEN % 9}]},
            "statusChanges-0-letter",
        ),
        ({"deadlines": [{"text": "ooit", "saidOn": "2099-01-01"}]}, "deadlines-0-saidOn"),
        (
            {"deadlines": [{"text": "ooit", "saidOn": "2021-05-01", "on": "2021-04-01"}]},
            "deadlines-0-on",
        ),
        ({"progress": [{"text": "klaar", "on": "2099-01-01"}]}, "progress-0-on"),
        ({"doubts": ["x" * 601]}, "doubts-0"),
        ({"citation": "x" * 100_000}, "citation"),
        ({"text": "a\x00b"}, "text"),
        ({"movers": [""]}, "movers-0"),
        ({"unheardOf": 1}, "unheardOf"),
    ],
)
def test_bad_input_is_told_by_its_field(api, owner, body, changed, field):
    api(owner).post("/commitments", body)
    refused = api(owner).put(f"/commitments/{body['id']}", body | changed, 1)
    assert refused.status_code == 400, refused.json
    assert field in [error["field"] for error in refused.json["errors"]]


def test_a_number_of_the_house_is_of_one_commitment(api, owner, body):
    api(owner).post("/commitments", body)
    other = {"kind": "motie", "title": {"nl": "Anders"}, "number": body["number"].lower()}
    refused = api(owner).post("/commitments", other)
    assert [error["field"] for error in refused.json["errors"]] == ["number"]


def test_filters_narrow_the_list(api, owner, body, make):
    api(owner).post("/commitments", body)
    make.commitment("Zonder meer")

    def found(query):
        answer = api(owner).get(f"/commitments?{query}")
        assert answer.status_code == 200, answer.json
        assert answer.json["total"] == len(answer.json["items"])
        return {item["title"]["nl"] for item in answer.json["items"]}

    everything = {"Poolgebied", "Motie-Amhaouch", "Zonder meer"}
    assert found("") == everything
    for query in (
        "status=partly-done",
        "topic=arms-investment",
        f"owner={owner.email}",
        "owner=colleague@example.org",
        "unit=IMH",
        "q=polar",
        "q=Kaag+poolgebied",
        "q=Özütok",
        "q=2021Z10001",
        "q=kst-35570-71",
        "q=35+570,+nr.+71",
    ):
        assert found(query) == {"Poolgebied"}, query
    assert found("kind=toezegging") == {"Zonder meer"}
    assert found("chamber=EK") == set()
    assert found("state=closed") == set()
    assert found("state=open") == everything
    assert found("q=100%25") == set()
    assert api(owner).get("/commitments?status=maybe").status_code == 400


def test_an_act_answers_the_record(api, owner, make):
    path = f"/commitments/{make.commitment().id}"
    told = api(owner).post(f"{path}/status", {"status": "in-progress", "on": "2021-12-01"})
    assert (told.status_code, told.json["status"]) == (200, "in-progress")
    assert told.json["statusChanges"][0]["on"] == "2021-12-01"
    told = api(owner).post(
        f"{path}/deadlines", {"text": "binnen twee weken", "saidOn": "2021-12-01"}
    )
    assert told.json["deadlines"][0]["on"] == "2021-12-15"
    told = api(owner).post(f"{path}/progress", {"text": "Besproken", "on": "2021-12-02"})
    assert told.json["progress"][0] | {"id": None} == {
        "id": None,
        "on": "2021-12-02",
        "text": "Besproken",
    }
    assert told.json["version"] == 4
    for act, content in (
        ("status", {"status": "open"}),
        ("deadlines", {"text": "ooit"}),
        ("progress", {"text": "x"}),
    ):
        assert api(owner).send("POST", f"{path}/{act}", content, version=2).status_code == 412


def test_only_what_nothing_hangs_on_is_deleted(api, owner, make, body):
    api(owner).post("/commitments", body)
    make.index()
    other = api(owner).get("/commitments?q=Amhaouch").json["items"][0]
    refused = api(owner).send("DELETE", f"/commitments/{other['id']}", version=1)
    assert refused.status_code == 400
    gone = api(owner).send("DELETE", f"/commitments/{body['id']}", version=1)
    assert gone.status_code == 204
    assert api(owner).get(f"/commitments/{body['id']}").status_code == 404
    assert api(owner).send("DELETE", f"/commitments/{other['id']}", version=1).status_code == 204


def test_a_reader_reads_and_writes_nothing(api, reader, owner, make, body):
    evidence = {
        "kind": "document",
        "sentence": {"nl": "Het verscheen."},
        "reference": {"text": "x"},
    }
    api(owner).post("/commitments", body)
    path = f"/commitments/{body['id']}"
    made = api(owner).post(f"{path}/evidence", evidence).json
    for address in (path, "/commitments", f"{path}/evidence", "/recesses", "/papers"):
        assert api(reader).get(address).status_code == 200, address
    writes = [
        ("POST", "/commitments", body),
        ("PUT", path, body),
        ("DELETE", path, None),
        ("POST", f"{path}/status", {"status": "done"}),
        ("POST", f"{path}/deadlines", {"text": "ooit"}),
        ("POST", f"{path}/progress", {"text": "x"}),
        ("POST", f"{path}/evidence", evidence),
        ("PUT", f"{path}/evidence/{made['id']}", evidence),
        ("DELETE", f"{path}/evidence/{made['id']}", None),
        ("POST", "/references", {"text": "x"}),
        ("PUT", f"/references/{made['reference']['id']}", {"text": "x"}),
    ]
    for method, address, content in writes:
        assert api(reader).send(method, address, content, version=1).status_code == 403, address
    assert api(owner).get(path).json["version"] == 1


def test_lists_take_as_many_queries_whatever_their_length(api, owner, make, queries):
    def filled(count):
        for number in range(count):
            one = make.commitment(f"Toezegging {number}", owner_id=owner.id, unit_id=owner.unit_id)
            api(owner).post(f"/commitments/{one.id}/deadlines", {"text": "ooit"})

    def counted(path):
        client = api(owner)
        with queries() as seen:
            assert client.get(path).status_code == 200
        return seen.count

    filled(2)
    few = counted("/commitments")
    filled(12)
    assert counted("/commitments") == few
