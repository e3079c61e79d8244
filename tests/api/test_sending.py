"""One call: where it may go, what certificate is asked for, and how little of an answer is waited for."""

import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from sightline.api import sending
from sightline.api.addresses import may_be_called, stands
from sightline.api.sending import call
from sightline.api.states import Fault
from tests.api.listening import Listener, certificate_of, listening

HEADERS = {"webhook-id": "1"}
INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
    "ff02::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "2002:0a00:0001::1", "2002:808:808::1", "64:ff9b::a00:1",
    "2001:db8::1", "2001::1", "fec0::1",
]  # fmt: skip


@pytest.fixture
def loopback(settings: Any) -> None:
    settings.SIGHTLINE_WEBHOOKS_LOOPBACK = True


def leads_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Names are looked up here, and nowhere else; which were asked for."""
    asked = []

    def looked_up(host: str, port: int, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(host)
        kinds = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [
            (kinds[ip_address(each).version], socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses
        ]

    monkeypatch.setattr("sightline.api.sending.socket.getaddrinfo", looked_up)
    return asked


@pytest.mark.parametrize("address", INSIDE)
def test_nothing_inside_is_called(address: str) -> None:
    assert not may_be_called(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::6810:84e5"])
def test_what_everybody_reaches_may_be_called(address: str) -> None:
    assert may_be_called(ip_address(address))


@pytest.mark.parametrize("address", ["https://hooks.example.org/a?b=c", "https://hooks.example.org:8443/"])
def test_a_whole_address_stands(address: str) -> None:
    assert stands(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "hooks.example.org", "http://hooks.example.org/", "ftp://hooks.example.org/", "https://", "https:///x",
        "https://intranet/", "https://localhost/", "https://127.0.0.1/", "http://127.0.0.1/", "https://[::1]/",
        "https://10.1.2.3/x", "https://169.254.169.254/latest", "https://" + "user:word@hooks.example.org/",
        "https://hooks.example.org/#part", "https://hooks.example.org:0/", "https://hooks.example.org:99999/",
        "https://hooks.example.org/a b", "https://hooks.exämple.org/", "https://[::ffff:8.8.8.8]/", "https://[x]/",
    ],
)  # fmt: skip
def test_what_is_no_address_for_a_webhook_is_refused(address: str) -> None:
    assert not stands(address)


def test_this_machine_is_called_only_where_a_setting_says_so(settings: Any) -> None:
    with listening() as found:
        assert call(found.address, HEADERS, b"{}").fault == Fault.INSIDE
        settings.SIGHTLINE_WEBHOOKS_LOOPBACK = True
        assert call(found.address, HEADERS, b"{}").status == 204
        assert [(each.path, each.body) for each in found.calls] == [("/hook?for=us", b"{}")]
        assert found.calls[0].headers["webhook-id"] == "1"
        assert found.calls[0].headers["host"] == f"127.0.0.1:{found.port}"


@pytest.mark.parametrize("inside", ["10.0.0.1", "169.254.169.254", "::1", "127.0.0.1"])
def test_a_name_that_leads_inside_is_not_called(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    leads_to(monkeypatch, "8.8.8.8", inside)
    assert call("https://hooks.example.org/", HEADERS, b"{}").fault == Fault.INSIDE


def test_a_name_that_leads_nowhere_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*args: Any, **kwargs: Any) -> None:
        raise socket.gaierror

    monkeypatch.setattr("sightline.api.sending.socket.getaddrinfo", nowhere)
    assert call("https://hooks.example.org/", HEADERS, b"{}").fault == Fault.NAME


def test_the_address_that_was_looked_at_is_the_one_called_by_the_name_s_certificate(
    monkeypatch: pytest.MonkeyPatch, settings: Any, loopback: None, tmp_path: Path
) -> None:
    mine = certificate_of("hooks.example.org", tmp_path)
    settings.SIGHTLINE_WEBHOOKS_CA = str(mine)
    asked = leads_to(monkeypatch, "127.0.0.1")
    with listening(mine) as found:
        reply = call(f"https://hooks.example.org:{found.port}/hook", HEADERS, b"{}")
        assert (reply.status, reply.fault) == (204, "")
        assert found.calls[0].headers["host"] == f"hooks.example.org:{found.port}"
        assert asked[0] == "hooks.example.org"
        assert set(asked[1:]) <= {"127.0.0.1"}, "the name is looked up once"
        assert call(f"https://other.example.org:{found.port}/hook", HEADERS, b"{}").fault == Fault.TRUST
        assert len(found.calls) == 1


def test_a_certificate_that_nobody_trusts_is_not_spoken_to(
    monkeypatch: pytest.MonkeyPatch, loopback: None, tmp_path: Path
) -> None:
    leads_to(monkeypatch, "127.0.0.1")
    with listening(certificate_of("hooks.example.org", tmp_path)) as found:
        assert call(f"https://hooks.example.org:{found.port}/", HEADERS, b"{}").fault == Fault.TRUST
        assert found.calls == []


def test_a_redirect_is_not_followed(listener: Listener) -> None:
    listener.answers, listener.location = [302], listener.address
    reply = call(listener.address, HEADERS, b"{}")
    assert (reply.status, reply.taken, len(listener.calls)) == (302, False, 1)


def test_no_body_is_waited_for(listener: Listener) -> None:
    listener.flood = True
    assert call(listener.address, HEADERS, b"{}").taken


def test_whoever_hangs_up_has_not_answered(listener: Listener) -> None:
    listener.silent.set()
    assert call(listener.address, HEADERS, b"{}").fault == Fault.SILENT


def test_whoever_does_not_answer_in_time_is_left(monkeypatch: pytest.MonkeyPatch, loopback: None) -> None:
    monkeypatch.setattr(sending, "EACH_STEP_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        reply = call(f"http://127.0.0.1:{deaf.getsockname()[1]}/", HEADERS, b"{}")
    assert reply.fault == Fault.SLOW


def test_whoever_answers_a_byte_at_a_time_is_cut_off(monkeypatch: pytest.MonkeyPatch, loopback: None) -> None:
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        reply = call(f"http://127.0.0.1:{deaf.getsockname()[1]}/", HEADERS, b"{}")
    assert reply.fault == Fault.SLOW
    assert reply.milliseconds < 3000, "cut off before a step would have been"


def test_nobody_there_is_said(loopback: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert call(f"http://127.0.0.1:{port}/", HEADERS, b"{}").fault == Fault.SILENT
