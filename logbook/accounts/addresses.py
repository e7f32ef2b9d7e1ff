"""E-mail addresses of people who sign in: one form, so that one person has one account."""

import re

LONGEST = 254  # RFC 5321 §4.5.3.1.3, without its brackets

_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}")


def plain_address(typed: str) -> str | None:
    """The address in lower case without blanks around it, None for what no mail could go to.

    Letters beyond a to z need servers that all of the way speak SMTPUTF8; a domain has a dot, and
    is written as mail servers do ('xn--…').
    """
    address = typed.strip().lower()
    if len(address) > LONGEST or not address.isprintable() or ".." in address:
        return None
    return address if _ADDRESS.fullmatch(address) else None
