"""The last answers of all feeds, in files that the processes of a host share.

Of each feed a small file tells on what its last answer depended and which bytes that was; the bytes
are a file of their own, named by what they are and never changed. Each is written aside and then
put in place, so that who is killed leaves a whole one or none. Nothing here is true by itself:
whether an answer still holds, the database says at each poll.
"""

import logging
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from logbook.calendars.layout import LaidOut
from logbook.web.compressing import QUICK, gzipped

log = logging.getLogger(__name__)

LARGEST = 256 * 1024 * 1024
"""Bytes of all answers together; what was put there first goes first."""
GOOD_FOR = timedelta(minutes=15)
ASKED_EVERY = timedelta(minutes=1)
"""How exactly it is known when an answer was last found to be true."""
FORGOTTEN_AFTER = timedelta(days=2)
"""Each feed is put together anew every day: who has not asked for two days may do so again."""
_TAIL = 4
_HEAD, _LINES = 512, 4
"""Bytes in which the small file fits, and its lines: state, ETag, length, last change."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer: its ETag, and where its bytes are, so many of them."""

    etag: str
    length: int
    file: Path

    def opened(self) -> BinaryIO | None:
        """The bytes as a file; None where they are gone or not whole."""
        found = _opened(self.file)
        # As large as it was told to be: the power may have failed before all was on the disk.
        if found is not None and os.fstat(found.fileno()).st_size != self.length:
            found.close()
            return None
        return found

    def packed(self) -> "KeptAnswer | None":
        """The same as gzip; None where nobody has asked for it yet."""
        file = self.file.with_suffix(".gz")
        found = _opened(file)
        if found is None:
            return None
        with found:
            length = found.seek(0, os.SEEK_END)
            # It ends with how long its content is (RFC 1952 §2.3.1).
            found.seek(-min(length, _TAIL), os.SEEK_END)
            is_whole = found.read() == self.length.to_bytes(_TAIL, "little")
        return KeptAnswer(self.etag, length, file) if is_whole else None

    def read(self) -> bytes | None:
        """The bytes, where they are there."""
        found = self.opened()
        if found is None:
            return None
        with found:
            return found.read()


def _opened(file: Path) -> BinaryIO | None:
    try:
        return file.open("rb", buffering=0)
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """An answer with where its items stand in it, and up to which change it goes (joining)."""

    answer: KeptAnswer
    layout: str
    up_to: str


class KeptAnswers:
    """Answers by the digest of the feed's token. In a folder that cannot be had nothing is kept."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder, self._largest = folder, largest
        # What this process wrote since it looked at how much there is; at first it has not looked.
        self._written = largest

    def find(self, digest: str, state: str, *, now: datetime) -> KeptAnswer | None:
        """The answer that was given in this state, noted as true now."""
        try:
            told, asked_at = self._told(digest)
        except (OSError, ValueError):
            return None
        if told[0] != state:
            return None
        if not -60 < now.timestamp() - asked_at < ASKED_EVERY.total_seconds():
            self._note(digest, now)
        return self._answer(told)

    def before(self, digest: str, state: str) -> LastAnswer | None:
        """The last answer, where it was given in a state that differs in its last word alone."""
        try:
            told, _asked_at = self._told(digest)
            if told[0].rpartition(" ")[0] != state.rpartition(" ")[0]:
                return None
            layout = self._file(told[1], int(told[2]), "items").read_text("ascii")
        except (OSError, ValueError):
            return None
        return LastAnswer(self._answer(told), layout, told[3])

    def keep(self, digest: str, state: str, etag: str, made: LaidOut, *, now: datetime) -> None:
        """Remember the answer in place of the one before."""
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            length = len(made.body)
            if not self._file(etag, length).exists():
                self._make_room(length + len(made.layout), now)
                if made.layout:
                    self._put(self._file(etag, length, "items"), made.layout.encode())
                self._put(self._file(etag, length), made.body)
            told = f"{state}\n{etag}\n{length}\n{made.up_to}\n"
            self._put(self._folder / digest, told.encode())
            self._note(digest, now)
        except OSError as error:
            # A full disk, a folder of somebody else: the next poll puts it together again.
            log.warning("the answer of a calendar was not kept: %s", error.strerror)

    def pack(self, etag: str, body: bytes, *, now: datetime) -> bytes:
        """The bytes as gzip, made once for all who ask for this answer."""
        plain = KeptAnswer(etag, len(body), self._file(etag, len(body)))
        kept = plain.packed()
        packed = None if kept is None else kept.read()
        if packed is None:
            packed = gzipped(body, QUICK)
            with suppress(OSError):
                self._make_room(len(packed), now)
                self._put(self._file(etag, len(body), "gz"), packed)
        return packed

    def last_good(self, digest: str, *, now: datetime) -> tuple[str, bytes] | None:
        """ETag and bytes of the last answer, at most 15 minutes after it was found to be true."""
        try:
            told, asked_at = self._told(digest)
        except (OSError, ValueError):
            return None
        answer = self._answer(told)
        body = answer.read() if now.timestamp() - asked_at <= GOOD_FOR.total_seconds() else None
        return None if body is None else (answer.etag, body)

    def forget(self, digest: str) -> None:
        """Never serve this feed again: it was seen revoked."""
        with suppress(OSError):
            (self._folder / digest).unlink()

    def _told(self, digest: str) -> tuple[list[str], float]:
        file = os.open(self._folder / digest, os.O_RDONLY | os.O_CLOEXEC)
        try:
            *told, _end = os.read(file, _HEAD).decode().split("\n")
            if len(told) != _LINES:
                raise ValueError("half a file")
            return told, os.fstat(file).st_mtime
        finally:
            os.close(file)

    def _answer(self, told: list[str]) -> KeptAnswer:
        length = int(told[2])
        return KeptAnswer(told[1], length, self._file(told[1], length))

    def _file(self, etag: str, length: int, kind: str = "ics") -> Path:
        return self._folder / f"{etag}-{length}.{kind}"

    def _note(self, digest: str, now: datetime) -> None:
        with suppress(OSError):
            os.utime(self._folder / digest, (now.timestamp(), now.timestamp()))

    def _put(self, file: Path, content: bytes) -> None:
        aside = file.with_name(f"{secrets.token_hex(8)}.part")
        made = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(made, "wb") as open_file:
            open_file.write(content)
        aside.replace(file)

    def _make_room(self, length: int, now: datetime) -> None:
        """Look now and then at how much there is, and let the oldest go."""
        self._written += length
        if self._written < self._largest // 16:
            return
        self._written = 0
        bodies, size = [], 0
        for entry in os.scandir(self._folder):
            with suppress(FileNotFoundError):
                facts = entry.stat()
                if entry.name.endswith((".ics", ".items", ".gz")):
                    bodies.append((facts.st_mtime, facts.st_size, entry.path))
                    size += facts.st_size
                elif now.timestamp() - facts.st_mtime > FORGOTTEN_AFTER.total_seconds():
                    Path(entry.path).unlink()
        for _at, its_size, path in sorted(bodies):
            if size + length <= self._largest:
                return
            size -= its_size
            Path(path).unlink(missing_ok=True)
