"""`server run` says when it listens; `scheduler run` that it sweeps, and whether mail leaves."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from flask import Flask
from sqlalchemy import make_url

from logbook.db import db
from tests.servers.program import ROOT, free_port


@contextmanager
def running(app: Flask, *words: str, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    with app.app_context():
        url = make_url(str(db.engine.url.render_as_string(hide_password=False)))
    own = {"DATABASE_URL": url.render_as_string(hide_password=False), "SECRET_KEY": "x" * 32}
    inherited = {name: value for name, value in os.environ.items() if name != "MAIL_URL"}
    with subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", *words],
        cwd=ROOT,
        env=inherited | own | settings,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_server_says_in_one_line_that_it_listens(own_app: Flask, workers: int):
    port = free_port()
    words = ("server", "run", "--port", str(port), "--workers", str(workers))
    with running(own_app, *words) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"listening on http://127.0.0.1:{port}\n"
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/health/live")
        assert connection.getresponse().status == 200
        connection.close()
        process.terminate()
        assert process.stdout.read() == ""
        assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [({}, "; none leaves: see MAIL_URL"), ({"MAIL_URL": "smtp://127.0.0.1:1"}, "")],
)
def test_the_scheduler_says_that_it_sweeps(own_app: Flask, settings: dict[str, str], words: str):
    with running(own_app, "scheduler", "run", **settings) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"sweeping the mail every 30 seconds{words}\n"


@pytest.mark.parametrize("host", ["no-such-host.invalid", "x" * 70 + ".example"])
def test_a_host_that_is_none_is_told_in_one_line(own_app: Flask, host: str):
    done = own_app.test_cli_runner().invoke(args=["server", "run", "--host", host])
    assert done.exit_code == 1
    assert len(done.output.splitlines()) == 1
    assert "cannot be used" in done.output
