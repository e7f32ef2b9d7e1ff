"""A rule is asked, has a name on the page, is documented, and has a letter that it finds.

Whoever adds one and forgets a step is told here which.
"""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from inspect import get_annotations, isfunction
from pathlib import Path
from types import FunctionType

import pytest

from config import Settings
from logbook import create_app
from logbook.letters import labels
from logbook.linter.findings import Finding
from logbook.linter.reading import Reading
from logbook.linter.rules import RULES

ROOT = Path(__file__).parent.parent.parent
WRITTEN = sorted((ROOT / "logbook" / "linter" / "rules").glob("[a-z]*.py"))
NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


def names_in(source: str) -> Iterator[str]:
    """What its findings are called: the first word that a finding is made with."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and NAME.fullmatch(str(first.value)):
                yield str(first.value)


@pytest.fixture(scope="module")
def names() -> set[str]:
    return {name for path in WRITTEN for name in names_in(path.read_text())}


def test_every_rule_that_is_written_is_asked():
    written = {
        rule
        for path in WRITTEN
        for name, rule in vars(import_module(f"logbook.linter.rules.{path.stem}")).items()
        if not name.startswith("_") and isfunction(rule) and is_rule(rule)
    }
    assert {rule.__name__ for rule in written - set(RULES)} == set()


def is_rule(function: FunctionType) -> bool:
    """Whether it makes findings of what was read, and of nothing else."""
    return [*get_annotations(function).values()] == [Reading, Iterator[Finding]]


def test_every_rule_has_a_name_on_the_page(names):
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    with create_app(Settings.from_environment(environment)).test_request_context():
        assert set(labels.rules()) ^ names == set()


def test_every_rule_stands_in_the_documentation(names):
    table = (ROOT / "docs" / "letter-checks.md").read_text().partition("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) ^ names == set()


def test_every_rule_has_a_letter_that_it_finds(names):
    tests = [
        path for path in Path(__file__).parent.glob("test_*.py") if path.name != "test_rules.py"
    ]
    tried = " ".join(path.read_text() for path in tests)
    assert {name for name in names if f'"{name}"' not in tried} == set()
