"""What is declared, what is locked and what is explained are the same packages."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
# A name, and the extras that it was asked with.
PACKAGE = r"([\w.-]+)(?:\[[\w,-]+\])?"
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]


def locked(path: str) -> dict[str, str]:
    """The version of each package in a locked file."""
    pins = re.findall(rf"^{PACKAGE}==([^\s;]+)", (ROOT / path).read_text(), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize(
    ("declared", "path"),
    [(RUNTIME, "requirements.txt"), (DEVELOPMENT, "tests/requirements.txt")],
)
def test_what_is_declared_is_locked_at_a_version_that_fits(declared, path):
    versions = locked(path)
    unfit = [
        str(requirement)
        for requirement in declared
        if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), ""))
    ]
    assert unfit == []


def test_program_and_tests_install_the_same_version_of_what_both_need():
    runtime, development = locked("requirements.txt"), locked("tests/requirements.txt")
    both = runtime.keys() & development.keys()
    assert {name: runtime[name] for name in both} == {name: development[name] for name in both}


def test_every_package_has_a_hash():
    for path in ("requirements.txt", "tests/requirements.txt"):
        text = (ROOT / path).read_text()
        pinned = re.split(r"^(?=[\w.,\[\]-]+==)", text, flags=re.MULTILINE)[1:]
        assert [package[:40] for package in pinned if "--hash=sha256:" not in package] == []


def test_every_direct_dependency_is_explained():
    text = (ROOT / "docs" / "dependencies.md").read_text()
    named = re.findall(r"^\| ([a-z][\w.-]+) \|", text, re.MULTILINE)
    declared = {canonicalize_name(requirement.name) for requirement in RUNTIME + DEVELOPMENT}
    assert sorted(named) == sorted(declared)
