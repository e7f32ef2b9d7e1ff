"""The records that can be found: who may see them, what they are called, where their pages are."""

from flask import request

from logbook.register import KINDS
from logbook.search.details import IndexSource, Kind
from logbook.search.queries import Hit

FOUND = {kind.found.kind: kind for kind in KINDS.values() if kind.found}
SOURCES = tuple(IndexSource(found, kind.model, kind.visible) for found, kind in FOUND.items())


def names_of_one() -> dict[Kind, str]:
    """What a record of each kind is called."""
    return {found: str(kind.one) for found, kind in FOUND.items()}


def names_of_several() -> dict[Kind, str]:
    """What several of each kind are called."""
    return {found: str(kind.several) for found, kind in FOUND.items()}


def address(hit: Hit) -> str:
    """The page of what was found."""
    return request.script_root + FOUND[hit.kind].page(hit.slug or hit.id)
