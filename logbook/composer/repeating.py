"""What may be told as the same once more, in the place of who sat at the other side."""

from collections.abc import Sequence

from logbook.composer.records import PointRecord
from logbook.composer.relays import hearers
from logbook.composer.talks import Talk, said_in


def said_to_all(
    same: Sequence[PointRecord], points: Sequence[PointRecord], talk: Talk
) -> Sequence[PointRecord]:
    """Of what was said before (`same`), what one sentence tells of everybody at the other side.

    It takes the place of the sentence that says who they are, so nobody may be missing from it: it
    tells what was said to all, or the same words as they were said to one after another. Nothing
    where the talk begins with something new.
    """
    if not same or points[0] not in same:
        return []
    alike = [one for one in same if bool(one.to) == bool(points[0].to)]
    if points[0].to:
        alike = [one for one in alike if said_in(one) == said_in(points[0])]
    heard = {party.id for one in alike for party in hearers(one, talk.first)}
    spoken_to = {actor.party for one in alike for actor in one.to}
    everybody = {one.id for one in talk.parties}
    return alike if heard == everybody and spoken_to <= everybody else []
