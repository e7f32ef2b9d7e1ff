"""Whom a letter does not name it still tells apart, and never takes one for all."""

from dataclasses import replace

import pytest

from logbook.composer.guarded import Guard
from logbook.composer.parties import PartyNaming
from logbook.composer.records import (
    ActorRecord,
    MeetingRecord,
    OrganisationRecord,
    PartyRecord,
    PointRecord,
)
from logbook.dates import PartialDate
from logbook.directory.models import Article, OrganisationKind
from logbook.meetings.guarding import Untold
from logbook.meetings.models import Attribution, PointKind
from logbook.wording import Wording

MILL = {"nouns": Wording("molens", "mills"), "singular": Wording("molen", "mill")}
YARD = {
    "nouns": Wording("scheepswerven", "yards"),
    "singular": Wording("schip", "island yard"),
    "article": Article.HET,
}


def one(name: str, **of: object) -> OrganisationRecord:
    return OrganisationRecord(name, Wording(name), **(of or MILL))


ROOS, LELIE, ADRIAAN = one("De Roos"), one("De Lelie"), one("De Adriaan")


class Section:
    """Talks of one section, told one after another."""

    def __init__(self, language: str = "nl") -> None:
        self.naming = PartyNaming(language, Guard())
        self.naming.begin_section()
        self._day = 0

    def talk(
        self, *who: OrganisationRecord, named: tuple[OrganisationRecord, ...] = ()
    ) -> MeetingRecord:
        self._day += 1
        parties = [
            PartyRecord(
                each.id,
                each,
                attribution=Attribution.NAME if each in named else Attribution.SECTOR,
            )
            for each in who
        ]
        meeting = MeetingRecord("M", PartialDate.parse(f"2025-03-{self._day:02}"), parties=parties)
        self.naming.begin(meeting)
        return meeting

    def on_the_same_day(self) -> "Section":
        self._day -= 1
        return self

    def met(self, *who: OrganisationRecord, named: tuple[OrganisationRecord, ...] = ()) -> str:
        meeting = self.talk(*who, named=named)
        return self.naming.introduce(meeting.parties, meeting).words

    def said(self, meeting: MeetingRecord, *who: OrganisationRecord) -> str:
        actors = [ActorRecord(party=each.id) for each in who]
        called = self.naming.actors(actors, meeting, Attribution.SECTOR)
        assert called is not None
        return called.words


def told(section: Section, *who: OrganisationRecord, named: tuple[OrganisationRecord, ...] = ()):
    meeting = section.talk(*who, named=named)
    return meeting, section.naming.introduce(meeting.parties, meeting).words


@pytest.mark.parametrize(
    ("language", "first", "again", "other", "this", "back"),
    [
        ("nl", "een molen", "de molen", "een andere molen", "deze molen",
         "de molen waarmee op 1 maart 2025 is gesproken"),
        ("en", "a mill", "the mill", "another mill", "this mill",
         "the mill spoken to on 1 March 2025"),
    ],
)  # fmt: skip
def test_one_after_another(language, first, again, other, this, back):
    section = Section(language)
    meeting, words = told(section, ROOS)
    assert (words, section.said(meeting, ROOS)) == (first, again)
    meeting, words = told(section, LELIE)
    assert (words, section.said(meeting, LELIE)) == (other, this)
    meeting, words = told(section, ROOS)
    assert (words, section.said(meeting, ROOS)) == (back, this)


def test_the_same_one_when_no_other_came_between():
    section = Section()
    assert section.met(ROOS) == "een molen"
    assert section.met(ROOS) == "dezelfde molen"
    section.naming.begin_section()
    assert section.met(ROOS) == "een molen"


def test_one_of_several_of_a_day_is_not_taken_for_another():
    section = Section()
    assert section.met(ROOS, LELIE) == "twee molens"
    assert section.met(ROOS) == "een van de molens waarmee op 1 maart 2025 is gesproken"


