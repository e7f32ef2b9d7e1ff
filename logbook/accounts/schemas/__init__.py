"""What comes in and goes out of accounts and units, and how other records refer to them."""

from logbook.accounts.schemas.people import (
    AccountFiltersSchema,
    AccountSchema,
    ColleagueSchema,
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
    "SettingsSchema",
    "TokenSchema",
    "UnitField",
    "UnitSchema",
    "keeping",
]
