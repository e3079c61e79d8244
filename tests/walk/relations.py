"""How a record may stand to the person who asks for it, and how far a post reaches."""

from enum import StrEnum


class Relation(StrEnum):
    """Each kind of record that the walk tries, seen from the person who asks."""

    OWN = "own"  # theirs to do
    TEAM = "team"  # their team's
    EMPLOYER = "employer"  # another team's of the same employer
    OTHER_EMPLOYER = "other_employer"  # another employer's
    OTHER_AREA = "other_area"  # of an area they do not serve
    CLOSED = "closed"  # finished with
    RESTRICTED = "restricted"  # behind a wall they stand outside
    NAMED = "named"  # behind a wall they stand inside
    MISMATCHED = "mismatched"  # a true record, under a parent it does not belong to


R = Relation

# Words of the matrix. `page` is for addresses without a record in them.
REACH: dict[str, frozenset[Relation]] = {
    "no": frozenset(),
    "all": frozenset({R.OWN, R.TEAM, R.EMPLOYER, R.OTHER_EMPLOYER, R.OTHER_AREA, R.CLOSED, R.NAMED}),
    "open": frozenset({R.OWN, R.TEAM, R.EMPLOYER, R.OTHER_EMPLOYER, R.OTHER_AREA, R.NAMED}),
    "employer": frozenset({R.OWN, R.TEAM, R.EMPLOYER, R.OTHER_AREA, R.CLOSED, R.NAMED}),
    "employer-open": frozenset({R.OWN, R.TEAM, R.EMPLOYER, R.OTHER_AREA, R.NAMED}),
    "team": frozenset({R.OWN, R.TEAM, R.OTHER_AREA, R.CLOSED, R.NAMED}),
    "team-open": frozenset({R.OWN, R.TEAM, R.OTHER_AREA, R.NAMED}),
    "own": frozenset({R.OWN}),
    "named": frozenset({R.NAMED}),  # pages about the wall itself
    "any": frozenset(
        set(R) - {R.MISMATCHED}
    ),  # behind no wall: agencies, teams, staff; rows that name nobody
}
PAGE = "page"
WORDS = {PAGE, *REACH}
