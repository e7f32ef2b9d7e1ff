"""A logbook for a ministry's dialogue with the financial sector."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Settings


YOUNG = 20_000
"""New objects after which the collector looks for circles among them.

A page makes thousands, which mostly go by themselves with it: by Python's own number, 700, it looks
time and again while a page is drawn. That was a twentieth of the time of a page and of a save.
"""


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
            gc.set_threshold(YOUNG, 10, 10)
        return app
    finally:
        if was_on:
            gc.enable()


__all__ = ["create_app"]
