"""Minutes typed or pasted as plain lines, made rows of the form to be looked over before saving."""

from collections import Counter
from collections.abc import Callable
from functools import cache

from logbook.accounts.queries.references import account_choices
from logbook.meetings.lines import NoteLine, SaidLine, TaskLine, read_lines
from logbook.meetings.models.kinds import PointKind
from logbook.meetings.schemas.rows import US
from logbook.meetings.views.naming import LINES, Name, Naming
from logbook.meetings.views.taking import certain, with_party
from logbook.search.nearness import Answer, answering
from logbook.web.language import _
from logbook.web.repeating import MOST_ROWS, Values, row_count, with_row

TAKE_LINES = f"take:{LINES}"
LONGEST = 30_000
"""Characters of minutes that become rows at once; what is longer stays in its box."""
_SHORTEST_BEGINNING = 4
_MARK = ": "
_POINT = ("complement-nl", "complement-en", "phrase", "by-0-party", "by-0-as-nl")
_FOLLOW_UP = ("title-nl", "actor", "due", "details")


def with_lines(values: Values, naming: Naming) -> tuple[Values, str]:
    """The form with its lines as points, follow-ups and notes, and a sentence that counts them.

    Each stands behind what is there. Whoever a line names is a party then, if they are not. Of 200
    rows the rest are notes.
    """
    made = Counter[type]()
    text = str(values.get(LINES) or "")
    left = text[LONGEST:]
    named = _names(values, naming)
    for line in read_lines(
        text[:LONGEST], lambda name: named(name) is not None, lambda name: bool(_colleague(name))
    ):
        match line:
            case SaidLine() if row_count(values, "points") < MOST_ROWS:
                made[SaidLine] += 1
                values, row = _said(values, line, named, naming)
                values = _in_a_free_row(values, "points", _POINT, row)
            case TaskLine() if row_count(values, "followUps") < MOST_ROWS:
                made[TaskLine] += 1
                known = bool(line.who) and named(line.who) is not None
                who = line.who if known else _colleague(line.who) or line.who
                values = _with_follow_up(values, line, who)
            case _:
                made[NoteLine] += 1
                values = _with_note(values, line.as_line)
    counted = _(
        "Made of your lines: points %(points)d, follow-ups %(tasks)d, lines of notes %(notes)d."
        " Look them over, and save.",
        points=made[SaidLine],
        tasks=made[TaskLine],
        notes=made[NoteLine],
    )
    return values | {LINES: left}, counted


def with_marked_points(values: Values, naming: Naming) -> Values:
    """The form with what a point begins with, 'NVB: …', as who said it and of what kind.

    Of points of one line of which nothing of that was chosen yet.
    """
    named = _names(values, naming)
    for number in range(row_count(values, "points")):
        row = f"points-{number}"
        text = str(values.get(f"{row}-complement-nl") or "").strip()
        chosen = (f"{row}-by-0-party", f"{row}-by-0-as-nl", f"{row}-phrase")
        kind = values.get(f"{row}-kind") or PointKind.MESSAGE.value
        if _MARK not in text or "\n" in text or kind != PointKind.MESSAGE.value:
            continue
        if any(values.get(name) for name in chosen):
            continue
        for line in read_lines(text, lambda name: named(name) is not None):
            if isinstance(line, SaidLine) and (line.us or line.who):
                values, said = _said(values, line, named, naming)
                values = values | {f"{row}-{name}": one for name, one in said.items()}
    return values


Named = Callable[[str], Name | str | None]
"""A party of the form by its number, else somebody known by that name."""


def _names(values: Values, naming: Naming) -> Named:
    there = _parties(values)

    @cache
    def named(name: str) -> Name | str | None:
        known = there.get(name.casefold()) or _certainly(name, naming)
        return there.get(known.text.casefold(), known) if isinstance(known, Name) else known

    return named


def _colleague(text: str) -> str | None:
    """The one colleague whom a text names, by their whole name."""
    people = ((name, (name,)) for _id, label in account_choices() for name in [_plain(label)])
    found = answering(text, people) if len(text) >= _SHORTEST_BEGINNING else []
    return found[0][1] if len(found) == 1 else None


def _plain(label: str) -> str:
    """Of 'Name, unit' the name."""
    return label.partition(",")[0]


def _parties(values: Values) -> dict[str, str]:
    """The numbers of the parties of the form, by what they are called in it."""
    return {
        str(name).casefold(): str(number)
        for number in reversed(range(row_count(values, "parties")))
        for field in ("organisation", "sector", "as-nl", "as-en")
        if (name := values.get(f"parties-{number}-{field}"))
    }


def _certainly(text: str, naming: Naming) -> Name | None:
    """The organisation or sector that a text means: by a name in full, or by how one begins.

    'PS' before a colon is no bank whose name begins so.
    """
    found = [
        (answer, name)
        for answer, name in naming.who(text)
        if answer is Answer.WHOLE
        or (answer is Answer.BEGINNING and len(text) >= _SHORTEST_BEGINNING)
    ]
    name = certain([one for one in found if one[1].kind in ("organisation", "sector")])
    return name if name is not None and certain(found) is name else None


def _said(
    values: Values, said: SaidLine, named: Named, naming: Naming
) -> tuple[Values, dict[str, str]]:
    """The form with those who said it as parties, and the fields of the point."""
    row = {"kind": said.kind.value, "complement-nl": said.text}
    row["by-0-party"] = US if said.us else ""
    for place, name in enumerate(filter(None, (said.who, *said.others))):
        who = named(name)
        if isinstance(who, Name):
            values, who = with_party(values, who, naming)
        row[f"by-{place}-party"] = str(values.get(f"parties-{who}-id") or "")
    return values, row


def _with_follow_up(values: Values, task: TaskLine, who: str) -> Values:
    row = {"title-nl": task.what, "actor": who, "due": task.when.rstrip(" .!")}
    return _in_a_free_row(values, "followUps", _FOLLOW_UP, row)


def _with_note(values: Values, text: str) -> Values:
    there = str(values.get("notes") or "").rstrip()
    return values | {"notes": f"{there}\n{text}" if there else text}


def _in_a_free_row(
    values: Values, rows: str, telling: tuple[str, ...], row: dict[str, str]
) -> Values:
    """The form with this row behind the last that says something."""
    count = row_count(values, rows)
    number = count
    while number and not any(values.get(f"{rows}-{number - 1}-{name}") for name in telling):
        number -= 1
    if number == count:
        values = with_row(values, rows)
    return values | {f"{rows}-{number}-{name}": text for name, text in row.items()}
