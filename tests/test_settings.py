"""Settings: sensible without any, and a bad one stops the start with one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import config
from config import MailServer, SettingError, Settings

ROOT = Path(__file__).parent.parent
KEY = "x" * 32


@pytest.fixture(autouse=True)
def own_instance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(config, "INSTANCE", tmp_path / "instance")
    return tmp_path / "instance"


def test_none_are_needed_on_this_machine(own_instance: Path) -> None:
    settings = Settings.from_environment({})
    assert settings.database_url == f"sqlite:///{own_instance / 'logbook.db'}"
    assert settings.public_url == "http://127.0.0.1:8000"
    assert (settings.timezone, settings.default_language) == ("Europe/Amsterdam", "nl")
    assert settings.mail is None
    assert not settings.secure
    assert not settings.allow_dep_v


def test_the_secret_key_is_made_once_and_readable_by_us_only(own_instance: Path) -> None:
    first = Settings.from_environment({}).secret_key
    assert Settings.from_environment({}).secret_key == first
    assert len(first) >= 32
    kept = own_instance / "secret-key"
    assert kept.stat().st_mode & 0o077 == 0
    assert [file.name for file in own_instance.iterdir()] == ["secret-key"]


def test_mail_is_sent_with_tls_unless_on_loopback() -> None:
    def mail(url: str) -> MailServer | None:
        return Settings.from_environment({"MAIL_URL": url}).mail

    assert mail("smtp://a:p%40ss@mail.example.org") == MailServer(
        "mail.example.org", 587, "starttls", "a", "p@ss"
    )
    assert mail("smtps://mail.example.org") == MailServer("mail.example.org", 465, "implicit")
    assert mail("smtp://127.0.0.1:25?starttls=none") == MailServer("127.0.0.1", 25, "none")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x"),
        ("SECRET_KEY", "short"),
        ("PUBLIC_URL", "http://logbook.example.org"),
        ("PUBLIC_URL", "ftp://127.0.0.1"),
        ("PUBLIC_URL", "https://x.example.org/?a=b"),
        ("MAIL_URL", "http://mail.example.org"),
        ("MAIL_URL", "smtp://mail.example.org?starttls=none"),
        ("MAIL_URL", "smtp://mail.example.org?starttls=maybe"),
        ("MAIL_URL", "smtp://mail.example.org:many"),
        ("MAIL_FROM", "a@b@c"),
        ("MAIL_FROM", "zoë@example.org"),
        ("MAIL_FROM", "a b@c\r\nBcc: d@e"),
        ("TIMEZONE", "Europe/Atlantis"),
        ("DEFAULT_LANGUAGE", "fr"),
        ("TRUSTED_PROXIES", "-1"),
        ("OIDC_ISSUER", "https://login.example.org"),
        ("HOUSE_DATA_URL", "http://data.example.org"),
        ("ALLOW_DEP_V", "perhaps"),
        ("METRICS_FROM", "collector.example.org"),
        ("METRICS_FROM", "10.0.0.1/8"),
        ("METRICS_FROM", "10.0.0.0/8 10.1.0.0/16"),
    ],
)
def test_a_bad_value_is_told_in_one_line_that_names_it(name: str, value: str) -> None:
    with pytest.raises(SettingError) as stopped:
        Settings.from_environment({"SECRET_KEY": KEY, name: value})
    line = str(stopped.value)
    # Of three settings that go together the one that is missing is named.
    assert line.startswith(name if name != "OIDC_ISSUER" else "OIDC_")
    assert "\n" not in line


def test_away_from_loopback_the_secret_key_must_be_given() -> None:
    with pytest.raises(SettingError, match="SECRET_KEY"):
        Settings.from_environment({"PUBLIC_URL": "https://logbook.example.org"})


def test_the_program_ends_with_that_line_and_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env=os.environ | {"TIMEZONE": "Nowhere/Else", "SECRET_KEY": KEY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line == "TIMEZONE: 'Nowhere/Else' is not a time zone of the IANA database"
