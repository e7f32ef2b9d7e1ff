"""Mail over SMTP: against a real server on loopback, with its faults."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import MailServer
from logbook.mail import (
    Deferred,
    Envelope,
    NotTaken,
    Patience,
    Refused,
    SmtpMailer,
    Unmailable,
    Unreachable,
    mailer_for,
)
from tests.outbox.certificates import Certificate, make_certificate
from tests.servers.smtp import Fault, SmtpServer, Stage

MAIL = b"Subject: x\r\n\r\n.\r\ny\r\n"
SHORT = Patience(connect=5, answer=0.5)
ASKED = (Stage.SENDER, Stage.RECIPIENT, Stage.CONTENT)


def envelope(recipient: str = "reader@example.org") -> Envelope:
    return Envelope("logboek@example.org", recipient, MAIL)


def mailer(smtp: SmtpServer, tls: str = "none", **changed) -> SmtpMailer:
    context = changed.pop("context", None)
    server = MailServer(smtp.host, smtp.port, tls, **changed)
    return SmtpMailer(server, "logbook.example.org", patience=SHORT, context=context)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("tls"), "127.0.0.1")


@pytest.fixture
def tls_server(certificate: Certificate) -> Iterator[SmtpServer]:
    with SmtpServer(tls=certificate.server, tls_required=True) as server:
        yield server


def test_one_connection_carries_many_envelopes_byte_for_byte(smtp: SmtpServer):
    with mailer(smtp).connection() as connection:
        words = [connection.send(envelope(f"reader{n}@example.org")) for n in range(3)]
    assert words == ["250 2.0.0 Taken"] * 3
    assert [one.recipients for one in smtp.received] == [
        ("reader0@example.org",), ("reader1@example.org",), ("reader2@example.org",)
    ]  # fmt: skip
    assert {one.content for one in smtp.received} == {MAIL}


@pytest.mark.parametrize(
    ("stage", "answer", "kind"),
    [
        *((stage, "450 4.2.0 Busy", Deferred) for stage in ASKED),
        *((stage, "451 4.3.0 Wait", Deferred) for stage in ASKED),
        (Stage.SENDER, "530 5.7.0 Authentication required", Unreachable),
        (Stage.RECIPIENT, "550 5.1.1 Unknown", Refused),
        (Stage.CONTENT, "554 5.7.1 Not such content", Refused),
    ],
)
def test_what_is_not_taken_says_so_in_the_server_s_words_and_others_go_on(
    smtp: SmtpServer, stage, answer, kind
):
    smtp.faults.append(Fault(stage, answer=answer))
    with mailer(smtp).connection() as connection:
        with pytest.raises(kind) as refusal:
            connection.send(envelope())
        assert refusal.value.words == answer
        connection.send(envelope())
    assert len(smtp.received) == 1


@pytest.mark.parametrize(("stage", "kept"), [(Stage.CONTENT, 1), (Stage.TAKEN, 2)])
def test_a_broken_connection_is_opened_again_for_the_next(smtp: SmtpServer, stage, kept):
    smtp.faults.append(Fault(stage, cut=True))
    with mailer(smtp).connection() as connection:
        with pytest.raises(Deferred):
            connection.send(envelope())
        connection.send(envelope())
    assert len(smtp.received) == kept


def test_a_server_that_says_nothing_is_left_after_a_while(smtp: SmtpServer):
    smtp.faults.append(Fault(Stage.CONTENT, delay=5))
    with mailer(smtp).connection() as connection, pytest.raises(Deferred):
        connection.send(envelope())


def test_an_answer_to_data_is_waited_for_a_minute_or_more():
    assert Patience().answer >= 60


def test_nobody_there_is_unreachable(smtp: SmtpServer):
    smtp.stop()
    with pytest.raises(Unreachable, match="refused"), mailer(smtp).connection():
        pass
    smtp.start()


def test_a_name_that_nobody_knows_is_unreachable():
    server = MailServer("mail.invalid", 25, "none")
    with pytest.raises(Unreachable, match="name is not known"):
        SmtpMailer(server, "logbook").connection().__enter__()


def test_gone_in_the_middle_of_a_run_is_unreachable(smtp: SmtpServer):
    with mailer(smtp).connection() as connection:
        connection.send(envelope())
        smtp.stop()
        with pytest.raises(Deferred):
            connection.send(envelope())
        with pytest.raises(Unreachable):
            connection.send(envelope())
    smtp.start()


def test_a_sender_that_no_server_can_be_given_is_nobody_s_fault_but_ours(smtp: SmtpServer):
    with mailer(smtp).connection() as connection, pytest.raises(Unreachable):
        connection.send(Envelope("zoë@example.org", "reader@example.org", MAIL))


@pytest.mark.parametrize("address", ["zoë@example.org", "a b@example.org", "a@b\r\nRCPT TO:<c@d>"])
def test_an_address_that_no_server_can_be_given_is_refused_before_it_is(smtp, address):
    with mailer(smtp).connection() as connection, pytest.raises(Unmailable):
        connection.send(envelope(address))
    assert smtp.received == []


def test_with_starttls_the_certificate_is_checked(tls_server: SmtpServer, certificate: Certificate):
    with mailer(tls_server, "starttls", context=certificate.trusting).connection() as connection:
        connection.send(envelope())
    assert len(tls_server.received) == 1


def test_a_certificate_that_nobody_vouches_for_keeps_the_mail_here(tls_server: SmtpServer):
    with (
        pytest.raises(Unreachable, match="certificate"),
        mailer(tls_server, "starttls").connection(),
    ):
        pass
    assert tls_server.received == []


def test_without_the_check_a_stranger_s_certificate_would_do(tls_server: SmtpServer):
    careless = ssl.create_default_context()
    careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
    with mailer(tls_server, "starttls", context=careless).connection() as connection:
        connection.send(envelope())
    assert len(tls_server.received) == 1


def test_a_certificate_for_another_name_keeps_the_mail_here(tmp_path: Path):
    other = make_certificate(tmp_path, "mail.example.org")
    with (
        SmtpServer(tls=other.server) as server,
        pytest.raises(Unreachable, match="certificate"),
        mailer(server, "starttls", context=other.trusting).connection(),
    ):
        pass


def test_a_server_without_starttls_gets_no_mail_in_the_clear(smtp: SmtpServer):
    with pytest.raises(Unreachable), mailer(smtp, "starttls").connection():
        pass
    assert smtp.received == []


def test_a_plain_server_behind_implicit_tls_is_unreachable(smtp: SmtpServer):
    with pytest.raises(Unreachable), mailer(smtp, "implicit").connection():
        pass


def test_a_server_that_knows_no_password_is_unreachable(smtp: SmtpServer):
    with pytest.raises(Unreachable), mailer(smtp, user="x", password="y").connection():
        pass


@pytest.mark.parametrize("host", ["logbook.example.org", "127.0.0.1", "::1"])
def test_it_greets_by_any_name_and_address(smtp: SmtpServer, host: str):
    server = MailServer(smtp.host, smtp.port, "none")
    with SmtpMailer(server, host).connection() as connection:
        connection.send(envelope())
    assert len(smtp.received) == 1


def test_without_a_server_there_is_no_mailer():
    assert mailer_for(None, "logbook.example.org") is None
    assert isinstance(mailer_for(MailServer("a", 25, "none"), "b"), SmtpMailer)


def test_words_are_one_line_of_bearable_length():
    assert NotTaken("a\r\nb " + "c" * 1000).words == "a b " + "c" * 496
