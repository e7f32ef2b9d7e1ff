"""What a talk is called where nobody gave it a title: after those with whom it was."""

from collections.abc import Sequence

from logbook.directory.queries import sector_choices
from logbook.web.language import _, current_language
from logbook.web.repeating import Values, row_count


def party_names(values: Values) -> list[str]:
    """What the parties of a form are called, in their order: a sector by its noun."""
    rows = [f"parties-{number}" for number in range(row_count(values, "parties"))]
    nouns: dict[str, str] = {}
    if any(values.get(f"{row}-sector") for row in rows):
        nouns = dict(sector_choices(current_language()))
    called = (
        values.get(f"{row}-organisation")
        or values.get(f"{row}-as-nl")
        or nouns.get(str(values.get(f"{row}-sector")))
        for row in rows
    )
    return [one for one in called if one and isinstance(one, str)]


def called_after(parties: Sequence[str]) -> str | None:
    """The title that the names of its parties give a talk; None without any."""
    names = ", ".join(parties)
    return str(_("Talk with %(parties)s", parties=names))[:300] if names else None
