"""Terms typed as a note are told as a sentence tells them."""

import pytest

from logbook.dates import periods_in_figures, say_period, say_term


@pytest.mark.parametrize(
    ("typed", "nl", "en"),
    [
        ("Q3 2023", "in het derde kwartaal van 2023", "in the third quarter of 2023"),
        ("q3", "in het derde kwartaal", "in the third quarter"),
        ("2026-Q1", "in het eerste kwartaal van 2026", "in the first quarter of 2026"),
        ("3Q 2026", "in het derde kwartaal van 2026", "in the third quarter of 2026"),
        ("in Q4 2026.", "in het vierde kwartaal van 2026", "in the fourth quarter of 2026"),
        ("eind Q2 2026", "aan het eind van het tweede kwartaal van 2026",
         "at the end of the second quarter of 2026"),
        ("vóór Q2 2026", "vóór het tweede kwartaal van 2026",
         "before the second quarter of 2026"),
        ("tot en met Q2 2026", "tot en met het tweede kwartaal van 2026",
         "until the second quarter of 2026"),
        ("uiterlijk in Q2 2026", "uiterlijk in het tweede kwartaal van 2026",
         "no later than the second quarter of 2026"),
        ("uiterlijk Q2 2026", "uiterlijk in het tweede kwartaal van 2026",
         "no later than the second quarter of 2026"),
        ("3e kwartaal 2026", "in het derde kwartaal van 2026", "in the third quarter of 2026"),
        ("in het derde kwartaal van 2026", "in het derde kwartaal van 2026",
         "in the third quarter of 2026"),
        ("eerste helft 2027", "in de eerste helft van 2027", "in the first half of 2027"),
        ("H1 2027", "in de eerste helft van 2027", "in the first half of 2027"),
        ("t/m Q3 2025", "tot en met het derde kwartaal van 2025",
         "until the third quarter of 2025"),
        ("Q3/Q4 2025", "in het derde of vierde kwartaal van 2025",
         "in the third or fourth quarter of 2025"),
        ("q1-q2", "in het eerste of tweede kwartaal", "in the first or second quarter"),
        ("zomerreces", "vóór het zomerreces", None),
        ("september", "in september", None),
        ("december", "in december", None),
        ("1 september", "uiterlijk op 1 september", None),
        ("uiterlijk 1 september", "uiterlijk op 1 september", None),
        ("uiterlijk 1-9-2025", "uiterlijk op 1 september 2025", None),
        ("week 40", "in week 40", None),
        ("najaar", "in het najaar", None),
        ("herfst", "in de herfst", None),
        ("eind van het jaar", "aan het eind van het jaar", None),
        ("z.s.m.", "zo spoedig mogelijk", None),
        ("september 2026", "in september 2026", None),
        ("zomer 2026", "in de zomer van 2026", None),
        ("2027", "in 2027", None),
        ("1-9-2026", "uiterlijk op 1 september 2026", None),
        ("1 september 2026", "uiterlijk op 1 september 2026", None),
    ],
)  # fmt: skip
def test_a_note_becomes_words_of_a_sentence(typed, nl, en):
    assert say_term(typed, "nl") == nl
    assert say_term(typed, "en") == en


@pytest.mark.parametrize(
    "spoken",
    ["vóór het zomerreces", "eind 2026", "zodra het rapport er is", "in september 2026",
     "op 1 september 2026", "binnen twee weken", "vrijdag", "het debat over Q3 2023"],
)  # fmt: skip
def test_what_was_typed_as_it_is_spoken_stays(spoken):
    assert say_term(spoken, "nl") is None
    assert say_term(spoken, "en") is None


def test_quarters_within_a_text_are_found():
    assert periods_in_figures("Zij komt in Q3 2023 en in 2024-Q1, niet in het 3e kwartaal.") == [
        "Q3 2023",
        "2024-Q1",
    ]
    assert periods_in_figures("De IQ3 van H2 en Q5") == []
    assert say_period("Q3 2023", "nl") == "het derde kwartaal van 2023"
    assert say_period("Q3 2023", "en") == "the third quarter of 2023"
