"""The servers that are measured, each on a free port of loopback, stopped at the end."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def wsgi(target: str, environment: Mapping[str, str]) -> Iterator[int]:
    """A WSGI program under waitress, as `server run` serves ours; gives its port."""
    port = free_port()
    command = [
        sys.executable, "-m", "waitress", "--listen", f"127.0.0.1:{port}", "--threads", "8", target,
    ]  # fmt: skip
    with _running(command, environment, port):
        yield port


@contextmanager
def radicale(folder: Path) -> Iterator[int]:
    """Radicale, open to anybody on loopback, with its collections in `folder`; gives its port."""
    port = free_port()
    command = [
        sys.executable, "-m", "radicale", "--hosts", f"127.0.0.1:{port}", "--auth-type", "none",
        "--storage-filesystem-folder", str(folder), "--logging-level", "critical",
    ]  # fmt: skip
    with _running(command, {}, port):
        yield port


@contextmanager
def _running(command: list[str], environment: Mapping[str, str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | dict(environment), stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"a server ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("a server did not start within 30 seconds")
