"""Tables whose keys are the members of an enumeration, found in Python, templates and scripts."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent
Members = Mapping[str, frozenset[str]]
"""The values of each enumeration, by 'module.Name' below `logbook`."""
_TEMPLATES = Environment(  # noqa: S701 - nothing is rendered
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
)
_LIST = re.compile(r"""\[\s*((?:"[^"]*"|'[^']*')(?:\s*,\s*(?:"[^"]*"|'[^']*'))+)\s*,?\s*\]""")
_ENTRY = re.compile(r"""(?:^|[{,])\s*(?:"([^"]+)"|'([^']+)'|(\w+))\s*:""")


@dataclass(frozen=True)
class Table:
    """Where it stands and which members it has; `of` names the enumeration where that is known."""

    path: str
    line: int
    keys: frozenset[str]
    of: str | None = None


def enumerations() -> dict[str, frozenset[str]]:
    """Every enumeration of the program."""
    found = {}
    for path in sorted((ROOT / "logbook").rglob("*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases
            ):
                module = _module(path)
                kind: type[StrEnum] = getattr(importlib.import_module(module), node.name)
                name = f"{module.removeprefix('logbook.')}.{node.name}"
                found[name] = frozenset(member.value for member in kind)
    return found


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def tables() -> Iterator[Table]:
    """Every table of two entries and more, of which each key could be a member."""
    files = [
        *(ROOT / "logbook").rglob("*.py"),
        *(ROOT / "templates").rglob("*.*"),
        *(ROOT / "logbook" / "static").glob("*.js"),
    ]
    for path in sorted(files):
        yield from of_file(path)


def of_file(path: Path) -> Iterator[Table]:
    """The tables of one file, by what it is written in."""
    match path.suffix:
        case ".py":
            yield from _of_python(path)
        case ".js":
            yield from _of_script(path)
        case _:
            yield from _of_template(path)


def _of_python(path: Path) -> Iterator[Table]:
    known = vars(importlib.import_module(_module(path)))
    for node in ast.walk(ast.parse(path.read_text())):
        written = _written(node)
        keys = [_member(key, known) for key in written]
        values = frozenset(value for value, _of in keys if value is not None)
        if len(values) == len(keys) > 1:
            names = {of for _value, of in keys}
            of = names.pop() if len(names) == 1 else None
            if of or isinstance(node, ast.Dict | ast.List):
                yield Table(_shown(path), getattr(node, "lineno", 0), values, of)


def _written(node: ast.AST) -> list[ast.expr | None]:
    """What may be members: the keys of a dict, the items of a collection, the cases of a match."""
    match node:
        case ast.Dict():
            return [*node.keys]
        case ast.Tuple() | ast.Set() | ast.List():
            # Options of a choice are pairs: what is kept, and what it is called.
            pairs = [one.elts for one in node.elts if isinstance(one, ast.Tuple) and one.elts]
            return [pair[0] for pair in pairs] if len(pairs) == len(node.elts) else [*node.elts]
        case ast.Match():
            return [
                one.value
                for case in node.cases
                for one in getattr(case.pattern, "patterns", [case.pattern])
                if isinstance(one, ast.MatchValue)
            ]
        case _:
            return []


def _member(key: ast.expr | None, known: Mapping[str, object]) -> tuple[str | None, str | None]:
    """The value of a key, and its enumeration where it is written as a member."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return key.value, None
    if isinstance(key, ast.Attribute) and key.attr == "value":
        return _member(key.value, known)
    if isinstance(key, ast.Attribute) and isinstance(key.value, ast.Name):
        kind = known.get(key.value.id)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            name = f"{kind.__module__.removeprefix('logbook.')}.{kind.__name__}"
            return kind[key.attr].value, name
    return None, None


def _of_template(path: Path) -> Iterator[Table]:
    tree = _TEMPLATES.parse(path.read_text())
    for table in tree.find_all(nodes.Dict):
        keys = [item.key.value for item in table.items if isinstance(item.key, nodes.Const)]
        if len(keys) == len(table.items) > 1:
            yield Table(_shown(path), table.lineno, frozenset(map(str, keys)))
    for options in tree.find_all(nodes.List):
        firsts = [one.items[0] for one in options.items if isinstance(one, nodes.Tuple)]
        keys = [first.value for first in firsts if isinstance(first, nodes.Const)]
        if len(keys) == len(options.items) > 1:
            yield Table(_shown(path), options.lineno, frozenset(map(str, keys)))
    for branch in tree.find_all(nodes.If):
        if branch.elif_:
            asked = [_compared(one.test) for one in (branch, *branch.elif_)]
            values = frozenset(value for _of, value in filter(None, asked))
            if len({of for of, _value in filter(None, asked)}) == 1 and len(values) > 1:
                yield Table(_shown(path), branch.lineno, values)


def _compared(test: nodes.Node) -> tuple[str, str] | None:
    """What an `if` compares, and to which text."""
    if isinstance(test, nodes.Compare) and len(test.ops) == 1 and test.ops[0].op == "eq":
        other = test.ops[0].expr
        if isinstance(other, nodes.Const) and isinstance(other.value, str):
            return repr(test.expr), other.value
    return None


def _of_script(path: Path) -> Iterator[Table]:
    text = path.read_text()
    objects = re.finditer(r"\{[^{}();]*\}", text)
    written = [(one, ["".join(groups) for groups in _ENTRY.findall(one[0])]) for one in objects]
    written += [(one, re.findall(r"[^\"',\s]+", one[1])) for one in _LIST.finditer(text)]
    for found, keys in written:
        if len(keys) > 1:
            line = text[: found.start()].count("\n") + 1
            yield Table(_shown(path), line, frozenset(keys))


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def gaps(members: Members, found: Iterable[Table]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Of each table that lacks members of its enumeration: where, of which, which it lacks.

    A table of plain texts is one of every enumeration that has all of its keys; it is enough that
    it is whole for one of them. Fewer than one key of four happen to be so called.
    """
    for table in found:
        kinds = [table.of] if table.of else [
            name for name, values in members.items()
            if table.keys <= values and 4 * len(table.keys) >= len(values)
        ]  # fmt: skip
        lacking = {name: members[name] - table.keys for name in kinds}
        if lacking and all(lacking.values()):
            name = min(lacking, key=lambda one: (len(lacking[one]), one))
            yield table.path, name, lacking[name]
