"""Whom we talk to, about what: organisations, people, offices and terms, sectors, topics."""
