"""The order in which Dutch readers expect names, the same on both databases.

Capitals, accents, stops and hyphens do not count, nor an article before a name: de Volksbank stands
under V. People stand under their surname without what comes before it: Jan de Vries under V
(Nederlandse Taalunie, alphabetical order). Names are compared by keys that are written with them.
"""

import re
import unicodedata
from typing import ClassVar

from sqlalchemy import Text, event
from sqlalchemy.orm import Mapped, Session, mapped_column

from logbook.db import Identified
from logbook.richtext import UNSEEN

_ARTICLES = frozenset({"de", "het", "een", "t", "the", "a", "an"})
_BEFORE_SURNAMES = frozenset(
    {
        "van", "de", "der", "den", "het", "t", "ten", "ter", "te", "in", "op", "aan", "bij",
        "voor", "onder", "uit", "over", "tot", "s", "von", "vom", "zu", "du", "des", "la", "le",
        "les", "da", "di", "del", "della", "dos", "el", "al", "bin", "ibn",
    }
)  # fmt: skip
_NOT_COUNTED = re.compile(rf"[\u0300-\u036f{UNSEEN}]|[.'\u2018\u2019\u02bc`\u00b4]")
_BETWEEN = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """By what a name of something is compared."""
    words = _words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def person_key(name: str) -> str:
    """By what the name of a person is compared: surname, first names, what stands between."""
    if "," in name:
        surname, _, rest = name.partition(",")
        name = f"{rest} {surname}"
        words, start = _words(name), len(_words(rest))
    else:
        words = _words(name)
        start = next((at for at, word in enumerate(words) if at and word in _BEFORE_SURNAMES), -1)
    if start < 0:
        return " ".join([*words[-1:], *words[:-1]])
    first, last = words[:start], words[start:]
    while len(last) > 1 and last[0] in _BEFORE_SURNAMES:
        first.append(last.pop(0))
    return " ".join([*last, *first])


def _words(name: str) -> list[str]:
    plain = _NOT_COUNTED.sub("", unicodedata.normalize("NFKD", name).casefold())
    return _BETWEEN.sub(" ", plain).split()


class ListedByName(Identified):
    """A row that lists show by its name, a column of its own; `is_person`: by the surname."""

    __abstract__ = True

    listed_by: ClassVar[str] = "name"
    is_person: ClassVar[bool] = False

    # Signs by their number: a language of the server's would order them in its own manner.
    sort_key: Mapped[str] = mapped_column(
        Text().with_variant(Text(collation="C"), "postgresql"),
        server_default="",
        index=True,
        info={"derived": True},
    )


@event.listens_for(Session, "before_flush")
def _keep_keys(session: Session, _flushing: object, _rows: object) -> None:
    for row in (*session.new, *session.dirty):
        if isinstance(row, ListedByName) and session.is_modified(row):
            key = person_key if row.is_person else name_key
            row.sort_key = key(getattr(row, row.listed_by))
