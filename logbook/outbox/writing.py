"""From a template's words to the bytes of a mail, made once and then kept."""

import re
import secrets
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from flask import current_app
from flask_babel import force_locale

from logbook.richtext import one_line, without_controls

if TYPE_CHECKING:
    from config import Settings

# In the place of what a header would take for encoded words, and decode: a line end and a Bcc may
# hide in those (RFC 2047; CPython decodes what it is given before it encodes it).
_STAND_INS = {"To": "name-in-encoded-words", "Subject": "subject-in-encoded-words"}
_LOOKS_ENCODED = "=?"
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class MailWords:
    """What a mail says, in one language, as text and as HTML."""

    subject: str
    text: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class MailHeading:
    """To whom a mail goes and how it is known: what its headers need beside the words."""

    name: str
    address: str
    message_id: str
    date: datetime
    may_unsubscribe: bool = True


def write(template: str, language: str, context: Mapping[str, Any]) -> MailWords:
    """Fill templates/emails/TEMPLATE/{subject.txt,body.txt,body.html} in 'nl' or 'en'.

    The templates know `public_url`, `office_name` and `language` beside the context.
    """
    settings = _settings()
    known = {
        "public_url": settings.public_url,
        "office_name": settings.office_name,
        "language": language,
    }
    environment = current_app.jinja_env
    with force_locale(language):
        subject, text, html = (
            environment.get_template(f"emails/{template}/{part}").render(known | dict(context))
            for part in ("subject.txt", "body.txt", "body.html")
        )
    return MailWords(
        subject=one_line(subject),
        text=_GAPS.sub("\n\n", without_controls(text)).strip() + "\n",
        html=without_controls(html).strip() + "\n",
        language=language,
    )


def compose(words: MailWords, heading: MailHeading) -> bytes:
    """The whole mail: text and HTML, and headers that keep robots from answering it.

    No name, subject or address can add a header: control characters are taken out first, what
    looks encoded is encoded as it is written. Raises ValueError should one be added all the same.
    """
    settings = _settings()
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(_sender_name(words.language), addr_spec=settings.mail_from)
    mail["To"] = _addressee(heading)
    mail["Subject"] = _shown("Subject", words.subject)
    mail["Date"] = format_datetime(heading.date)
    mail["Message-ID"] = heading.message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    if heading.may_unsubscribe:
        mail["List-Unsubscribe"] = f"<{settings.public_url}/account>"
    # No line of either part begins so: an = is followed by two digits, or ends what it stands in.
    boundary = f"=-{secrets.token_hex(16)}"
    mail["MIME-Version"] = "1.0"
    mail["Content-Type"] = f'multipart/alternative; boundary="{boundary}"'
    mail["Content-Language"] = words.language
    head = mail.as_bytes().partition(b"\r\n\r\n")[0]
    content = b"\r\n\r\n".join([head, _parts(words, boundary)])
    for header, text in (("To", one_line(heading.name)), ("Subject", words.subject)):
        if _LOOKS_ENCODED in text:
            content = content.replace(_STAND_INS[header].encode(), _encoded(header, text), 1)
    _require_headers(content, mail.keys())
    return content


def _parts(words: MailWords, boundary: str) -> bytes:
    """The text, which can be read raw, and the HTML (RFC 2045 §6.7 and 6.8, RFC 2046 §5.1.1).

    Put together here: the generator of the standard library takes ten times as long for a morning's
    mail, line by line in Python.
    """
    text, html = (part.replace("\n", "\r\n").encode() for part in (words.text, words.html))
    encoded = (
        ("plain", "quoted-printable", b2a_qp(text)),
        ("html", "base64", encodebytes(html).replace(b"\n", b"\r\n")),
    )
    parts = [
        f"--{boundary}\r\n"
        f'Content-Type: text/{kind}; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: {how}\r\n\r\n".encode()
        + body
        for kind, how, body in encoded
    ]
    return b"\r\n".join([*parts, f"--{boundary}--\r\n".encode()])


def read_text(content: bytes) -> str:
    """The text part of a mail that `compose` made."""
    from email import message_from_bytes, policy  # noqa: PLC0415 - only the outbox page reads mail

    body = message_from_bytes(content, policy=policy.default).get_body(("plain",))
    text = str(body.get_content()) if isinstance(body, EmailMessage) else ""
    return text.replace("\r\n", "\n")


def _sender_name(language: str) -> str:
    return "Logbook" if language == "en" else "Logboek"


def _addressee(heading: MailHeading) -> Address | str:
    """The person; nobody where the address is none, so that the server may refuse it in words."""
    try:
        name = _shown("To", one_line(heading.name))
        return Address(name, addr_spec=one_line(heading.address))
    except (HeaderParseError, ValueError, IndexError):
        return "undisclosed-recipients:;"


def _shown(header: str, text: str) -> str:
    return _STAND_INS[header] if _LOOKS_ENCODED in text else text


def _encoded(header: str, text: str) -> bytes:
    """The text as encoded words: what looks like one already is literal text, and stays that."""
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n").encode("ascii")


def _require_headers(content: bytes, names: Iterable[str]) -> None:
    """Look at the headers as they leave: these, each once, and no other."""
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")
    found = [line.partition(":")[0] for line in head.splitlines() if line[:1] not in (" ", "\t")]
    if sorted(found) != sorted(names):
        raise ValueError("a header was added to a mail by what stands in another")


def _settings() -> "Settings":
    settings: Settings = current_app.config["SETTINGS"]
    return settings
