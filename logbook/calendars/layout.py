"""Where each item stands in the body of a feed, so that a few can be replaced in it.

Items stand by look, and in each by their day and then their id. Knows bytes and keys alone: what is
an item's text, and whether it is shown, is told.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

ID = 32
"""How many signs of a key are the id, the last ones."""


class Told(NamedTuple):
    """The text of an item, and the `key` that sorts it: its day, and its id as 32 signs."""

    key: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """The items of one look: their keys in order, and how many bytes each takes."""

    keys: list[str]
    lengths: list[int]

    @classmethod
    def of(cls, items: Sequence[Told]) -> "Part":
        """Of these, as they stand."""
        return cls([one.key for one in items], [len(one.body) for one in items])

    @property
    def length(self) -> int:
        """Bytes of all its items."""
        return sum(self.lengths)

    def replaced(
        self, text: memoryview, touched: Collection[str], told: Iterable[Told]
    ) -> "tuple[Part, list[memoryview | bytes]]":
        """Without the `touched` items (ids) and with those `told`: the part, and its bytes.

        `text` are its bytes as they are. What is told are touched items that are still shown.
        """
        at = {key[-ID:]: number for number, key in enumerate(self.keys)}
        edits: list[tuple[int, int, Told | None]] = [
            (bisect_left(self.keys, one.key), 0, one) for one in sorted(told)
        ]
        edits += [(at[one], 1, None) for one in touched if one in at]
        edits.sort(key=lambda edit: edit[:2])
        ends = list(accumulate(self.lengths, initial=0))
        made, done = Part([], []), 0
        pieces: list[memoryview | bytes] = []
        for start, taken, one in [*edits, (len(self.keys), 0, None)]:
            made.keys.extend(self.keys[done:start])
            made.lengths.extend(self.lengths[done:start])
            pieces.append(text[ends[done] : ends[start]])
            if one is not None:
                made.keys.append(one.key)
                made.lengths.append(len(one.body))
                pieces.append(one.body)
            done = start + taken
        return made, pieces


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a body, one for each look; after them stand only its last lines."""

    parts: Sequence[Part]

    def __str__(self) -> str:
        """As it is kept: two lines for each part."""
        return "".join(
            f"{' '.join(part.keys)}\n{' '.join(map(str, part.lengths))}\n" for part in self.parts
        )

    @classmethod
    def read(cls, kept: str) -> "Layout":
        """What `str` made of it. Raises ValueError for what it did not make."""
        *lines, end = kept.split("\n")
        if end or len(lines) % 2:
            raise ValueError("half a layout")
        pairs = zip(lines[::2], lines[1::2], strict=True)
        return cls([Part(keys.split(), [*map(int, lengths.split())]) for keys, lengths in pairs])


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A body, where its items stand ('' where that is not kept), and up to which change it goes."""

    body: bytes
    layout: str
    up_to: str
