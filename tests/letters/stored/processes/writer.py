"""Authors who write in one letter at the same time, each in a thread of its own.

Each author reads a paragraph, puts a line of its own into what it read, and saves over the version
that it read; on a conflict it reads again and puts its line into that.
"""

import random
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import NamedTuple

from flask import Flask
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock, create_app
from logbook.accounts.models import Account
from logbook.db import reading, transaction
from logbook.errors import Conflict
from logbook.letters import queries, service
from logbook.letters.details import ParagraphDetails
from logbook.policy import Caller
from tests.conftest import settings_for


class Saved(NamedTuple):
    """A save that was accepted: where, the text that its author had seen, and the text saved.

    `refused` counts the conflicts before it.
    """

    paragraph: str
    seen: str | None
    text: str
    refused: int


class Author:
    """Somebody who writes in the letter."""

    def __init__(self, app: Flask, letter: uuid.UUID, account: uuid.UUID) -> None:
        self._app, self._letter = app, letter
        with app.app_context(), reading() as session:
            one = session.get_one(Account, account)
            self._caller = Caller(one.id, one.name, one.role, one.unit_id)

    def write(self, saves: int, seed: str) -> Sequence[Saved]:
        """Save so often, each time in a paragraph of the letter that chance says."""
        chance = random.Random(seed)
        with self._app.app_context(), reading():
            letter = queries.letter(self._caller, self._letter)
            ids = [one.id for one in letter.paragraphs if one.sentences]
        return [self._save(chance.choice(ids), number) for number in range(saves)]

    def _save(self, id: uuid.UUID, number: int) -> Saved:
        refused = 0
        while True:
            with self._app.app_context(), reading():
                read = queries.paragraph(self._caller, self._letter, id)
                seen, version = read.edited_text, read.version
            text = self._with_my_line(seen or "", number)
            try:
                with self._app.app_context(), transaction():
                    service.write_paragraph(
                        self._caller,
                        self._letter,
                        id,
                        ParagraphDetails(text),
                        version=version,
                        now=clock.now(),
                    )
            except (Conflict, StaleDataError):
                refused += 1
            else:
                return Saved(str(id), seen, text, refused)

    def _with_my_line(self, text: str, number: int) -> str:
        mine = f"{self._caller.id}: "
        others = [line for line in text.splitlines() if not line.startswith(mine)]
        return "\n".join([*others, f"{mine}{number}"])


def write(
    connection: Connection, url: str, letter: uuid.UUID, saves: int, seed: int, *authors: uuid.UUID
) -> None:
    """Let these accounts write, and tell what was accepted: a list of Saved."""
    app = create_app(settings_for(url))
    writers = [Author(app, letter, author) for author in authors]
    with ThreadPoolExecutor(len(writers)) as threads:
        writing = [
            threads.submit(writer.write, saves, f"{seed} {author}")
            for writer, author in zip(writers, authors, strict=True)
        ]
        connection.send([one for each in writing for one in each.result()])
