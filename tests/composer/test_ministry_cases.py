"""Letters written by hand first: what each must say, must not, and must not keep silent."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from logbook.composer import LetterInput, compose
from logbook.composer.omissions import omissions
from logbook.linter import lint
from tests.composer.cases import letter_input

_READ = json.loads((Path(__file__).parent / "ministry_cases.json").read_text("utf-8"))
CASES: Mapping[str, Any] = {one["name"]: one for one in _READ["cases"]}


def records(name: str, language: str) -> LetterInput:
    """What the letter is made of; organisations of a case take the place of those of the ground."""
    ground, case = _READ["ground"], CASES[name]
    known = ground["organisations"] | case.get("organisations", {})
    return letter_input(ground | case | {"organisations": known}, language)


def text_of(given: LetterInput) -> str:
    return " ".join(one.text for one in compose(given).sentences)


@pytest.mark.parametrize(
    ("name", "language"), [(name, each) for name, one in CASES.items() for each in one["expect"]]
)
def test_it_says_what_was_expected(name, language):
    text = text_of(records(name, language))
    at = 0
    for expected in CASES[name]["expect"][language]:
        assert expected in text[at:], f"\n{expected}\nis not in\n{text[at:]}"
        at = text.index(expected, at) + len(expected)
    assert [one for one in CASES[name]["never"] if one in text] == [], text


@pytest.mark.parametrize("name", CASES)
def test_it_lists_what_it_does_not_tell_and_finds_what_is_wrong(name):
    given = records(name, "nl")
    letter = compose(given)
    left_out = {one.record: one.reason.value for one in omissions(letter, given)}
    assert left_out == CASES[name]["not_told"]
    found = {f"{one.rule}:{one.level.value}" for one in lint(letter, given)}
    assert found >= set(CASES[name]["findings"])
    assert not [one for one in found if one.endswith(":error")]