def test_who_speaks_of_several():
    section = Section()
    meeting, words = told(section, ROOS, LELIE)
    assert words == "twee molens"
    assert section.said(meeting, ROOS, LELIE) == "de molens"
    assert section.said(meeting, ROOS) == "een van de molens"
    assert section.said(meeting, LELIE) == "de andere molen"
    meeting, words = told(section, ROOS, LELIE, ADRIAAN)
    assert words == "drie molens"
    assert section.said(meeting, ROOS) == "een van de molens"
    assert section.said(meeting, LELIE) == "een andere molen"
    assert section.said(meeting, ROOS, ADRIAAN) == "twee van de molens"


def test_beside_one_that_is_named():
    section = Section()
    meeting, words = told(section, ROOS, LELIE, named=(LELIE,))
    assert words == "De Lelie en een andere molen"
    assert section.said(meeting, ROOS) == "de andere molen"
    meeting, words = told(section, ROOS, ADRIAAN, LELIE, named=(LELIE,))
    assert words == "De Lelie en twee andere molens"
    assert section.said(meeting, ROOS, ADRIAAN) == "de andere molens"
    assert section.said(meeting, ADRIAAN) == "een van de andere molens"


def test_who_was_named_is_not_traced_to_what_it_says_unnamed():
    section = Section()
    assert section.met(ROOS, named=(ROOS,)) == "De Roos"
    assert section.met(LELIE) == "een molen"
    assert section.met(ROOS) == "een molen"


def test_nobody_is_told_by_leaving_the_other_one():
    """'De andere molen' beside 'een van de molens' would say that the first is the one named."""
    section = Section()
    meeting = section.talk(ROOS, LELIE, named=(LELIE,))
    said = [PointRecord("1", PointKind.ANSWER, by=[ActorRecord(party=LELIE.id)])]
    section.naming.begin(replace(meeting, points=said))
    assert (
        section.naming.introduce(meeting.parties, meeting).words == "De Lelie en een andere molen"
    )
    assert section.said(meeting, LELIE) == "een van de molens"
    assert section.said(meeting, ROOS) == "een tweede molen"


def test_words_with_het():
    section = Section()
    island, other = one("Eiland", **YARD), one("Kade", **YARD)
    meeting, words = told(section, island)
    assert (words, section.said(meeting, island)) == ("een schip", "het schip")
    meeting, words = told(section, other)
    assert (words, section.said(meeting, other)) == ("een ander schip", "dit schip")
    assert section.met(other) == "hetzelfde schip"
    assert Section("en").met(island) == "an island yard"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (OrganisationKind.COMPANY, "een onderneming"),
        (OrganisationKind.ASSOCIATION, "een brancheorganisatie"),
        (OrganisationKind.NGO, "een maatschappelijke organisatie"),
        (OrganisationKind.UNION, "een vakbond"),
        (OrganisationKind.SUPERVISOR, "een toezichthouder"),
        (OrganisationKind.GOVERNMENT, "een overheidsorganisatie"),
        (OrganisationKind.OTHER, "een organisatie"),
    ],
)
def test_without_a_sector_by_what_it_is(kind, words):
    assert Section().met(one("Los", kind=kind)) == words


def test_an_association_of_mills_is_no_mill():
    union = one("Bond", kind=OrganisationKind.ASSOCIATION, **MILL)
    assert Section().met(union, ROOS) == "een brancheorganisatie en een molen"


def test_the_only_one_named_is_revealed_by_what_it_is():
    section = Section()
    said = PointRecord(
        "P", PointKind.ANSWER, by=[ActorRecord(party=ROOS.id)], attribution=Attribution.SECTOR
    )
    alone = section.talk(ROOS, named=(ROOS,))
    assert Guard([alone]).untold(said, alone) is Untold.WOULD_REVEAL
    assert Guard([alone]).untold(replace(said, attribution=Attribution.NAME), alone) is None
    among = section.talk(ROOS, LELIE, named=(ROOS,))
    assert Guard([among]).untold(said, among) is None
    assert section.said(among, ROOS) == "een van de molens"
