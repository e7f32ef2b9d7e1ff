"""Every fact that the letter of 7 April 2022 tells has its record, as the letter has it."""

from typing import Any

import pytest
from sqlalchemy import select

from logbook.commitments.models import Commitment, Evidence, Paper
from logbook.commitments.queries import candidates_for
from logbook.dates import PartialDate
from logbook.db import db
from logbook.directory.models import Office, Topic
from logbook.example.documents import identity
from logbook.followups.models import FollowUp, FollowUpKind
from logbook.meetings.models import ActorSide, Attribution, Meeting, MeetingStatus, Setting
from logbook.policy import Access

pytestmark = pytest.mark.usefixtures("example")

MINISTER = "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"


def commitment(name: str) -> Any:
    return db.session.get_one(Commitment, identity(name))


def meeting(name: str) -> Any:
    return db.session.get_one(Meeting, identity(name))


def follow_up(name: str) -> Any:
    return db.session.get_one(FollowUp, identity(name))


def evidence(name: str) -> Any:
    return db.session.get_one(Evidence, identity(name))


def office(name: str) -> Office:
    return db.session.scalars(select(Office).filter_by(name_nl=name)).one()


def edtf(date: PartialDate | None) -> str | None:
    return date.edtf if date else None


# ---- offices and topics ----


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        ("2017-10-25", None),
        ("2020-03-04", "Sigrid Kaag"),
        ("2021-08-09", "Sigrid Kaag"),
        ("2021-08-10", "Tom de Bruijn"),
        ("2021-11-25", "Tom de Bruijn"),
        ("2022-01-10", "Liesje Schreinemacher"),
        ("2022-04-07", "Liesje Schreinemacher"),
        ("2024-01-01", "Geoffrey van Leeuwen"),
        ("2024-04-15", "Liesje Schreinemacher"),
        ("2024-07-02", None),
    ],
)
def test_the_office_had_this_holder_on_that_day(day, holder):
    assert office(MINISTER).holder_on(PartialDate.parse(day).earliest) == holder


def test_a_later_office_succeeds_the_one_that_was_renamed():
    later = office("Minister voor Buitenlandse Handel en Ontwikkelingshulp")
    assert later.succeeds is office(MINISTER)


def test_of_the_arctic_ambassador_no_holder_is_known():
    ambassador = office("Arctisch ambassadeur")
    assert (ambassador.level, ambassador.terms) == ("ambassador", [])


def test_the_five_topics_of_the_letter_have_their_labels():
    labels = {
        slug: (dutch, english)
        for slug, dutch, english in db.session.execute(
            select(Topic.slug, Topic.__table__.c.label_nl, Topic.__table__.c.label_en)
        )
    }
    assert labels["arms-investment"] == (
        "investeringen in wapenproducerende bedrijven",
        "investment in arms-producing companies",
    )
    assert labels["polar-biodiversity"][0] == "de biodiversiteit in het poolgebied"
    assert labels["sector-cooperation"][0] == "IMVO-convenanten en sectorale samenwerking"
    assert labels["tomato-supply-chain"][0] == "misstanden in de tomatensector"
    assert labels["workplace-integrity"][0] == "misstanden op de werkvloer"


# ---- commitments ----

BUDGET = "de begrotingsbehandeling Buitenlandse Handel en Ontwikkelingssamenwerking"


@pytest.mark.parametrize(
    ("name", "made_on", "occasion", "holder", "topics"),
    [
        ("T1", "2021-11-25", BUDGET, "Tom de Bruijn", []),
        ("T2", "2021-11-25", BUDGET, "Tom de Bruijn", []),
        ("T3", "2020-03-04", "het AO Jemen", "Sigrid Kaag", ["arms-investment"]),
        ("T4", "2020-03-03", "het AO IMVO", "Sigrid Kaag", ["tomato-supply-chain"]),
    ],
)
def test_a_promise_is_kept_with_its_day_occasion_and_who_made_it(
    name, made_on, occasion, holder, topics
):
    promise = commitment(name)
    assert (promise.kind, promise.chamber) == ("toezegging", "TK")
    assert (edtf(promise.made_on), promise.occasion.nl) == (made_on, occasion)
    assert (promise.holder, promise.office) == (holder, office(MINISTER))
    assert [topic.slug for topic in promise.topics] == topics
    assert promise.continues is (name == "T3")
    assert promise.parts == []


