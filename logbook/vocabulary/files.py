"""A vocabulary as a file: JSON that two installations write alike to the byte."""

import json
from typing import Any

from logbook.vocabulary.collections import COLLECTIONS, Words
from logbook.web.language import _

FORMAT = "logbook-vocabulary"
VERSION = 1
MOST_BYTES = 4 * 1024 * 1024
MOST_RECORDS = 2000
"""Of one collection: far more than any ministry has words, and read in seconds."""
DEEPEST = 12

Vocabulary = dict[str, list[Words]]


class Unreadable(Exception):
    """A file that is no vocabulary. Says why, in one line for a person."""


def written() -> bytes:
    """All words of this installation, each collection in the order of its keys."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for collection in COLLECTIONS:
        rows = collection.rows()
        content[collection.name] = [collection.words(rows[key]) for key in sorted(rows)]
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def read(content: bytes) -> Vocabulary:
    """The collections of a file; those that it leaves out are left as they are. Raises Unreadable.

    Only the frame is looked at here: what stands in a record, bringing it in judges.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)d MB.", most=MOST_BYTES // 2**20))
    try:
        found = json.loads(
            content.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_once_each,
        )
    except (ValueError, RecursionError) as problem:
        where = f" ({problem})" if isinstance(problem, json.JSONDecodeError | _Twice) else ""
        raise Unreadable(_("The file is not valid JSON in UTF-8%(where)s.", where=where)) from None
    if not isinstance(found, dict) or found.pop("format", None) != FORMAT:
        raise Unreadable(_("The file is no vocabulary: it does not begin as an export does."))
    if found.pop("version", None) != VERSION:
        raise Unreadable(_("The file was made by another version of the logbook."))
    names = [collection.name for collection in COLLECTIONS]
    for name, records in found.items():
        if name not in names:
            known = ", ".join(names)
            raise Unreadable(_("“%(name)s” is none of: %(known)s.", name=name[:60], known=known))
        if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
            raise Unreadable(_("“%(name)s” is not a list of records.", name=name))
        if len(records) > MOST_RECORDS:
            raise Unreadable(
                _("“%(name)s” has more than %(most)d records.", name=name, most=MOST_RECORDS)
            )
        if _depth(records) > DEEPEST:
            raise Unreadable(_("“%(name)s” is nested too deeply.", name=name))
    return found


class _Twice(ValueError):
    """A name that stands twice in one object: whoever reads it would see one of the two."""


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Twice(f"“{twice[:60]}” twice")
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _depth(node: Any) -> int:
    deepest, level = 0, [node]
    while level:
        deepest += 1
        nodes = [one.values() if isinstance(one, dict) else one for one in level]
        level = [one for inner in nodes for one in inner if isinstance(one, dict | list)]
    return deepest
