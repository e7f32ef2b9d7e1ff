"""The first day of an installation: its domain, its administrator, its words, its first steps."""
