"""Sentences with their sources as plain JSON: in the report record, and as they are stored."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from logbook.composer.contents import Sentence, Source


def as_json(sentences: Iterable[Sentence]) -> list[dict[str, Any]]:
    """[{"text", "sources": [{"kind", "id", "version"}], "template", "url"}].

    With a "citation" where it has one.
    """
    return [
        {
            "text": one.text,
            "sources": [
                {"kind": source.kind, "id": source.id, "version": source.version}
                for source in one.sources
            ],
            "template": one.template,
            "url": one.url,
            **({"citation": one.citation} if one.citation else {}),
        }
        for one in sentences
    ]


def from_json(content: Sequence[Mapping[str, Any]]) -> list[Sentence]:
    """The sentences that `as_json` wrote."""
    return [
        Sentence(
            one["text"],
            tuple(Source(each["kind"], each["id"], each["version"]) for each in one["sources"]),
            one["template"],
            one["url"],
            one.get("citation"),
        )
        for one in content
    ]
