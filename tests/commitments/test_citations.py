"""Citations of parliamentary papers: every notation in use is read, one is printed."""

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.citations import Citation, candidates, find_all, parse

NOTATIONS = [
    ("Kamerstuk 35570, nr. 71", "35570", "71"),
    ("Kamerstuk 26 485, nr. 277", "26485", "277"),
    ("(26485, nr. 376)", "26485", "376"),
    ("35 925-XVII nr. 33", "35925-XVII", "33"),
    ("35 925 XVII, nr. 33", "35925-XVII", "33"),
    ("Kamerstuk 35000 XVII, nr. 34", "35000-XVII", "34"),
    ("kst-35925-XVII-33", "35925-XVII", "33"),
    ("kst-26485-308", "26485", "308"),
    ("Kamerstukken II 2009/10, 27858, nr. 88, p. 3", "27858", "88"),
    ("Kamerstukken I 2008/09, 31700 VI, D, p. 4", "31700-VI", "D"),
    ("21 501-02, nr. 1466", "21501-02", "1466"),
    ("Kamerstuk 35 570 V, nr. 65", "35570-V", "65"),
    ("Kamerstukken II 2019/20, 35 419, nr. 9", "35419", "9"),
    ("kst-21501-02-1466", "21501-02", "1466"),
    ("Kamerstukken 31945", "31945", None),
    ("35 925\N{EN DASH}XVII nr. 33", "35925-XVII", "33"),
    # Spaces of other widths, a dot, capitals, full stops.
    (
        "35\N{NO-BREAK SPACE}925\N{NARROW NO-BREAK SPACE}XVII, nr.\N{THIN SPACE}33",
        "35925-XVII",
        "33",
    ),
    ("35.925 XVII, nr. 33.", "35925-XVII", "33"),
    ("kamerstuk 35 925 xvii, Nr 33", "35925-XVII", "33"),
    ("35570, nrs. 71 en 72", "35570", "71"),
    ("Kamerstukken II, 2019\N{EN DASH}2020, 35 419, nr. 9, pp. 3-5", "35419", "9"),
    # Suffixes: a part of a chapter, a fund, the Kingdom.
    ("35 570 IIA, nr. 2", "35570-IIA", "2"),
    ("36 410 A, nr. 3", "36410-A", "3"),
    ("23 908-(R1519), nr. 5", "23908-(R1519)", "5"),
    ("kst-23908-R1519-5", "23908-(R1519)", "5"),
    # Labels of dossiers, and papers behind a hyphen.
    ("35570", "35570", None),
    ("35925-XVII", "35925-XVII", None),
    ("23908-(R1519)", "23908-(R1519)", None),
    ("21501-20", "21501-20", None),
    ("21501-02-1466", "21501-02", "1466"),
    ("26485-308", "26485", "308"),
    ("36410-A", "36410-A", None),
    # In an identifier the last part is the paper, unless no paper is called so.
    ("kst-31945-20", "31945", "20"),
    ("kst-31945-B", "31945", "B"),
    ("kst-35925-XVII", "35925-XVII", None),
]


@pytest.mark.parametrize(("text", "label", "paper"), NOTATIONS)
def test_every_notation_in_use_is_read(text, label, paper):
    found = parse(text)
    assert found is not None
    assert (found.label, found.paper) == (label, paper)


@pytest.mark.parametrize(
    "text",
    [
        *("BZDOC-1235421577-13", "STPS5HHCFWEY-7-88383", "T/25112021/IMH-3", "", "()", "nr. 33"),
        *("1234", "123456", "35570 BLAH", "motie over 35570", "2020Z25130", "kst-", "٣٥٥٧٠"),
        "35570" + " " * 300,
    ],
)
def test_what_is_no_citation_is_not_read(text):
    assert parse(text) is None


def test_what_a_citation_tells_besides_is_kept():
    found = parse("Kamerstukken I 2008/09, 31700 VI, D, p. 4")
    assert found is not None
    assert (found.chamber, found.year, found.page) == ("EK", "2008/09", "4")
    assert found.as_written == "Kamerstukken I 2008/09, 31700 VI, D, p. 4"
    assert found == Citation(31700, "VI", "D")
    house = parse("Kamerstukken II 2009/10, 27858, nr. 88, p. 3")
    assert house is not None
    assert house.chamber == "TK"


