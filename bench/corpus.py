"""The corpus of every measurement: the same meetings each time, from one seed.

Meeting i has a title, an hour, an organisation, one of ten topics, a commitment, a room, a summary
of sixty words, and three follow-ups of nine words with an owner and a day. Commitment 1 holds
exactly 200 of 10,000 meetings; one rare word stands in one summary of two hundred.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 20260101
FIRST_HOUR = dt.datetime(2024, 1, 1, 9, 0, tzinfo=dt.UTC)
TOPICS = 10
OWNERS = 60
COMMITMENTS = 51
RARE = "zefier"
VOCABULARY = tuple(
    """
    aanpak advies afspraak agenda akkoord analyse bank begroting belang beleid bericht
    besluit bestuur bezoek bijdrage brief budget datum debat deelname dialoog dienst
    document doel dossier energie ervaring fonds gesprek gevolg handel haven inzet kamer
    kanaal kans keten klacht klimaat kwestie land leden lijst maatregel markt mening
    minister module motie norm onderzoek oordeel overleg partij pensioen plan platform
    praktijk proces punt raad rapport reactie rekening resultaat risico rol ruimte
    samenwerking schaal sector signaal standpunt stap stelsel steun stuk taak termijn
    toezicht transitie uitkomst vervolg verslag vraag wet
    """.split()  # noqa: SIM905 - a hundred quoted words read worse
)


@dataclass(frozen=True, slots=True)
class Point:
    """A follow-up: its words, its owner's number (1 to 60) and its day."""

    text: str
    owner: int
    due: dt.date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; `topic` counts from 0, `commitment` from 1."""

    number: int
    title: str
    start: dt.datetime
    organisation: str
    topic: int
    commitment: int
    place: str
    summary: str
    points: tuple[Point, ...]


def meetings(count: int) -> Iterator[Meeting]:
    """The first `count` meetings."""
    chance = random.Random(SEED)
    step = max(1, count // 200)
    for i in range(count):
        start = FIRST_HOUR + dt.timedelta(hours=i * 2 % (24 * 730), minutes=i * 7 % 60)
        summary = _words(chance, 60)
        if i % 200 == 7:
            summary += f" {RARE}"
        told = i % step == 0 and i // step < 200
        yield Meeting(
            number=i + 1,
            title=f"Gesprek {i + 1}: {_words(chance, 5)}",
            start=start,
            organisation=_words(chance, 2).title(),
            topic=chance.randrange(TOPICS),
            commitment=1 if told else 2 + i % (COMMITMENTS - 1),
            place=f"Kamer {chance.randrange(1, 400)}",
            summary=summary,
            points=tuple(_point(chance, start) for _ in range(3)),
        )


def _point(chance: random.Random, start: dt.datetime) -> Point:
    return Point(
        text=_words(chance, 9),
        owner=chance.randrange(1, OWNERS + 1),
        due=(start + dt.timedelta(days=chance.randrange(3, 90))).date(),
    )


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(VOCABULARY, k=count))
