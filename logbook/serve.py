"""`make run`: the whole program on one machine, for a first look and for work on it.

Brings the database up to date, loads the example into an empty one, starts server and scheduler,
and prints, last, a link that signs the example's administrator in. Ends when told to, or with exit
code 1 when either process ends by itself. A ministry runs the same two processes its own way.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from types import FrameType

import click
import flask_migrate
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.db import db, reading

HOST = "127.0.0.1"
ADMINISTRATOR = "admin@example.org"
FLASK = [sys.executable, "-m", "flask", "--app", "wsgi"]
START_SECONDS = 60
STOP_SECONDS = 18

Processes = dict[str, subprocess.Popen[bytes]]


class Stopped(BaseException):
    """SIGTERM or SIGINT came: end in good order, from wherever we are."""


def main() -> None:
    """Serve until told to stop. Exit code 0 then, 1 when server or scheduler ended by itself."""
    parser = argparse.ArgumentParser(prog="python -m logbook.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="on %(default)s unless given")
    port = parser.parse_args().port
    _refuse_a_taken(port)
    os.environ.setdefault("PUBLIC_URL", f"http://{HOST}:{port}")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _tell)
    try:
        app = ScriptInfo(app_import_path="wsgi", set_debug_flag=False).load_app()
        if _prepare_database(app):
            _do(app, "example", "load")
        with _processes(port) as processes:
            _wait_until_live(port, processes)
            _print_sign_in_link(app)
            _wait_until_one_ends(processes)
    except Stopped:
        return
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)


def _tell(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _refuse_a_taken(port: int) -> None:
    """Say so at once: another server on the port would answer our question whether ours is up."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            sys.exit(f"PORT: {port} cannot be used ({error})")


def _prepare_database(app: Flask) -> bool:
    """Apply the migrations. Returns whether there is nobody in the database yet."""
    with app.app_context():
        flask_migrate.upgrade()
        with reading() as session:
            empty = session.scalar(select(Account.id).limit(1)) is None
        db.engine.dispose()
        return empty


def _do(app: Flask, *words: str) -> None:
    """A command of the program, in this process: another would read all of it once more.

    Raises ClickException where the command line would end with its message.
    """
    try:
        app.cli.main(words, obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)
    finally:
        with app.app_context():
            db.engine.dispose()


@contextmanager
def _processes(port: int) -> Iterator[Processes]:
    """Server and scheduler; both are gone at the end of the block, whatever ended it.

    They log to standard error, so that the link stays the last line of standard output.
    """
    server = [*FLASK, "server", "run", "--host", HOST, "--port", str(port)]
    running: Processes = {}
    try:
        running["server"] = subprocess.Popen(server, stdout=sys.stderr)
        running["scheduler"] = subprocess.Popen([*FLASK, "scheduler", "run"], stdout=sys.stderr)
        yield running
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        _stop(running)


def _stop(processes: Processes) -> None:
    for process in processes.values():
        process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes.values():
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_live(port: int, processes: Processes) -> None:
    """Until the server answers. Ends the program when a process ends or the time is up."""
    deadline = time.monotonic() + START_SECONDS
    while not _is_live(port):
        _end_if_one_ended(processes)
        if time.monotonic() > deadline:
            sys.exit(f"the server did not answer within {START_SECONDS} seconds")
        time.sleep(0.1)


def _is_live(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _print_sign_in_link(app: Flask) -> None:
    """A one-time link for the example's administrator, or where to go if there is none."""
    try:
        _do(app, "accounts", "sign-in-link", ADMINISTRATOR)
    except click.ClickException as error:
        error.show()
        print(f"{os.environ['PUBLIC_URL']}/sign-in", flush=True)


def _wait_until_one_ends(processes: Processes) -> None:
    while True:
        _end_if_one_ended(processes)
        time.sleep(0.5)


def _end_if_one_ended(processes: Processes) -> None:
    for name, process in processes.items():
        if process.poll() is not None:
            sys.exit(f"the {name} ended by itself with exit code {process.returncode}")


if __name__ == "__main__":
    main()
