"""Fields that refer to an account or a unit.

    owner_id = AccountField(data_key="owner", load_default=None)
    owner_name = fields.String(attribute="owner.name", dump_only=True)

They load an id, an e-mail address or a unit's name to a UUID, and dump the id. Loading reads the
database: do it inside the transaction of the use case.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from marshmallow import ValidationError, fields

from logbook.accounts.queries.references import find_account, find_unit
from logbook.richtext import has_unkeepable
from logbook.web.fields import identifier
from logbook.web.language import _
from logbook.web.reading import asks

_kept: ContextVar[frozenset[uuid.UUID]] = ContextVar("kept accounts", default=frozenset())


@contextmanager
def keeping(*accounts: uuid.UUID | None) -> Iterator[None]:
    """Let input keep naming these accounts though they are disabled: the record names them already.

    with keeping(meeting.owner_id, *meeting.named_ids):
        details = read_form(MeetingSchema())
    """
    token = _kept.set(frozenset(account for account in accounts if account is not None))
    try:
        yield
    finally:
        _kept.reset(token)


class _Reference(fields.Field[uuid.UUID]):
    """A UUID outside as inside; text that is none is looked up."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string"}

    def _serialize(
        self, value: uuid.UUID | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return None if value is None else str(value)


def _typed(value: Any) -> str:
    """What somebody typed to refer to something; blank where it cannot refer to anything."""
    if not isinstance(value, str) or len(value) > 320 or has_unkeepable(value):
        return ""
    return value.strip()


class AccountField(_Reference):
    """An account by id or e-mail address.

    A disabled one is refused outside `keeping`, but for a filter: who left is asked for as well.
    """

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID:
        typed = _typed(value)
        if not typed:
            raise ValidationError(_("Give a colleague by id or e-mail address."))
        known = identifier(typed)
        if known is not None and asks():
            return known
        account = find_account(id=known, email=typed)
        if account is None:
            raise ValidationError(
                _(
                    "Nobody here has the id or e-mail address “%(given)s”. Choose a colleague"
                    " from the list, or ask an administrator to add one.",
                    given=typed,
                )
            )
        if account.disabled_at is None or asks() or account.id in _kept.get():
            return account.id
        raise ValidationError(
            _("%(name)s can no longer sign in. Choose a colleague who can.", name=account.name)
        )


class UnitField(_Reference):
    """A unit by id or exact name."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID:
        typed = _typed(value)
        if not typed:
            raise ValidationError(_("Give a unit by id or name."))
        known = identifier(typed)
        if known is not None and asks():
            return known
        unit = find_unit(id=known, name=typed)
        if unit is None:
            raise ValidationError(
                _(
                    "There is no unit “%(given)s”. Choose one from the list, or ask an"
                    " administrator to add it.",
                    given=typed,
                )
            )
        return unit.id
