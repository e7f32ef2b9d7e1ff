"""Settings, read once from the environment; a bad value stops the start with one clear line.

This module imports nothing of ours: a setting can never depend on the program it configures.
Every setting is described in the README.
"""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

INSTANCE = Path(__file__).parent / "instance"
LANGUAGES = ("nl", "en")


class SettingError(SystemExit):
    """A setting that cannot be used. Ends the program with its one line on standard error."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes. `tls` is 'starttls', 'implicit' or 'none' (loopback only)."""

    host: str
    port: int
    tls: str
    user: str | None = None
    password: str | None = None

    @property
    def is_on_loopback(self) -> bool:
        """Whether mail stays on this machine."""
        return is_loopback(self.host)


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """The OpenID Connect provider of the ministry."""

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with the defaults of a first try on one machine."""

    database_url: str
    secret_key: str
    public_url: str
    mail: MailServer | None
    mail_from: str
    timezone: str
    default_language: str
    office_name: str
    office_address: str
    trusted_proxies: int
    single_sign_on: SingleSignOn | None
    house_data_url: str
    allow_dep_v: bool
    letter_templates: str | None = None
    feeds_folder: str = ""
    compress_feeds: bool = False
    metrics_from: tuple[IPv4Network | IPv6Network, ...] = ()
    testing: bool = False

    @property
    def secure(self) -> bool:
        """Whether people reach us over https: decides Secure cookies and HSTS."""
        return self.public_url.startswith("https://")

    @property
    def domain(self) -> str:
        """The host name of PUBLIC_URL, without port."""
        return urlsplit(self.public_url).hostname or "localhost"

    @property
    def is_on_loopback(self) -> bool:
        """Whether PUBLIC_URL leads to this machine only: the program is being tried."""
        host = self.domain.rstrip(".")
        return is_loopback(host) or host.endswith(".localhost") or host in ("0.0.0.0", "::")  # noqa: S104 - compared, not listened on

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read every setting. Raises SettingError (a SystemExit) on the first that is no use."""
        env = os.environ if environment is None else environment
        public_url = _public_url(env)
        return cls(
            database_url=_database_url(env),
            secret_key=_secret_key(env, public_url),
            public_url=public_url,
            mail=_mail(env),
            mail_from=_mail_from(env),
            timezone=_timezone(env),
            default_language=_choice(env, "DEFAULT_LANGUAGE", LANGUAGES, "nl"),
            office_name=_text(env, "OFFICE_NAME") or "Ministerie van Buitenlandse Zaken",
            office_address=_text(env, "OFFICE_ADDRESS") or "Rijnstraat 8, 2515 XP Den Haag",
            trusted_proxies=_count(env, "TRUSTED_PROXIES"),
            single_sign_on=_single_sign_on(env),
            house_data_url=_https(env, "HOUSE_DATA_URL")
            or "https://gegevensmagazijn.tweedekamer.nl/OData/v5",
            allow_dep_v=_choice(env, "ALLOW_DEP_V", ("on", "off"), "off") == "on",
            letter_templates=_directory(env, "LETTER_TEMPLATES"),
            feeds_folder=_text(env, "FEEDS_FOLDER"),
            compress_feeds=_choice(env, "FEEDS_COMPRESSED", ("on", "off"), "off") == "on",
            metrics_from=_networks(env, "METRICS_FROM"),
        )


def is_loopback(host: str | None) -> bool:
    """Whether a host name means this machine only."""
    if host in ("localhost", None):
        return host == "localhost"
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def _text(env: Mapping[str, str], name: str) -> str:
    """A setting without blanks around it. Bytes that are no UTF-8 reach Python as surrogates."""
    value = env.get(name, "").strip()
    if not value.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise SettingError(name, "is no readable text: write it in UTF-8")
    return value


def _address(name: str, url: str, *, splits: str = "/?#[]") -> SplitResult:
    """The parts of an address that names a host. What is said of it quotes nothing: no password.

    `splits`: signs that would end a password for who reads the address; @ always does.
    """
    user, _at, place = url.partition("://")[2].rpartition("@")
    if {"@", *splits} & set(user) or "/" in user.partition(":")[0]:
        raise SettingError(name, "percent-encode the user and the password: @ as %40, / as %2F …")
    host = re.split("[/?#]", place, maxsplit=1)[0]
    port = host.rpartition("]")[2].partition(":")[2]
    if port and not (port.isascii() and port.isdecimal()):
        raise SettingError(name, "the port is not a number")
    if port and not 1 <= int(port[:6]) <= 65535:
        raise SettingError(name, "the port is out of range: use 1 to 65535")
    try:
        return urlsplit(url if splits else f"//{host}")
    except ValueError:
        raise SettingError(name, "the host cannot be read") from None


