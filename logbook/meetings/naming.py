"""What colleagues call who sat there, and what letters call those who speak for us."""

from logbook.meetings.models import Party, PointActor
from logbook.wording import Wording

THE_MINISTRY = Wording("het ministerie", "the ministry")
THE_CABINET = Wording("het kabinet", "the government")
SOMEBODY = Wording("een gesprekspartner", "a party to the talk")


def party_name(party: Party, language: str) -> str:
    """What colleagues call a party: as logged, else by its name or noun."""
    if party.as_ is not None:
        return party.as_.in_language(language)
    if party.organisation is not None:
        return party.organisation.short_name or party.organisation.name.in_language(language)
    return party.sector.nouns.in_language(language) if party.sector is not None else ""


def actor_name(actor: PointActor, language: str) -> str:
    """What colleagues call who said or heard a point."""
    if actor.party is not None:
        return party_name(actor.party, language)
    return actor.inline.in_language(language) if actor.inline is not None else ""
