"""The composer was not made for one letter: nothing of the example stands in it, or in phrases."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import logbook
from logbook.example.documents import DATA

ROOT = Path(logbook.__file__).parent
COMPOSER = sorted((ROOT / "reports" / "letter").glob("*.py"))
SOURCES = [*COMPOSER, ROOT / "meetings" / "standard_phrases.json"]
TOLD = ("complement", "clause", "occasion", "label", "toldAs", "heading", "sentence")
RUN = 6  # fewer are the common turns of every letter
DOCUMENTS = ["commitments", "vocabulary", "talks_of_the_letter", "organisations"]


def records(document: str) -> Any:
    return json.loads((DATA / f"{document}.json").read_text("utf-8"))


def texts(node: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """What the example says under these keys, in either language."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys:
                yield from value.values() if isinstance(value, dict) else [str(value)]
            yield from texts(value, keys)
    elif isinstance(node, list):
        for one in node:
            yield from texts(one, keys)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every few words that stand together."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_words_of_the_example_stand_in_it(source):
    stands = runs(source.read_text("utf-8"))
    for told in itertools.chain.from_iterable(texts(records(d), TOLD) for d in DOCUMENTS):
        assert not runs(told) & stands, told


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_name_or_date_of_the_example_stands_in_it(source):
    text = source.read_text("utf-8")
    known = set(texts([records(d) for d in DOCUMENTS], ("holder", "shortName", "citation")))
    known |= set(texts(records("commitments"), ("madeOn", "adoptedOn", "date")))
    known |= set(texts(records("talks_of_the_letter"), ("date",)))
    commitments = records("commitments")["commitments"]
    known |= {mover for one in commitments for mover in one.get("movers", ())}
    found = {one for one in known - {"None"} if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}
    assert not found
