"""The mutants of each area, and of a program whose mutants are known, to see the harness work."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import Harness
from tests.mutation.areas import AREAS

MUTANTS = 300
ROOT = Path(__file__).parent.parent.parent
PROGRAM = """
LIMIT = 3
NAMES = {LIMIT: "three"}

def larger(one, other):
    return one if one > other else other

def named(number):
    return any(one == number for one in NAMES)
"""
TESTS = """
from toy.program import larger, named

def test_larger():
    assert (larger(1, 2), larger(2, 1)) == (2, 2)

def test_named():
    assert (named(3), named(4)) == (True, False)
"""


def ask(folder: Path, *arguments: str) -> str:
    """What a run from that folder prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.mutation", *arguments],
        cwd=folder,
        env={"PYTHONPATH": f"{ROOT}:{folder}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_mistake_that_changes_nothing_lives_and_one_that_changes_an_answer_is_killed(tmp_path):
    toy = tmp_path / "toy"
    toy.mkdir()
    (toy / "program.py").write_text(PROGRAM)
    (toy / "test_program.py").write_text(TESTS)

    said = ask(tmp_path, "toy")

    living = re.findall(r"^  \+ (.*)", said, re.MULTILINE)
    assert sorted(living) == ["NAMES = {LIMIT: '~three'}", "return one if one >= other else other"]
    assert "4 of 6 killed" in said
    assert ask(tmp_path, "toy").splitlines()[:-1] == said.splitlines()[:-1]


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.harness(short=0, long=MUTANTS)
def test_of_a_hundred_mistakes_the_tests_find_eighty_five(area, harness: Harness):
    said = ask(ROOT, area, "--mutants", str(harness.rounds)).splitlines()[-1]

    harness.figure(said)
    assert float(said.partition("(")[2].partition(" %")[0]) >= 85
