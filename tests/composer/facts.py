"""The table of docs/letter-facts.md: each fact of the example beside the sentence that tells it.

    .venv/bin/python -m tests.composer.facts

writes it anew. The facts are read from the example's own documents, the sentences from the letter
composed of them; the sources of a sentence say which fact it tells.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from logbook import create_app
from logbook.composer.contents import Letter, Sentence
from logbook.db import reading
from logbook.example.documents import DATA, identity
from tests.composer.test_example import ANSWERS, letter
from tests.conftest import settings_for
from tests.databases import make_tables
from tests.example.fixtures import load_into

DOCUMENT = Path(__file__).parents[2] / "docs" / "letter-facts.md"
HEAD = """\
# The facts of the example, and our sentence for each

The letter of 7 April 2022 as the logbook composes it, fact by fact: what is recorded, and the
sentence that tells it, found by its sources. What is told together has one sentence.
`python -m tests.composer.facts` writes this page, and a test compares it with the letter.
[facts.md](facts.md) says where each kind of fact is kept.
"""
LETTERS = 4  # shorter words of a label name nothing


class Row(NamedTuple):
    """A fact: what the example calls it, its date (EDTF) and the rest of it, and what tells it."""

    name: str
    date: str
    recorded: str
    told: str


def tables(composed: Letter) -> dict[str, list[Row]]:
    """The facts by kind, for the Dutch letter of the example."""
    commitments = [one for one in _read("commitments", "commitments") if _name(one) in ANSWERS]
    meetings = _read("talks_of_the_letter", "meetings")
    evidence = [each for one in commitments for each in one.get("evidence", ())]
    ahead = [each for one in meetings for each in one.get("followUps", ())]
    ahead += _read("talks_of_the_letter", "followUps")
    slugs = {slug for one in (*commitments, *meetings) for slug in one.get("topics", ())}
    topics = [one for one in _read("vocabulary", "topics") if one["slug"] in slugs]
    return {
        "Promises and motions": [_commitment(one, composed) for one in commitments],
        "Talks": [row for one in meetings for row in _talk(one, composed)],
        "Topics": [_topic(one, composed) for one in topics],
        "Other evidence": [_evidence(one, composed) for one in evidence],
        "What comes next": [_follow_up(one, composed) for one in ahead if "toldAs" in one],
    }


def document(composed: Letter) -> str:
    """The whole page."""
    parts = [HEAD]
    for title, rows in tables(composed).items():
        lines = [f"## {title}", "", "| | Date | Recorded | Our sentence |", "|---|---|---|---|"]
        parts.append("\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n")
    return "\n".join(parts)


def _commitment(one: Mapping[str, Any], composed: Letter) -> Row:
    said = [*one.get("movers", ()), one.get("citation"), _dutch(one.get("occasion"))]
    said += [one.get("holder"), _dutch(one.get("clause"))]
    told = " ".join(sentence.text for sentence in _telling(one, composed))
    return Row(_name(one), one.get("madeOn") or one.get("adoptedOn", ""), _listed(said), told)


def _talk(one: Mapping[str, Any], composed: Letter) -> Iterator[Row]:
    spoke = [_dutch(each.get("as")) or each.get("office") for each in one["representatives"]]
    sat = [_dutch(each.get("as")) or each["organisation"] for each in one["parties"]]
    said = [_dutch(one.get("occasion")), *spoke, *sat]
    yield Row(_name(one), one["date"], _listed(said), _telling(one, composed)[0].text)
    for point in one["points"]:
        by = [_dutch(each.get("as")) for each in point.get("by", ())]
        more = "among others" if point.get("amongOthers") else None
        said = [point["kind"], *by, point["phrase"], _dutch(point["complement"]), more]
        yield Row(_name(point), "", _listed(said), _telling(point, composed)[0].text)


def _topic(one: Mapping[str, Any], composed: Letter) -> Row:
    """With the first sentence that has the words of its label."""
    label = _dutch(one["label"])
    words = {word for word in label.split() if len(word) >= LETTERS}
    texts = [sentence.text for sentence in _sentences(composed)]
    told = next(text for text in texts if words <= set(re.findall(r"[\w-]+", text)))
    return Row(one["slug"], "", label, told)


def _evidence(one: Mapping[str, Any], composed: Letter) -> Row:
    reference = one.get("reference", {})
    said = [one["role"], one["kind"], reference.get("citation"), reference.get("url")]
    return Row(_name(one), one.get("date", ""), _listed(said), _telling(one, composed)[0].text)


def _follow_up(one: Mapping[str, Any], composed: Letter) -> Row:
    said = [_dutch(one["title"]), one.get("dueText")]
    return Row(_name(one), one.get("due", ""), _listed(said), _telling(one, composed)[0].text)


def _read(file: str, collection: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / f"{file}.json").read_text("utf-8"))[collection]
    return found


def _name(record: Mapping[str, Any]) -> str:
    name: str = record["id"]
    return name.removeprefix("#")


def _dutch(wording: Mapping[str, str] | None) -> str:
    return wording["nl"] if wording else ""


def _listed(said: Sequence[str | None]) -> str:
    return " · ".join(filter(None, said))


def _sentences(composed: Letter) -> Iterator[Sentence]:
    for section in composed.sections:
        for paragraph in section.paragraphs:
            yield from paragraph.sentences


def _telling(record: Mapping[str, Any], composed: Letter) -> list[Sentence]:
    """The sentences of the sections that have this record among their sources."""
    id_ = str(identity(_name(record)))
    return [one for one in _sentences(composed) if any(s.id == id_ for s in one.sources)]


def main() -> None:
    """Write the page, from the example in a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings_for(f"sqlite:///{folder}/example.db"))
        with app.app_context():
            make_tables()
        load_into(app)
        with app.app_context(), reading():
            DOCUMENT.write_text(document(letter()), "utf-8")


if __name__ == "__main__":
    main()
