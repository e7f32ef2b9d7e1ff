"""The first page: what needs its reader now, drawn from every feature."""
