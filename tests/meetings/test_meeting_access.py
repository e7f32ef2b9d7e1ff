"""Who may know of a meeting: on its page, in lists, counts, filters, the side panel and acts."""

import uuid

import pytest

from tests.pages import form_values

SEEN = {
    "everyone": {"owner", "colleague", "outsider", "reader", "admin"},
    "unit": {"owner", "colleague", "admin"},
    "named": {"owner", "reader"},
}
PEOPLE = ("owner", "colleague", "outsider", "reader", "admin")


@pytest.fixture
def guarded(log, owner, reader, nvb):
    """A meeting of each access, about the same party."""
    made = {}
    for access in SEEN:
        named = [owner.email, reader.email] if access == "named" else []
        party = str(uuid.uuid4())
        made[access] = log(
            owner,
            title=f"Geheim {access}",
            access=access,
            named=named,
            parties=[{"id": party, "organisation": "NVB"}],
            points=[{"kind": "ask", "by": [{"party": party}], "complement": {"nl": "vraag"}}],
            followUps=[{"title": {"nl": f"Actie {access}"}}],
        )
    return made


@pytest.mark.parametrize("who", PEOPLE)
def test_what_may_not_be_seen_is_nowhere(who, guarded, visit, api, request, nvb):
    account = request.getfixturevalue(who)
    client, program = visit(account), api(account)
    seen = {access for access, people in SEEN.items() if who in people}
    listed = client.get(f"/meetings?organisation={nvb.id}")
    assert f"{len(seen)} gespre" in listed.text
    answered = program.get("/meetings?q=Geheim").json
    assert answered["total"] == len(seen)
    assert {item["title"] for item in answered["items"]} == {f"Geheim {a}" for a in seen}
    for access, meeting in guarded.items():
        status = 200 if access in seen else 404
        client.get(f"/meetings/{meeting['id']}", status=status)
        assert program.get(f"/meetings/{meeting['id']}").status_code == status
        assert (meeting["title"] in listed.text) == (access in seen)


@pytest.mark.parametrize("who", PEOPLE)
def test_what_may_not_be_seen_cannot_be_changed_and_looks_missing(who, guarded, api, request):
    program = api(request.getfixturevalue(who))
    for access, meeting in guarded.items():
        path = f"/meetings/{meeting['id']}"
        body = {"title": "Overschreven", "date": "2021"}
        refused = 404 if who not in SEEN[access] else 403 if who == "reader" else None
        if refused is None:
            continue
        assert program.put(path, body, 1).status_code == refused
        assert program.send("DELETE", path, version=1).status_code == refused
        assert program.post(f"{path}/confirmation", {"outcome": "held"}).status_code == refused
        missing = program.get(f"/meetings/{uuid.uuid4()}")
        if refused == 404:
            assert program.get(path).json == missing.json


def test_a_deleted_meeting_is_brought_back_only_by_who_might_see_it(guarded, api, outsider, owner):
    path = f"/meetings/{guarded['unit']['id']}"
    assert api(owner).send("DELETE", path, version=1).status_code == 204
    assert api(outsider).post(f"{path}/restoration").status_code == 404
    assert api(owner).post(f"{path}/restoration").status_code == 200


def test_the_list_of_deleted_ones_keeps_to_the_policy(
    guarded, api, visit, outsider, colleague, owner
):
    for meeting in guarded.values():
        api(owner).send("DELETE", f"/meetings/{meeting['id']}", version=1)
    shown = visit(outsider).get("/meetings/deleted").text
    assert "Geheim everyone" in shown
    assert "Geheim unit" not in shown
    assert "Geheim unit" in visit(colleague).get("/meetings/deleted").text
    assert "Geheim named" not in visit(colleague).get("/meetings/deleted").text


@pytest.mark.parametrize("who", ["outsider", "owner"])
def test_the_side_panel_tells_of_no_talk_that_one_may_not_see(
    who, guarded, log, visit, owner, request
):
    log(owner, title="Later", date="2022", access="named", named=[owner.email],
        parties=[{"organisation": "NVB"}])  # fmt: skip
    client = visit(request.getfixturevalue(who))
    content = form_values(client.get("/meetings/new").form()) | {"parties-0-organisation": ["NVB"]}
    panel = client.post("/meetings/live", content).one(id="beside").text
    assert ("Later" in panel) == (who == "owner")
    assert who == "owner" or "Geheim everyone" in panel


def test_related_talks_keep_to_the_policy(guarded, visit, outsider):
    shown = visit(outsider).get(f"/meetings/{guarded['everyone']['id']}")
    assert "Geheim unit" not in shown.text
    assert "Geheim named" not in shown.text


def test_a_copy_of_what_may_not_be_seen_cannot_be_made(guarded, visit, outsider):
    client = visit(outsider)
    client.get(f"/meetings/new?copy={guarded['unit']['id']}", status=404)
    client.get(f"/meetings/{guarded['unit']['id']}/edit", status=404)
    client.get(f"/meetings/{guarded['unit']['id']}/confirmation", status=404)
