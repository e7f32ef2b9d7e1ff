"""Recesses and known papers as programs use them."""

import pytest

CHOSEN = "0190a000-0000-7000-8000-0000000000%02d"


def test_administrators_keep_recesses_and_papers(api, admin, owner):
    bodies = {
        "recesses": {
            "id": CHOSEN % 21,
            "chamber": "TK",
            "name": "Zomerreces",
            "from": "2021-07-09",
            "to": "2021-08-30",
        },
        "papers": {
            "id": CHOSEN % 22,
            "citation": "35 570 V, nr. 72",
            "about": "een andere motie van hetzelfde debat",
            "on": "2021-06-10",
        },
    }
    for name, content in bodies.items():
        path = f"/{name}/{content['id']}"
        assert api(owner).post(f"/{name}", content).status_code == 403
        made = api(admin).post(f"/{name}", content)
        assert made.status_code == 201, made.json
        assert api(admin).post(f"/{name}", content).status_code == 200
        assert content.items() <= api(owner).get(path).json.items()
        assert api(owner).get(f"/{name}").json["total"] == 1
        assert api(owner).put(path, content, 1).status_code == 403
        assert api(admin).put(path, content, 1).status_code == 200
        assert api(owner).send("DELETE", path, version=2).status_code == 403
        assert api(admin).send("DELETE", path, version=1).status_code == 412
        assert api(admin).send("DELETE", path, version=2).status_code == 204
        assert api(admin).get(path).status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"from": "2021-08-31"}, "to"),
        ({"from": "2021-06-01", "to": "2021-07-05"}, "from"),
        ({"chamber": "EP"}, "chamber"),
        ({"to": "2021-08"}, "to"),
    ],
)
def test_recesses_of_a_chamber_follow_one_another(api, admin, changed, field):
    recess = {"chamber": "TK", "name": "Zomer", "from": "2021-07-01", "to": "2021-08-30"}
    assert api(admin).post("/recesses", recess).status_code == 201
    assert api(admin).post("/recesses", recess | {"chamber": "EK"}).status_code == 201
    other = recess | {"from": "2021-09-01", "to": "2021-09-02"} | changed
    if "from" in changed and "to" not in changed:
        other["to"] = "2021-08-30"
    refused = api(admin).post("/recesses", other)
    assert field in [error["field"] for error in refused.json["errors"]]


def test_a_paper_is_known_once_and_by_a_citation(api, admin):
    assert api(admin).post("/papers", {"citation": "35 570 V, nr. 72"}).status_code == 201
    for citation in ("kst-35570-V-72", "BZDOC-1235421577-13"):
        refused = api(admin).post("/papers", {"citation": citation})
        assert [error["field"] for error in refused.json["errors"]] == ["citation"]
