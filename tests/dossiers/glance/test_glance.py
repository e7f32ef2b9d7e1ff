"""The state at a glance: what is counted, for whom, and that drawings and tables say the same."""

from datetime import date, timedelta

import pytest

from logbook.commitments.models import CommitmentStatus, Deadline, Recess, StatusChange
from logbook.commitments.models.houses import Chamber
from logbook.dates import PartialDate
from logbook.documents.files import Format
from logbook.dossiers.dossier.contents import RecordVersion
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.glance.ahead import draw
from logbook.dossiers.glance.contents import Glance, TermAhead
from logbook.meetings.models import Attribution, Marking
from logbook.wording import Wording

DAY = date(2026, 12, 7)


@pytest.fixture
def world(app, make, owner):
    """Three commitments of two ministers, a recess, two follow-ups before it, three points."""
    trade, climate = make.office("Minister voor Handel"), make.office("Minister voor Klimaat")
    for made_on, office in (("2020-01-10", trade), ("2026-11-01", trade), ("2025-11-20", climate)):
        promise = make.commitment(
            f"Van {made_on}", office_id=office.id, made_on=PartialDate.parse(made_on)
        )
        make.kept(
            Deadline(
                commitment_id=promise.id, text="voor het reces", on=date(2026, 12, 18),
                said_on=date(2026, 11, 2),
            )
        )  # fmt: skip
    make.kept(
        Recess(
            chamber=Chamber.HOUSE, name="Kerstreces", since=date(2026, 12, 18),
            until=date(2027, 1, 11),
        )
    )  # fmt: skip
    make.follow_up(owner, "Nog te doen", "2026-12-10", made_on=date(2026, 11, 20))
    make.follow_up(
        owner, "Gedaan", "2026-12-11", made_on=date(2026, 11, 1), closed_on=date(2026, 11, 25)
    )
    topic = make.topic("arms")
    for access, marking in (("everyone", "none"), ("unit", "none"), ("everyone", "dep-v")):
        talk = make.meeting(owner, date="2026-10-01", access=access, marking=Marking(marking))
        make.about(talk, topic)
        make.point(talk, attribution=Attribution.NAME)
    return app


def asked(api, account, query="asOf=2026-12-07"):
    return api(account).get(f"/reports/glance?{query}").json


def test_what_is_owed_is_counted_by_minister_and_age(world, api, owner):
    ages = {one["office"]["nl"]: one for one in asked(api, owner)["ages"]}
    trade, climate = ages["Minister voor Handel"], ages["Minister voor Klimaat"]
    assert (trade["longer"], trade["halfYear"]) == (1, 1)
    assert (climate["twoYears"], climate["longer"]) == (1, 0)


def test_as_of_a_day_what_came_later_is_left_out_and_what_was_settled_later_is_owed(
    world, api, make, owner
):
    settled = make.commitment(
        "Afgedaan", made_on=PartialDate.parse("2026-01-01"), status=CommitmentStatus.DONE
    )
    make.kept(
        StatusChange(commitment_id=settled.id, status=CommitmentStatus.DONE, on=date(2026, 11, 1))
    )
    for day, owed in (("2026-10-01", 3), ("2026-12-07", 3)):
        ages = asked(api, owner, f"asOf={day}")["ages"]
        counts = ("halfYear", "year", "twoYears", "longer")
        assert sum(one[name] for one in ages for name in counts) == owed


def test_follow_ups_that_are_due_before_the_recess_are_counted_week_by_week(world, api, owner):
    weeks = {one["on"]: one["open"] for one in asked(api, owner)["beforeRecess"]}
    assert (weeks["2026-11-09"], weeks["2026-11-23"], weeks["2026-12-07"]) == (1, 2, 1)


def test_points_are_counted_as_their_reader_may_see_them_and_marked_ones_never(
    world, api, owner, outsider
):
    assert [one["name"] for one in asked(api, owner)["told"]] == [2]
    assert [one["name"] for one in asked(api, outsider)["told"]] == [1]


@pytest.mark.parametrize("form", list(Format))
def test_it_is_taken_along_in_every_format(world, visit, owner, form):
    with visit(owner).client.get(f"/reports/glance?as-of=2026-12-07&format={form.value}") as answer:
        assert answer.status_code == 200
        assert len(answer.data) > 500


def test_each_drawing_says_on_the_page_what_the_table_beneath_it_says(world, visit, owner):
    page = visit(owner).get("/reports/glance?as-of=2026-12-07")
    drawings, tables = page.all("svg", class_="plot"), page.one("article").all("table")
    assert len(drawings) == len(tables) == 4
    for number in (0, 2, 3):
        drawn = [text.text for text in drawings[number].all("text")]
        for row in tables[number].one("tbody").all("tr"):
            total = row.all("td")[-1].text
            assert total in drawn
            assert row.all("td")[0].text in " ".join(drawn)
    assert len(drawings[1].all("rect", class_="plot__mark")) == 3


def test_no_term_hides_another():
    terms = tuple(
        TermAhead(
            RecordVersion("commitment", None, 1), Wording(f"T{n}"), None, "dan",  # type: ignore[arg-type]
            DAY + timedelta(days=n), False,
        )
        for n in (3, 3, 4, 40)
    )  # fmt: skip
    found = Glance(date=DAY, ages=(), terms=terms, recesses=(), before_recess=(), told=())
    marks = draw(found, DocumentVoice("nl")).marks
    for number, mark in enumerate(marks[:3]):
        for other in marks[:number]:
            assert abs(mark.x - other.x) >= 10 or abs(mark.y - other.y) >= 9


def test_what_cannot_be_asked_is_told_beside_the_field(world, visit, owner):
    page = visit(owner).get("/reports/glance?as-of=ooit", 422)
    assert page.errors().keys() == {"as-of"}


def test_it_costs_the_same_however_much_there_is(world, make, visit, owner, queries):
    client = visit(owner)
    client.get("/reports/glance")
    with queries() as few:
        client.get("/reports/glance")
    for number in range(5):
        make.commitment(f"Meer {number}")
        make.follow_up(owner, f"Meer {number}", "2026-12-10")
    with queries() as many:
        client.get("/reports/glance")
    assert many.count == few.count