@pytest.mark.parametrize(
    ("name", "mover", "co_signers", "citation", "adopted_on", "read", "topic"),
    [
        ("M1", "Van der Lee", False, "Kamerstuk 35570, nr. 71", "2021-06-10",
         (35570, None, "71"), "polar-biodiversity"),
        ("M2", "Becker", True, "Kamerstuk 26 485, nr. 277", "2018-04-14",
         (26485, None, "277"), "workplace-integrity"),
        ("M3", "Amhaouch", False, "35 925-XVII nr. 33", None,
         (35925, "XVII", "33"), "sector-cooperation"),
    ],
)  # fmt: skip
def test_a_motion_is_kept_as_it_is_written_with_what_is_read_in_it(
    name, mover, co_signers, citation, adopted_on, read, topic
):
    motion = commitment(name)
    assert (motion.kind, motion.movers, motion.co_signers) == ("motie", [mover], co_signers)
    assert (motion.citation, edtf(motion.adopted_on)) == (citation, adopted_on)
    assert (motion.dossier_number, motion.dossier_suffix, motion.paper) == read
    assert [each.slug for each in motion.topics] == [topic]


def test_the_first_promise_has_the_number_of_the_ministry_and_its_second_wording():
    promise = commitment("T1")
    assert promise.own_number == "T/25112021/IMH-3"
    assert "hoe de overgang soepel kan verlopen" in (promise.text or "")


def test_the_first_promise_and_the_third_motion_touch_each_other():
    one, other = commitment("T1"), commitment("M3")
    assert [(tie.other, tie.kind) for tie in one.related] == [(other, "touches")]
    assert [(tie.other, tie.kind) for tie in other.related] == [(one, "touches")]


@pytest.mark.parametrize(
    ("name", "count"),
    [("T1", 3), ("T2", 1), ("T3", 1), ("T4", 1), ("M1", 3), ("M2", 1), ("M3", 0)],
)
def test_what_looks_wrong_is_kept_as_a_doubt(name, count):
    assert len(commitment(name).doubts) == count


@pytest.mark.parametrize("name", ["T1", "T2", "T3", "T4", "M1", "M2"])
def test_what_is_answered_has_a_heading_and_a_clause_in_both_languages(name):
    answered = commitment(name)
    for text in (answered.title, answered.heading, answered.clause):
        assert text is not None
        assert text.nl
        assert text.en


def test_the_known_paper_makes_the_citation_of_the_first_motion_doubtful():
    assert db.session.scalars(select(Paper.citation)).all() == ["35 570 V, nr. 72"]
    candidates = [citation.display for citation in candidates_for(commitment("M1").citation)]
    assert candidates == ["35 570 V, nr. 71"]


# ---- evidence ----


@pytest.mark.parametrize(
    ("name", "of", "role", "kind", "date"),
    [
        ("E1", "T4", "answers", "event", "2021-05"),
        ("E2a", "T4", "answers", "document", "2022-01-14"),
        ("E2b", "T4", "answers", "measure", None),
        ("E3", "T4", "answers", "document", "2022-01-14"),
        ("E3b", "T4", "answers", "event", None),
        ("E4", "T2", "answers", "briefing", "2021-02-17"),
        ("E5", "T1", "background", "document", None),
        ("E6", "T1", "background", "letter", "2021-10-01"),
        ("E7", "M2", "answers", "document", None),
        ("E8", "M2", "answers", "measure", None),
        ("E9", "M2", "answers", "measure", None),
        ("E10", "M3", "answers", "event", None),
    ],
)
def test_what_answers_a_commitment_is_kept_with_the_date_as_written(name, of, role, kind, date):
    found = evidence(name)
    assert (found.commitment, found.role, found.kind) == (commitment(of), role, kind)
    assert edtf(found.date) == date
    for sentence in (found.sentence.nl, found.sentence.en):
        assert sentence.count("{date}") == (1 if date else 0)


