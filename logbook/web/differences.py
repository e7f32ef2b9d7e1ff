"""Two versions of one record, field by field, with the words marked that differ.

For the `conflict` macro. A view that meets Conflict compares what was typed with what is stored,
both as the edit form has them:

    theirs = flat_values(schema.dump(problem.current))
    found = differences(typed_values(schema), theirs, {"title": _("Title"),
                        "points-*-complement-nl": _("What was said")})

and answers 409. The page sends everything typed again with `act`: "keep-mine" saves it over the
stored version, "take-theirs" leaves what is stored, "merge" opens the form with mine and shows
theirs beside it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from logbook.web.language import _
from logbook.web.same_rows import Cells, Path, Values, aligned, by_row, order_of_rows

Words = list[tuple[str, bool]]

KEEP_MINE, TAKE_THEIRS, MERGE = "keep-mine", "take-theirs", "merge"
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST_MARKED = 4000
"""Words beyond which two texts are shown whole: marking takes the square of their number."""
_LONGEST_NAME = 60
"""Characters by which a row is known in a list of rows."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: its label, and both texts in pieces of which some are marked."""

    label: str
    mine: Words
    theirs: Words


def differences(
    mine: Values,
    theirs: Values,
    labels: Mapping[str, str],
    shown: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Difference]:
    """The fields in which the two differ, in the order of `labels`.

    `labels` maps a field path to its label, with `*` for the number of a row; a field without a
    label is not compared. A row is compared with the same one, wherever it stands (`same_rows`);
    that rows stand in another order is told by itself. `shown` gives, by the same paths, the words
    for values that are keys.
    """
    ours = _labelled(mine, labels)
    yours = aligned(ours, _labelled(theirs, labels))
    rows = list(dict.fromkeys([*ours, *yours]))
    found = []
    for pattern, label in labels.items():
        words = (shown or {}).get(pattern, {})
        for path in rows:
            if path[0] != pattern:
                continue
            texts = (_text(side.get(path, ""), words) for side in (ours, yours))
            first, second = (text.strip() for text in texts)
            if first != second:
                found.append(Difference(_numbered(label, path, rows), *marked(first, second)))
    return [*found, *_orders(ours, yours, shown or {})]


def group_of(name: str) -> str:
    """What a field belongs to: 'points' of 'points-0-kind', 'title' of 'title-nl'."""
    return name.partition("-")[0]


def fingerprints(values: Values, labels: Mapping[str, str]) -> dict[str, str]:
    """By group of fields what stands in it, as a digest: of the fields that have a label."""
    said: dict[str, list[tuple[str, ...]]] = {}
    cells = _labelled(values, labels)
    for path, value in cells.items():
        said.setdefault(group_of(path[0]), []).append((*path, _text(value, {}).strip()))
    for rows, keys in order_of_rows(cells).items():
        said[group_of(rows)].append(("", *keys))
    return {
        group: hashlib.sha256(repr(sorted(fields)).encode()).hexdigest()[:16]
        for group, fields in said.items()
    }


def touched(mine: Values, base: Mapping[str, str], labels: Mapping[str, str]) -> set[str]:
    """The groups in which mine says another thing than the form did when it was opened."""
    now = fingerprints(mine, labels)
    return {group for group in now.keys() | base.keys() if now.get(group) != base.get(group)}


def marked(first: str, second: str) -> tuple[Words, Words]:
    """Both texts in pieces: (text, whether the other has it not)."""
    ours, yours = _WORD.findall(first), _WORD.findall(second)
    if len(ours) + len(yours) > _LONGEST_MARKED:
        return [(first, True)], [(second, True)]
    left: Words = []
    right: Words = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, yours, autojunk=False).get_opcodes():
        for pieces, text in ((left, "".join(ours[a:b])), (right, "".join(yours[c:d]))):
            if text:
                pieces.append((text, kind != "equal"))
    return left, right


def _labelled(values: Values, labels: Mapping[str, str]) -> Cells:
    """Of the cells those that say something and have a label."""
    cells = by_row(values)
    return {
        path: one for path, one in cells.items() if path[0] in labels and _text(one, {}).strip()
    }


def _orders(
    ours: Cells, yours: Cells, shown: Mapping[str, Mapping[str, str]]
) -> Iterable[Difference]:
    """The lists whose common rows stand in another order, each row told by what it says."""
    left, right = order_of_rows(ours), order_of_rows(yours)
    for rows in left:
        there = right.get(rows, [])
        common = [key for key in left[rows] if key in there]
        others = [key for key in there if key in common]
        if common != others:
            sides = (
                "\n".join(_name(cells, rows, key, shown) for key in keys)
                for cells, keys in ((ours, common), (yours, others))
            )
            yield Difference(_("Order"), *marked(*sides))


def _name(cells: Cells, rows: str, key: str, shown: Mapping[str, Mapping[str, str]]) -> str:
    """The longest text that somebody wrote in a row, cut where it is very long."""
    texts = [
        (path[0] not in shown, _text(value, shown.get(path[0], {})).strip())
        for path, value in cells.items()
        if path[0].startswith(f"{rows}-*") and path[1] == key
    ]
    name = " ".join(max(texts, key=lambda one: (one[0], len(one[1])))[1].split())
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _text(value: str | list[str], words: Mapping[str, str]) -> str:
    given = [value] if isinstance(value, str) else sorted(value)
    return ", ".join(words.get(one, one) for one in given)


def _numbered(label: str, path: Path, rows: Iterable[Path]) -> str:
    """The label, with the row's place where there are several."""
    if len(path) == 1:
        return label
    alike = [other for other in rows if other[0] == path[0]]
    return f"{label} ({alike.index(path) + 1})" if len(alike) > 1 else label
