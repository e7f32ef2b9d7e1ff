"""Pages to sign in and out, of one's own account, and of the administration of people and units."""

from logbook.accounts.views import administration, own, saved_views, sign_in, tokens, units
from logbook.accounts.views.blueprint import blueprint

__all__ = ["administration", "blueprint", "own", "saved_views", "sign_in", "tokens", "units"]