@pytest.mark.parametrize(
    ("name", "citation"),
    [
        ("E5", "Kamerstuk 26485, nr. 337"),
        ("E6", "26485, nr. 376"),
        ("E7", "Kamerstuk 26485, nr. 333"),
    ],
)
def test_evidence_that_stands_in_a_paper_cites_it_as_written(name, citation):
    assert evidence(name).reference.citation == citation


def test_the_action_plan_can_be_found_by_its_address():
    reference = evidence("E3").reference
    assert reference.url.startswith("https://www.cbl.nl/app/uploads/2022/01/Actieplan-2022-")


# ---- meetings ----


@pytest.mark.parametrize(
    ("name", "date", "setting", "topic", "of", "party"),
    [
        ("G1", "2020-02-20", "bilateral", "arms-investment", "T3", "verzekeraars"),
        ("G3", "2020-10-08", "delegation", "arms-investment", "T3",
         "een afvaardiging van de pensioensector"),
        ("G4", "2021-04-19", "bilateral", "arms-investment", "T3", "verzekeraars"),
        ("G5a", "2021-09", "steering-group", "polar-biodiversity", "M1",
         "de brancheverenigingen van de verzekeraars"),
        ("G5b", "2021-09", "steering-group", "polar-biodiversity", "M1",
         "de brancheverenigingen van de pensioenfondsen"),
    ],
)  # fmt: skip
def test_a_talk_with_a_sector_is_kept_as_precisely_as_it_is_known(
    name, date, setting, topic, of, party
):
    talk = meeting(name)
    assert (talk.date.edtf, talk.status) == (date, MeetingStatus.HELD)
    assert (talk.setting, talk.access) == (Setting(setting), Access.EVERYONE)
    assert [each.slug for each in talk.topics] == [topic]
    assert talk.commitments == [commitment(of)]
    [met] = talk.parties
    assert met.as_.nl == party
    assert met.plural is (name != "G3")
    assert met.attribution is Attribution.SECTOR


def test_the_minister_met_the_association_of_banks_by_name_and_some_banks_as_a_sector():
    talk = meeting("G2")
    [minister] = talk.representatives
    assert (minister.level, minister.holder) == ("minister", "Sigrid Kaag")
    association, banks = talk.parties
    assert association.organisation.short_name == "NVB"
    assert association.organisation.in_sentence.nl == "de NVB"
    assert association.attribution is Attribution.NAME
    assert banks.as_.nl == "vertegenwoordigers van enkele banken"
    assert banks.attribution is Attribution.SECTOR


def test_the_ambassador_spoke_on_behalf_of_the_cabinet_in_both_steering_groups():
    for name, sector in (("G5a", "verzekeringssector"), ("G5b", "pensioensector")):
        talk = meeting(name)
        [speaker] = talk.representatives
        assert speaker.office is office("Arctisch ambassadeur")
        assert speaker.on_behalf_of == "cabinet"
        assert talk.occasion.nl.endswith(f"IMVO-convenant voor de {sector}")


def test_where_the_letter_does_not_say_who_spoke_nobody_is_named():
    for name in ("G3", "G6"):
        [speaker] = meeting(name).representatives
        assert (speaker.office, speaker.level) == (None, None)
    assert meeting("G3").representatives[0].as_.nl == "de overheid"
    assert meeting("G6").occasion.nl == "een vergadering van de NVB"
    assert meeting("G6").setting is Setting.ASSOCIATION


