"""What holds of every letter, over generated records."""

import copy
import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logbook.commitments.models import Chamber, ClauseType, CommitmentKind, EvidenceRole
from logbook.composer import LetterInput, compose
from logbook.composer.contents import Enumeration, Outcome
from logbook.composer.files import letter_record
from logbook.composer.markdown import markdown
from logbook.composer.records import (
    ActorRecord,
    AnswerRecord,
    CommitmentRecord,
    DeadlineRecord,
    EvidenceRecord,
    FollowUpRecord,
    MeetingRecord,
    OfficeRecord,
    OrganisationRecord,
    PartyRecord,
    PointRecord,
    RepresentativeRecord,
    TermRecord,
    TopicRecord,
    ViaRecord,
)
from logbook.dates import PartialDate
from logbook.directory.models import OfficeLevel
from logbook.meetings.models import Attribution, OnBehalfOf, PointKind, Setting
from logbook.wording import Wording
from tests.composer.cases import PHRASES
from tests.harness import Harness

SECRET = "kanarie"
PLACEHOLDER = re.compile(r"[{}]|\bNone\b|\bPM\b|\bXX\b|\(\s*\)|\s[,.;]|,,|\.\.|[,;:][,.]")
TWICE = re.compile(r"\b(om|dat|to|that|en|and) \1\b")

