"""The matrix as a page: what a cell says, what filters it, and what nobody else may learn."""

from datetime import date, timedelta

import pytest

from logbook import clock
from logbook.directory.models import Membership, MembershipRole
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.wording import Wording

TODAY = clock.today("Europe/Amsterdam")


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


class World:
    """An association with a member, two topics, and whatever talks a test makes."""

    def __init__(self, make, owner):
        self.make, self.owner = make, owner
        banks = make.sector("banking", "banken")
        self.association = make.organisation("De Bankenvereniging", sector_id=banks.id)
        self.member = make.organisation("Aanbank", sector_id=banks.id)
        self.arms = make.topic("arms", rhythm="P6M")

    def joins(self, since: str | None = None, until: str | None = None) -> None:
        self.make.kept(
            Membership(
                member_id=self.member.id,
                organisation_id=self.association.id,
                role=MembershipRole.MEMBER,
                since=date.fromisoformat(since) if since else None,
                until=date.fromisoformat(until) if until else None,
            )
        )

    def talk(self, who, day: str, **changed) -> Meeting:
        made = self.make.meeting(self.owner, date=day, **changed)
        self.make.party(made, organisation_id=who.id)
        self.make.about(made, self.arms)
        return made


@pytest.fixture
def world(make, owner):
    return World(make, owner)


def told(page, name):
    """What the first cell of a row says."""
    [row] = [one for one in page.one("table").all("tr") if one.text.startswith(name)]
    return row.all("td")[0]


def test_a_talk_is_direct_for_who_sat_there_and_indirect_for_who_was_a_member_then(world, visit):
    world.joins(since=ago(400))
    world.talk(world.association, ago(10))
    page = visit(world.owner).get("/coverage")
    direct, indirect = told(page, "De Bankenvereniging"), told(page, "Aanbank")
    assert "contact--direct" in direct.attrs["class"]
    assert "10 dagen" in direct.text
    assert "contact--indirect" in indirect.attrs["class"]
    assert "via De Bankenvereniging" in indirect.text


def test_who_joined_after_the_talk_was_not_spoken_to(world, visit):
    world.joins(since=ago(9))
    world.talk(world.association, ago(10))
    assert "nog nooit" in told(visit(world.owner).get("/coverage"), "Aanbank").text


def test_a_talk_of_which_the_month_is_known_counts_from_its_last_day(world, api):
    month = (TODAY.replace(day=1) - timedelta(days=40)).replace(day=1)
    world.talk(world.member, f"{month:%Y-%m}")
    following = (month + timedelta(days=32)).replace(day=1)
    [cell] = api(world.owner).get("/coverage?status=direct").json["items"]
    assert cell["days"] == (TODAY - following).days + 1
    assert cell["on"] == f"{month:%Y-%m}"


def test_a_rhythm_that_has_passed_is_told_in_the_cell_and_in_the_list(world, visit, api):
    world.talk(world.member, ago(237 + 183))
    page = visit(world.owner).get("/coverage")
    assert "contact--late" in told(page, "Aanbank").attrs["class"]
    [line] = page.one("section", id="list").all("li")
    assert "dagen over het ritme (elke 6 maanden)" in line.text
    [cell] = api(world.owner).get("/coverage?status=passed").json["items"]
    assert (cell["passed"], cell["rhythm"], cell["contact"]) == (True, "P6M", "direct")


def test_never_is_not_passed(world, api):
    counted = {
        status: api(world.owner).get(f"/coverage?status={status}").json["total"]
        for status in ("never", "passed")
    }
    assert counted == {"never": 2, "passed": 0}


def test_what_is_planned_and_past_is_asked_about(world, visit):
    world.talk(world.member, ago(3), status=MeetingStatus.PLANNED)
    assert "vond dit plaats?" in told(visit(world.owner).get("/coverage"), "Aanbank").text


def test_the_figures_count_the_places_and_lead_to_them(world, visit):
    world.talk(world.member, ago(3))
    page = visit(world.owner).get("/coverage")
    figures = {link.attrs["href"]: link.text for link in page.one("ul", class_="figures").all("a")}
    assert figures["?status=never"].startswith("1")
    listed = page.client.get("/coverage?status=never").one("section", id="list")
    assert [one.text for one in listed.all(class_="item__title")] == [
        "De Bankenvereniging · investeringen in wapens"
    ]


