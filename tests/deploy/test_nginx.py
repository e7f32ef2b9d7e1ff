"""`deploy/nginx.conf`, in front of a program that says what it was asked."""

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.outbox.certificates import make_certificate
from tests.servers.program import ROOT, free_port

SECRET = "Zm9yLXlvdXItZXllcy1vbmx5"  # the token of an address


class Asked(BaseHTTPRequestHandler):
    """Answers with the headers that reached it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = "\n".join(f"{name}: {value}" for name, value in self.headers.items()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name that the library calls

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@dataclass
class Proxy:
    """nginx with our configuration, and the directory of its logs."""

    port: int
    logs: Path
    trusting: ssl.SSLContext

    def ask(self, path: str, method: str = "GET", headers: dict[str, str] | None = None):
        """Status and body of the answer."""
        connection = HTTPSConnection("127.0.0.1", self.port, context=self.trusting, timeout=10)
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def logged(self) -> str:
        """All that nginx wrote."""
        return "".join(file.read_text() for file in self.logs.glob("*.log"))


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """A proxy before a server; asked first whether it takes the configuration."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        pytest.skip("there is no nginx on this machine")
    folder = tmp_path_factory.mktemp("nginx")
    certificate = make_certificate(folder, "127.0.0.1")
    program = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    Thread(target=program.serve_forever, daemon=True).start()
    port = free_port()
    configuration = (ROOT / "deploy" / "nginx.conf").read_text()
    for said, meant in {
        "/run/nginx.pid": f"{folder}/pid",
        "/var/log/nginx/": f"{folder}/",
        "127.0.0.1:8000": f"127.0.0.1:{program.server_port}",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen [::]:80;": "",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "listen [::]:443 ssl http2;": "",
        "/etc/ssl/logbook/certificate.pem": f"{folder}/certificate.pem",
        "/etc/ssl/logbook/key.pem": f"{folder}/key.pem",
    }.items():
        assert said in configuration, said
        configuration = configuration.replace(said, meant)
    (folder / "nginx.conf").write_text(configuration)
    proxy = Proxy(port, folder, certificate.trusting)
    command = [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen([*command, "-g", "daemon off;"]) as process:
        try:
            _wait_for(proxy)
            yield proxy
        finally:
            process.terminate()
            program.shutdown()
            program.server_close()


def _wait_for(proxy: Proxy) -> None:
    for _attempt in range(100):
        try:
            proxy.ask("/health/live")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx did not start")


@pytest.mark.parametrize(
    "path",
    [
        f"/cal/{SECRET}/mine.ics",
        f"/cal/{SECRET}",
        f"//cal//{SECRET}/mine.ICS",
        f"/CAL/{SECRET}/mine.ics",
        f"/%63al/{SECRET}/mine.ics",
        f"/sign-in/{SECRET}",
        f"/Sign-In/{SECRET}/",
        f"/asked/{SECRET}",
        f"/sign-in?next=/cal/{SECRET}/mine.ics",
    ],
)
def test_no_secret_of_an_address_is_logged(proxy: Proxy, path: str):
    assert proxy.ask(path)[0] == 200
    assert (
        proxy.ask(path, "POST", {"Content-Length": "26214401"})[0] == 413
    )  # an error quotes the request
    proxy.ask("/end-of-log")
    assert "/end-of-log" in proxy.logged()
    assert SECRET not in proxy.logged()


def test_what_a_client_claims_of_others_is_not_passed_on(proxy: Proxy):
    claimed = {
        "Host": "logbook.example.org:8443",
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "elsewhere.example.org",
        "X-Real-IP": "203.0.113.9",
        "Forwarded": "for=203.0.113.9",
    }
    _status, headers = proxy.ask("/meetings", headers=claimed)
    assert "X-Forwarded-For: 127.0.0.1" in headers
    assert "X-Forwarded-Proto: https" in headers
    assert "Host: logbook.example.org:8443" in headers
    assert "203.0.113.9" not in headers
    assert "elsewhere" not in headers


@pytest.mark.parametrize("path", ["/metrics", "//metrics", "/%6detrics", "/metrics?x"])
def test_figures_are_not_for_those_who_come_by_here(proxy: Proxy, path: str):
    assert proxy.ask(path)[0] == 404
