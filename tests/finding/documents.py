"""Records that can be found: made in the tables, and told to the index."""

from datetime import date
from typing import Any

from flask import Flask

from logbook.db import transaction
from logbook.search import service
from logbook.search.details import IndexDocument, Kind
from logbook.wording import Wording


def tell(app: Flask, kind: Kind, record: Any, title: str, *texts: str, **changed: Any) -> None:
    """Tell the index of a record: on 1 January 2026 unless `day` says otherwise."""
    day = changed.pop("day", date(2026, 1, 1))
    wording = Wording(title, changed.pop("english", None))
    document = IndexDocument(kind, record.id, wording, day, list(texts), **changed)
    with app.app_context(), transaction():
        service.put([document])
