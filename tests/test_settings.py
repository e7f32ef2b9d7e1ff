"""Settings: sensible without any, and a bad one stops the start with one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

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
        ("DATABASE_URL", "sqlite://two-slashes"),
        ("DATABASE_URL", "postgresql://logbook:pw@[1:2/postgres"),
        ("DATABASE_URL", "postgresql://pw@ho\u2100st/postgres"),
        ("SECRET_KEY", "short"),
        ("PUBLIC_URL", "http://logbook.example.org"),
        ("PUBLIC_URL", "ftp://127.0.0.1"),
        ("PUBLIC_URL", "https://x.example.org/?a=b"),
        ("PUBLIC_URL", "https://x.example.org/log"),
        ("PUBLIC_URL", "https://me:secret@x.example.org"),
        ("PUBLIC_URL", "https://[x"),
        ("PUBLIC_URL", "https://"),
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
        ("HOUSE_DATA_URL", "https://"),
        ("OFFICE_NAME", "Minist\udce8re"),
        ("OFFICE_ADDRESS", "\udcff"),
        ("HOUSE_DATA_URL", "http://data.example.org"),
        ("ALLOW_DEP_V", "perhaps"),
        ("FEEDS_COMPRESSED", "perhaps"),
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


ADDRESSES = {
    "DATABASE_URL": "postgresql://logbook:{password}@127.0.0.1:{port}/postgres",
    "MAIL_URL": "smtp://logbook:{password}@mail.example.org:{port}",
    "PUBLIC_URL": "https://logbook.example.org:{port}",
    "HOUSE_DATA_URL": "https://data.example.org:{port}/v5",
    "OIDC_ISSUER": "https://login.example.org:{port}/realm",
}
OIDC = {"OIDC_CLIENT_ID": "logbook", "OIDC_CLIENT_SECRET": "s"}


def refused(name: str, value: str) -> str:
    more = OIDC if name == "OIDC_ISSUER" else {}
    with pytest.raises(SettingError) as stopped:
        Settings.from_environment({"SECRET_KEY": KEY} | more | {name: value})
    return str(stopped.value)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(
    ("port", "words"),
    [
        ("abc", "the port is not a number"),
        ("1e3", "the port is not a number"),
        ("99999", "the port is out of range: use 1 to 65535"),
        ("0", "the port is out of range: use 1 to 65535"),
    ],
)
def test_a_port_that_is_none_is_told_in_every_address(name: str, port: str, words: str) -> None:
    assert refused(name, ADDRESSES[name].format(password="pw", port=port)) == f"{name}: {words}"


@pytest.mark.parametrize("name", ["DATABASE_URL", "MAIL_URL"])
@pytest.mark.parametrize(
    "password", ["pq@w12", "pq@w12:x", "pq@w12/x", "pq@w12?x", "@", "pq@w12@w12", "12@w12#x"]
)
def test_a_password_that_is_not_encoded_is_told_without_any_of_it(name: str, password: str) -> None:
    line = refused(name, ADDRESSES[name].format(password=password, port=587))
    assert "percent-encode" in line
    assert not any(part in line for part in ("pq", "w12", "12"))


@pytest.mark.parametrize("password", ["pq/w12", "12?w12", "12#w12", "pq[w12", "pq]w12"])
def test_a_password_that_would_end_the_address_is_told_for_mail(password: str) -> None:
    line = refused("MAIL_URL", ADDRESSES["MAIL_URL"].format(password=password, port=587))
    assert "percent-encode" in line
    assert not any(part in line for part in ("pq", "w12", "12"))
    # A database's is read to its end, as it was before.
    address = ADDRESSES["DATABASE_URL"].format(password=password, port=5432)
    assert Settings.from_environment({"DATABASE_URL": address}).database_url.endswith("/postgres")


def test_a_password_that_is_encoded_is_read_whole() -> None:
    given = {name: ADDRESSES[name].format(password="p%40%2F%3Aw", port=587) for name in ADDRESSES}
    settings = Settings.from_environment({"SECRET_KEY": KEY} | OIDC | given)
    assert settings.mail is not None
    assert settings.mail.password == make_url(settings.database_url).password == "p@/:w"


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
