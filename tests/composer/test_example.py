"""The letter of 7 April 2022, composed from the example: every fact that it tells is told."""

import datetime as dt
import re
from typing import Any

import pytest
from sqlalchemy import select

from logbook.composer import compose
from logbook.composer.contents import Letter, Outcome
from logbook.composer.loading import Asked, load
from logbook.composer.markdown import markdown
from logbook.db import db
from logbook.directory.models import Office
from logbook.example.documents import identity
from logbook.policy import SYSTEM

pytestmark = pytest.mark.usefixtures("example")

MINISTER = "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"
ANSWERS = {
    "T1": Outcome.IN_PROGRESS,
    "T2": Outcome.FULFILLED,
    "M1": None,
    "T3": None,
    "T4": None,
    "M2": None,
    "M3": Outcome.MENTIONED,
}


def letter(language: str = "nl", on: dt.date = dt.date(2022, 4, 7), **answers: Any) -> Letter:
    office = db.session.scalars(select(Office).filter_by(name_nl=MINISTER)).one()
    wanted = [(identity(name), outcome) for name, outcome in (answers or ANSWERS).items()]
    return compose(load(SYSTEM, Asked(wanted, office.id, on, language)))


def section(composed: Letter, commitment: str) -> str:
    """The text of the section that answers it."""
    return next(
        " ".join(s.text for paragraph in one.paragraphs for s in paragraph.sentences)
        for one in composed.sections
        if str(identity(commitment)) in one.commitments
    )


@pytest.mark.parametrize(
    ("commitment", "recalled"),
    [
        (
            "T1",
            "op 25 november 2021 heeft mijn voorganger uw Kamer toegezegd om per IMVO-convenant",
        ),
        ("T2", "op 25 november 2021 heeft mijn voorganger uw Kamer toegezegd om een technische"),
        ("T3", "Tijdens het AO Jemen op 4 maart 2020 heeft mijn voorganger uw Kamer toegezegd om"),
        ("T4", "Tijdens het AO IMVO op 3 maart 2020 heeft mijn voorganger uw Kamer toegezegd om"),
        ("M1", "Op 10 juni 2021 heeft uw Kamer de motie-Van der Lee (Kamerstuk 35570, nr. 71)"),
        ("M2", "Op 14 april 2018 heeft uw Kamer de motie-Becker c.s. (Kamerstuk 26 485, nr. 277)"),
    ],
)
def test_every_answered_commitment_is_recalled_as_recorded(commitment, recalled):
    assert recalled in section(letter(), commitment)


TALKS = {
    "T3-insurers": """
        Op 20 februari 2020 en 19 april 2021 sprak het Ministerie van Buitenlandse Zaken met
        verzekeraars over investeringen in wapenproducerende bedrijven. In deze gesprekken is onder
        andere het belang van openheid over gemaakte keuzes benadrukt.
    """,
    "T3-banks": """
        Op 1 april 2020 sprak mijn voorganger met de NVB en vertegenwoordigers van enkele banken. In
        dit gesprek is onder andere gewezen op het belang van gepaste zorgvuldigheid bij zaken met
        de defensiesector. De NVB heeft toegelicht hoe de banken dit aanpakken.
    """,
    "T3-pensions": """
        Op 8 oktober 2020 is gesproken met een afvaardiging van de pensioensector. Enkele
        pensioenfondsen hebben toegelicht welke afwegingen zij maken bij beleggingen in
        wapenproducenten. Vanuit de overheid is het belang van gepaste zorgvuldigheid bij dit soort
        beleggingen onderstreept. Daarbij is gevraagd om dit proces beter zichtbaar te maken in hun
        rapportages.
    """,
    "M1-insurers": """
        Tijdens de stuurgroepvergadering van het IMVO-convenant voor de verzekeringssector in
        september 2021 heeft het kabinet, bij monde van de Arctisch ambassadeur, de
        brancheverenigingen van de verzekeraars onder andere opgeroepen om af te zien van
        financiering die het poolgebied bedreigt. Daarbij heeft het kabinet hun verzocht deze
        boodschap door te geven aan de financiële instellingen die zij vertegenwoordigen.
    """,
    "M1-pensions": """
        Tijdens de stuurgroepvergadering van het IMVO-convenant voor de pensioensector in september
        2021 heeft het kabinet dezelfde oproep en hetzelfde verzoek gedaan aan de
        brancheverenigingen van de pensioenfondsen.
    """,
    "M1-banks": """
        Ook tijdens een vergadering van de Nederlandse Vereniging van Banken (NVB) in november 2021
        is dezelfde oproep gedaan.
    """,
}


