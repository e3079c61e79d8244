"""Checks of identifiers. All of them warn; none of them refuses a row."""

from __future__ import annotations

import re
from typing import cast

import nhs_number

_UPN = re.compile(r"[A-Z]\d{11}[\dA-Z]")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_POSTCODE = re.compile(r"GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")
LONGEST_LOCAL_ID = 20


def tidy_upn(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def upn_trouble(upn: str) -> str | None:
    """What is wrong with a unique pupil number: its shape, or its check letter (weights 2 to 13, modulus 23).

    The letter that ends a temporary number counts by its place in the same alphabet.
    """
    if not _UPN.fullmatch(upn):
        return "This is not a unique pupil number: a letter, eleven figures, and a figure or letter."
    last = int(upn[12]) if upn[12].isdigit() else _UPN_LETTERS.find(upn[12])
    if last < 0:
        return "The last letter of this unique pupil number is one that is never used."
    figures = [int(figure) for figure in upn[1:12]] + [last]
    total = sum(weight * figure for weight, figure in enumerate(figures, start=2))
    if _UPN_LETTERS[total % 23] != upn[0]:
        return "The check letter of this unique pupil number is wrong."
    return None


def tidy_nhs(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def nhs_trouble(number: str) -> str | None:
    if not re.fullmatch(r"\d{10}", number) or not cast(bool, nhs_number.is_valid(number)):
        return "This NHS number is not valid."
    return None


def tidy_postcode(text: str) -> str:
    """Upper case with one space before the last three characters."""
    packed = re.sub(r"\s", "", text).upper()
    return f"{packed[:-3]} {packed[-3:]}" if _POSTCODE.fullmatch(packed) else " ".join(text.upper().split())


def postcode_trouble(postcode: str) -> str | None:
    if not _POSTCODE.fullmatch(postcode.replace(" ", "")):
        return "This is not written as a postcode."
    return None


def local_id_trouble(local_id: str) -> str | None:
    if len(local_id) > LONGEST_LOCAL_ID or not local_id.isalnum():
        return "A child's local identifier has up to 20 letters and figures."
    return None