def _database_url(env: Mapping[str, str]) -> str:
    url = _text(env, "DATABASE_URL")
    if not url:
        INSTANCE.mkdir(exist_ok=True)
        return f"sqlite:///{INSTANCE / 'logbook.db'}"
    scheme, found, rest = url.partition("://")
    if scheme in ("postgres", "postgresql", "postgresql+psycopg") and found:
        _address("DATABASE_URL", url, splits="")
        url = f"postgresql+psycopg://{rest}"
    elif scheme != "sqlite" or not found:
        raise SettingError("DATABASE_URL", "use sqlite:///FILE or postgresql://USER@HOST/NAME")
    try:
        made = make_url(url)
        made.get_dialect()().create_connect_args(made)
    except (ArgumentError, ValueError):
        raise SettingError("DATABASE_URL", "cannot be read: compare it with the README") from None
    return url


def _secret_key(env: Mapping[str, str], public_url: str) -> str:
    key = _text(env, "SECRET_KEY")
    if key:
        if len(key) < 32:
            raise SettingError("SECRET_KEY", "use at least 32 characters")
        return key
    if not is_loopback(urlsplit(public_url).hostname):
        raise SettingError("SECRET_KEY", "is required when PUBLIC_URL is not on loopback")
    INSTANCE.mkdir(exist_ok=True)
    kept = INSTANCE / "secret-key"
    if not kept.exists():
        # Written whole under another name, then linked: of two processes that start together one
        # wins, and none reads a key half written.
        with NamedTemporaryFile("w", dir=INSTANCE) as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, kept)
    return kept.read_text().strip()


def _public_url(env: Mapping[str, str]) -> str:
    url = _text(env, "PUBLIC_URL").rstrip("/") or "http://127.0.0.1:8000"
    parts = _address("PUBLIC_URL", url)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise SettingError("PUBLIC_URL", "use an address such as https://logbook.example.org")
    if parts.path or parts.query or parts.fragment:
        raise SettingError("PUBLIC_URL", "must end with the host: no path leads to the program")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise SettingError("PUBLIC_URL", "must be https unless it is on loopback")
    return url


def _mail(env: Mapping[str, str]) -> MailServer | None:
    url = _text(env, "MAIL_URL")
    if not url:
        return None
    parts = _address("MAIL_URL", url)
    query = parts.query or "starttls=required"
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingError("MAIL_URL", "use smtp://USER:PASSWORD@HOST:587 or smtps://HOST")
    choices = {"starttls=required": "starttls", "starttls=none": "none"}
    tls = "implicit" if parts.scheme == "smtps" else choices.get(query)
    if tls is None:
        raise SettingError("MAIL_URL", "starttls is 'required' or 'none'")
    if tls == "none" and not is_loopback(parts.hostname):
        raise SettingError("MAIL_URL", "mail without TLS is allowed on loopback only")
    return MailServer(
        host=parts.hostname,
        port=parts.port or (465 if tls == "implicit" else 587),
        tls=tls,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def _mail_from(env: Mapping[str, str]) -> str:
    address = _text(env, "MAIL_FROM") or "logboek@localhost"
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if not is_plain or address.count("@") != 1:
        raise SettingError("MAIL_FROM", "use one plain address such as logboek@example.org")
    return address


def _timezone(env: Mapping[str, str]) -> str:
    name = _text(env, "TIMEZONE") or "Europe/Amsterdam"
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        problem = f"{name!r} is not a time zone of the IANA database"
        raise SettingError("TIMEZONE", problem) from None
    return name


def _choice(env: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = _text(env, name) or default
    if value not in allowed:
        raise SettingError(name, f"use one of {', '.join(allowed)}")
    return value


def _count(env: Mapping[str, str], name: str) -> int:
    value = _text(env, name) or "0"
    if not value.isdecimal():
        raise SettingError(name, "use a whole number")
    return int(value)


def _directory(env: Mapping[str, str], name: str) -> str | None:
    path = _text(env, name)
    if path and not Path(path).is_dir():
        raise SettingError(name, "is not a directory that can be read")
    return path or None


def _networks(env: Mapping[str, str], name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    values = [value.strip() for value in env.get(name, "").split(",") if value.strip()]
    try:
        return tuple(ip_network(value) for value in values)
    except ValueError as error:
        raise SettingError(name, f"use addresses or networks as 10.0.0.0/8 ({error})") from None


def _https(env: Mapping[str, str], name: str) -> str | None:
    url = _text(env, name).rstrip("/")
    parts = _address(name, url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
    if url and not (is_safe and parts.hostname):
        raise SettingError(name, "must be an https address")
    return url or None


def _single_sign_on(env: Mapping[str, str]) -> SingleSignOn | None:
    names = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    values = [_text(env, name) for name in names]
    if not any(values):
        return None
    for name, value in zip(names, values, strict=True):
        if not value:
            raise SettingError(name, "is required when single sign-on is configured")
    _https(env, "OIDC_ISSUER")
    return SingleSignOn(*values)
