"""The list that a letter begins with: what it answers, promises before motions."""

from collections.abc import Iterator, Sequence

from logbook.commitments.models import CommitmentKind
from logbook.composer.contents import Block, ComposedParagraph, Enumeration
from logbook.composer.letter_context import Telling
from logbook.composer.recall import motion, opening_items, promise
from logbook.composer.records import CommitmentRecord
from logbook.composer.wording import behalf


def opening(answered: Sequence[CommitmentRecord], telling: Telling) -> Iterator[Block]:
    """A sentence for one, a list for several, of either kind; nothing where none is answered."""
    promises = [one for one in answered if one.kind is CommitmentKind.PROMISE]
    motions = [one for one in answered if one.kind is CommitmentKind.MOTION]
    yield from _listed("promise", promises, telling)
    yield from _listed("motion", motions, telling, too="-too" if promises else "")


def _listed(
    kind: str, commitments: list[CommitmentRecord], telling: Telling, *, too: str = ""
) -> Iterator[Block]:
    sources = [telling.told(one) for one in commitments]
    whose = behalf(telling.given.on_behalf_of, telling.language)
    if len(commitments) > 1:
        lead = telling.fixed(f"{kind}s{too}", *sources, behalf=whose)
        yield Enumeration(f"opening:{kind}s", lead, tuple(opening_items(commitments, telling)))
    elif commitments:
        words = {
            "promise": promise(commitments[0], telling),
            "motion": motion(commitments[0], telling.language, dated=True),
            "behalf": whose,
        }
        sentence = telling.fixed(f"{kind}{too}", *sources, **words)
        yield ComposedParagraph(f"opening:{kind}s", (sentence,))
