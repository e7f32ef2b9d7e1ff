"""The summary of a meeting: what stands in it, in which order, in both languages."""

import csv
import io
import json
from datetime import date, time

import pytest

from logbook.dates import PartialDate
from logbook.db import transaction
from logbook.directory.models import Affiliation, Term
from logbook.documents.files import Format
from logbook.followups.models import FollowUpStatus
from logbook.meetings.models import Meeting, MeetingStatus, PointActor, Representative
from logbook.wording import Wording

HEADINGS = {
    "nl": [
        "Deelnemers", "Aanleiding", "Samenvatting", "Besproken, per onderwerp",
        "Afspraken en actiepunten", "Vervolg",
    ],
    "en": [
        "Participants", "Reason for the meeting", "Summary", "Discussed, by topic",
        "Agreements and actions", "What comes next",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_parts_stand_in_the_order_of_a_report(told, owner, talk, language):
    lines = told(owner.as_caller(), talk, language=language).splitlines()
    assert [line[3:] for line in lines if line.startswith("## ")] == HEADINGS[language]


def test_everything_of_a_meeting_is_told_in_every_format(told, owner, talk):
    for form in Format:
        text = told(owner.as_caller(), talk, form)
        for said in (
            *("Gesprek met Bank A", "Bank A", "Ambassadeur voor Proeven", "Er is gesproken."),
            *("een boodschap", "een antwoord", "een afspraak", "Terugbellen"),
        ):
            assert said in text, (form, said)


def test_points_stand_under_their_own_topics_else_under_those_of_the_meeting(summary, owner, talk):
    found = summary(owner.as_caller(), talk)
    told = [
        ([topic.nl for topic in subject.topics], [one.complement.nl for one in subject.points])
        for subject in found.subjects
    ]
    assert told == [
        (["investeringen in wapens"], ["een boodschap"]),
        (["het poolgebied"], ["een antwoord"]),
    ]
    assert [one.complement.nl for one in found.agreements] == ["een afspraak"]


def test_a_meeting_without_anything_says_so(told, make, owner):
    text = told(owner.as_caller(), make.meeting(owner))
    assert "Er is niets genoteerd dat mag worden doorgegeven." in text
    assert "Er zijn geen afspraken gemaakt." in text
    assert "Er is geen volgend gesprek met hen gepland." in text
    assert "Aanleiding" not in text


def test_date_times_and_place_are_told_as_known(told, make, owner):
    exact = make.meeting(owner, start_time=time(9), end_time=time(10, 30), place="Den Haag")
    text = told(owner.as_caller(), exact)
    assert "- **Datum**: 14 september 2021, 09:00–10:30\n- **Plaats**: Den Haag" in text
    abroad = make.meeting(owner, start_time=time(9), time_zone="Asia/Jakarta")
    assert "09:00 (Asia/Jakarta)" in told(owner.as_caller(), abroad)
    assert "september 2021" in told(owner.as_caller(), make.meeting(owner, date="2021-09"))
    days = make.meeting(owner, end_date=date(2021, 9, 15))
    assert "14 september 2021 – 15 september 2021" in told(owner.as_caller(), days)


def test_holders_and_functions_are_those_of_the_day(told, app, make, owner):
    office = make.office(
        "Minister voor Proeven",
        Term(holder="Anna Eerst", since=date(2020, 1, 1), until=date(2021, 9, 14)),
        Term(holder="Bram Daarna", since=date(2021, 9, 14)),
    )
    meeting = make.meeting(owner)
    make.kept(Representative(meeting_id=meeting.id, office_id=office.id, on_behalf_of="cabinet"))
    bank = make.organisation("Bank A")
    person = make.person(
        "J. Jansen",
        affiliations=[
            Affiliation(organisation_id=bank.id, function="stagiair", until=date(2021, 9, 14)),
            Affiliation(organisation_id=bank.id, function="directeur", since=date(2021, 9, 14)),
        ],
    )
    with app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, meeting.id)
        kept.people = [session.merge(person)]
    text = told(owner.as_caller(), meeting)
    assert "Minister voor Proeven (Bram Daarna), namens het kabinet" in text
    assert "J. Jansen (directeur, Bank A)" in text
    assert "stagiair" not in text


def test_follow_ups_stand_as_they_stood(summary, make, owner, talk):
    make.follow_up(
        owner,
        "Gedaan",
        made_on=date(2021, 9, 14),
        meeting_id=talk.id,
        status=FollowUpStatus.DONE,
        closed_on=date(2021, 9, 20),
    )

    def states(day):
        return {
            one.title.nl: one.state.value
            for one in summary(owner.as_caller(), talk, day).follow_ups
        }

    assert states(date(2021, 9, 13)) == {}
    assert states(date(2021, 9, 19)) == {"Terugbellen": "open", "Gedaan": "open"}
    assert states(date(2021, 12, 1)) == {"Terugbellen": "overdue", "Gedaan": "done"}


def test_remarks_have_a_column_where_there_are_any(told, make, owner, talk):
    assert "| Wat | Wie is aan zet | Termijn | Stand |\n" in told(owner.as_caller(), talk)
    make.follow_up(
        owner,
        made_on=date(2021, 9, 14),
        meeting_id=talk.id,
        status=FollowUpStatus.DROPPED,
        closed_on=date(2021, 9, 20),
        reason="Niet meer nodig",
    )
    text = told(owner.as_caller(), talk)
    assert "| Wat | Wie is aan zet | Termijn | Stand | Opmerking |\n" in text
    assert "| Niet meer nodig |" in text


def test_what_comes_next_is_planned_with_them_or_in_the_series(summary, app, make, owner, talk):
    bank = make.organisation("Bank A")
    planned = {"status": MeetingStatus.PLANNED, "date": "2021-12-01"}
    again = make.meeting(owner, "Weer met Bank A", **planned)
    make.party(again, organisation_id=bank.id)
    make.meeting(owner, "In de reeks", series="voorjaar", **planned | {"date": "2021-11"})
    make.meeting(owner, "Met anderen", **planned)
    held = make.meeting(owner, "Al gehouden", date="2021-12-02")
    make.party(held, organisation_id=bank.id)
    with app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, talk.id)
        kept.touch(make.now)
        kept.series = "voorjaar"
    found = summary(owner.as_caller(), talk)
    assert [one.title for one in found.planned] == ["In de reeks", "Weer met Bank A"]
    assert found.planned[0].date == PartialDate.parse("2021-11")
    assert summary(owner.as_caller(), talk, date(2021, 12, 2)).planned == ()


