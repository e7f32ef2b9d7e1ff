"""What a proxy says of those it asks for, and who may therefore collect the figures.

Behind a proxy on the same machine every visitor seems to be of this machine: an address alone
proves nothing as soon as somebody was asked for.
"""

from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from config import Settings

TOLD_BY_PROXIES = {"forwarded", "via", "true-client-ip", "cf-connecting-ip", "client-ip"}
BEGINNINGS = ("x-forwarded", "x-real-", "x-original-", "x-client-ip", "x-cluster-client-ip")


def is_forwarded() -> bool:
    """Whether this request says that somebody passed it on."""
    names = [name.lower() for name, _value in request.headers]
    return any(name in TOLD_BY_PROXIES or name.startswith(BEGINNINGS) for name in names)


def is_unexpected(settings: "Settings") -> bool:
    """Whether a proxy stands in front of a program that was told of none."""
    return settings.trusted_proxies == 0 and is_forwarded()


def may_collect(settings: "Settings") -> bool:
    """Whether the asker stands on this machine or in METRICS_FROM, and asks for itself."""
    if is_forwarded():
        return False
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_loopback or any(address in network for network in settings.metrics_from)
