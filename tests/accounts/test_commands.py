"""The command line of accounts: the answer alone on the last line, faults in one line."""

import re

import pytest

from logbook.accounts import passwords
from logbook.accounts.models import Account
from logbook.db import db


@pytest.fixture
def run(app):
    """A command of the group: its words, what is piped in; answers with click's result."""
    runner = app.test_cli_runner()

    def command(*words, typed=None):
        return runner.invoke(args=["accounts", *words], input=typed)

    return command


def account(app, email):
    with app.app_context():
        found = db.session.scalars(db.select(Account).filter_by(email=email)).one_or_none()
        db.session.expunge_all()
        return found


def test_an_account_is_made_with_its_unit(app, run):
    words = ("create", "New@example.org", "--name", "New", "--role", "reader", "--unit", "Londen")
    result = run(*words)
    made = account(app, "new@example.org")
    assert (result.exit_code, result.stdout) == (0, f"{made.id}\n")
    again = run(*words)
    assert again.exit_code == 1
    assert re.fullmatch(r"Error: .*new@example\.org.*\n", again.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ("create", "nonsense", "--name", "N", "--role", "reader", "--unit", "IMH"),
        ("create", "n@example.org", "--name", "N", "--role", "king", "--unit", "IMH"),
        ("create", "n@example.org", "--name", " ", "--role", "reader", "--unit", "IMH"),
        ("create", "n@example.org", "--role", "reader", "--unit", "IMH"),
        ("sign-in-link",),
        ("token", "n@example.org"),
        ("nonsense",),
    ],
)
def test_bad_usage_exits_2_without_a_traceback(words, run):
    result = run(*words)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", ["sign-in-link", "disable", "set-password", "token"])
def test_an_unknown_address_exits_1_in_one_line(command, run):
    more = ("--name", "X") if command == "token" else ()
    result = run(command, "nobody@example.org", *more)
    assert result.exit_code == 1
    assert result.stderr == "Error: nobody here has the address nobody@example.org\n"


def test_a_link_is_printed_whole_and_signs_in(app, run, visit, owner):
    result = run("sign-in-link", "owner@example.org")
    found = re.fullmatch(r"http://127\.0\.0\.1:8000(/sign-in/[\w-]{43})\n", result.stdout)
    assert found
    client = visit()
    client.get(found[1]).submit()
    client.get("/account")


def test_a_token_is_printed_and_works(app, run, owner):
    token = run("token", "owner@example.org", "--name", "Script").stdout.strip()
    answer = app.test_client().get("/api/v1/account", headers={"Authorization": f"Bearer {token}"})
    assert answer.get_json()["email"] == "owner@example.org"


def test_disabling_works_at_once_but_not_for_the_last_administrator(app, run, owner, admin):
    assert run("disable", "owner@example.org").stdout == f"{owner.id}\n"
    assert account(app, "owner@example.org").disabled_at is not None
    assert run("sign-in-link", "owner@example.org").exit_code == 1
    refused = run("disable", "admin@example.org")
    assert refused.exit_code == 1
    assert account(app, "admin@example.org").disabled_at is None


def test_a_password_is_read_from_a_pipe_and_must_be_good(app, run, owner):
    good = "vier stoelen om een ronde tafel"
    assert run("set-password", "owner@example.org", typed=f"{good}\n").exit_code == 0
    assert passwords.verify(account(app, "owner@example.org").password_hash, good)
    refused = run("set-password", "owner@example.org", typed="kort\n")
    assert refused.exit_code == 1
    assert "kort" not in refused.output.replace("te kort", "")


def test_what_is_refused_is_told_in_english(run, admin):
    refused = run("disable", "admin@example.org")
    assert "administrator" in refused.stderr
    assert "beheerder" not in refused.stderr.replace("administrator", "")
    weak = run("set-password", "admin@example.org", typed="kort\n")
    assert weak.stderr.startswith("Error: Use at least 15 characters")
