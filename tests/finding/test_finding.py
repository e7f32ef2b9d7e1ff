"""What is found by which words, in which order: every answer the same on both databases."""

from datetime import date

import pytest

from logbook.db import db, reading, transaction
from logbook.finding.sources import SOURCES
from logbook.paging import Paging
from logbook.policy import SYSTEM
from logbook.search import queries, service
from logbook.search.details import IndexDocument, Kind
from logbook.search.queries import hits
from logbook.wording import Wording
from tests.finding.documents import tell


@pytest.fixture
def meetings(app, make, owner):
    """Tells the index of a meeting; gives back its record."""

    def told(title: str, *texts: str, **changed):
        meeting = make.meeting(owner, title)
        tell(app, Kind.MEETING, meeting, title, *texts, **changed)
        return meeting

    return told


@pytest.fixture
def found(app):
    """The titles that a text finds, in their order."""

    def titles(text: str, paging: Paging = Paging(), **how) -> list[str]:  # noqa: B008
        with app.app_context(), reading():
            page = queries.search(SYSTEM, text, SOURCES, paging, **how).page
            assert page.total >= len(page.items)
            return [hit.title.nl for hit in page.items]

    return titles


def test_a_singular_finds_the_plural_and_the_other_way_round(meetings, found):
    meetings("Een", "De afspraken van gisteren")
    meetings("Twee", "De afspraak van vandaag")
    assert set(found("afspraak")) == set(found("afspraken")) == {"Een", "Twee"}


def test_accents_and_capitals_do_not_matter(meetings, found):
    meetings("Gesprek met Zoë")
    assert found("zoe") == found("ZOË") == found("zoë") == ["Gesprek met Zoë"]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Herzien kapitaal\u00adverzekering", "kapitaalverzekering"),
        ("Belegging\u2060sbeleid", "beleggingsbeleid"),
        ("E-mail over het convenant", "email"),
        ("Over email", "e-mail"),
        ("Gesprek met Máire O’Brien", "obrien"),
        ("Gesprek met Maire OBrien", "o'brien"),
        ("Bij a.s.r. thuis", "asr"),
        ("Schadeverzekeraars over herverzekering", "verzekeraars"),
        ("Schadeverzekeraars over herverzekering", "verzekering"),
        ("Een schadeverzekeraar", "verzekeraars"),
        ("De levensverzekeringsmaatschappij", "verzekering"),
        ("Kamerstuk 26 485, nr. 277", "26485"),
        ("Kamerstuk 35570, nr. 71", "35 570"),
        ("35 925-XVII nr. 33", "35925-XVII nr 33"),
        ("35 925-XVII nr. 33", "35925"),
    ],
)
def test_a_word_is_found_however_it_is_written(meetings, found, title, asked):
    meetings(title)
    meetings("Iets anders", "over 26 gasten")

    assert found(asked) == [title]


def test_all_words_must_occur(meetings, found):
    meetings("Banken", "over ontbossing")
    meetings("Verzekeraars", "over ontbossing")
    assert found("banken ontbossing") == ["Banken"]


def test_the_beginning_of_the_last_word_is_enough(meetings, found):
    meetings("De Pensioenfederatie")
    assert found("de pens") == ["De Pensioenfederatie"]
    assert found("pens de") == []


def test_less_than_three_letters_are_a_word_and_no_beginning(meetings, found):
    meetings("De Pensioenfederatie")
    assert found("pe") == []


def test_a_number_is_found_however_it_is_written(meetings, found):
    meetings("Motie 35 570 V, nr. 71")
    assert found("35 570 V nr. 71") == found("35-570-v") == ["Motie 35 570 V, nr. 71"]


@pytest.mark.parametrize(
    "text",
    [
        "banken NOT pensioenen",
        "banken OR zebra",
        "NEAR(banken pensioenen, 2) zebra",
        "banken ^zebra",
        "tokens:zebra",
        "- zebra",
        '"zebra',
        "zebra:*",
        "zeb%",
        "_____",
        "__meeting",
        "t_banken",
        "'zebra' | 'banken'",
        "!zebra",
        "\\",
        "zebra\x00banken",
        "' ) OR 1=1 --",
    ],
)
def test_no_sign_and_no_word_is_an_operator(meetings, found, text):
    meetings("Banken", "over pensioenen")
    assert found(text) == []


def test_signs_alone_ask_nothing(found, meetings):
    meetings("Banken")
    assert [found(text) for text in ("", "   ", "%", "*", '"', "()", "_")] == [[]] * 7


def test_a_hundred_thousand_characters_are_answered(meetings, found):
    meetings("Banken")
    assert found("x" * 100_000) == []
    assert found("banken " * 14_000) == ["Banken"]


