"""Puts a mistake into the program that runs, and says what else is made from what it changes."""

import ast
import gc
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from tests.mutation.mutants import Mutant, mutated


class DoesNotLoad(Exception):
    """With the mistake in it a module could not be imported, which any test of it sees."""


class Program:
    """The files of an area as they run in this process."""

    def __init__(self, files: Sequence[str], root: Path) -> None:
        self.root = root
        self.texts = {file: (root / file).read_text() for file in files}
        self._made = [
            (file, statement)
            for file, text in self.texts.items()
            for statement in ast.parse(text).body
            if isinstance(statement, ast.Assign | ast.AnnAssign)
        ]
        self._caches: list[_lru_cache_wrapper[object]] = []
        self._functions: dict[object, list[FunctionType]] = {}

    def find(self) -> None:
        """Find what runs, once all is loaded, and let go of all connections to databases."""
        gc.unfreeze()
        engine = getattr(sys.modules.get("sqlalchemy"), "Engine", ())
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                self._functions.setdefault(_identity(one.__code__), []).append(one)
            elif isinstance(one, _lru_cache_wrapper):
                self._caches.append(one)
            elif isinstance(one, engine):
                one.dispose()

    def forget(self) -> None:
        """Let go of what the functions of the area keep, so that they are come to again."""
        paths = {str(self.root / file) for file in self.texts}
        for cache in self._caches:
            code = getattr(cache.__wrapped__, "__code__", None)
            if code is not None and code.co_filename in paths:
                cache.cache_clear()

    def names(self, mutant: Mutant) -> set[str]:
        """The names at the top that the mistake changes, those made from them included."""
        top = ast.parse(self.texts[mutant.file]).body[mutant.top]
        names = {top.name} if isinstance(top, ast.FunctionDef | ast.ClassDef) else _targets(top)
        while True:
            made = (_targets(one) for _, one in self._made if _mentions(one, names))
            more = set[str]().union(*made)
            if more <= names:
                return names
            names |= more

    def tests(self, mutant: Mutant, lines: Mapping[str, Mapping[int, set[str]]]) -> set[str]:
        """Those that come to the mistake, or to what is made from it."""
        found: set[str] = set()
        names = self.names(mutant)
        if mutant.function:
            found.update(*(lines[mutant.file].get(line, ()) for line in mutant.lines))
            names.discard(mutant.function.split(".")[0])
        word = re.compile(rf"\b(?:{'|'.join(sorted(names)) or '(?!)'})\b")
        for file, tests_of in lines.items():
            text = self.texts[file].splitlines()
            for line, tests in tests_of.items():
                if word.search(text[line - 1]):
                    found |= tests
        return found

    def put(self, mutant: Mutant) -> None:
        """Put it in place: the code of functions, then whatever at the top is made from it.

        Raises DoesNotLoad.
        """
        tree = mutated(mutant, self.texts[mutant.file])
        for code in _codes(compile(tree, str(self.root / mutant.file), "exec")):
            for function in self._functions.get(_identity(code), ()):
                if len(function.__code__.co_freevars) == len(code.co_freevars):
                    function.__code__ = code
        for cache in self._caches:
            cache.cache_clear()
        names = self.names(mutant)
        own = tree.body[mutant.top]
        if mutant.function is None:
            self._make(mutant.file, own)
        made = [(file, one) for file, one in self._made if _mentions(one, names)]
        # Twice, since what is made of something made may stand before it.
        for file, one in made * 2:
            if (file, one.lineno) != (mutant.file, own.lineno):
                self._make(file, one)

    def _make(self, file: str, statement: ast.stmt) -> None:
        """Run a statement of the top again, and hand what it makes to all who took it."""
        for module in [one for one in _modules() if one.__file__ == str(self.root / file)]:
            scope = dict(vars(module))
            try:
                exec(compile(ast.Module([statement], []), file, "exec"), scope)  # noqa: S102
            except Exception as error:
                raise DoesNotLoad from error
            for name in _targets(statement):
                old = vars(module).get(name)
                for taker in _modules():
                    if name in vars(taker) and vars(taker)[name] is old:
                        setattr(taker, name, scope[name])


def _modules() -> Iterator[ModuleType]:
    return iter([one for one in sys.modules.values() if getattr(one, "__file__", None)])


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType) and one.co_name != "<lambda>":
            yield from _codes(one)


def _identity(code: CodeType) -> object:
    """What is the same of a function and of one with a mistake in it."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _targets(statement: ast.stmt) -> set[str]:
    given = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
    return {one.id for one in given if isinstance(one, ast.Name)}


def _mentions(statement: ast.stmt, names: set[str]) -> bool:
    value = getattr(statement, "value", None)
    inside = ast.walk(value) if value is not None else ()
    return any(isinstance(one, ast.Name) and one.id in names for one in inside)
