"""What the letter of 7 April 2022 promises and answers has its records, as the letter has it."""

import pytest
from sqlalchemy import select

from logbook.commitments.models import Paper
from logbook.commitments.queries import candidates_for
from logbook.dates import PartialDate
from logbook.db import db
from logbook.directory.models import Topic
from tests.example.records import commitment, edtf, evidence, office

pytestmark = pytest.mark.usefixtures("example")

MINISTER = "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"


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
            select(Topic.slug, Topic.label.nl, Topic.label.en)
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
