"""Accounts and units, in and out; and the filters of their lists."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from logbook.accounts.addresses import plain_address
from logbook.accounts.details import AccountDetails, SettingsDetails, UnitDetails
from logbook.accounts.models import THEMES, UNIT_KINDS, Absence, QuietHours
from logbook.accounts.queries.people import AccountFilters
from logbook.accounts.schemas.references import AccountField, UnitField
from logbook.accounts.service.tokens import LIFETIMES
from logbook.accounts.zones import zone_names
from logbook.policy import Role
from logbook.web.fields import Day, Line, Several
from logbook.web.language import LANGUAGES, _
from logbook.web.schema import LogbookSchema, RecordSchema


class Address(Line):
    """An e-mail address, in lower case."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        address = plain_address(super()._deserialize(value, attr, data, **kwargs))
        if address is None:
            raise ValidationError(_("Write one e-mail address, such as name@example.org."))
        return address


class TimeZone(fields.String):
    """A time zone that somebody can live in, by its IANA name."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        name: str = super()._deserialize(value, attr, data, **kwargs)
        if name not in zone_names():
            raise ValidationError(_("Choose a time zone from the list, such as Europe/Amsterdam."))
        return name


class QuietHoursSchema(LogbookSchema):
    """When somebody wants no mail, in the own zone."""

    details = QuietHours

    from_ = fields.Time(required=True, format="%H:%M")
    to = fields.Time(required=True, format="%H:%M")

    @validates_schema
    def differ(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """The whole day quiet would be mail never sent."""
        if data["from_"] == data["to"]:
            raise ValidationError({"to": [_("Give an end that differs from the beginning.")]})


class AbsenceSchema(LogbookSchema):
    """First and last day away, and who stands in."""

    details = Absence

    from_ = Day(required=True)
    to = Day(load_default=None, allow_none=True)
    deputy_id = AccountField(data_key="deputy", load_default=None, allow_none=True)

    @validates_schema(skip_on_field_errors=False)
    def run_forward(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """The last day is not before the first."""
        first, last = data.get("from_"), data.get("to")
        if first is not None and last is not None and last < first:
            raise ValidationError({"to": [_("The last day is before the first one.")]})


class _Preferences(RecordSchema):
    """What account and settings have in common."""

    name = Line(required=True, longest=120)
    language = fields.String(validate=validate.OneOf(LANGUAGES))
    time_zone = TimeZone()
    theme = fields.String(validate=validate.OneOf(THEMES))
    quiet_hours = fields.Nested(QuietHoursSchema, allow_none=True)
    absence = fields.Nested(AbsenceSchema, allow_none=True)


class AccountSchema(_Preferences):
    """An account, as administrators and its owner see it."""

    details = AccountDetails

    email = Address(required=True)
    unit_id = UnitField(data_key="unit", required=True)
    unit_name = fields.String(attribute="unit.name", dump_only=True)
    role = fields.Enum(Role, by_value=True, required=True)
    disabled_at = fields.AwareDateTime(dump_only=True, allow_none=True, format="iso")


class HandoverSchema(LogbookSchema):
    """To whom it is handed over, and which kinds of records; all where none is said."""

    to = AccountField(required=True)
    what = Several(
        fields.String(validate=validate.OneOf(("meetings", "followUps", "commitments", "units")))
    )


class ColleagueSchema(RecordSchema):
    """An account, as every colleague sees it."""

    email = fields.String(dump_only=True)
    name = fields.String(dump_only=True)
    unit_id = UnitField(data_key="unit", dump_only=True)
    unit_name = fields.String(attribute="unit.name", dump_only=True)
    role = fields.Enum(Role, by_value=True, dump_only=True)
    disabled_at = fields.AwareDateTime(dump_only=True, allow_none=True, format="iso")


class SettingsSchema(_Preferences):
    """What people decide about themselves."""

    class Meta(LogbookSchema.Meta):
        """The account says which record it is."""

        exclude = ("id",)

    details = SettingsDetails

    shortcuts = fields.Boolean()


class UnitSchema(RecordSchema):
    """A unit with its head."""

    details = UnitDetails

    name = Line(required=True, longest=120)
    kind = fields.String(validate=validate.OneOf(UNIT_KINDS))
    head_id = AccountField(data_key="head", allow_none=True)
    head_name = fields.String(attribute="head.name", dump_only=True)


class AccountFiltersSchema(LogbookSchema):
    """The filters of the list of accounts."""

    details = AccountFilters

    text = Line(data_key="q")
    role = fields.Enum(Role, by_value=True)
    unit_id = UnitField(data_key="unit")
    disabled = fields.Boolean()


class TokenSchema(LogbookSchema):
    """What is asked of somebody who wants an API token."""

    name = Line(required=True, longest=120)
    days = fields.Integer(required=True, validate=validate.OneOf(LIFETIMES))
