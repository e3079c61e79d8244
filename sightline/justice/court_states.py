"""What a court found, and where a prosecution stands: worked out from its verdicts (JU-17)."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class Found(TextChoices):
    """What came of a prosecution."""

    PLEADED = "pleaded", "Pleaded guilty"
    GUILTY = "guilty", "Found guilty"
    NOT_GUILTY = "not_guilty", "Found not guilty"
    DROPPED = "dropped", "Ended without a verdict"
    QUASHED = "quashed", "The conviction was quashed"


CONVICTED = (Found.PLEADED, Found.GUILTY)
"""A successful prosecution, as the tracker counts it."""
SAYS_WHY = (Found.DROPPED, Found.QUASHED)


class Prosecution(TextChoices):
    """Where a prosecution of one suspect for one crime stands."""

    CHARGED = "charged", "Before the court"
    CONVICTED = "convicted", "Convicted"
    ENDED = "ended", "Ended without a conviction"


PROSECUTION = StateTable(
    states=Prosecution,
    acts={
        Prosecution.CHARGED: {
            Found.PLEADED: Prosecution.CONVICTED,
            Found.GUILTY: Prosecution.CONVICTED,
            Found.NOT_GUILTY: Prosecution.ENDED,
            Found.DROPPED: Prosecution.ENDED,
        },
        Prosecution.CONVICTED: {Found.QUASHED: Prosecution.ENDED},
        Prosecution.ENDED: {},
    },
)
PROSECUTION_MOVES = PROSECUTION.moves()
PROSECUTION_HOLDERS = {
    Prosecution.CHARGED: "the court; the police officer records what it finds",
    Prosecution.CONVICTED: "probation, where the person is managed on release",
    Prosecution.ENDED: "nobody",
}
