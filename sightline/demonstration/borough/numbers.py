"""Identifiers that are well formed and belong to nobody."""

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def nhs_number(serial: int) -> str:
    """The `serial`-th valid NHS number of the 999 range, which is kept for testing and never issued."""
    body = 999_000_000 + serial
    while True:
        digits = [int(digit) for digit in str(body)]
        check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits)) % 11
        if check != 10:
            return f"{body}{0 if check == 11 else check}"
        body += 500_000


def upn(serial: int, year: int) -> str:
    """A unique pupil number with a right check letter and an authority code that does not exist."""
    digits = f"999{serial // 1000:04d}{year % 100:02d}{serial % 1000:03d}"
    total = sum(int(digit) * place for place, digit in enumerate(digits, start=2))
    return _UPN_LETTERS[total % 23] + digits


def telephone(serial: int) -> str:
    """From the numbers kept for drama."""
    return f"01632 960{serial % 1000:03d}" if serial % 2 else f"07700 900{serial % 1000:03d}"


def local_number(prefix: str, serial: int) -> str:
    """The number one organisation's own system gives a person."""
    return f"{prefix}{100000 + serial}"
