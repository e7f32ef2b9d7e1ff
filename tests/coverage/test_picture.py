"""Contacts drawn: what it draws is what was logged, and nothing in it hides anything else."""

from datetime import date, timedelta
from random import Random

import pytest

from logbook import clock
from logbook.coverage.details import Contact
from logbook.coverage.picture import NARROW, WIDE, draw, span
from logbook.coverage.queries import ContactCourse
from logbook.coverage.queries.course import ContactMoment
from logbook.wording import Wording

TODAY = date(2026, 12, 7)


def course(*moments, within=None):
    return ContactCourse(Wording("banken"), moments, within)


def on(day, way=Contact.DIRECT, last=None):
    return ContactMoment(way, day, last or day, 1)


def lane(course, size=WIDE):
    [found] = draw([course], TODAY, size, [], []).lanes
    return found


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_mark_hides_another_and_all_are_told(size):
    first, last = span(TODAY, size)
    lot = Random(4)
    days = [first + timedelta(days=lot.randrange((last - first).days + 1)) for _ in range(300)]
    ways = (Contact.DIRECT, Contact.INDIRECT, Contact.PLANNED)
    found = lane(course(*(on(day, lot.choice(ways)) for day in days)), size)
    marks = [mark for of_way in found.marks.values() for mark in of_way]
    assert sum(mark.count for mark in marks) == 300
    least = 12 if size is WIDE else 10
    near = [
        (a, b)
        for number, a in enumerate(marks)
        for b in marks[:number]
        if abs(a.x - b.x) < least and abs(a.y - b.y) < 10
    ]
    assert not near


def test_a_talk_of_which_the_month_is_known_is_as_long_as_the_month():
    found = lane(course(on(date(2026, 5, 1), last=date(2026, 5, 31))))
    [mark] = found.marks[Contact.DIRECT]
    [shorter] = lane(course(on(date(2026, 2, 1), last=date(2026, 2, 28)))).marks[Contact.DIRECT]
    assert mark.width > shorter.width > 0


def test_what_lies_beyond_the_months_is_not_drawn():
    found = lane(course(on(date(2024, 1, 1)), on(date(2028, 1, 1), Contact.PLANNED)))
    assert not found.marks


def test_a_rhythm_that_has_passed_is_a_line_from_its_end_to_today():
    found = draw([course(on(date(2026, 3, 1)), within="P6M")], TODAY, WIDE, [], [])
    assert found.lanes[0].late_from is not None
    assert found.lanes[0].late_from < found.today
    assert lane(course(on(date(2026, 11, 1)), within="P6M")).late_from is None
    assert lane(course(on(date(2027, 1, 1), Contact.PLANNED), within="P6M")).late_from is None


def test_home_shows_what_its_reader_may_see_and_its_table_says_the_same(
    visit, make, owner, outsider
):
    banks = make.sector("banking", "banken")
    bank = make.organisation("Aanbank", sector_id=banks.id)
    last_week = (clock.today("Europe/Amsterdam") - timedelta(days=8)).isoformat()
    for access in ("everyone", "unit"):
        talk = make.meeting(owner, date=last_week, access=access)
        make.party(talk, organisation_id=bank.id)
    table = visit(owner).get("/").one("figure").one("table")
    assert [cell.text for cell in table.all("td")][:3] == ["2", "0", "0"]
    table = visit(outsider).get("/").one("figure").one("table")
    assert [cell.text for cell in table.all("td")][:3] == ["1", "0", "0"]


def test_a_topic_shows_its_sectors_and_an_organisation_its_topics(visit, make, owner):
    bank = make.organisation("Aanbank", sector_id=make.sector("banking", "banken").id)
    gone = make.organisation("Oudbank", merged_into_id=bank.id)
    arms, poles = make.topic("arms"), make.topic("poles", label=Wording("de polen"))
    last_week = (clock.today("Europe/Amsterdam") - timedelta(days=8)).isoformat()
    for who, about in ((bank, arms), (gone, poles), (bank, poles)):
        talk = make.meeting(owner, date=last_week)
        make.party(talk, organisation_id=who.id)
        make.about(talk, about)
    client = visit(owner)
    of_topic = client.get("/topics/arms").one("figure").one("table")
    assert [one.text for one in of_topic.one("tbody").all("td")][:3] == ["1", "0", "0"]
    rows = client.get(f"/organisations/{bank.id}").one("figure").one("tbody").all("tr")
    assert [(row.one("th").text, row.all("td")[0].text) for row in rows] == [
        ("de polen", "2"),
        ("investeringen in wapens", "1"),
    ]
    assert not client.get(f"/organisations/{make.organisation('Stil').id}").all("figure")
