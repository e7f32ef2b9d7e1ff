"""What an installation begins with: sectors, offices, recesses and the standard phrases.

The file has the shape of a vocabulary; topics are only suggested, for which a ministry has is its
own affair.
"""

import json
from collections.abc import Collection
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from logbook.directory import service as directory
from logbook.directory.schemas.topics import TopicSchema
from logbook.errors import Invalid
from logbook.meetings.service import install_standard_phrases
from logbook.policy import Caller
from logbook.vocabulary import BringingOutcome, bring_in
from logbook.web.schema import read_json

STARTER = Path(__file__).parent / "starter.json"
COLLECTIONS = ("sectors", "offices", "recesses")


@cache
def _starter() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(STARTER.read_text(encoding="utf-8"))
    return content


def suggested_topics() -> list[dict[str, Any]]:
    """Topics that most ministries talk about, as the API has them."""
    return list(_starter()["suggestedTopics"])


def load_starter(caller: Caller, *, now: datetime) -> int:
    """Add what is not there yet, and say how many; what a ministry has already stays as it is.

    Also where it has the same under another key: a sector of this name is enough.
    """
    added = install_standard_phrases(caller, now=now)
    for name in COLLECTIONS:
        for record in _starter()[name]:
            try:
                (brought,) = bring_in(caller, {name: [record]}, replace=False, now=now)
            except Invalid:
                continue
            added += brought.outcome is BringingOutcome.ADDED
    return added


def take_topics(caller: Caller, slugs: Collection[str], *, now: datetime) -> int:
    """Add the suggested topics with these short names, unless they are there; how many it were."""
    added = 0
    for record in suggested_topics():
        if record["slug"] in slugs:
            try:
                directory.create_topic(caller, read_json(TopicSchema(), record), now=now)
            except Invalid:
                continue
            added += 1
    return added
