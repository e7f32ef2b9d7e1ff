"""Whom we talk to and about what: organisations, people, offices and their terms, sectors, topics."""
