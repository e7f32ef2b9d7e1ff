"""People who sign in: accounts, units, roles, absence, sessions, one-time links, API tokens."""
