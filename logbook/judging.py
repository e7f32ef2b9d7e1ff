"""All that is wrong with what came in, told at once: what could not be read, and by which rules.

    made = all_at_once(
        lambda: read_form(schema), lambda details: create(caller(), details, now=now)
    )

Where some fields cannot be read, the use case is tried with the others, so that its rules are heard
too; nothing of it is kept, since the refusal undoes the transaction.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Never, TypeVar

from logbook.errors import Invalid, LogbookError
from logbook.faults import kinds_and_places

Given = TypeVar("Given")
Made = TypeVar("Made")
Row = TypeVar("Row")
Told = Iterable[tuple[str, str]]
"""What a rule says: the path of a field, and a sentence beside it."""


class CannotJudge(LogbookError):
    """A rule needs what could not be read."""


class Unread:
    """Stands for a value that could not be read: whoever asks anything of it cannot judge.

    It is not None, so that it does not pass for what was left out.
    """

    __slots__ = ()

    def _ask(self, *_asked: object) -> Never:
        raise CannotJudge

    __bool__ = __hash__ = __str__ = __format__ = _ask
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _ask
    __iter__ = __len__ = __contains__ = __getitem__ = __getattr__ = __add__ = __sub__ = _ask


UNREAD: Any = Unread()


class Refusals:
    """What several steps refuse, each tried whatever the others say; `settle` raises all of it.

    refusals = Refusals()
    with refusals:
        require_actor(actor)
    with refusals:
        term = find_term(details)
    refusals.settle()
    """

    def __init__(self) -> None:
        self.errors: dict[str, list[str]] = {}
        self._unjudged = False

    def __enter__(self) -> None:
        """Try a step."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        """Note what it refuses, and go on."""
        if isinstance(problem, Invalid):
            for path, sentences in problem.errors.items():
                self.errors.setdefault(path, []).extend(sentences)
        self._unjudged |= isinstance(problem, CannotJudge)
        return isinstance(problem, Invalid | CannotJudge)

    def settle(self) -> None:
        """Raise Invalid with what was refused, CannotJudge where a step could not be tried."""
        refuse(self.errors)
        if self._unjudged:
            raise CannotJudge


def judged(*rules: Told) -> dict[str, list[str]]:
    """What the rules say, by field path; each is heard as far as it can judge."""
    refusals = Refusals()
    for rule in rules:
        with refusals:
            for path, sentence in rule:
                refusals.errors.setdefault(path, []).append(sentence)
    return refusals.errors


def by_row(rows: Iterable[Row], rule: Callable[[int, Row], Told]) -> Iterator[tuple[str, str]]:
    """What a rule says of each row by its place; rows of which it cannot judge are passed over."""
    for place, row in enumerate(rows):
        with suppress(CannotJudge):
            yield from rule(place, row)


def readable(values: Iterable[Row]) -> list[Row]:
    """Those that could be read."""
    return [value for value in values if value is not UNREAD]


def refuse(errors: Mapping[str, Sequence[str]]) -> None:
    """Raise Invalid where there are errors."""
    if errors:
        raise Invalid(errors)


@contextmanager
def under(path: str) -> Iterator[None]:
    """Tell what is refused in the block as of a part of the record, which stands under `path`."""
    try:
        yield
    except Invalid as problem:
        raise Invalid(
            {f"{path}-{where}" if where else path: told for where, told in problem.errors.items()}
        ) from None


def all_at_once(read: Callable[[], Given], use: Callable[[Given], Made]) -> Made:
    """What `use` makes of what `read` gives. Raises Invalid with what either of them refuses.

    Call it in the transaction of the use case.
    """
    try:
        given = read()
    except Invalid as problem:
        if problem.readable is None:
            raise
        raise Invalid(_refused(use, problem.readable) | problem.errors) from problem
    return use(given)


def _refused(use: Callable[[Given], object], given: Given) -> dict[str, list[str]]:
    try:
        use(given)
    except Invalid as problem:
        return problem.errors
    except LogbookError:
        pass
    except Exception as fault:  # noqa: BLE001
        # Whatever else happens without what could not be read says nothing of the rest: people are
        # told what is wrong with their fields, and whoever looks after the program of the fault.
        logging.getLogger(__name__).warning("a rule broke: %s", kinds_and_places(fault))
    return {}
