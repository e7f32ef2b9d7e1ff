"""Tells how many mutants of an area its tests kill, and which live.

    .venv/bin/python -m tests.mutation dates [--mutants 300] [--survivors]

What came of each is kept in .pytest_cache/mutation, so that a run goes on where it was stopped, and
forgotten when the program or its tests change; `--survivors` asks again only of those that lived.
"""

import argparse
import hashlib
import json
import os
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.mutation.areas import AREAS, Area, area_of
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.running import KILLED, TIMED_OUT, Runner

SEED = "20220407"
STATE = Path(".pytest_cache") / "mutation"
LOOKED_AT = Path(__file__).parent / "looked_at.toml"
"""Why mutants live that do: each a program that does the same, or one that no test need tell."""


class Kept:
    """What came of each mutant of an area."""

    def __init__(self, path: Path, files: Sequence[str], *, survivors: bool) -> None:
        self._path = path
        read = [one for file in map(Path, files) for one in sorted(file.rglob("*.py")) or [file]]
        of = hashlib.sha256(b"".join(one.read_bytes() for one in read)).hexdigest()
        lines = path.read_text().splitlines() if path.exists() else []
        self.told: dict[str, Any] = dict(json.loads(line) for line in lines if line.endswith("]"))
        if survivors:
            kept = {key: said for key, said in self.told.items() if said in (KILLED, TIMED_OUT)}
        else:
            kept = self.told if self.told.get("of") == of else {}
        self.told = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
        for key, said in (kept | {"of": of}).items():
            self.tell(key, said)

    def tell(self, key: str, said: object) -> None:
        """Keep it."""
        self.told[key] = said
        with self._path.open("a") as file:
            file.write(json.dumps([key, said]) + "\n")


def sample(area: Area, most: int) -> list[Mutant]:
    """So many of the mutants, by lot: the same ones as long as their statements are the same."""
    files = area.found(area.files, Path.cwd())
    found = [one for file in files for one in mutants_of(file, Path.cwd()) if area.holds(one)]
    return sorted(found, key=lambda one: hashlib.sha256((SEED + one.key).encode()).digest())[:most]


@contextmanager
def _said_in(log: Path) -> Iterator[None]:
    """What this process and its children print goes there."""
    ours = [os.dup(number) for number in (1, 2)]
    with log.open("w") as file:
        for number in (1, 2):
            os.dup2(file.fileno(), number)
        try:
            yield
        finally:
            sys.stdout.flush()
            for number, own in zip((1, 2), ours, strict=True):
                os.dup2(own, number)


def main() -> int:
    """Run it, and print figures and survivors."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("area", help=f"{', '.join(AREAS)}, or a folder with a program.py")
    parser.add_argument("--mutants", type=int, default=300, help="at most so many, by lot")
    parser.add_argument("--survivors", action="store_true", help="ask again of those that lived")
    options = parser.parse_args()
    begun, root, area = time.monotonic(), Path.cwd(), area_of(options.area)
    files, tests = area.found(area.files, root), area.found(area.tests, root)
    mutants = sample(area, options.mutants)
    state = STATE / options.area.replace(os.sep, "+")
    kept = Kept(state, [*files, *tests], survivors=options.survivors)
    hypothesis.settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )  # fmt: skip
    hypothesis.settings.load_profile("mutation")
    leaving_out = f"not ({' or '.join(['postgresql', *area.without])})"
    chosen = ["-q", "-m", "not harness", "-k", leaving_out, "-p", "no:cacheprovider"]
    chosen += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    with _said_in(state.with_suffix(".log")):
        code = pytest.main([*chosen, *tests], [Runner(mutants, kept.told, kept.tell, files)])
    _report(mutants, kept.told, (time.monotonic() - begun) / 60)
    return int(code)


def _report(mutants: Sequence[Mutant], told: dict[str, Any], minutes: float) -> None:
    reasons = {one["key"]: one["why"] for one in tomllib.loads(LOOKED_AT.read_text())["mutant"]}
    alive = [one for one in mutants if told.get(one.key) not in (KILLED, TIMED_OUT)]
    for one in alive:
        why = reasons.get(one.key, told.get(one.key))
        sys.stdout.write(f"{one}\n  {one.key} {why}\n")
    killed = len(mutants) - len(alive)
    share = 100 * killed / max(len(mutants), 1)
    looked_at = sum(one.key in reasons for one in alive)
    sys.stdout.write(
        f"{killed} of {len(mutants)} killed ({share:.1f} %), {len(alive)} live, "
        f"{looked_at} of them looked at, {minutes:.1f} minutes\n"
    )


if __name__ == "__main__":
    sys.exit(main())
