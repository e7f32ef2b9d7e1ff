"""What people wrote never adds a header to a mail, and is read back as they wrote it."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.outbox import writing
from logbook.outbox.writing import MailHeading, MailWords, compose
from logbook.richtext import one_line

HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
    "List-Unsubscribe", "Content-Language", "MIME-Version", "Content-Type",
}  # fmt: skip
PLANTED = [
    "=?utf-8?q?Jan=0D=0ABcc:_evil=40evil.example?=",
    "=?utf-8?b?SmFuDQpCY2M6IGV2aWxAZXZpbC5leGFtcGxl?=",
    "van =?utf-8?q?a=2C?= b",
    "=?utf-8?q?open",
    "een gewone naam",
]
ENCODED = st.builds("=?{}?{}?{}?=".format, *[st.text("utf-8qQbB=0DA_:?, é", max_size=12)] * 3)
LONGEST_LINE = 78
WRITTEN = st.lists(st.one_of(ENCODED, st.text(max_size=20)), max_size=4).map(" ".join)


def headers_of(name: str, subject: str) -> dict[str, str]:
    """The headers that a mail leaves with, as a client reads them; each stands once."""
    heading = MailHeading(name, "a@example.org", "<1@x>", datetime(2026, 12, 7, 9, tzinfo=UTC))
    content = compose(MailWords(one_line(subject), "tekst\n", "<p>tekst</p>\n", "nl"), heading)
    lines = content.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n")
    names = [line.partition(":")[0] for line in lines if not line.startswith((" ", "\t"))]
    assert sorted(names) == sorted(HEADERS)
    mail = message_from_bytes(content, policy=policy.default)
    return {key: str(mail[key]) for key in ("To", "Subject")}


@pytest.mark.parametrize("written", PLANTED)
def test_what_looks_encoded_is_told_as_it_is_written(scope, written):
    told = headers_of(written, f"U zorgt nu voor wat van {written} was")
    assert told["Subject"] == f"U zorgt nu voor wat van {written} was"
    assert written in told["To"].replace('"', "")


@pytest.mark.parametrize("written", PLANTED[:2])
def test_taken_as_it_stands_it_would_add_a_header_and_is_stopped(scope, written, monkeypatch):
    monkeypatch.setattr(writing, "_LOOKS_ENCODED", "never")
    with pytest.raises(ValueError, match="header"):
        headers_of("Jan", written)


def test_whatever_is_written_adds_no_header(built_app):
    @given(WRITTEN, WRITTEN)
    def holds(name: str, subject: str) -> None:
        headers_of(name, subject)

    with built_app.app_context():
        holds()


@pytest.mark.parametrize("end", ["\n", " \n", "\t\n", "=\n", "\n.\nFrom ons\n--\n"])
def test_both_parts_are_read_back_as_they_were_written(scope, end):
    text, html = "\n".join(["Eén – twee = 3", "lang " * 40, "é" * 99]) + end, "<p>é =</p>\n" * 90
    heading = MailHeading("Jan", "a@example.org", "<1@x>", datetime(2026, 12, 7, 9, tzinfo=UTC))
    content = compose(MailWords("x", text, html, "nl"), heading)
    mail = message_from_bytes(content, policy=policy.default)
    assert mail.is_multipart()
    assert [part.defects for part in mail.walk()] == [[], [], []]
    told = [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()]
    assert told == [text, html]
    assert max(map(len, content.split(b"\r\n"))) <= LONGEST_LINE
    assert content.count(b"\n") == content.count(b"\r\n")
