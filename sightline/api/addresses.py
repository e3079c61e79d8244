"""Which addresses a webhook may have. No call goes inside: not to this machine, not to its network."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from sightline.core.leave import Answer, first_refusal, unless

NOT_HTTPS = "Write the whole address, beginning with https://."
NO_HOST = "Write the name of the server in full, such as hooks.example.org."
WITH_NAME = "Leave a name, a password and anything after # out of the address."
INSIDE = "That address is inside a network. Only addresses in reach of everybody are called."
PUBLIC_6 = ip_network("2000::/3")

Numeric = IPv4Address | IPv6Address


def may_be_called(found: Numeric) -> bool:
    """Only what everybody reaches, and nothing that wraps another address."""
    if found.is_loopback and settings.SIGHTLINE_WEBHOOKS_LOOPBACK:
        return True
    if isinstance(found, IPv6Address):
        return found in PUBLIC_6 and found.is_global and found.sixtofour is None
    return found.is_global and not found.is_multicast and not found.is_reserved


def stands(address: str) -> Answer:
    """Whether a webhook can have this address. What a name leads to is looked at with each call."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return unless(True, NOT_HTTPS)
    plain = parts.scheme == "http" and settings.SIGHTLINE_WEBHOOKS_LOOPBACK and _number(host) is not None
    number = _number(host)
    return first_refusal(
        unless(parts.scheme != "https" and not plain, NOT_HTTPS),
        unless(port == 0 or not host or (number is None and "." not in host.strip(".")), NO_HOST),
        unless("@" in parts.netloc or "#" in address, WITH_NAME),
        unless(not address.isascii() or not address.isprintable() or " " in address, NOT_HTTPS),
        unless(number is not None and not may_be_called(number), INSIDE),
    )


def _number(host: str) -> Numeric | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