def test_figures_and_list_are_of_all_columns_not_only_of_those_shown(world, make, visit):
    for number in range(8):
        make.topic(f"t{number}")
    talk = world.talk(world.member, ago(400))
    make.about(talk, make.topic("z", rhythm="P1M", label=Wording("zee")))
    for part in (1, 2):
        page = visit(world.owner).get(f"/coverage?columns={part}")
        figures = [link.text for link in page.one("ul", class_="figures").all("a")]
        assert figures[0].startswith("2")
        assert len(page.one("section", id="list").all("li")) == 2


def test_a_cell_leads_to_its_talks_and_an_empty_one_to_planning(world, visit):
    talk = world.talk(world.member, ago(3), title="Over wapens")
    page = visit(world.owner).get("/coverage")
    behind = page.client.get(told(page, "Aanbank").one("a").attrs["href"])
    assert behind.one("a", href=f"/meetings/{talk.id}").text == "Over wapens"
    form = page.client.get(told(page, "De Bankenvereniging").one("a").attrs["href"])
    assert form.one("form", id="form")


def test_what_one_may_not_see_changes_no_cell_and_no_count(world, visit, api, outsider):
    empty = visit(outsider).get("/coverage").one("main").text
    answer = api(outsider).get("/coverage").json
    world.talk(world.member, ago(3), access="unit", unit_id=world.owner.unit_id)
    world.talk(world.association, ago(3), access="named")
    assert visit(outsider).get("/coverage").one("main").text == empty
    assert api(outsider).get("/coverage").json == answer


def test_merged_organisations_count_as_what_they_became(world, make, api):
    gone = make.organisation("Oudbank", merged_into_id=world.member.id)
    world.talk(gone, ago(3))
    answered = api(world.owner).get("/coverage?status=direct").json["items"]
    assert [cell["rowName"]["nl"] for cell in answered] == ["Aanbank"]


def test_a_reader_sees_all_this_and_is_not_offered_to_plan(world, visit, reader):
    page = visit(reader).get("/coverage?status=never")
    assert not page.all("a", href="/meetings/new")
    assert not page.all("form", id="plan")


@pytest.mark.parametrize("asked", ["by=moon", "page=0", "columns=x", "sector=nowhere"])
def test_what_cannot_be_asked_is_said_so(world, visit, asked):
    assert visit(world.owner).get(f"/coverage?{asked}", 422)


def test_filters_narrow_rows_and_columns_and_stand_in_the_address(world, make, visit):
    make.organisation("Elders")
    page = visit(world.owner).get("/coverage?sector=banking&topic=arms")
    assert "Elders" not in page.one("table").text
    assert {link.attrs["href"] for link in page.all("a", class_="chip--remove")} == {
        "/coverage?topic=arms",
        "/coverage?sector=banking",
    }


def test_it_costs_the_same_however_many_there_are(world, make, visit, queries):
    client = visit(world.owner)
    world.joins()
    world.talk(world.association, ago(3))
    client.get("/coverage")
    with queries() as few:
        client.get("/coverage?page=1")
    for number in range(10):
        more = make.organisation(f"Bank {number}")
        world.talk(more, ago(number))
    with queries() as many:
        client.get("/coverage?page=1")
    assert many.count == few.count
    of_coverage = [one for one in many.statements if "membership" in one or "party" in one]
    assert len(of_coverage) <= 4


def test_the_list_is_taken_along_as_shown(world, visit):
    world.talk(world.member, ago(3))
    with visit(world.owner).client.get("/coverage/list.csv?status=direct") as answer:
        text = answer.text
    assert "Aanbank" in text
    assert "Bankenvereniging" not in text


def test_what_is_marked_does_not_leave_with_the_list(world, visit):
    world.talk(world.member, ago(3), marking=Marking.DEP_V)
    assert "contact--direct" in told(visit(world.owner).get("/coverage"), "Aanbank").attrs["class"]
    with visit(world.owner).client.get("/coverage/list.csv?status=direct") as answer:
        assert "Aanbank" not in answer.text
