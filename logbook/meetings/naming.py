"""What colleagues call who sat there, and what letters call those who speak for us."""

from logbook.meetings.models import Party, PointActor
from logbook.wording import Wording

THE_MINISTRY = Wording("het ministerie", "the ministry")
THE_CABINET = Wording("het kabinet", "the government")
SOMEBODY = Wording("een gesprekspartner", "a party to the talk")


def party_name(party: Party, language: str) -> str:
    """What colleagues call a party: as logged, else by its name or noun."""
    organisation, sector = party.organisation, party.sector
    return called(
        party.as_,
        organisation.short_name if organisation else None,
        organisation.name if organisation else None,
        sector.nouns if sector else None,
        language,
    )


def called(
    as_: Wording | None,
    short_name: str | None,
    name: Wording | None,
    nouns: Wording | None,
    language: str,
) -> str:
    """The same of what is known of it: how it was logged, its names, the nouns of a sector."""
    if as_ is not None:
        return as_.in_language(language)
    said = name or nouns
    return short_name or (said.in_language(language) if said is not None else "")


def actor_name(actor: PointActor, language: str) -> str:
    """What colleagues call who said or heard a point."""
    if actor.party is not None:
        return party_name(actor.party, language)
    return actor.inline.in_language(language) if actor.inline is not None else ""
