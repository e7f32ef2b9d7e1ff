"""What the index holds of a document, and what is asked of it: the same terms on both databases.

A term is a word, a stem (`_afspraak`), either of them in the title (`t_afspraken`, `t__afspraak`),
or the kind of the record (`__meeting`). As a word holds no `_`, nobody can type the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from logbook.search.details import Kind
from logbook.search.folding import joined, runs_in, stems_of

MOST_WORDS = 12
SHORTEST_BEGINNING = 3
SHORTEST_PART = 5
"""Letters of a word that is looked for within others: shorter ones stand in all of them."""
LARGEST = 400_000
"""Bytes of terms beyond which the rest of a text is not indexed: a tsvector holds a megabyte."""
_TITLE = "t_"


def terms_of(kind: Kind, titles: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Every term by which a record is found, each once."""
    in_title = _with_stems(_spellings_in("\n".join(titles)))
    in_text = _with_stems(_spellings_in("\n".join(texts)))
    named = {_TITLE + term for term in in_title}
    return sorted({_kind(kind)} | in_title | in_text | named)


def _spellings_in(text: str) -> Iterator[str]:
    """Every word, and what joined words make: who looks for 'email' means 'e-mail' as well."""
    for words in runs_in(text):
        yield from words
        yield from joined(words)


def _with_stems(words: Iterable[str]) -> set[str]:
    found: set[str] = set()
    room = LARGEST
    for word in dict.fromkeys(words):
        new = stems_of(word) | {word}
        room -= sum(len(term.encode()) for term in new)
        if room < 0:
            break
        found |= new
    return found


def _kind(kind: Kind) -> str:
    return "__" + kind.replace("-", "")


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A term to look for, as a whole or as the beginning of one."""

    text: str
    begins: bool = False


AnyOf = tuple[SearchTerm, ...]
Wanted = tuple[AnyOf, ...]
"""What a record must hold: of each group at least one term."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for: records with all of these words, the last perhaps half typed."""

    words: tuple[str, ...]
    wholes: tuple[str, ...] = ()
    """Of each word the one that it makes with those it is joined to, '' without."""
    compounds: tuple[tuple[str, ...], ...] = ()
    """Of each word those that it is a part of: 'schadeverzekeraars' of 'verzekeraars'."""

    shortest: int = SHORTEST_BEGINNING
    """Letters of the last word from which on more may follow it."""

    @classmethod
    def of(cls, text: str) -> "Question":
        """The first words of a text. Signs ask nothing: no text can be an operator."""
        asked = [
            (word, whole)
            for words in runs_in(text)
            for whole in [joined(words)[-1:]]
            for word in words
        ][:MOST_WORDS]
        return cls(tuple(word for word, _ in asked), tuple("".join(whole) for _, whole in asked))

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def beginning(self) -> str | None:
        """The last word where more may follow; what is shorter would be the beginning of all."""
        last = self.words[-1] if self.words else ""
        return last if len(last) >= self.shortest else None

    @property
    def stems(self) -> list[frozenset[str]]:
        """Of each word its stems, and those of the whole that it is a part of."""
        wholes = zip_longest(self.words, self.wholes, fillvalue="")
        return [stems_of(word) | (stems_of(whole) if whole else set()) for word, whole in wholes]

    @property
    def wanted(self) -> Wanted:
        """The words anywhere. Whatever holds a word holds its stems: these are asked for alone."""
        return self._groups("")

    @property
    def wanted_in_title(self) -> Wanted:
        """The same words, all of them in the title."""
        return self._groups(_TITLE)

    def _groups(self, where: str) -> Wanted:
        groups = [
            tuple(SearchTerm(where + term) for term in (*sorted(stems), *compounds))
            for stems, compounds in zip_longest(self.stems, self.compounds, fillvalue=())
        ]
        if self.beginning is not None:
            begun = filter(None, (self.beginning, *self.wholes[-1:]))
            groups[-1] = (*(SearchTerm(where + one, begins=True) for one in begun), *groups[-1])
        return tuple(groups)


def of_kind(kind: Kind) -> AnyOf:
    """The group that a record of this kind satisfies."""
    return (SearchTerm(_kind(kind)),)