@pytest.mark.parametrize(
    ("citation", "display", "kst"),
    [
        (Citation(35925, "XVII", "33"), "35 925 XVII, nr. 33", "kst-35925-XVII-33"),
        (Citation(26485, None, "277"), "26 485, nr. 277", "kst-26485-277"),
        (Citation(21501, "02", "1466"), "21 501-02, nr. 1466", "kst-21501-02-1466"),
        (Citation(31700, "VI", "D"), "31 700 VI, D", "kst-31700-VI-D"),
        (Citation(31945), "31 945", None),
        (Citation(23908, "(R1519)", "5"), "23 908 (R1519), nr. 5", None),
    ],
)
def test_a_citation_is_printed_in_one_notation(citation, display, kst):
    assert citation.display == display
    assert citation.in_letter == f"Kamerstuk {display}"
    assert citation.kst == kst
    url = kst and f"https://zoek.officielebekendmakingen.nl/{kst}.html"
    assert citation.url == url


def test_papers_sort_by_dossier_then_by_kind_and_value_of_the_suffix():
    in_order = [
        Citation(21501, None, "3"),
        Citation(21501, "02", "1466"),
        Citation(21501, "20", "7"),
        Citation(35570),
        Citation(35570, "IIA", "2"),
        Citation(35570, "IIB", "2"),
        Citation(35570, "V"),
        Citation(35570, "V", "B"),
        Citation(35570, "V", "AA"),
        Citation(35570, "V", "9"),
        Citation(35570, "V", "65"),
        Citation(35570, "IX", "1"),
        Citation(35570, "XVII", "1"),
        Citation(35570, "A", "1"),
    ]
    shuffled = Random(35570).sample(in_order, len(in_order))
    assert sorted(shuffled, key=lambda citation: citation.sort_key) == in_order


def test_a_citation_without_suffix_may_mean_the_dossiers_that_have_one():
    doubtful = Citation(35570, None, "71", as_written="Kamerstuk 35570, nr. 71")
    known = [
        Citation(35570, "XVII", "1"),
        Citation(35570, "V", "72"),
        Citation(35570, "V", "65"),
        Citation(35570, None, "1"),
        Citation(26485, "II", "71"),
    ]
    meant = candidates(doubtful, known)
    assert [other.display for other in meant] == ["35 570 V, nr. 71", "35 570 XVII, nr. 71"]


def test_a_citation_with_its_suffix_is_not_doubted():
    assert candidates(Citation(35570, "V", "71"), [Citation(35570, "XVII", "1")]) == []


def test_citations_are_found_in_running_text():
    text = (
        "Postbus 20061, 2515 XP. Onze referentie BZDOC-1235421577-13. De motie Van der Lee"
        " (Kamerstuk 35570, nr. 71), de brief (26485,\nnr. 376), begrotingshoofdstuk 35 925 XVII,"
        " Kamerstuk 31945, 12345 mensen, 35 000 V, 35 000, A), zie kst-21501-02-1466.html en"
        " Kamerstukken I 2008/09, 31700 VI, D, p. 4 en 36 410 A, nrs. 3, 4 en 6."
    )
    assert [found.display for found in find_all(text)] == [
        "35 570, nr. 71",
        "26 485, nr. 376",
        "35 925 XVII",
        "31 945",
        "21 501-02, nr. 1466",
        "31 700 VI, D",
        "36 410 A, nr. 3",
        "36 410 A, nr. 4",
        "36 410 A, nr. 6",
    ]


@given(
    st.builds(
        Citation,
        st.integers(10_000, 99_999),
        st.sampled_from([None, "V", "XVII", "IIA", "02", "20", "A", "(R1519)"]),
        st.one_of(st.none(), st.integers(1, 99_999).map(str), st.sampled_from(["D", "AB"])),
    )
)
def test_what_we_print_is_read_back(citation):
    assert parse(citation.in_letter) == citation
    assert parse(citation.display) == citation
    if citation.kst:
        assert parse(citation.kst) == citation
    assert find_all(f"Zie {citation.in_letter}.") == [citation]


@given(st.text(alphabet="0123456789 .,-()kstKamerstukIVXnrp/R\N{EN DASH}\n"))
def test_any_text_is_read_without_error(text):
    parse(text)
    for found in find_all(text):
        assert found.as_written in text


@pytest.mark.parametrize(
    "part",
    [
        "1",
        " ",
        "35 570 ",
        "kst-",
        "Kamerstuk ",
        "35570-",
        "35570, nr. 1, 2, 3 ",
        ", 2",
        "Kamerstuk,, ",
    ],
)
def test_time_grows_no_faster_than_the_text(part):
    def seconds(length: int) -> float:
        text = (part * length)[:length]
        began = time.thread_time()
        parse(text)
        find_all(text)
        return time.thread_time() - began

    short = min(seconds(10_000) for _ in range(3))
    # Ten times the text takes about ten times as long; of a square it would be a hundred.
    assert min(seconds(100_000) for _ in range(2)) < 40 * short + 0.05
