"""What a page says of a date while somebody types it."""

from dataclasses import dataclass

from flask import render_template


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a typed date is read, in words; or (`unclear`) why it is not, and what may be meant."""

    said: str = ""
    unclear: bool = False
    meant: str | None = None

    def as_piece(self) -> str:
        """The same as HTML, to be swapped in beside the field."""
        return render_template("frame/_understood.html", told=self)
