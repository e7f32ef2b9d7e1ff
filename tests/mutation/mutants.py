"""Mutants: programs with one small mistake in them, made from the syntax tree of a module.

Each is one of: a comparison, `and` or `or`, plus or minus turned round; `not` or `~` dropped; a
number one higher; a boolean or a string another one; one of several conditions of a query left
out; a statement that is there for its effect dropped; nothing returned. Left alone are docstrings,
annotations, defaults of arguments, decorators, and the bodies of classes outside their methods.
"""

import ast
import copy
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
OTHER_METHOD = {"is_": "is_not", "is_not": "is_"}
OF_CONDITIONS = {"and_", "or_", "where"}
AT_THE_TOP = ast.Assign | ast.AnnAssign | ast.FunctionDef | ast.ClassDef
WIDEST = 100


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: the function that holds it, else the top, and the lines that come to it.

    `number`: which one of its file. `key`: the same as long as the statement is.
    """

    file: str
    number: int
    function: str | None
    top: int
    lines: range
    was: str
    becomes: str
    key: str

    def __str__(self) -> str:
        return f"{self.file}:{self.lines.start}\n  - {self.was}\n  + {self.becomes}"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a walk has come: the statement at the top and the innermost, and what holds it."""

    top: int = 0
    function: str | None = None
    lines: range = range(0)
    header: ast.AST | None = None
    in_class: bool = False


class _Mistake(NamedTuple):
    place: _Place
    put: Callable[[], Callable[..., Any]]
    becomes: ast.AST | None
    """What stands there in place of the statement; None where only a part of it changes."""


def mutants_of(file: str, root: Path) -> Iterator[Mutant]:
    """All mutants of a file, in the order of its text."""
    seen: Counter[str] = Counter()
    tree = ast.parse((root / file).read_text())
    for number, (place, put, statement) in enumerate(list(_mistakes(tree, _Place()))):
        was = _text(place.header)
        undo = put()
        becomes = _text(statement or place.header)
        undo()
        said = f"{file}|{place.function}|{was}|{becomes}"
        seen[said] += 1
        key = hashlib.sha256(f"{said}|{seen[said]}".encode()).hexdigest()[:16]
        lines = _apart(was, becomes)
        yield Mutant(file, number, place.function, place.top, place.lines, *lines, key)


def mutated(mutant: Mutant, text: str) -> ast.Module:
    """The tree of the text of its file with the mistake in it."""
    tree = ast.parse(text)
    list(_mistakes(tree, _Place()))[mutant.number].put()
    return ast.fix_missing_locations(tree)


def _mistakes(node: ast.AST, place: _Place) -> Iterator[_Mistake]:
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "args"} and _declares(node):
            continue
        many = isinstance(value, list)
        for index, child in enumerate(value if many else [value]):
            if not isinstance(child, ast.AST) or _is_left_alone(child, node):
                continue
            here = _step(child, index if isinstance(node, ast.Module) else None, place)
            put = partial(_put, value if many else node, index if many else field)
            if here.header is not None and not here.in_class:
                for new in _changed(child):
                    whole = new if child is here.header else None
                    yield _Mistake(here, partial(put, new), whole)
            yield from _mistakes(child, here)


def _declares(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.Lambda | ast.AnnAssign | ast.ClassDef)


def _is_left_alone(child: ast.AST, parent: ast.AST) -> bool:
    if isinstance(parent, ast.Module):
        names = [getattr(target, "id", "") for target in getattr(child, "targets", [])]
        return not isinstance(child, AT_THE_TOP) or "__all__" in names
    return isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)


def _step(child: ast.AST, top: int | None, place: _Place) -> _Place:
    if top is not None:
        place = replace(place, top=top)
    match child:
        case ast.FunctionDef(name=name):
            inside = f"{place.function}.{name}" if place.function else name
            return replace(place, function=inside, in_class=False, header=None)
        case ast.ClassDef():
            return replace(place, in_class=True)
        case ast.stmt() | ast.match_case():
            inner = getattr(child, "body", None) or getattr(child, "cases", None)
            first = _line(child)
            end = _line(inner[0]) if inner else (getattr(child, "end_lineno", None) or first) + 1
            return replace(place, header=child, lines=range(first, max(end, first + 1)))
        case _:
            return place


def _line(node: ast.AST) -> int:
    return int(getattr(getattr(node, "pattern", node), "lineno", 0))


def _put(holder: Any, where: Any, new: ast.AST) -> Callable[..., Any]:
    """Puts it there; what is given back puts back what was there."""
    if isinstance(holder, list):
        old, holder[where] = holder[where], new
    else:
        old = getattr(holder, where)
        setattr(holder, where, new)
    return partial(_put, holder, where, old)


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand there by mistake."""
    match node:
        case ast.operator() | ast.cmpop() | ast.boolop() if type(node) in TURNED:
            yield TURNED[type(node)]()
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield _there(node, ast.Constant(not value))
        case ast.Constant(value=int(value)):
            yield _there(node, ast.Constant(value + 1))
        case ast.Constant(value=str(value)):
            yield _there(node, ast.Constant(f"~{value}"))
        case ast.Attribute(attr=name) if name in OTHER_METHOD:
            yield _there(node, ast.Attribute(node.value, OTHER_METHOD[name], node.ctx))
        case ast.Call(func=func, args=[_, _, *_] as given) if _name(func) in OF_CONDITIONS:
            for index in range(len(given)):
                fewer = given[:index] + given[index + 1 :]
                yield _there(node, ast.Call(func, fewer, node.keywords))
        case ast.stmt():
            yield from _dropped(node)
        case _:
            pass


def _dropped(node: ast.stmt) -> Iterator[ast.AST]:
    """What is left where it is not done."""
    match node:
        case ast.Return(value=ast.expr() as value) if getattr(value, "value", "") is not None:
            yield _there(node, ast.Return(ast.Constant(None)))
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield _there(node, ast.Pass())
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield _there(node, ast.Pass())
        case _:
            pass


def _there(node: ast.AST, new: ast.AST) -> ast.AST:
    return ast.copy_location(new, node)


def _name(called: ast.AST) -> str:
    return str(getattr(called, "id", getattr(called, "attr", "")))


def _text(node: ast.AST | None) -> str:
    """The statement on one line, without what stands within it."""
    shown = copy.copy(node or ast.Pass())
    for field in {"body", "orelse", "finalbody", "handlers", "cases"} & set(shown._fields):
        if isinstance(getattr(shown, field), list):
            setattr(shown, field, [])
    return " ".join(ast.unparse(shown).split())


def _apart(was: str, becomes: str) -> tuple[str, str]:
    """Both, cut to what is around the first letter in which they differ."""
    pairs = enumerate(zip(was, becomes, strict=False))
    differs = next((at for at, (one, other) in pairs if one != other), 0)
    begin = max(0, differs - WIDEST // 2)
    return was[begin:][:WIDEST], becomes[begin:][:WIDEST]
