"""Shapes with one key of several: who acts, and where a follow-up comes from."""

from typing import Any

from marshmallow import ValidationError, fields, post_dump, validates_schema

from logbook.accounts.schemas import AccountField
from logbook.commitments.schemas import CommitmentField
from logbook.directory.schemas import OrganisationField, SectorField
from logbook.followups.details import Actor, Origin
from logbook.followups.queries.actors import actor_named
from logbook.web.fields import LINE, Id, Line
from logbook.web.language import _
from logbook.web.reading import current_reading
from logbook.web.schema import LogbookSchema


class OneKeySchema(LogbookSchema):
    """An object with exactly one of its keys."""

    @validates_schema(skip_on_field_errors=False)
    def require_one(self, data: Any, **_kwargs: Any) -> None:
        """Refuse none and several."""
        given = [key for key, value in data.items() if value not in (None, False)]
        if len(given) > 1:
            keys = ", ".join(f'"{field.data_key}"' for field in self.load_fields.values())
            raise ValidationError(_("Give one of %(keys)s.", keys=keys))

    @post_dump
    def leave_out_others(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """Only the key that holds."""
        return {key: value for key, value in data.items() if value not in (None, False)}


class ActorSchema(OneKeySchema):
    """{"account": …}, {"organisation": …}, {"sector": …} or {"us": true}."""

    details = Actor

    account = AccountField(load_default=None, allow_none=True)
    organisation = OrganisationField(load_default=None, allow_none=True)
    sector = SectorField(load_default=None, allow_none=True)
    us = fields.Boolean(load_default=False)


class OriginSchema(OneKeySchema):
    """{"meeting": …}, {"point": …}, {"commitment": …} or {"letter": …}."""

    details = Origin

    meeting = Id(load_default=None, allow_none=True)
    point = Id(load_default=None, allow_none=True)
    commitment = CommitmentField(load_default=None, allow_none=True)
    letter = Id(load_default=None, allow_none=True)


class ActorField(fields.Nested):
    """Who acts: an object with one key, and in forms also a name as people type it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ActorSchema, **kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if not (isinstance(value, str) and current_reading().typed):
            return super()._deserialize(value, *args, **kwargs)
        text = Line(longest=LINE).deserialize(value)
        found = actor_named(text)
        if not found:
            raise ValidationError(
                _(
                    "“%(name)s” is no colleague, organisation or sector here. Choose one from the"
                    " list, or leave this empty.",
                    name=text,
                )
            )
        if len(found) > 1:
            raise ValidationError(
                _("Several are called “%(name)s”. Choose one from the list.", name=text)
            )
        return found[0]
