"""Lists of follow-ups as a program asks for them, and what they may tell."""

import pytest


@pytest.fixture
def mine(api, owner):
    return api(owner)


@pytest.fixture
def made(mine):
    return mine.post("/follow-ups", {"title": {"nl": "Terugkoppelen"}, "due": "2027-01"}).json


def test_the_list_is_filtered(mine, api, owner, outsider, make):
    bank, promise = make.organisation("Bank"), make.commitment(own_number="T-9")
    served = make.commitment("Iets anders", own_number="T-10")
    meeting = make.meeting(owner)
    make.party(meeting, organisation_id=bank.id)
    topic = make.topic()
    make.follow_up(owner, "Van de bank", due="2027-02", actor_organisation_id=bank.id)
    make.follow_up(
        owner, "Uit het gesprek", due="2027-01", meeting_id=meeting.id, commitments=[served]
    )
    make.follow_up(outsider, "Van een ander", commitment_id=promise.id)

    make.index()

    def titles(query):
        return [item["title"]["nl"] for item in mine.get(f"/follow-ups?{query}").json["items"]]

    assert titles("") == ["Uit het gesprek", "Van de bank", "Van een ander"]
    assert titles("organisation=Bank") == ["Uit het gesprek", "Van de bank"]
    assert titles("commitment=T-9") == titles("unit=DMM") == ["Van een ander"]
    assert titles("owner=outsider@example.org") == ["Van een ander"]
    assert titles(f"meeting={meeting.id}") == titles("q=uit+HET") == ["Uit het gesprek"]
    assert titles("commitment=T-10") == ["Uit het gesprek"]
    assert titles("status=done") == titles("open=false") == titles("kind=relay") == []
    assert titles(f"topic={topic.slug}") == []
    assert titles("q=100%25") == []
    assert titles("page=2&pageSize=2") == ["Van een ander"]
    assert mine.get("/follow-ups?status=verzonnen").status_code == 400


def test_topics_reach_through_meetings_points_and_commitments(mine, owner, make, app):
    above = make.topic("finance", label=make.topic().label)
    below = make.topic("banks", parent_id=above.id)
    meeting = make.meeting(owner, topics=[below])
    promise = make.commitment(topics=[below])
    make.follow_up(owner, "Van het gesprek", meeting_id=meeting.id)
    make.follow_up(owner, "Van de toezegging", commitment_id=promise.id)
    make.follow_up(owner, "Ervoor", commitments=[promise])
    point = make.point(make.meeting(owner), topics=[below])
    make.follow_up(owner, "Van het punt", meeting_id=point.meeting_id, point_id=point.id)
    make.follow_up(owner, "Ergens anders")
    beside = make.topic("energy", label=make.topic("water").label)
    make.follow_up(owner, "Over iets anders", meeting_id=make.meeting(owner, topics=[beside]).id)
    elsewhere = make.commitment(topics=[beside])
    make.follow_up(owner, "Daarover", commitment_id=elsewhere.id, commitments=[elsewhere])

    found = mine.get("/follow-ups?topic=finance").json["items"]

    told = {"Van het gesprek", "Van het punt", "Van de toezegging", "Ervoor"}
    assert {one["title"]["nl"] for one in found} == told


def test_what_closed_it_is_told_to_who_may_see_it(
    mine, api, owner, colleague, outsider, make, made
):
    meeting = make.meeting(owner, access="unit")
    path = f"/follow-ups/{made['id']}"
    mine.post(f"{path}/closure", {"status": "done", "closedBy": {"meeting": str(meeting.id)}})

    assert api(colleague).get(path).json["closedBy"]["meeting"] == str(meeting.id)
    assert api(outsider).get(path).json["closedBy"]["meeting"] is None


def test_a_page_of_many_asks_no_more_than_a_page_of_few(mine, owner, make, queries):
    def cost():
        with queries() as seen:
            assert mine.get("/follow-ups?pageSize=50").status_code == 200
        return seen.count

    meeting, promise = make.meeting(owner), make.commitment()
    for number in range(3):
        make.follow_up(owner, f"Nr. {number}", meeting_id=meeting.id, commitments=[promise])
    cost()  # the first use of a token is noted
    few = cost()
    for number in range(27):
        make.follow_up(owner, f"Meer {number}", meeting_id=make.meeting(owner).id)

    assert cost() == few
