"""What all commands have in common: the words that they read, the language that they speak."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask_babel import force_locale

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
