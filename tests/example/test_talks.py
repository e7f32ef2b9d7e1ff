"""The talks that the letter of 7 April 2022 tells of, and what was open on that day."""

import pytest

from logbook.dates import PartialDate
from logbook.followups.models import FollowUpKind
from logbook.meetings.models import ActorSide, Attribution, MeetingStatus, Setting
from logbook.policy import Access
from tests.example.records import commitment, edtf, follow_up, meeting, office

pytestmark = pytest.mark.usefixtures("example")


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
