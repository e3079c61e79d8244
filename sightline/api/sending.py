"""One call of a webhook: to an address that was looked at, not past it, and not for long.

The name is resolved once; what it leads to must all be in reach of everybody, and the call goes to that very address,
while the certificate must be that of the name. No redirect is followed, no proxy asked, no body read.
"""

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import ip_address
from threading import Event, Timer
from time import monotonic
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError

from sightline.api.addresses import may_be_called
from sightline.api.states import Fault

EACH_STEP_SECONDS = 4.0
WHOLE_SECONDS = 8.0


@dataclass(frozen=True)
class Reply:
    """The status that was answered, or why there was none, and how long it took."""

    status: int | None
    fault: str
    milliseconds: int

    @property
    def taken(self) -> bool:
        """Whether the receiver has it."""
        return self.status is not None and 200 <= self.status < 300


class Unanswered(Exception):
    """The call has no answer."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.label)
        self.fault = fault


def call(address: str, headers: Mapping[str, str], body: bytes) -> Reply:
    """Post it once. Whatever goes wrong is in the reply."""
    began = monotonic()
    status, fault = None, ""
    try:
        status = _answered(urlsplit(address), headers, body)
    except Unanswered as found:
        fault = found.fault.value
    return Reply(status, fault, round((monotonic() - began) * 1000))


def _answered(parts: SplitResult, headers: Mapping[str, str], body: bytes) -> int:
    connection = _connection(parts)
    cut = Event()
    slow = Timer(WHOLE_SECONDS, _cut, [connection, cut])
    try:
        connection.connect()
        slow.start()
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body=body, headers={"Host": parts.netloc, **headers})
        return int(connection.getresponse().status)
    except (ssl.SSLError, SSLError) as found:
        raise Unanswered(Fault.TRUST) from found
    except NewConnectionError as found:
        raise Unanswered(Fault.SILENT) from found
    except (TimeoutError, ConnectTimeoutError) as found:
        raise Unanswered(Fault.SLOW) from found
    except (HTTPError, HTTPException, OSError, ValueError) as found:
        raise Unanswered(Fault.SLOW if cut.is_set() else Fault.SILENT) from found
    finally:
        slow.cancel()
        connection.close()


def _connection(parts: SplitResult) -> HTTPConnection:
    name, plain = parts.hostname or "", parts.scheme == "http"
    port = parts.port or (80 if plain else 443)
    where = _looked_up(name, port)
    if plain:
        return HTTPConnection(where, port, timeout=EACH_STEP_SECONDS)
    trusted = ssl.create_default_context(cafile=settings.SIGHTLINE_WEBHOOKS_CA or None)
    return HTTPSConnection(where, port, timeout=EACH_STEP_SECONDS, server_hostname=name, ssl_context=trusted)


def _looked_up(name: str, port: int) -> str:
    """The one address to call. Raises Unanswered where there is none, or where any of them is inside."""
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise Unanswered(Fault.NAME) from fault
    numbers = [ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    if not numbers or not all(may_be_called(each) for each in numbers):
        raise Unanswered(Fault.INSIDE)
    return str(min(numbers, key=lambda each: each.version))


def _cut(connection: HTTPConnection, cut: Event) -> None:
    """Whoever answers one byte at a time is not waited for."""
    cut.set()
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
