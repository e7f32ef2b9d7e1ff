"""The answers that the processes of a host keep: whole or not at all, bounded, never old."""

import hashlib
import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from logbook.accounts.models import Account
from logbook.calendars import joining, kept, marking
from logbook.calendars.kept import KeptAnswers
from logbook.calendars.layout import LaidOut
from logbook.followups.models import FollowUp
from logbook.wording import Wording
from tests.calendars.reading import NOW, summaries

ROOT = Path(__file__).parent.parent.parent
PEOPLE = ("owner", "outsider")
STATE = "made 1 0 7 1 Europe/Amsterdam 2026-12-07"

KEEP_UNTIL_KILLED = """
import hashlib, itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from logbook.calendars.kept import KeptAnswers
from logbook.calendars.layout import LaidOut
kept = KeptAnswers(Path(sys.argv[1]), largest=4_000_000)
for number in itertools.count():
    body = str(number).encode() * 200_000
    etag = hashlib.sha256(body).hexdigest()
    kept.keep("digest", "state", etag, LaidOut(body, "", "0-"), now=datetime.now(UTC))
    print(number, flush=True)
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "feeds"


@pytest.fixture
def answers(folder) -> KeptAnswers:
    return KeptAnswers(folder, largest=1000)


def keep(answers: KeptAnswers, digest: str, body: bytes, *, now=NOW) -> None:
    answers.keep(
        digest, STATE, hashlib.sha256(body).hexdigest()[:16], LaidOut(body, "", "0-"), now=now
    )


def read(answers: KeptAnswers, digest: str, state: str = STATE, *, now=NOW) -> bytes | None:
    found = answers.find(digest, state, now=now)
    return None if found is None else found.read()


def test_what_one_process_kept_another_finds(folder, answers) -> None:
    keep(answers, "a", b"body")
    assert read(KeptAnswers(folder), "a") == b"body"
    assert read(answers, "b") is None


def test_in_another_state_nothing_is_found(answers) -> None:
    keep(answers, "a", b"body")
    assert read(answers, "a", STATE.replace(" 7 ", " 8 ")) is None


def test_nobody_else_may_read_them(folder, answers) -> None:
    keep(answers, "a", b"body")
    modes = {path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())}
    assert modes == {0o700, 0o600}


def test_two_feeds_with_the_same_bytes_share_them(folder, answers) -> None:
    keep(answers, "a", b"body")
    keep(answers, "b", b"body")
    assert len(list(folder.glob("*.ics"))) == 1


def test_they_are_bounded_and_the_oldest_goes(folder, answers) -> None:
    for number in range(30):
        keep(answers, str(number), str(number).encode() * 100)
        os.utime(max(folder.glob("*.ics"), key=os.path.getmtime), (number, number))
    size = sum(path.stat().st_size for path in folder.glob("*.ics"))
    assert size <= 1000
    assert read(answers, "29")
    assert read(answers, "0") is None


def test_without_a_bound_all_would_stay(folder, answers, monkeypatch) -> None:
    monkeypatch.setattr(KeptAnswers, "_make_room", lambda *_args: None)
    for number in range(30):
        keep(answers, str(number), str(number).encode() * 100)
    assert sum(path.stat().st_size for path in folder.glob("*.ics")) > 1000


def test_a_feed_that_nobody_asks_for_is_let_go_of(folder, answers) -> None:
    keep(answers, "a", b"x" * 100)
    later = NOW + kept.FORGOTTEN_AFTER + timedelta(minutes=1)
    keep(answers, "b", b"y" * 100, now=later)
    assert not (folder / "a").exists()
    assert (folder / "b").exists()


def test_an_answer_cut_off_by_a_power_failure_is_put_together_again(folder, answers) -> None:
    keep(answers, "a", b"a whole body")
    (body,) = folder.glob("*.ics")
    body.write_bytes(b"a whole")
    assert read(answers, "a") is None
    (folder / "a").write_bytes(b"")
    assert answers.find("a", STATE, now=NOW) is None
    assert answers.last_good("a", now=NOW) is None


def test_what_was_found_true_a_moment_ago_is_good_for_fifteen_minutes(answers) -> None:
    keep(answers, "a", b"body")
    later = NOW + timedelta(hours=5)
    assert read(answers, "a", now=later)
    assert answers.last_good("a", now=later + timedelta(minutes=15)) is not None
    assert answers.last_good("a", now=later + timedelta(minutes=17)) is None


def test_in_a_folder_that_cannot_be_had_nothing_is_kept_and_nothing_fails(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    answers = KeptAnswers(tmp_path / "file" / "feeds")
    keep(answers, "a", b"body")
    assert read(answers, "a") is None
    answers.forget("a")


def test_who_is_killed_while_keeping_leaves_a_whole_answer(folder) -> None:
    for _kill in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", KEEP_UNTIL_KILLED, str(folder)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.05)
            process.kill()
        found = KeptAnswers(folder).find("digest", "state", now=NOW)
        assert found is not None
        body = found.read()
        assert body is not None
        assert hashlib.sha256(body).hexdigest() == found.etag


@pytest.fixture
def feed_of_one(at_nine, make, owner, feed, fetch, change):
    """A feed with one follow-up, fetched; called, its title changes and it is fetched again."""
    due = make.follow_up(owner, "Vroeger", due="2026-12-14")
    path = feed(owner)
    fetch(path)

    def renamed() -> list[str]:
        change(FollowUp, due.id, title=Wording("Nu"))
        return summaries(fetch(path))

    return renamed


def test_a_change_is_told_whatever_is_kept(feed_of_one) -> None:
    assert feed_of_one() == ["Termijn: Nu"]


def test_found_whatever_its_state_an_old_answer_would_be_told(feed_of_one, monkeypatch) -> None:
    find = KeptAnswers.find

    def any_state(self, digest, _state, *, now):
        told, _at = self._told(digest)
        return find(self, digest, told[0], now=now)

    monkeypatch.setattr(KeptAnswers, "find", any_state)
    assert feed_of_one() == ["Termijn: Vroeger"]


def test_without_marks_an_old_answer_would_be_told(feed_of_one, monkeypatch) -> None:
    monkeypatch.setattr(marking, "mark", lambda *_args: None)
    assert feed_of_one() == ["Termijn: Vroeger"]


@pytest.fixture
def theirs(make, outsider) -> FollowUp:
    """A follow-up of somebody in another unit."""
    due: FollowUp = make.follow_up(outsider, due="2026-12-14")
    return due


@pytest.mark.usefixtures("at_nine")
def test_a_change_of_somebody_elses_costs_a_feed_nothing(
    theirs, owner, feed, fetch, change, monkeypatch
) -> None:
    path = feed(owner)
    etag = fetch(path).headers["ETag"]
    change(FollowUp, theirs.id, title=Wording("Anders"))
    monkeypatch.setattr(joining, "put_together", lambda *_args, **_how: pytest.fail("made again"))
    assert fetch(path, etag).status_code == 304
    assert fetch(path).status_code == 200


@pytest.fixture
def shown(owner, outsider, feed, fetch):
    """Called, how many items the feeds of two people show, whose they are or their units'."""

    def watch(scope: str):
        paths = [feed(person, scope=scope) for person in (owner, outsider)]
        return lambda: [len(summaries(fetch(path))) for path in paths]

    return watch


@pytest.mark.usefixtures("at_nine")
@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("owner_id", "mine"),
        ("deputy_id", "mine"),
        ("actor_account_id", "mine"),
        ("owner_id", "unit"),
    ],
)
def test_who_gets_and_who_loses_a_follow_up_both_see_it(role, scope, make, shown, change) -> None:
    third = make.account("third@example.org", unit="FEZ")
    first, second = (make.fetch(Account, email=f"{name}@example.org") for name in PEOPLE)
    due, look = make.follow_up(third, due="2026-12-14"), shown(scope)

    def give(account) -> None:
        given = {"owner_id": third.id, "deputy_id": None, "actor_account_id": None}
        given |= {role: account.id}
        change(FollowUp, due.id, actor_us=given["actor_account_id"] is None, **given)

    give(first)
    assert look() == [1, 0]
    give(second)
    assert look() == [0, 1]
    give(third)
    assert look() == [0, 0]
