"""The dates that a text prints."""

import pytest

from logbook.linter.text import has_word, printed_dates, sentences_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("op 14 september 2021", ["2021-09-14"]),
        ("On 14 September 2021, ", ["2021-09-14"]),
        ("op 3 en 17 maart 2021", ["2021-03-03", "2021-03-17"]),
        ("op 3 maart en 5 mei 2021", ["2021-03-03", "2021-05-05"]),
        ("op 1, 3 en 17 maart 2021", ["2021-03-01", "2021-03-03", "2021-03-17"]),
        ("op 20 februari 2020 en 19 april 2021", ["2020-02-20", "2021-04-19"]),
        ("in maart en mei 2021", ["2021-03", "2021-05"]),
        ("in september 2021 en op 14 november 2021", ["2021-09", "2021-11-14"]),
        ("op 14-09-2021 en 2021-09-15", ["2021-09-14", "2021-09-15"]),
        ("op 31 februari 2021", []),
        ("in de zomer van 2021", []),
        ("begin 2024 en medio maart 2024", ["2024-01/2024-03", "2024-03-11/2024-03-20"]),
        ("In late 2021 and mid-March 2024", ["2021-10/2021-12", "2024-03-11/2024-03-20"]),
        ("aan het eind van 2021", ["2021-10/2021-12"]),
        ("in het eerste kwartaal van 2024", ["2024-33"]),
        ("in the first quarter of 2024, Q3 2024", ["2024-33", "2024-35"]),
        ("begin september 1750", []),
        ("Kamerstuk 35 570, nr. 71", []),
        ("T/25-11-2021/IMH-3", []),
        ("op 3 maart", []),
    ],
)
def test_days_and_months_are_read_as_people_write_them(text, dates):
    assert sorted(one.edtf for one in printed_dates(text)) == sorted(dates)


def test_a_word_is_a_whole_one():
    assert has_word("sprak de NVB.", "nvb")
    assert not has_word("sprak de NVBx", "NVB")


def test_sentences_are_told_apart_but_no_abbreviation():
    assert sentences_in("Dat is zo. Zie Kamerstuk 36 111, nr. 7. “Goed.”") == [
        "Dat is zo.",
        "Zie Kamerstuk 36 111, nr. 7.",
        "“Goed.”",
    ]
    assert sentences_in("De motie-De Wit c.s. is aangenomen") == [
        "De motie-De Wit c.s. is aangenomen"
    ]
