"""What commands ask of accounts: an address, a name."""

from typing import Any

import click

from logbook.accounts.addresses import plain_address
from logbook.command_line import UNREADABLE, is_readable


class AddressArgument(click.ParamType[str]):
    """One plain e-mail address."""

    name = "email"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """In lower case."""
        address = plain_address(str(value))
        if address is None:
            self.fail(f"{value!r} is not an e-mail address such as name@example.org", param, ctx)
        return address


def one_line_of_text(_ctx: click.Context, param: click.Parameter, value: str) -> str:
    """One line of something."""
    if not is_readable(value):
        raise click.BadParameter(UNREADABLE, param=param)
    text = " ".join(value.split())
    is_one_line = len(value.strip().splitlines()) == 1
    if not is_one_line or len(text) > 120 or not text.isprintable():
        raise click.BadParameter("write 1 to 120 characters on one line", param=param)
    return text
