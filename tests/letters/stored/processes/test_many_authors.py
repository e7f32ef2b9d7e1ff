"""Many authors in the paragraphs of one letter at once: nothing is lost, nor overwritten unseen."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

import pytest
from sqlalchemy import select

from logbook.db import reading
from logbook.history import service as history
from logbook.history.models import HistoryEntry, HistoryValues
from logbook.letters.details import ParagraphDetails
from logbook.letters.models import Paragraph
from tests.harness import Harness
from tests.letters.stored.processes.writer import Saved, write
from tests.servers.forks import forked

PROCESSES = 2


class Step(NamedTuple):
    """A paragraph's text before and after a save."""

    paragraph: str
    seen: str | None
    text: str | None


@pytest.fixture
def letter(desk, owner, talk):
    talk()
    return desk(owner).create()


def written(app, letter, accounts, saves: int, seed: int) -> Sequence[Saved]:
    """Let the accounts write, in processes together, and read what each of them saw and saved."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    ids = [one.id for one in accounts]
    with ExitStack() as running:
        writers = [
            running.enter_context(
                forked(write, url, letter.id, saves, seed, *ids[number::PROCESSES])
            )
            for number in range(PROCESSES)
        ]
        return [one for writer in writers for one in writer.recv()]


def faults(app, saved: Sequence[Saved]) -> list[str]:
    """What is wrong with the paragraphs: a save that is not kept, or overwrote a text unseen."""
    with app.app_context(), reading() as session:
        acts = session.execute(
            select(HistoryEntry.record_id, HistoryValues.before, HistoryValues.after)
            .join(HistoryEntry.values)
            .where(HistoryEntry.kind == "paragraph", HistoryEntry.action == "edit")
            .order_by(HistoryEntry.seq)
        ).all()
        now = {str(one.id): one.edited_text for one in session.scalars(select(Paragraph))}
    steps = [Step(str(id_), old["edited_text"], new["edited_text"]) for id_, old, new in acts]
    wrong = [f"not kept: {one}" for one in {Step(*one[:3]) for one in saved} - {*steps}]
    stood: dict[str, str | None] = {}
    for step in steps:
        if step.seen != stood.get(step.paragraph):
            wrong.append(f"overwrote unseen: {step}")
        stood[step.paragraph] = step.text
    wrong += [f"stands otherwise: {id_}" for id_, text in stood.items() if now[id_] != text]
    return wrong


@pytest.mark.harness(short=5, long=100)
def test_no_save_is_lost_or_overwrites_what_its_author_had_not_seen(
    app, make, letter, harness: Harness
):
    """Four authors who save five times; at length twenty who save a hundred times."""
    accounts = [make.account() for _number in range(20 if harness.rounds > 10 else 4)]
    saved = written(app, letter, accounts, harness.rounds, harness.random.randrange(1000))

    assert len({one.text for one in saved}) == len(accounts) * harness.rounds
    assert faults(app, saved) == []
    with app.app_context(), reading():
        assert history.verify() == []
    refused = sum(one.refused for one in saved)
    harness.figure(f"{len(accounts)} authors, {len(saved)} saves, {refused} conflicts, none lost")


def test_a_save_that_asks_for_no_version_is_found_to_overwrite(app, letter, desk, owner, colleague):
    """The twin: both read the empty paragraph, and the second knows nothing of the first."""
    paragraph = desk(owner).paragraph(letter, "dialogue:")
    saved = [Saved(str(paragraph.id), None, text, 0) for text in ("De eerste.", "De tweede.")]
    for author, one in zip((owner, colleague), saved, strict=True):
        details = ParagraphDetails(one.text)
        desk(author).do("write_paragraph", letter.id, paragraph.id, details, version=None)

    assert [each.partition(":")[0] for each in faults(app, saved)] == ["not kept"]
