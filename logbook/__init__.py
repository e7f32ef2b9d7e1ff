"""A logbook for a ministry's dialogue with the financial sector."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Settings


def create_app(settings: "Settings") -> "Flask":
    """The program, wired (logbook.wiring). Reads nothing but `settings`.

    All of it is read here, and not with the package: a worker that needs one room reads one room.
    Meanwhile the collector of garbage rests, and what the program is made of it leaves aside for
    good: going over that time and again costs a seventh of the start, and pauses among requests.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        from logbook.wiring import wired  # noqa: PLC0415 - see above

        app = wired(settings)
        if not settings.testing:
            gc.freeze()
        return app
    finally:
        if was_on:
            gc.enable()


__all__ = ["create_app"]
