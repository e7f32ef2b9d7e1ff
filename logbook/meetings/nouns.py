"""What an organisation is called that is not named: one of its sector, else by its kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from logbook.directory.models import Article, OrganisationKind
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both numbers, with the article of its Dutch singular."""

    singular: Wording
    plural: Wording
    article: Article = Article.DE


_ORGANISATION = Noun(
    Wording("organisatie", "organisation"), Wording("organisaties", "organisations")
)
_KINDS: Mapping[OrganisationKind, Noun] = {
    OrganisationKind.COMPANY: Noun(
        Wording("onderneming", "company"), Wording("ondernemingen", "companies")
    ),
    OrganisationKind.ASSOCIATION: Noun(
        Wording("brancheorganisatie", "trade association"),
        Wording("brancheorganisaties", "trade associations"),
    ),
    OrganisationKind.UNION: Noun(
        Wording("vakbond", "trade union"), Wording("vakbonden", "trade unions")
    ),
    OrganisationKind.NGO: Noun(
        Wording("maatschappelijke organisatie", "civil society organisation"),
        Wording("maatschappelijke organisaties", "civil society organisations"),
    ),
    OrganisationKind.SUPERVISOR: Noun(
        Wording("toezichthouder", "supervisor"), Wording("toezichthouders", "supervisors")
    ),
    OrganisationKind.GOVERNMENT: Noun(
        Wording("overheidsorganisatie", "government organisation"),
        Wording("overheidsorganisaties", "government organisations"),
    ),
}
KIND_NOUNS = (*_KINDS.values(), _ORGANISATION)
"""The nouns of organisations by their kind."""
# An association of banks is no bank, nor is who supervises them.
_OF_THEIR_SECTOR = (OrganisationKind.COMPANY, OrganisationKind.OTHER)


def noun_for(
    kind: OrganisationKind,
    nouns: Wording | None,
    singular: Wording | None,
    article: Article | None,
) -> Noun:
    """The noun for one of that kind, in the sector with these words; a sector may lack them."""
    if kind in _OF_THEIR_SECTOR and nouns is not None and singular is not None:
        return Noun(singular, nouns, article or Article.DE)
    return _KINDS.get(kind, _ORGANISATION)
