"""The program itself, started as `make run` starts it, with its data in a directory of its own."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Program:
    """A running program: its process, its port, and the file that it logs to."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    def link(self) -> str:
        """The link that it prints last, once it serves. Raises RuntimeError if it ends before."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if re.match(r"https?://", line):
                return line.strip()
        raise RuntimeError(f"it ended without a link: {self.log.read_text()}")


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(directory: Path, port: int | None = None, **settings: str) -> Iterator[Program]:
    """The program with its database in `directory`, told to end at the end of the block."""
    port = port or free_port()
    inherited = {name: value for name, value in os.environ.items() if name != "PUBLIC_URL"}
    own = {"DATABASE_URL": f"sqlite:///{directory / 'logbook.db'}", "SECRET_KEY": "x" * 32}
    with (
        (directory / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "logbook.serve", "--port", str(port)],
            cwd=ROOT,
            env=inherited | own | settings,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            yield Program(process, port, directory / "log")
        finally:
            process.terminate()
