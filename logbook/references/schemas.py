"""References in and out.

A reference may name a meeting that not every reader of the reference may see: it is told to who may
see it, and to nobody else. A list asks that of all its references at once, with `meetings_shown`.
"""

import uuid
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

from marshmallow import ValidationError

from logbook.references.details import ReferenceDetails
from logbook.references.models import Reference
from logbook.references.sight import Pointed, is_known, known
from logbook.web.fields import LINE, Id, Line
from logbook.web.gate import caller, caller_or_none
from logbook.web.language import _
from logbook.web.schema import RecordSchema

ADDRESS = 2000

_shown: ContextVar[Container[uuid.UUID] | None] = ContextVar("meetings shown", default=None)


@contextmanager
def meetings_shown(references: Iterable[Reference | None]) -> Iterator[None]:
    """Ask once of which meetings of these references the caller may know, for within the block."""
    named = [one.meeting_id for one in references if one is not None]
    token = _shown.set(known(Pointed.MEETING, caller(), named))
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
        return super()._serialize(value, attr, obj) if value and _is_shown(value) else None


def _is_shown(meeting_id: uuid.UUID) -> bool:
    asked, who = _shown.get(), caller_or_none()
    if asked is not None:
        return meeting_id in asked
    return who is not None and is_known(Pointed.MEETING, who, meeting_id)


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
