"""What the fields of a form are called, read from the form itself, for the list of its errors.

Whoever hears "fill this in" must hear of what; a list of names beside the form would miss the next
field.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class _Fieldset:
    id: str
    has_rows: bool
    legend: str = ""


@dataclass
class _Names(HTMLParser):
    """Reads the names while it is fed; `_says` collects the text of a label or legend."""

    names: dict[str, str] = field(default_factory=dict)
    _around: list[_Fieldset] = field(default_factory=list)
    _of: str | None = None
    _says: list[str] | None = None
    _beside: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A fieldset begins, or a name does; a mark within a name is none of it."""
        given = dict(attrs)
        if tag == "fieldset":
            classes = (given.get("class") or "").split()
            self._around.append(_Fieldset(given.get("id") or "", "repeat" in classes))
        elif tag in ("label", "legend"):
            self._of, self._says = given.get("for"), []
        elif tag == "span" and self._says is not None:
            self._beside += 1

    def handle_data(self, data: str) -> None:
        """Part of a name, where one is being said."""
        if self._says is not None and not self._beside:
            self._says.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A name is said; or a fieldset ends."""
        if tag == "span" and self._beside:
            self._beside -= 1
        elif tag in ("label", "legend") and self._says is not None:
            self._name(" ".join("".join(self._says).split()))
            self._of, self._says = None, None
        elif tag == "fieldset" and self._around:
            self._around.pop()

    def _name(self, said: str) -> None:
        if self._of is None and self._around:
            self._around[-1].legend = said
        path = self._around[-1].id if self._of is None and self._around else self._of
        if path:
            whole = (one.legend for one in self._around if self._holds(one, path))
            self.names.setdefault(path, ", ".join((*whole, said)))

    def _holds(self, one: _Fieldset, path: str) -> bool:
        """Whether the row or the text in two languages that the field is a part of is named."""
        return bool(one.id and one.legend) and not one.has_rows and path.startswith(f"{one.id}-")


def names_of_fields(form: str) -> dict[str, str]:
    """By the path of each field of a form's HTML what the form calls it, its row before it."""
    read = _Names()
    read.feed(form)
    return read.names
