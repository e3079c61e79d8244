"""The short reference people say on the telephone: FU-7K3Q-2MPD."""

from uuid import UUID

# Without I, L, O and U: nothing that can be misheard or misread for another.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def reference_of(key: UUID, prefix: str = "FU") -> str:
    """Forty bits of the record's own identifier, in letters that are not confused."""
    bits = key.int >> 88
    letters = "".join(LETTERS[(bits >> (5 * place)) & 31] for place in reversed(range(8)))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"
