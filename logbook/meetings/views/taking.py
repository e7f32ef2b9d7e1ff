"""What was typed in the fields of names, taken as rows and lists of the form.

Names are parted by a semicolon. One that means one thing is taken; what may mean several, or
nothing, stays as it was typed, with guesses.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from logbook.directory.queries.finding import FEW_OF, SOME, noun_of
from logbook.meetings.views.naming import (
    ABOUT,
    APART,
    LINES,
    NEW,
    VIA,
    WITH,
    Name,
    Naming,
    Unknown,
    made_new,
)
from logbook.search.nearness import Answer
from logbook.web.language import _
from logbook.web.repeating import REMOVED, Values, listed, row_count, with_row

OF_THE_FIELDS = frozenset({WITH, ABOUT, LINES, REMOVED})
"""What the form sends that is of no meeting."""
_IS_NEW = re.compile(rf"parties-\d+-{NEW}")
_NEWLY = re.compile(r"(?:nieuw|new)\s*:\s*(?P<name>.+)", re.IGNORECASE)
_SAID_IN_DUTCH = {english: dutch for dutch, english in reversed(SOME.items())}


def pieces(text: str) -> list[str]:
    """The names that were typed in one field."""
    return [" ".join(piece.split()) for piece in APART.split(text) if piece.strip()]


def certain(found: Sequence[tuple[Answer, Name]]) -> Name | None:
    """What a text means: the only one that it names in full, else the only one that it begins."""
    whole = [name for answer, name in found if answer is Answer.WHOLE]
    if len(whole) == 1:
        return whole[0]
    return found[0][1] if len(found) == 1 else None


def taken_in(values: Values, naming: Naming) -> tuple[Values, dict[str, list[Unknown]]]:
    """The form with what its two fields name as rows and lists of it, and what they do not name.

    What could not be taken stays in its field.
    """
    unknown: dict[str, list[Unknown]] = {}
    for field in (WITH, ABOUT):
        left = []
        for piece in pieces(" ; ".join(listed(values, field))):
            taken = _taken(values, field, piece, naming)
            if taken is not None:
                values = taken
                continue
            left.append(piece)
            unknown.setdefault(field, []).append(Unknown(piece, guesses(field, piece, naming)))
        if field in values:
            values = values | {field: "; ".join(left)}
    return values, unknown


def not_known(one: Unknown) -> str:
    """Says that a piece could not be taken, and what is nearest to it."""
    if one.guesses and one.guesses[0].kind != NEW:
        return _(
            "“%(name)s” may be several things or is not known. Did you mean %(guess)s?",
            name=one.typed,
            guess=one.guesses[0].text,
        )
    return _("“%(name)s” is not known here. Choose what it is.", name=one.typed)


def of_the_meeting(values: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Of what the form sends that which a meeting has."""
    return {
        path: value
        for path, value in values.items()
        if path not in OF_THE_FIELDS and not _IS_NEW.fullmatch(path)
    }


def guesses(field: str, piece: str, naming: Naming) -> list[Name]:
    """What a piece may mean that means no one thing for certain."""
    if field == ABOUT:
        return [name for _answer, name in naming.what(piece)[:5]] or naming.near_subjects(piece)
    found = [name for _answer, name in naming.who(piece)[:5]] or naming.near(piece)
    return found if VIA.fullmatch(piece) else [*found, made_new(piece)]


def with_party(values: Values, name: Name, naming: Naming) -> tuple[Values, str]:
    """The form with this organisation or sector as a party, and the number of its row."""
    values, row = _put(values, name, naming), _as_party(name, naming)
    number = next(
        number
        for number in range(row_count(values, "parties"))
        if all((values.get(f"parties-{number}-{path}") or "") == row[path] for path in row)
    )
    return values, str(number)


def _taken(values: Values, field: str, piece: str, naming: Naming) -> Values | None:
    if field == ABOUT:
        name = certain(naming.what(piece))
        return None if name is None else _put(values, name, naming)
    if new := _NEWLY.fullmatch(piece):
        there = certain([one for one in naming.who(new["name"]) if one[0] is Answer.WHOLE])
        return _put(values, there or made_new(new["name"]), naming)
    name = certain(naming.who(piece))
    return None if name is None else _put(values, name, naming)


def _put(values: Values, name: Name, naming: Naming) -> Values:
    if field := _LISTS.get(name.kind):
        return _listing(values, field, name.value)
    if name.kind == "office":
        row: Values = {"office": name.value, "level": ""}
        return _filled(values, "representatives", row, ("office",))
    return _filled(values, "parties", _as_party(name, naming), _PARTY)


_LISTS = {"topic": "topics", "commitment": "commitments", "person": "people"}
_PARTY = ("organisation", "sector", "as-nl", "as-en")


def _as_party(name: Name, naming: Naming) -> Values:
    """The fields of a party."""
    via: Values = {}
    if name.via is not None and name.via.kind == "sector":
        via = {"via-sector": str(_as_sector(name.via.text, naming)["sector"])}
    elif name.via is not None:
        via = {"via-organisation": name.via.text}
    if name.kind == "sector":
        return _as_sector(name.text, naming) | via
    return {"organisation": name.text, NEW: "true" if name.kind == NEW else ""} | via


def _as_sector(text: str, naming: Naming) -> Values:
    """The fields of a party that is a sector, with the words in which it was typed."""
    noun = noun_of(text)
    sector = next(one for one in naming.sectors if noun in (one.nouns.nl, one.nouns.en, one.key))
    some = FEW_OF.fullmatch(text)
    if some is None:
        return {"sector": sector.key}
    dutch = _SAID_IN_DUTCH.get(some["some"], some["some"])
    words = {"as-nl": f"{dutch} {sector.nouns.nl}", "plural": "true"}
    if sector.nouns.en:
        words["as-en"] = f"{SOME[dutch]} {sector.nouns.en}"
    return {"sector": sector.key, **words}


def _listing(values: Values, field: str, value: str) -> Values:
    there = listed(values, field)
    return values if value in there else values | {field: [*there, value]}


def _filled(values: Values, rows: str, row: Values, essential: Iterable[str]) -> Values:
    """The form with this row in the first of its rows that says nothing yet; none twice."""
    telling = tuple(essential)
    for number in range(row_count(values, rows)):
        there = {name: values.get(f"{rows}-{number}-{name}") or "" for name in (*telling, *row)}
        if all(there[name] == (row.get(name) or "") for name in there):
            return values
    free = (
        number
        for number in range(row_count(values, rows))
        if not any(values.get(f"{rows}-{number}-{name}") for name in telling)
    )
    number = next(free, row_count(values, rows))
    if number == row_count(values, rows):
        values = with_row(values, rows)
    return values | {f"{rows}-{number}-{name}": text for name, text in row.items()}
