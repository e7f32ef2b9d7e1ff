"""A list is asked by who left, and by what is gone, as it was before."""

import uuid

import pytest

from tests.followups.sweeping import change

LISTS = ("follow-ups", "meetings", "commitments")


@pytest.fixture
def left(app, make, owner, now):
    """Somebody with a follow-up, a meeting and a commitment, who can no longer sign in."""
    make.follow_up(owner, "De NVB terugbellen", "2026-12-22")
    make.meeting(owner, "Gesprek met de NVB")
    make.commitment("De toezegging", owner_id=owner.id)
    with app.app_context():
        change(owner, now, disabled_at=now)
    return owner


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("by", ["id", "email"])
def test_who_left_is_found_by_every_list(left, colleague, api, visit, listed, by):
    path = f"/{listed}?owner={getattr(left, by)}"
    assert api(colleague).get(path).json["total"] == 1
    page = visit(colleague).get(path)
    assert f"{left.name}, IMH (vertrokken)" in page.text


def test_who_left_is_offered_by_the_history(left, admin, visit):
    page = visit(admin).get(f"/history?who={left.id}")
    assert f"{left.name}, IMH (vertrokken)" in page.text


def test_who_left_is_offered_last_and_not_for_new_work(left, colleague, visit):
    client = visit(colleague)
    listed = client.get("/follow-ups").text
    assert listed.index("(vertrokken)") > listed.index(f"{colleague.name}, IMH")
    assert "(vertrokken)" not in client.get("/follow-ups/new").text


@pytest.mark.parametrize(
    "path",
    [f"/follow-ups?{name}=" for name in ("owner", "unit", "topic", "commitment", "organisation")]
    + [f"/meetings?{name}=" for name in ("owner", "unit", "topic", "organisation", "sector")]
    + [f"/commitments?{name}=" for name in ("owner", "unit", "topic")]
    + ["/organisations?sector=", "/people?organisation=", "/reports?commitment="],
)
def test_an_id_that_is_gone_finds_nothing_and_is_no_mistake(colleague, api, visit, path):
    address = f"{path}{uuid.uuid4()}"
    visit(colleague).get(address, status=200)
    assert api(colleague).get(address).json["total"] == 0


def test_texts_are_asked_by_a_topic_that_is_gone(colleague, api, visit):
    asked = f"topic={uuid.uuid4()}"
    visit(colleague).get(f"/reports/texts?{asked}")
    assert api(colleague).get(f"/reusable-texts?{asked}").json["total"] == 0


def test_who_left_is_still_refused_for_new_work(left, colleague, api):
    body = {"title": {"nl": "Nieuw"}, "owner": str(left.id)}
    assert api(colleague).post("/follow-ups", body).status_code == 400
    assert api(colleague).get("/follow-ups").json["total"] == 1
