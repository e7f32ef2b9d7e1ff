"""What the coverage is narrowed by, in words, each with the address without it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from flask import request

from logbook.coverage.details import Coverage, CoverageFilter
from logbook.coverage.labels import STATUSES
from logbook.directory.queries import sector_choices, topic_choices
from logbook.web.language import _


def narrowed_by(wanted: CoverageFilter, whole: Coverage, language: str) -> list[tuple[str, str]]:
    """(words, address without it) of each filter that is in use."""
    return [
        (f"{label}: {value}", _without(name))
        for name, label, value in _used(wanted, whole, language)
    ]


def _used(wanted: CoverageFilter, whole: Coverage, language: str) -> Iterator[tuple[str, str, str]]:
    if wanted.sector is not None:
        yield "sector", _("Sector"), _called(sector_choices(language), "sector")
    if wanted.topic is not None:
        yield "topic", _("Topic"), _called(topic_choices(language), "topic")
    if wanted.association is not None and (through := whole.through.get(wanted.association)):
        yield "association", _("Association"), through.name.in_language(language)
    if wanted.commitment is not None:
        labels = [one.label for one in whole.columns if one.id == wanted.commitment]
        title = labels[0].in_language(language) if labels else request.args["commitment"]
        yield "commitment", _("Commitment"), title
    if wanted.status is not None:
        yield "status", _("Way of contact"), str(STATUSES[wanted.status])


def _called(choices: list[tuple[str, str]], name: str) -> str:
    asked = request.args[name]
    return dict(choices).get(asked, asked)


def _without(name: str) -> str:
    gone = (name, "page", "columns")
    kept = [(key, value) for key, value in request.args.items(multi=True) if key not in gone]
    return f"{request.path}?{urlencode(kept)}"
