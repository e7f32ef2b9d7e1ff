"""References: where something can be found.

A reference may name a meeting that not every reader of the reference may see. So a meeting is told
only inside `meetings_shown`, to which an entry point hands what its caller may see:

    with meetings_shown(queries.visible_ids(caller(), [reference.meeting_id])):
        return answer(ReferenceSchema(), reference)
"""

import uuid
from collections.abc import Container, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

from marshmallow import ValidationError

from logbook.commitments.details import ReferenceDetails
from logbook.web.fields import LINE, Id, Line
from logbook.web.language import _
from logbook.web.schema import RecordSchema

ADDRESS = 2000

_shown: ContextVar[Container[uuid.UUID]] = ContextVar("meetings shown", default=frozenset())


@contextmanager
def meetings_shown(ids: Container[uuid.UUID]) -> Iterator[None]:
    """Tell of these meetings in the references dumped within the block, and of no others."""
    token = _shown.set(ids)
    try:
        yield
    finally:
        _shown.reset(token)


class WebAddress(Line):
    """An address of a page: http or https, with a host. No other scheme is ever a link of ours."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(longest=ADDRESS, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not text or _is_web(text):
            return text
        raise ValidationError(_("Give a whole web address that begins with https:// or http://."))


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and " " not in text


class ShownMeeting(Id):
    """The id of a meeting, told only to those who may see it."""

    def _serialize(
        self, value: uuid.UUID | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        shown = value is not None and value in _shown.get()
        return super()._serialize(value, attr, obj) if shown else None


class ReferenceSchema(RecordSchema):
    """Words, a citation as written, a web address, or a record of ours: at least one of them."""

    details = ReferenceDetails
    essential = ("text", "citation", "url", "meeting", "letter", "attachment")

    text = Line(longest=2 * LINE, load_default=None, allow_none=True)
    citation = Line(load_default=None, allow_none=True)
    url = WebAddress(load_default=None, allow_none=True)
    meeting_id = ShownMeeting(data_key="meeting", load_default=None, allow_none=True)
    report_id = Id(data_key="letter", load_default=None, allow_none=True)
    attachment_id = Id(data_key="attachment", load_default=None, allow_none=True)