WORDS = ["wind", "water", "geduld", "molen", "getij", "kade"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
wordings = st.builds(Wording, texts, st.none() | texts)
# As people type what a sentence goes on with: on two lines, with a stop, with the word before it.
typed = st.builds(
    Wording,
    st.builds(
        lambda first, text, last: f"{first}{text}{last}",
        st.sampled_from(["", "om ", "dat ", "wind\n", " "]), texts,
        st.sampled_from(["", "", ".", " .", ";", "?"]),
    ),
    st.none() | texts.map(lambda text: f"that {text}."),
)  # fmt: skip
secrets = st.builds(Wording, texts.map(lambda text: f"{text} {SECRET}"))
ids = st.sampled_from(["c0", "c1", "c2"])
days = st.dates(date(2018, 1, 1), date(2023, 12, 31))
dates = st.one_of(
    days.map(PartialDate.on),
    st.builds(lambda y, m: PartialDate.parse(f"{y}-{m:02}"), st.integers(2018, 2023),
              st.sampled_from([*range(1, 13), 21, 22, 23, 24])),
    st.integers(2018, 2023).map(lambda year: PartialDate.parse(str(year))),
)  # fmt: skip
open_organisations = st.sampled_from(
    [
        OrganisationRecord("o1", Wording("Open Bond", "Open League"), Wording("de OB"), "OB"),
        OrganisationRecord(
            "o2", Wording("Wijde Kring"), None, None, True, nouns=Wording("kringen")
        ),
    ]
)
hidden = OrganisationRecord(
    "o3", Wording(f"Dicht {SECRET}"), Wording(f"de {SECRET}"), SECRET, nouns=Wording("dichten")
)


def parties(id_: str) -> st.SearchStrategy[PartyRecord]:
    """By name, by sector or internal; what may not be named carries the secret."""
    openly = st.builds(
        PartyRecord, st.just(id_), organisation=open_organisations, plural=st.booleans(),
        attribution=st.just(Attribution.NAME),
        via=st.none() | st.builds(ViaRecord, organisation=open_organisations),
    )  # fmt: skip
    by_sector = st.builds(
        PartyRecord, st.just(id_), organisation=st.just(hidden), plural=st.booleans(),
        as_=st.none() | wordings | st.just(Wording(f"de {SECRET} zelf")),
        attribution=st.just(Attribution.SECTOR),
        via=st.none() | st.builds(ViaRecord, organisation=st.just(hidden)),
    )  # fmt: skip
    internal = st.builds(
        PartyRecord, st.just(id_), nouns=secrets, as_=st.none() | secrets,
        attribution=st.just(Attribution.INTERNAL),
    )  # fmt: skip
    return st.one_of(openly, by_sector, internal)


actors = st.lists(
    st.builds(ActorRecord, st.sampled_from(["p0", "p1", "p2"]))
    | st.builds(ActorRecord, inline=wordings, plural=st.booleans()),
    max_size=2,
)


def points(id_: str) -> st.SearchStrategy[PointRecord]:
    """Any that a log may hold; what stays inside carries the secret."""
    phrases = st.sampled_from(list(PHRASES.values()))

    def of(phrase):
        form = st.sampled_from(list(phrase.forms))
        openly = form.flatmap(
            lambda one: st.builds(
                PointRecord, st.just(id_), st.sampled_from(list(PointKind)[:-1]),
                st.none() | st.just(phrase), st.none() | typed, st.just(one["complementKind"]),
                st.booleans(), actors, actors,
                st.sampled_from([Attribution.NAME, Attribution.SECTOR]), st.booleans(),
                commitments=st.lists(ids, max_size=2),
            )
        )  # fmt: skip
        guarded = st.builds(
            PointRecord, st.just(id_), st.just(PointKind.ANSWER), st.just(phrase), secrets,
            attribution=st.just(Attribution.INTERNAL),
        )  # fmt: skip
        confided = st.builds(
            PointRecord, st.just(id_), st.just(PointKind.ANSWER), st.just(phrase), secrets,
            in_confidence=st.just(True),
        )  # fmt: skip
        return st.one_of(openly, openly, guarded, confided)

    noted = st.builds(PointRecord, st.just(id_), st.just(PointKind.NOTE), complement=secrets)
    return phrases.flatmap(of) | noted


representatives = st.lists(
    st.builds(
        RepresentativeRecord, st.sampled_from([None, "now", "old", "else", "envoy"]),
        st.none() | st.sampled_from(list(OfficeLevel)),
        st.none() | st.sampled_from(list(OnBehalfOf)), st.none() | wordings,
    ),
    max_size=2,
)  # fmt: skip
topics = st.lists(
    st.builds(TopicRecord, texts, wordings), max_size=2, unique_by=lambda one: one.slug
)


@st.composite
def meetings(draw, id_: str) -> MeetingRecord:
    several = draw(st.integers(0, 3))
    occasions = wordings | st.just(Wording(f"het overleg bij de {SECRET}"))
    sitting = [draw(parties(f"p{at}")) for at in range(several)]
    named = any(one.organisation is hidden for one in sitting)
    return MeetingRecord(
        id=id_,
        date=draw(dates),
        setting=draw(st.sampled_from(list(Setting))),
        occasion=draw(st.none() | (occasions if named else wordings)),
        representatives=draw(representatives),
        parties=sitting,
        topics=draw(topics),
        commitments=draw(st.lists(ids, max_size=3)),
        points=[draw(points(f"{id_}/{at}")) for at in range(draw(st.integers(0, 3)))],
    )


evidence = st.builds(
    EvidenceRecord, st.just("e"), st.sampled_from(list(EvidenceRole)),
    st.builds(Wording, st.sampled_from(["{date} waaide het", "het waaide {date}.", "het waaide"])),
    st.none() | dates, st.none() | st.just("Kamerstuk 12 345, nr. 6"),
    st.none() | st.just("https://example.org/"),
)  # fmt: skip
deadlines = st.builds(
    DeadlineRecord, st.just("voor de winter"), days, st.none() | days, st.none() | texts
)


@st.composite
def answers(draw, id_: str) -> AnswerRecord:
    made = CommitmentRecord(
        id=id_,
        kind=draw(st.sampled_from(list(CommitmentKind))),
        heading=draw(wordings),
        chamber=draw(st.sampled_from(list(Chamber))),
        clause=draw(st.none() | typed),
        clause_type=draw(st.sampled_from(list(ClauseType))),
        citation=draw(st.none() | st.just("12 345-X nr. 6")),
        made_on=draw(st.none() | dates),
        submitted_on=draw(st.none() | dates),
        adopted_on=draw(st.none() | dates),
        occasion=draw(st.none() | wordings),
        office=draw(st.sampled_from([None, "now", "old", "else"])),
        holder=draw(st.none() | st.sampled_from(["Een", "Twee", "Vreemd"])),
        movers=draw(st.lists(st.sampled_from(["Lid", "Van Lid"]), max_size=2, unique=True)),
        co_signers=draw(st.booleans()),
        deadlines=draw(st.lists(deadlines, max_size=2)),
        related=draw(st.lists(ids, max_size=1)),
        evidence=draw(st.lists(evidence, max_size=3)),
    )
    return AnswerRecord(made, draw(st.none() | st.sampled_from(list(Outcome))))


def offices() -> list[OfficeRecord]:
    day = date(2018, 1, 1)
    changed = [day + timedelta(days=600), day + timedelta(days=1200)]
    minister = OfficeLevel.MINISTER
    return [
        OfficeRecord(
            "old",
            Wording("Minister van Toen"),
            Wording("de minister van Toen"),
            minister,
            None,
            [TermRecord("Een", day, changed[0])],
        ),
        OfficeRecord(
            "now",
            Wording("Minister van Nu"),
            Wording("de minister van Nu"),
            minister,
            "old",
            [TermRecord("Twee", changed[0], changed[1]), TermRecord("Een", changed[1])],
        ),
        OfficeRecord(
            "else", Wording("Minister van Elders"), Wording("de minister van Elders"), minister
        ),
        OfficeRecord("envoy", Wording("Gezant"), Wording("de gezant"), OfficeLevel.AMBASSADOR),
    ]


@st.composite
def letters(draw) -> LetterInput:
    follow_ups = st.builds(
        FollowUpRecord, st.just("f"), st.none() | typed, st.none() | days, st.none() | days,
        st.booleans(), st.none() | st.just("m0/0"), st.lists(ids, max_size=2),
    )  # fmt: skip
    return LetterInput(
        date=draw(days),
        language=draw(st.sampled_from(["nl", "en"])),
        signatory=draw(st.sampled_from(["now", "old", "else"])),
        offices=offices(),
        answers=[draw(answers(f"c{at}")) for at in range(draw(st.integers(0, 3)))],
        meetings=[draw(meetings(f"m{at}")) for at in range(draw(st.integers(0, 4)))],
        follow_ups=draw(st.lists(follow_ups, max_size=3)),
        chamber=draw(st.sampled_from(list(Chamber))),
    )


def check(records: LetterInput) -> None:
    """Every property of one letter."""
    letter = compose(records)
    for sentence in letter.sentences:
        text = sentence.text
        assert text == " ".join(text.split())
        assert not PLACEHOLDER.search(text), text
        assert not TWICE.search(text), text
        assert text[0] == text[0].upper(), text
        assert text[-1] in ".!?:", text
        assert sentence.sources, text
        assert sentence.template
    for block in letter.opening:
        if isinstance(block, Enumeration):
            assert block.lead.text.endswith(":")
            assert len(block.items) > 1
        assert not isinstance(block, Enumeration) or block.items
    for section in letter.sections:
        assert section.paragraphs
        assert all(paragraph.sentences for paragraph in section.paragraphs)
        told = [s for paragraph in section.paragraphs for s in paragraph.sentences]
        assert not any(sentence.text.endswith(":") for sentence in told)
    written = markdown(letter) + json.dumps(letter_record(letter))
    assert SECRET not in written.casefold()
    assert compose(copy.deepcopy(records)) == letter


@pytest.mark.harness(short=60, long=5000)
def test_every_letter_is_whole_and_tells_nothing_that_stays_inside(harness: Harness):
    checked = 0

    @settings(
        max_examples=harness.rounds, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(letters())
    def each(records: LetterInput) -> None:
        nonlocal checked
        checked += 1
        check(records)

    each()
    harness.figure(f"{checked} letters")
