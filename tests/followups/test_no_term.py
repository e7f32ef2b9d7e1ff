"""Texts that set no day: how people say that there is no term, and what is not understood."""

from datetime import date

import pytest

from logbook.followups.terms import not_understood, says_no_term


def test_of_a_long_text_that_is_not_understood_the_beginning_is_told(scope):
    def told(text: str) -> str:
        return not_understood(text, said_on=date(2026, 11, 28), recesses=[])

    assert f"‘{'a' * 60}’" in told("a" * 60)
    assert f"‘{'a' * 60}…’" in told("a" * 61)


@pytest.mark.parametrize(
    "text", ["", " ", "Geen termijn.", "geen", "zonder termijn", "No term", "none", "-"]
)
def test_that_there_is_no_term_can_be_said(text):
    assert says_no_term(text)
    assert not says_no_term(f"{text} maar")