def test_words_in_the_title_come_first_and_then_the_newest(meetings, found):
    meetings("Nieuw", "banken", day=date(2026, 3, 1))
    meetings("Oud", "banken", day=date(2020, 3, 1))
    meetings("Banken vroeger", day=date(2019, 1, 1))
    meetings("Banken later", day=date(2021, 1, 1))
    assert found("banken") == ["Banken later", "Banken vroeger", "Nieuw", "Oud"]


def test_pages_hold_every_hit_once(meetings, found):
    for number in range(7):
        meetings(f"Banken {number}", day=date(2026, 1, 1 + number))
        meetings(f"Anders {number}", "banken", day=date(2026, 1, 1 + number))
    pages = [found("banken", Paging(page, 4)) for page in range(1, 6)]
    assert [len(page) for page in pages] == [4, 4, 4, 2, 0]
    assert [title for page in pages for title in page] == found("banken")


def test_counting_stops_where_nobody_reads_on(meetings, app, monkeypatch, make):
    for number in range(5):
        meetings(f"Banken {number}")
    organisation = make.organisation("Banken NV")
    tell(app, Kind.ORGANISATION, organisation, "Banken NV", day=date(1990, 1, 1))
    monkeypatch.setattr(hits, "MOST_COUNTED", 3)
    with app.app_context(), reading():
        everything = queries.search(SYSTEM, "banken", SOURCES, Paging(1, 2))
        beyond = queries.search(SYSTEM, "banken", SOURCES, Paging(2, 2))
        narrowed = queries.search(SYSTEM, "banken", SOURCES, Paging(), kind=Kind.ORGANISATION)
    assert everything.more
    assert everything.page.total == 3
    assert [len(page.page.items) for page in (everything, beyond)] == [2, 1]
    assert narrowed.page.total == 1
    assert [hit.id for hit in narrowed.page.items] == [organisation.id]


def test_the_kinds_are_counted_apart_and_shown_apart(app, meetings, make, found):
    meetings("Banken")
    organisation = make.organisation("Banken NV")
    tell(app, Kind.ORGANISATION, organisation, "Banken NV")
    with app.app_context(), reading():
        counts = queries.search(SYSTEM, "banken", SOURCES, Paging()).counts
    assert counts == {Kind.MEETING: 1, Kind.ORGANISATION: 1}
    assert found("banken", kind=Kind.ORGANISATION) == ["Banken NV"]
    assert found("banken", kind=Kind.TOPIC) == []


def test_what_is_told_again_is_found_by_its_new_words_only(app, meetings, found):
    meeting = meetings("Banken", "ontbossing")
    tell(app, Kind.MEETING, meeting, "Verzekeraars", "klimaat", day=date(2020, 1, 1))
    assert found("banken") == found("ontbossing") == []
    assert found("verzekeraar klimaat") == ["Verzekeraars"]


def test_what_is_removed_is_not_found(app, meetings, found):
    meeting, other = meetings("Banken"), meetings("Banken blijven")
    with app.app_context(), transaction():
        service.remove(Kind.MEETING, [meeting.id])
    assert found("banken") == ["Banken blijven"]
    assert other.id != meeting.id


def test_a_record_that_is_gone_is_not_found(app, make, found):
    person = make.person("P. Pietersen")
    tell(app, Kind.PERSON, person, "P. Pietersen")
    assert found("pietersen") == ["P. Pietersen"]
    with app.app_context(), transaction():
        db.session.delete(db.session.get(type(person), person.id))
    assert found("pietersen") == []


def test_both_titles_are_found(app, make, found):
    topic = make.topic()
    tell(app, Kind.TOPIC, topic, "ontbossing", english="deforestation", slug=topic.slug)
    assert found("deforestation") == found("ontbossing") == ["ontbossing"]


def test_a_text_larger_than_an_index_holds_is_found_by_its_beginning(meetings, found):
    meetings("Lang", " ".join(f"woord{number:06}" for number in range(120_000)))
    assert found("woord000001") == ["Lang"]
    assert found("woord119999") == []


def test_the_numbers_of_documents_rise_with_their_days(make, owner):
    meeting = make.meeting(owner)
    days = [date(1, 1, 1), date(1900, 1, 2), date(2026, 1, 1), date(2026, 1, 2), date(9999, 12, 31)]
    numbers = [
        service.number_of(IndexDocument(Kind.MEETING, meeting.id, Wording("x"), day))
        for day in days
    ]
    assert numbers == sorted(set(numbers))
    assert 0 <= numbers[0] < numbers[-1] < 2**63


def test_telling_nothing_changes_nothing(app, queries):
    with app.app_context(), transaction(), queries() as seen:
        service.put([])
    assert seen.count == 0


def test_a_search_is_four_statements_whatever_is_found(app, meetings, queries, found):
    meetings("Banken 0")
    with queries() as few:
        found("banken")
    for number in range(1, 30):
        meetings(f"Banken {number}")
    with queries() as many:
        found("banken")
    assert few.count == many.count == 4
