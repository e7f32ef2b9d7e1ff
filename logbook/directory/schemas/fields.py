"""Field types of the directory's own schemas."""

import re
from typing import Any

from marshmallow import ValidationError

from logbook.durations import Duration
from logbook.web.fields import Line
from logbook.web.language import _

LONGEST_SLUG = 60
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMAIL = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+"
)


class Rhythm(Line):
    """How long contact may be absent, as an ISO 8601 duration of days or longer."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs).upper()
        try:
            Duration.parse(text)
        except ValueError:
            raise ValidationError(
                _("Use a duration such as P3M (every three months), P2W or P1Y, up to 20 years.")
            ) from None
        return text


class Slug(Line):
    """A short name for addresses: small letters a to z, digits, single hyphens."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(longest=LONGEST_SLUG, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not _SLUG.fullmatch(text):
            raise ValidationError(
                _("Use small letters, digits and hyphens only, such as arms-investment.")
            )
        return text


class Mail(Line):
    """An e-mail address, of which no more is asked than that mail could go there."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if text and not _EMAIL.fullmatch(text):
            raise ValidationError(_("Write an e-mail address such as name@example.org."))
        return text
