"""What comes in and goes out of accounts and units, and how other records refer to them."""

from logbook.accounts.schemas.people import (
    AccountFiltersSchema,
    AccountSchema,
    ColleagueSchema,
    HandoverSchema,
    SettingsSchema,
    TokenSchema,
    UnitSchema,
)
from logbook.accounts.schemas.references import AccountField, UnitField, keeping

__all__ = [
    "AccountField",
    "AccountFiltersSchema",
    "AccountSchema",
    "ColleagueSchema",
    "HandoverSchema",
    "SettingsSchema",
    "TokenSchema",
    "UnitField",
    "UnitSchema",
    "keeping",
]
