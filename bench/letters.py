"""W9: a letter over seven promises and two hundred talks, composed and written in every format.

No two talks group: each has a day, a subject and words of its own. PDF is measured against the same
typst on the same words in plain paragraphs; the others need no library that could do it instead.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

import typst
from flask import Flask

from bench.measure import in_turn
from bench.rows import Goal, Rows
from logbook.commitments.models import CommitmentKind
from logbook.composer import LetterInput, compose
from logbook.composer.document import letter_document
from logbook.composer.records import (
    AnswerRecord,
    CommitmentRecord,
    MeetingRecord,
    OfficeRecord,
    PartyRecord,
    PhraseRecord,
    PointRecord,
    RepresentativeRecord,
    TermRecord,
    TopicRecord,
)
from logbook.dates import PartialDate
from logbook.directory.models import OfficeLevel
from logbook.documents.blocks import Passage
from logbook.documents.formats import rendered
from logbook.meetings.models import ComplementKind, PointKind
from logbook.meetings.service.phrases import standard_phrases
from logbook.wording import Wording

PROMISES, TALKS = 7, 200
DAY = dt.date(2022, 4, 7)
FIRST = dt.date(2021, 1, 4)
FORMATS = ("docx", "odt", "pdf")


def letters(rows: Rows, app: Flask, rounds: int) -> None:
    """Composing, and each format; the PDF beside typst on the same texts."""
    given = records()
    document = letter_document(compose(given))
    texts = [
        " ".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Passage)
    ]
    work: dict[str, Callable[[], object]] = {"compose": partial(compose, given)}
    work |= {form: partial(rendered, document, form) for form in FORMATS}
    fonts = typst.Fonts(include_system_fonts=False)
    work |= {"typst alone": partial(_plain_pdf, texts, fonts)}
    with app.app_context():
        found = in_turn({name: _done(each) for name, each in work.items()}, rounds)
    rows.head(f"W9, {TALKS} talks in a letter, in ms")
    compose_goal = Goal(150)
    rows.add("W9  compose", found["compose"].median, compose_goal, str(found["compose"]), unit="ms")
    for form in ("docx", "odt"):
        rows.add(f"W9  {form}", found[form].median, None, str(found[form]), unit="ms")
    rows.ratio("W9  pdf / typst alone", found["pdf"], found["typst alone"], Goal(1.5), work["pdf"])


def records() -> LetterInput:
    """What the letter is made of."""
    phrases = [
        PhraseRecord(one.key, [form.as_json() for form in one.forms]) for one in standard_phrases()
    ]
    said = next(one for one in phrases if one.key == "benadrukt")
    office = OfficeRecord(
        "office",
        Wording("Minister voor Proeven", "Minister for Trials"),
        Wording("de minister voor Proeven", "the Minister for Trials"),
        OfficeLevel.MINISTER,
        terms=[TermRecord("Anna Aarden", dt.date(2020, 1, 1))],
    )
    return LetterInput(
        date=DAY,
        language="nl",
        signatory=office.id,
        offices=[office],
        answers=[AnswerRecord(_promise(number)) for number in range(PROMISES)],
        meetings=[_talk(number, said) for number in range(TALKS)],
    )


def _plain_pdf(texts: Sequence[str], fonts: typst.Fonts) -> bytes:
    """The texts as paragraphs, to the same standards, and nothing else."""
    lines = ['#set document(title: "W9")', '#set text(lang: "nl")']
    lines += [f"#text({_quoted(text)})" for text in texts]
    written: bytes = typst.compile(
        "\n\n".join(lines).encode(), font_paths=fonts, pdf_standards=["ua-1", "a-2a"]
    )
    return written


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _done(run: Callable[[], object]) -> Callable[[], int]:
    def request() -> int:
        run()
        return 200

    return request


def _promise(number: int) -> CommitmentRecord:
    return CommitmentRecord(
        id=f"promise-{number}",
        kind=CommitmentKind.PROMISE,
        heading=Wording(f"Toezegging {number}", f"Promise {number}"),
        clause=Wording(f"zaak {number} te toetsen", f"test matter {number}"),
        made_on=PartialDate.parse("2020-02-02"),
        office="office",
    )


def _talk(number: int, phrase: PhraseRecord) -> MeetingRecord:
    subject = f"onderwerp {number}"
    point = PointRecord(
        id=f"point-{number}",
        kind=PointKind.MESSAGE,
        phrase=phrase,
        complement=Wording(f"het belang van zaak {number}", f"the importance of matter {number}"),
        complement_kind=ComplementKind.NOUN_PHRASE,
    )
    return MeetingRecord(
        id=f"talk-{number}",
        date=PartialDate.on(FIRST + dt.timedelta(days=2 * number)),
        representatives=[RepresentativeRecord(level=OfficeLevel.OFFICIAL)],
        parties=[PartyRecord(id=f"party-{number}", nouns=Wording("banken", "banks"), plural=True)],
        topics=[TopicRecord(subject, Wording(subject, f"subject {number}"))],
        commitments=[f"promise-{number % PROMISES}"],
        points=[point],
    )
