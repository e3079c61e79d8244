"""Who sees and writes letters, as the database holds it, beside the walls round the people they are about."""

from sightline.core.database import INSIDE

MINE, SYSTEM = "(SELECT access_staff())", "(SELECT access_staff()) IS NULL"


def may(capability: str) -> str:
    return f"(SELECT access_may('{capability}'))"


SEES = f"({SYSTEM} OR {may('letters.read')} OR ({may('letters.write')} AND written_by_id = {MINE}))"
WITH_LETTER = "EXISTS (SELECT 1 FROM letters_letter l WHERE l.id = letter_id)"
FACTS = ("secondlook", "departure", "answer", "print")


def within(table: str) -> str:
    """Written by oneself, about everybody the letter is about; leave is never given by its writer."""
    also = f" AND {may('letters.agree')} AND l.written_by_id <> {MINE}" if table == "secondlook" else ""
    return (
        f"{INSIDE} AND by_id = {MINE} AND EXISTS (SELECT 1 FROM letters_letter l"
        f" WHERE l.id = letters_{table}.letter_id AND l.about <@ letters_{table}.about{also})"
    )


CHANGES = f"{INSIDE} AND {SEES} AND changed_by_id = {MINE}"