def test_who_said_it_to_whom_and_in_confidence_is_marked(told, make, owner, talk):
    said = make.point(talk, "answer", position=9, in_confidence=True, attribution="sector")
    for side, name in (("by", "enkele fondsen"), ("to", "de ambassadeur")):
        make.kept(PointActor(point_id=said.id, side=side, inline=Wording(name)))
    text = told(owner.as_caller(), talk)
    assert "**Reactie · enkele fondsen aan de ambassadeur**" in text
    assert "(als sector; in vertrouwen gezegd)" in text
    rows = csv.DictReader(
        io.StringIO(told(owner.as_caller(), talk, Format.CSV).removeprefix("\ufeff"))
    )
    assert [row["Stand"] for row in rows if row["Wie"].startswith("enkele")] == [
        "in vertrouwen gezegd"
    ]
    record = json.loads(told(owner.as_caller(), talk, Format.JSON))
    assert [one["inConfidence"] for one in record["subjects"][0]["points"]] == [False, True]


def test_lines_that_begin_as_a_list_become_one(told, owner, talk):
    lines = told(owner.as_caller(), talk).splitlines()
    at = lines.index("Er is gesproken.")
    assert lines[at + 1 : at + 4] == ["", "- eerst dit", "- dan dat"]


def test_the_marks_of_a_text_are_not_printed(told, app, owner, talk, now):
    with app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, talk.id)
        kept.touch(now)
        kept.summary = Wording(
            "# Kop\n\n**Vet** en [de brief](https://example.org/b).\nVerder.\n\n"
            "1. een\n2. twee\n\n`x`"
        )
    lines = told(owner.as_caller(), talk).splitlines()
    at = lines.index("## Samenvatting")
    assert [line for line in lines[at + 1 : at + 10] if line] == [
        "Kop",
        "Vet en de brief (https://example.org/b). Verder.",
        "- een",
        "- twee",
        "x",
    ]


def test_a_summary_takes_as_many_queries_whatever_the_meeting_holds(
    summary, make, owner, talk, queries
):
    def counted():
        with queries() as seen:
            summary(owner.as_caller(), talk)
        return seen.count

    few = counted()
    for number in range(5):
        bank = make.organisation(f"Bank {number}", sector_id=make.sector().id)
        make.party(talk, organisation_id=bank.id)
        make.point(talk, "answer", position=10 + number)
        make.follow_up(owner, made_on=date(2021, 9, 14), meeting_id=talk.id)
    assert counted() == few
