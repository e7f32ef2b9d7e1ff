"""What all commands have in common: the words that they read, the language that they speak."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click
from flask.cli import AppGroup
from flask_babel import force_locale

from logbook.opening import require_usable, told_in_one_line

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

UNREADABLE = "this is no readable text: write it in UTF-8"


def is_readable(value: object) -> bool:
    """Whether words of a command line are text: bytes that are no UTF-8 are surrogates here."""
    if isinstance(value, tuple):
        return all(is_readable(one) for one in value)
    return not isinstance(value, str) or not any("\ud800" <= sign <= "\udfff" for sign in value)


def require_readable() -> None:
    """Raise BadParameter where what was given to the command that runs is no text."""
    context = click.get_current_context()
    for parameter in context.command.params:
        if not is_readable(context.params.get(parameter.name or "")):
            raise click.BadParameter(UNREADABLE, param=parameter)


@contextmanager
def in_english() -> Iterator[None]:
    """Whatever is told in the block is in English, whatever language pages have."""
    with force_locale("en"):
        yield


def collect_seldom() -> None:
    """Let this process look for garbage now and then: what it keeps would hold it up each time."""
    gc.set_threshold(50_000, 20, 100)


class Commands(AppGroup):
    """Commands that need the database: in one line, and with exit code 1, where it is amiss.

    They speak English, whatever language pages have, unless `write_for_readers`: what those write
    down (letters, records, mails) is in the language that its readers have.
    """

    def __init__(self, name: str, *, help: str, write_for_readers: bool = False) -> None:
        super().__init__(name, help=help)
        self._language = nullcontext if write_for_readers else in_english

    # Flask types what it gives as a plain function; the command itself comes back.
    def command(  # type: ignore[override]
        self, *args: Any, **kwargs: Any
    ) -> Callable[..., Any]:
        """As a group of Flask does, but the command looks at the database first."""
        register = super().command(*args, **kwargs)

        def decorate(do: Callable[Arguments, Result]) -> Any:
            @wraps(do)
            def guarded(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
                require_readable()
                require_usable()
                with told_in_one_line(), self._language():
                    return do(*args, **kwargs)

            return register(guarded)

        return decorate
