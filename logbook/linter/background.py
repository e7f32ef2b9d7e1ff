"""What the linter must know beyond the letter and the records that it is made of."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from logbook.citations import Citation
from logbook.commitments.models import Chamber
from logbook.composer.omissions import Aside
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class KnownRecess:
    """A recess of a chamber, with its first and last day."""

    chamber: Chamber
    name: str
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A person among our contacts."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that letters use again, by its id, as it is now; `text` for letters in English."""

    id: str
    version: int
    retired: bool = False
    text: Wording | None = None


@dataclass(frozen=True, slots=True)
class KnownRhythm:
    """A topic or organisation that we mean to keep speaking with, by its id.

    `last_contact`: the last day on which we did; `last_letter`: that of the last letter on the same
    commitments.
    """

    record: str
    name: Wording
    last_contact: dt.date | None = None
    last_letter: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known; a rule that needs what is not finds nothing.

    `papers` are those entered as known of the House, `cited` what other commitments cite,
    `aside` the meetings that bear on the letter and are no part of it.
    """

    papers: Sequence[Citation] = ()
    cited: Sequence[Citation] = ()
    recesses: Sequence[KnownRecess] = ()
    contacts: Sequence[KnownContact] = ()
    rhythms: Sequence[KnownRhythm] = ()
    texts: Sequence[KnownText] = ()
    aside: Sequence[Aside] = ()

    def recesses_of(self, chamber: Chamber) -> list[KnownRecess]:
        """Those of one chamber."""
        return [one for one in self.recesses if one.chamber is chamber]
