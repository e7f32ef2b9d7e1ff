"""A certificate for one test, and who trusts it. Made by the openssl of this machine."""

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Certificate:
    """What a server shows, and the context of a client that trusts it."""

    server: ssl.SSLContext
    trusting: ssl.SSLContext


def make_certificate(directory: Path, host: str) -> Certificate:
    """A self-signed certificate for a name or an address."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl on this machine")
    key, certificate = directory / "key.pem", directory / "certificate.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt"),
            *("ec_paramgen_curve:P-256", "-days", "2", "-subj", f"/CN={host}"),
            *("-addext", f"subjectAltName={_alternative(host)}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate, key)
    return Certificate(server, ssl.create_default_context(cafile=str(certificate)))


def _alternative(host: str) -> str:
    try:
        return f"IP:{ip_address(host)}"
    except ValueError:
        return f"DNS:{host}"
