"""The house in figures, and its rooms as a picture, both read from the code.

    .venv/bin/python -m tests.house [ROOT]

prints lines and files by room, sizes of modules and functions, the share of lines that import,
class names that stand for two things, and imports that go to the right; and writes the picture of
the rooms (docs/images/rooms.svg), which a test holds against the imports. ROOT: another checkout,
to be measured only.
"""

import ast
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "rooms.svg"
DOORS = {"views", "api", "commands"}
BASE = "(beneath)"
"""The modules that stand in no room: dates, policy, transactions and what else all stand on."""
SIDE, CELL = 100, 32


@dataclass(frozen=True, slots=True)
class Module:
    """A file of the program: its dotted name, source lines and syntax tree."""

    name: str
    lines: int
    tree: ast.Module

    @property
    def room(self) -> str:
        """The feature, or the part beneath all features."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 2 else BASE

    @property
    def is_door(self) -> bool:
        """Whether people or programs come in here."""
        return bool(DOORS & set(self.name.split(".")[2:]))

    @property
    def import_lines(self) -> int:
        """How many lines its imports take."""
        found = (one for one in ast.walk(self.tree) if isinstance(one, ast.Import | ast.ImportFrom))
        return sum((one.end_lineno or one.lineno) - one.lineno + 1 for one in found)

    @property
    def functions(self) -> Iterator[int]:
        """How many lines each of its functions has."""
        for one in ast.walk(self.tree):
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (one.end_lineno or one.lineno) - one.lineno + 1

    @property
    def classes(self) -> Iterator[str]:
        """The names of its public classes."""
        for one in self.tree.body:
            if isinstance(one, ast.ClassDef) and not one.name.startswith("_"):
                yield one.name

    def imported(self, known: set[str]) -> Iterator[str]:
        """The modules of the program that it imports; a name in a package counts as the package."""
        for one in ast.walk(self.tree):
            if isinstance(one, ast.Import):
                yield from (alias.name for alias in one.names if alias.name in known)
            elif isinstance(one, ast.ImportFrom) and one.module:
                for alias in one.names:
                    whole = f"{one.module}.{alias.name}"
                    if whole in known or one.module in known:
                        yield whole if whole in known else one.module


def modules(root: Path) -> list[Module]:
    """Every module of the program in a checkout, in the order of their names."""
    found = []
    for path in sorted((root / "logbook").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        text = path.read_text()
        found.append(Module(name, len(text.splitlines()), ast.parse(text)))
    return found


def order(root: Path) -> list[list[str]]:
    """The rooms from left to right as the import contract has them, those beside each other."""
    settings = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(one["layers"] for one in settings["contracts"] if "left" in one["name"])
    return [
        [part.strip("() ").removeprefix("logbook.") for part in layer.split("|")]
        for layer in reversed(layers)
    ]


def between_rooms(found: Sequence[Module]) -> Counter[tuple[str, str, bool]]:
    """(from, to, by a door) -> how many modules import so, within one room not counted."""
    known = {one.name: one for one in found}
    pairs: Counter[tuple[str, str, bool]] = Counter()
    for one in found:
        for room in {known[name].room for name in one.imported(set(known))} - {one.room}:
            pairs[one.room, room, one.is_door] += 1
    return pairs


def to_the_right(found: Sequence[Module], rooms: Sequence[Sequence[str]]) -> dict[bool, int]:
    """Imports from a room to one that stands to its right: by doors (True), by others (False)."""
    rank = {room: place for place, beside in enumerate(rooms) for room in beside}
    counts = {True: 0, False: 0}
    for (one, other, by_door), number in between_rooms(found).items():
        if one in rank and other in rank and rank[other] > rank[one]:
            counts[by_door] += number
    return counts


def homonyms(found: Sequence[Module]) -> dict[str, list[str]]:
    """Names that several public classes have, and the modules where they stand."""
    places: dict[str, list[str]] = defaultdict(list)
    for one in found:
        for name in one.classes:
            places[name].append(one.name)
    return {name: where for name, where in sorted(places.items()) if len(where) > 1}


def report(root: Path) -> Iterator[str]:
    """The figures, a line each."""
    found = modules(root)
    total = sum(one.lines for one in found)
    by_room: Mapping[str, list[Module]] = defaultdict(list)
    for one in found:
        by_room[one.room].append(one)
    yield f"{'room':<14}{'files':>6}{'lines':>8}{'share':>7}"
    for room, inside in sorted(by_room.items(), key=lambda pair: -sum(m.lines for m in pair[1])):
        lines = sum(one.lines for one in inside)
        yield f"{room:<14}{len(inside):>6}{lines:>8}{lines / total:>7.1%}"
    yield f"{'all':<14}{len(found):>6}{total:>8}"
    yield _sizes("lines a module", [one.lines for one in found])
    yield _sizes("lines a function", [size for one in found for size in one.functions])
    yield f"imports: {sum(one.import_lines for one in found) / total:.1%} of the lines"
    twice = homonyms(found)
    yield f"class names that stand for two things or more: {len(twice)}"
    yield from (f"  {name}: {', '.join(where)}" for name, where in twice.items())
    right = to_the_right(found, order(root))
    yield f"imports to the right: {right[False]}, and {right[True]} by doors"


def _sizes(what: str, values: Sequence[int]) -> str:
    cuts = quantiles(values, n=100)
    return f"{what}: p50 {cuts[49]:.0f}, p90 {cuts[89]:.0f}, p99 {cuts[98]:.0f}, max {max(values)}"


def picture(root: Path) -> str:
    """The rooms as a matrix in SVG: in a row, which other rooms the room imports.

    Rows and columns run from left to right in the order of imports, so that all stands below the
    diagonal but what doors read to their right.
    """
    rooms = [room for beside in order(root) for room in beside]
    place = {room: SIDE + CELL * x for x, room in enumerate(rooms)}
    end = SIDE + CELL * len(rooms)
    parts = [f'<rect width="{end + CELL}" height="{end + CELL}" fill="#fff"/>']
    for room, at in place.items():
        middle = at + CELL // 2
        parts += [
            f'<text x="{SIDE - 8}" y="{middle + 4}" text-anchor="end">{escape(room)}</text>',
            (
                f'<text transform="translate({middle + 4} {SIDE - 8}) rotate(-60)">'
                f"{escape(room)}</text>"
            ),
            f'<rect x="{at}" y="{at}" width="{CELL}" height="{CELL}" fill="#154273"/>',
            f'<path d="M{SIDE} {at}H{end}M{at} {SIDE}V{end}" stroke="#dde3ea"/>',
        ]
    edges = {(one, other) for one, other, _ in between_rooms(modules(root))}
    for one, other in sorted(edge for edge in edges if set(edge) <= set(place)):
        colour = "#154273" if place[other] < place[one] else "#b3402a"
        x, y = place[other] + CELL // 2, place[one] + CELL // 2
        parts.append(f'<circle cx="{x}" cy="{y}" r="7" fill="{colour}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {end + CELL} {end + CELL}"'
        ' font-family="sans-serif" font-size="12" role="img">\n'
        "<title>Which room imports which: a row imports its columns</title>\n"
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def main() -> None:
    """Print the figures; write the picture of this checkout."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    sys.stdout.writelines(f"{line}\n" for line in report(root))
    if root == ROOT:
        PICTURE.write_text(picture(root), encoding="utf-8")


if __name__ == "__main__":
    main()
