"""What mutants are made of, and the tests that are to find them."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from tests.mutation.mutants import Mutant


@dataclass(frozen=True, slots=True)
class Area:
    """Files of the program and tests, as patterns.

    `without`: words in the names of tests that are left out, since they start processes, where a
    mistake is not put, or measure time. `only`: functions of a file, where the rest of it is of no
    such kind.
    """

    files: Sequence[str]
    tests: Sequence[str]
    without: Sequence[str] = ()
    only: Mapping[str, Set[str]] = field(default_factory=dict)

    def holds(self, mutant: Mutant) -> bool:
        """Whether the mistake is in what the area is about."""
        return mutant.function in self.only.get(mutant.file, {mutant.function})

    def found(self, patterns: Sequence[str], root: Path) -> list[str]:
        """The paths below the root that they stand for."""
        found = [path for pattern in patterns for path in sorted(root.glob(pattern))]
        return [str(path.relative_to(root)) for path in found]


AREAS = {
    "dates": Area(
        ["logbook/dates/*.py"],
        ["tests/test_dates_*.py", "tests/followups/test_terms.py"],
        ["time_grows"],
    ),
    "reminders": Area(
        [
            f"logbook/followups/{name}.py"
            for name in ("moments", "reminders", "sweep", "digest", "digests", "terms", "lines")
        ],
        [
            *("tests/followups/test_[dqrstu]*.py", "tests/followups/test_acts.py"),
            *("tests/followups/test_lines.py", "tests/followups/test_pages_list.py"),
            "tests/followups/test_no_term.py",
        ],
        ["test_reminders_commands", "test_relays", "costs_the_same"],
    ),
    "composer": Area(
        ["logbook/composer/*.py"],
        ["tests/composer", "tests/linter/test_omitting.py", "tests/meetings/test_phrase_pages.py"],
    ),
    "policy": Area(
        [
            "logbook/policy.py",
            "logbook/meetings/queries/visibility.py",
            "logbook/meetings/queries/lists.py",
            "logbook/followups/queries/filters.py",
            "logbook/followups/queries/single.py",
            "logbook/letters/queries/letters.py",
            "logbook/search/queries/hits.py",
            "logbook/changes/visibility.py",
        ],
        [
            "tests/test_policy.py",
            *("tests/meetings/test_meeting_access.py", "tests/meetings/test_keeping_mine.py"),
            *("tests/followups/test_a[cp]*.py", "tests/followups/test_creation.py"),
            "tests/followups/test_one.py",
            *("tests/followups/test_pages*.py", "tests/followups/test_permissions.py"),
            *("tests/followups/test_undo.py", "tests/overview/test_queries.py"),
            *("tests/letters/stored/test_api.py", "tests/letters/stored/test_guarded.py"),
            *("tests/letters/stored/test_keeping.py", "tests/letters/stored/test_who_reads.py"),
            *("tests/finding/test_finding.py", "tests/finding/test_rights.py"),
            *("tests/changes/test_pages.py", "tests/references/test_*.py"),
        ],
        only={
            "logbook/meetings/queries/lists.py": {"_asked_for"},
            "logbook/letters/queries/letters.py": {
                *("known_letters", "readable_by", "visible_to", "letters", "letter"),
                *("deleted_letter", "paragraph"),
            },
            "logbook/search/queries/hits.py": {"visible_to", "_is_shown"},
        },
    ),
}


def area_of(name: str) -> Area:
    """One of those above, or a folder with a program.py and the tests of it."""
    if name in AREAS:
        return AREAS[name]
    return Area([f"{name}/program.py"], [f"{name}/test_program.py"])
