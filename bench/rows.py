"""The rows of the bench: figures, goal and verdict, printed as they come; the missed at the end.

A missed row says in which packages its time goes, as a profile of the same work in this process
tells: it slows Python down more than what is written in C.
"""

import cProfile
import pstats
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bench.measure import Figure

NAME, SIDE = 40, 24
_PACKAGE = re.compile(r"site-packages/(\w+)|/(logbook/\w+)")


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted: at most so much, or at least."""

    limit: float
    is_least: bool = False

    def is_met(self, found: float) -> bool:
        """Whether a figure is as it is wanted."""
        return found >= self.limit if self.is_least else found <= self.limit

    def __str__(self) -> str:
        """In words."""
        return f"{'at least' if self.is_least else 'at most'} {self.limit:g}"


class Rows:
    """All rows of a run."""

    def __init__(self) -> None:
        self._missed: list[str] = []
        self._met = 0

    def head(self, title: str) -> None:
        """A heading over the rows that follow."""
        columns = f"{'ours':>{SIDE}}{'beside':>{SIDE}}{'':>9}"
        print(f"\n{title:{NAME}}{columns}  goal", flush=True)

    def ratio(
        self,
        name: str,
        ours: Figure,
        beside: Figure,
        goal: Goal | None,
        again: Callable[[], object] | None = None,
    ) -> None:
        """A row of two workloads that ran in turn, in ms, with their spread; `again` does ours."""
        self.add(name, ours.median / beside.median, goal, str(ours), str(beside), "×", again)

    def add(
        self,
        name: str,
        found: float,
        goal: Goal | None,
        ours: str = "",
        beside: str = "",
        unit: str = "",
        again: Callable[[], object] | None = None,
    ) -> None:
        """A row of any figure; `again` does the work once more, to see where its time goes."""
        is_met = goal is None or goal.is_met(found)
        verdict = "" if goal is None else f"{goal}: {'met' if is_met else 'MISSED'}"
        figures = f"{ours:>{SIDE}}{beside:>{SIDE}}{found:>7.2f} {unit or ' '}"
        line = f"{name:{NAME}}{figures}  {verdict}"
        print(line, flush=True)
        if goal is None or is_met:
            self._met += goal is not None
            return
        self._missed.append(line)
        if again is not None:
            print(f"    {where_it_goes(again)}", flush=True)

    def left_out(self, what: str) -> None:
        """Say what is not measured, and why."""
        print(f"{what}: left out", flush=True)

    def end(self) -> None:
        """How many goals are met, and which are not."""
        print(f"\n{self._met} goals are met, {len(self._missed)} are missed:")
        print("\n".join(self._missed) or "none")


def where_it_goes(act: Callable[[], object], times: int = 5) -> str:
    """The packages and functions in which most time goes, by their own time."""
    act()
    profile = cProfile.Profile()
    profile.enable()
    for _time in range(times):
        act()
    profile.disable()
    packages: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # the stubs leave it out
    for (file, _line, name), (_calls, _all, own, _with, _callers) in stats.items():
        found = _PACKAGE.search(file)
        package = (found[1] or found[2]) if found else "python" if file != "~" else "C"
        packages[package] += own
        functions[name] += own
    whole = sum(packages.values())
    shares = (f"{name} {own / whole:.0%}" for name, own in packages.most_common(5))
    slowest = (f"{name} {own / whole:.0%}" for name, own in functions.most_common(4))
    return f"its time: {', '.join(shares)}; in {', '.join(slowest)}"
