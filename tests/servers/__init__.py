"""The real servers that tests talk to: PostgreSQL, an SMTP server that fails on demand, a browser.

Nothing here stands in for a part of the program; each is the other side of one of its doors.
"""