MESSAGE = "het belang van openheid over gemaakte keuzes"
CALL = "af te zien van financiering die het poolgebied bedreigt"
RELAY = "deze boodschap door te geven aan de financiële instellingen die zij vertegenwoordigen"
DILIGENCE = "het belang van gepaste zorgvuldigheid bij"


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("G1", [("message", "benadrukt", MESSAGE, True, False)]),
        ("G2", [
            ("message", "gewezen-op", f"{DILIGENCE} zaken met de defensiesector", True, False),
            ("answer", "toegelicht", "hoe de banken dit aanpakken", False, False),
        ]),
        ("G3", [
            ("answer", "toegelicht",
             "welke afwegingen zij maken bij beleggingen in wapenproducenten", False, False),
            ("message", "onderstreept", f"{DILIGENCE} dit soort beleggingen", False, False),
            ("ask", "gevraagd", "dit proces beter zichtbaar te maken in hun rapportages",
             False, False),
        ]),
        ("G4", [("message", "benadrukt", MESSAGE, True, False)]),
        ("G5a", [("ask", "opgeroepen", CALL, True, False),
                 ("ask", "verzocht", RELAY, False, True)]),
        ("G5b", [("ask", "opgeroepen", CALL, True, False),
                 ("ask", "verzocht", RELAY, False, True)]),
        ("G6", [("ask", "opgeroepen", CALL, False, False)]),
    ],
)  # fmt: skip
def test_what_was_said_is_kept_in_its_order_with_its_phrase(name, points):
    said = [
        (point.kind, point.phrase.key, point.complement.nl, point.among_others, point.relay)
        for point in meeting(name).points
    ]
    assert said == points
    assert all(point.complement.en and point.complement_kind for point in meeting(name).points)


def test_who_answered_is_a_party_or_a_name_of_its_own():
    bank = meeting("G2").points[1]
    assert [(a.side, a.party.organisation.short_name) for a in bank.actors] == [
        (ActorSide.BY, "NVB")
    ]
    [funds] = meeting("G3").points[0].by
    assert (funds.inline.nl, funds.plural) == ("enkele pensioenfondsen", True)


def test_what_was_said_with_the_association_of_banks_may_be_told_by_its_name():
    said = [*meeting("G2").points, *meeting("G6").points]
    assert [point.attribution for point in said] == [Attribution.NAME] * 3
    others = [point for name in ("G1", "G3", "G4", "G5a", "G5b") for point in meeting(name).points]
    assert {point.attribution for point in others} == {Attribution.SECTOR}


# ---- follow-ups ----


def test_the_pension_funds_still_have_to_make_their_process_visible():
    asked = follow_up("F.G3")
    assert (asked.meeting, asked.actor_sector.key) == (meeting("G3"), "pensions")
    assert asked.told_as is not None


@pytest.mark.parametrize(("name", "sector"), [("G5a", "insurance"), ("G5b", "pensions")])
def test_each_relay_waits_for_its_association_and_is_not_told(name, sector):
    relay = follow_up(f"F.{name}")
    assert relay.kind is FollowUpKind.RELAY
    assert relay.point is meeting(name).points[1]
    assert (relay.actor_sector.key, relay.told_as) == (sector, None)


def test_what_the_ministry_still_owes_has_its_term_as_it_was_said():
    instrument, motion = follow_up("F.T1"), follow_up("F.M3")
    assert (instrument.commitment, instrument.actor_us) == (commitment("T1"), True)
    assert (edtf(instrument.due), instrument.due_text) == ("2022-22", "in de zomer van 2022")
    assert instrument.due_on == PartialDate.parse("2022-08-31").latest
    assert (motion.commitment, motion.due_text) == (commitment("M3"), "op een later moment")
    assert (motion.due, motion.due_on) == (None, None)
    assert instrument.told_as is not None
    assert motion.told_as is not None


def test_the_steering_group_of_the_food_agreement_has_the_floor():
    asked = follow_up("F.T4")
    assert asked.commitment is commitment("T4")
    assert asked.actor_organisation.name.nl == "IMVO-convenant Voedingsmiddelen"
    assert asked.told_as is not None


def test_what_was_open_on_the_day_of_the_letter_is_open_still():
    names = ("G3", "G5a", "G5b", "T1", "M3", "T4")
    assert all(follow_up(f"F.{name}").is_open for name in names)
