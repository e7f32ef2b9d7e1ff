import signal
import smtplib
import subprocess
import sys
import threading
import time
from email.message import EmailMessage

import pytest

from tests.servers.smtp import Fault, SmtpServer, Stage

SENDER = "logboek@example.org"
READER = "reader@example.org"


def test_it_keeps_the_envelope_and_every_byte(smtp: SmtpServer):
    content = b"Subject: x\r\n\r\n.\r\n.a\r\n"
    with _client(smtp) as client:
        client.sendmail(
            SENDER, [READER, "Post <post@example.org>"], b"Subject: x\r\n\r\n.\r\n.a\r\n"
        )

    (received,) = smtp.received
    assert received.sender == SENDER
    assert received.recipients == (READER, "post@example.org")
    assert received.content == content


def test_it_reads_a_message_with_letters_beyond_ascii(smtp: SmtpServer):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, READER, "Café — morgen"
    message.set_content("Twee punten staan nog open: één en twee.")
    with _client(smtp) as client:
        client.send_message(message)

    assert smtp.received[0].message["Subject"] == "Café — morgen"
    assert "één" in smtp.received[0].message.get_content()


@pytest.mark.parametrize(
    ("stage", "refusal"),
    [
        (Stage.SENDER, smtplib.SMTPSenderRefused),
        (Stage.RECIPIENT, smtplib.SMTPRecipientsRefused),
        (Stage.CONTENT, smtplib.SMTPDataError),
    ],
)
@pytest.mark.parametrize("answer", ["450 4.2.0 Busy", "550 5.1.1 Unknown"])
def test_it_answers_as_planned_once_and_normally_after(smtp: SmtpServer, stage, refusal, answer):
    smtp.faults.append(Fault(stage, answer=answer))
    with _client(smtp) as client:
        with pytest.raises(refusal) as refused:
            _send(client)
        assert answer.partition(" ")[0] in str(refused.value)
        assert smtp.received == []
        _send(client)

    assert len(smtp.received) == 1


def test_a_fault_of_one_recipient_leaves_the_others_alone(smtp: SmtpServer):
    smtp.faults.append(Fault(Stage.RECIPIENT, "550 5.1.1 Gone", recipient=READER, times=None))
    with _client(smtp) as client:
        refused = client.sendmail(SENDER, [READER, "admin@example.org"], "Subject: x\r\n\r\ny")

    assert list(refused) == [READER]
    assert smtp.received[0].recipients == ("admin@example.org",)


@pytest.mark.parametrize(("stage", "kept"), [(Stage.CONTENT, 0), (Stage.TAKEN, 1)])
def test_a_cut_connection_tells_the_sender_nothing(smtp: SmtpServer, stage, kept):
    smtp.faults.append(Fault(stage, cut=True))
    with _client(smtp) as client, pytest.raises(smtplib.SMTPServerDisconnected):
        _send(client)

    assert len(smtp.received) == kept


def test_a_delay_longer_than_the_sender_waits_is_a_timeout(smtp: SmtpServer):
    smtp.faults.append(Fault(Stage.CONTENT, delay=30))
    with _client(smtp, timeout=0.2) as client, pytest.raises(smtplib.SMTPServerDisconnected):
        _send(client)


@pytest.mark.parametrize(
    ("stage", "cut", "kept"),
    [(Stage.CONTENT, True, 0), (Stage.TAKEN, False, 1), (Stage.TOLD, False, 1)],
)
def test_it_can_kill_the_sender_at_a_known_moment(smtp: SmtpServer, stage, cut, kept):
    script = (
        "import smtplib, time; client = smtplib.SMTP('127.0.0.1', %d); "
        "client.sendmail('a@example.org', 'b@example.org', 'Subject: x'); time.sleep(60)"
    )
    sender = subprocess.Popen([sys.executable, "-c", script % smtp.port])
    smtp.faults.append(Fault(stage, call=sender.kill, cut=cut))

    assert sender.wait(timeout=20) == -signal.SIGKILL
    assert len(smtp.received) == kept


def test_after_its_250_it_still_serves_the_same_connection(smtp: SmtpServer):
    told = threading.Event()
    smtp.faults.append(Fault(Stage.TOLD, call=told.set))
    with _client(smtp) as client:
        _send(client)
        assert told.wait(timeout=5)
        _send(client)

    assert len(smtp.received) == 2


def test_a_stopped_server_refuses_and_comes_back_at_the_same_address(smtp: SmtpServer):
    smtp.stop()
    with pytest.raises(ConnectionRefusedError):
        _client(smtp)
    smtp.start()
    with _client(smtp) as client:
        _send(client)

    assert len(smtp.received) == 1


def test_waiting_for_mail_ends_when_it_comes_and_gives_up_in_time(smtp: SmtpServer):
    with _client(smtp) as client:
        late = threading.Timer(0.1, _send, [client])
        late.start()
        assert len(smtp.wait_for(1)) == 1
        late.join()

    begun = time.monotonic()
    with pytest.raises(TimeoutError, match="1 of 2"):
        smtp.wait_for(2, timeout=0.1)
    assert time.monotonic() - begun < 5


def _client(server: SmtpServer, timeout: float = 20) -> smtplib.SMTP:
    return smtplib.SMTP(server.host, server.port, timeout=timeout)


def _send(client: smtplib.SMTP) -> None:
    client.sendmail(SENDER, [READER], "Subject: x\r\n\r\ny")
