"""How long the program and a command take to start, and what they read meanwhile."""

import os
import re
import statistics
import subprocess
import sys
import time

from bench.servers import ROOT

SECRET = "only-for-the-bench-" + "x" * 32
CREATE = (
    "import time; t = time.perf_counter(); from config import Settings;"
    "from logbook import create_app;"
    f"create_app(Settings.from_environment({{'SECRET_KEY': '{SECRET}'}}));"
    "print(time.perf_counter() - t)"
)
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "routes"]
GOAL, GOAL_OF_COMMAND = 1.0, 1.5
"""Seconds."""
_READ = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\w+)")


def start(runs: int = 5) -> str:
    """Three lines: the program, a command, and the packages that take longest to read."""
    _run([sys.executable, "-c", CREATE])
    created = [float(_run([sys.executable, "-c", CREATE]).stdout) for _ in range(runs)]
    commanded = []
    for _ in range(runs):
        began = time.perf_counter()
        _run(COMMAND)
        commanded.append(time.perf_counter() - began)
    return "\n".join(
        (
            _told("start: create_app", created, GOAL),
            _told("start: a command", commanded, GOAL_OF_COMMAND),
            f"start: read longest, in ms: {_longest()}",
        )
    )


def _told(name: str, seconds: list[float], goal: float) -> str:
    median = statistics.median(seconds)
    verdict = "reached" if median <= goal else "missed"
    spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
    return f"{name:34}{median:.2f} s ({spread}), goal {goal:.1f}: {verdict}"


def _longest() -> str:
    took: dict[str, int] = {}
    for line in _run([sys.executable, "-X", "importtime", "-c", CREATE]).stderr.splitlines():
        if found := _READ.match(line):
            took[found[2]] = took.get(found[2], 0) + int(found[1])
    most = sorted(took.items(), key=lambda one: -one[1])[:8]
    return ", ".join(f"{name} {microseconds // 1000}" for name, microseconds in most)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SECRET_KEY": SECRET}
    # Read what the first run has compiled, as every start but the first does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    )