@pytest.mark.parametrize("talk", TALKS)
def test_every_talk_is_told_with_its_date_as_known(talk):
    commitment, _, _ = talk.partition("-")
    assert " ".join(TALKS[talk].split()) in section(letter(), commitment)


@pytest.mark.parametrize(
    ("commitment", "topic"),
    [
        ("T1", "IMVO-convenant"),
        ("T2", "IMVO-convenanten en sectorale samenwerking"),
        ("T3", "investeringen in wapenproducerende bedrijven"),
        ("T4", "misstanden in de tomatensector"),
        ("M1", "de biodiversiteit in het kwetsbare poolgebied"),
        ("M2", "misstanden op de werkvloer"),
    ],
)
def test_every_topic_is_named(commitment, topic):
    assert topic in section(letter(), commitment)


def test_evidence_stands_in_order_with_its_dates_and_a_footnote():
    tomatoes = section(letter(), "T4")
    told = [
        "FNV en CBL lieten in mei 2021 samen",
        "Het onderzoek verscheen op 14 januari 2022",
        "Het ministerie droeg inhoudelijk bij",
        "CBL presenteerde op 14 januari 2022 een actieplan",
        "FNV en CBL werken verder samen",
        "De stuurgroep van het IMVO-convenant Voedingsmiddelen bespreekt",
    ]
    places = [tomatoes.index(words) for words in told]
    assert places == sorted(places)
    assert "actieplan voor zijn leden.[^1]" in markdown(letter())
    assert "vond op 17 februari 2021 plaats" in section(letter(), "T2")
    assert "Kamerstuk 26485, nr. 337" in section(letter(), "T1")
    assert "(26485, nr. 376)" in section(letter(), "T1")
    assert "Kamerstuk 26485, nr. 333" in section(letter(), "M2")


def test_the_motion_that_is_only_mentioned_ends_the_section_it_touches():
    composed = letter()
    assert section(composed, "T1").endswith(
        "In dit verband noem ik ook de motie-Amhaouch (35 925-XVII nr. 33). De overheid sluit aan "
        "bij de gesprekken over een vervolg op het textielconvenant. Uw Kamer wordt op een later "
        "moment geïnformeerd over de opvolging van de motie-Amhaouch."
    )
    opening = [s.text for block in composed.opening for s in getattr(block, "items", ())]
    assert len(opening) == 6
    assert not any("Amhaouch" in item for item in opening)


def test_an_open_relay_is_not_told_as_done():
    text = markdown(letter())
    assert "bevestigd dat" not in text
    assert "doorgegeven" not in text


@pytest.mark.parametrize(
    ("on", "signatory", "speaker"),
    [
        (dt.date(2022, 4, 7), "Liesje Schreinemacher", "sprak mijn voorganger met"),
        (dt.date(2020, 12, 1), "Sigrid Kaag", "sprak ik met"),
        (dt.date(2021, 8, 9), "Sigrid Kaag", "sprak ik met"),
        (dt.date(2021, 8, 10), "Tom de Bruijn", "sprak mijn voorganger met"),
        (dt.date(2024, 5, 1), "Liesje Schreinemacher", "sprak mijn voorganger met"),
    ],
)
def test_who_spoke_follows_from_who_signs(on, signatory, speaker):
    composed = letter("nl", on, T3=None)
    assert composed.signatures[0].holder == signatory
    assert f"Op 1 april 2020 {speaker} de" in section(composed, "T3")


def test_what_happened_after_the_date_is_left_out():
    text = section(letter("nl", dt.date(2020, 12, 1), T3=None), "T3")
    assert "2021" not in text
    assert "Op 20 februari 2020 sprak het Ministerie van Buitenlandse Zaken" in text


def test_no_date_is_told_more_precisely_than_it_is_known():
    text = section(letter(), "M1")
    assert not re.search(r"\d+ (september|november) 2021", text)


def test_the_english_is_headed_as_a_courtesy_and_tells_the_same():
    text = markdown(letter("en"))
    assert text.startswith("*Courtesy translation. The Dutch text is authoritative.*")
    for told in (
        "On 20 February 2020 and 19 April 2021, the Ministry of Foreign Affairs spoke with",
        "On 1 April 2020, my predecessor spoke with the NVB and representatives of some banks.",
        "On 8 October 2020, talks were held with a delegation of the pension sector.",
        "in September 2021, the government, represented by the Arctic Ambassador, called on",
        "In addition, during a meeting of the Dutch Banking Association (NVB) in November 2021",
    ):
        assert told in text


def test_every_sentence_has_a_source_with_its_version():
    for sentence in letter().sentences:
        assert sentence.sources
        assert all(source.id and source.version >= 1 for source in sentence.sources)
