"""Identifiers and postcodes: one way of writing each, and a warning, never a refusal, when a check fails."""

import re
from dataclasses import dataclass

import nhs_number

NHS, UPN, FORMER_UPN, LOCAL, POLICE = "nhs", "upn", "former_upn", "local", "police"
LONGEST_IDENTIFIER = 40

_BETWEEN = re.compile("[^0-9A-Z]+")
_UPN = re.compile(r"[A-Z]\d{11}[\dA-Z]")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2}|0AA)")


@dataclass(frozen=True, slots=True)
class Checked:
    """A value in its one way of writing, and what a person should be warned of (empty when nothing)."""

    value: str
    warning: str = ""

    @property
    def valid(self) -> bool:
        return not self.warning


def written_alike(value: str) -> str:
    """Capital letters and digits only, so that spaces, dashes and hidden characters make no difference."""
    return _BETWEEN.sub("", value.upper())[:LONGEST_IDENTIFIER]


def check_identifier(kind: str, value: str) -> Checked:
    """One way of writing, with a warning when the kind has a check that the value fails."""
    written = written_alike(value)
    if not written:
        return Checked("", "This identifier has no letters or digits")
    if kind == NHS:
        return Checked(written, _nhs_warning(written))
    if kind in {UPN, FORMER_UPN}:
        return Checked(written, _upn_warning(written))
    return Checked(written)


def _nhs_warning(written: str) -> str:
    if len(written) != 10 or not written.isdigit():
        return "An NHS number has 10 digits"
    if not nhs_number.is_valid(written):
        return "The check digit of this NHS number is wrong"
    return ""


def _upn_warning(written: str) -> str:
    if not _UPN.fullmatch(written):
        return "A unique pupil number is a letter and 12 digits (or 11 digits and a letter)"
    if not written[-1].isdigit():
        return "This is a temporary unique pupil number"
    total = sum(weight * int(digit) for weight, digit in zip(range(2, 14), written[1:], strict=True))
    if _UPN_LETTERS[total % 23] != written[0]:
        return "The check letter of this unique pupil number is wrong"
    return ""


def check_postcode(value: str) -> Checked:
    """`tf3  4nf` is `TF3 4NF`; a value that is no postcode is kept as typed, with a warning."""
    found = _POSTCODE.fullmatch(written_alike(value))
    if found:
        return Checked(f"{found[1]} {found[2]}")
    return Checked(
        written_alike(value)[:12], "This does not look like a full postcode" if value.strip() else ""
    )
