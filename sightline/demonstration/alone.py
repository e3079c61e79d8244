"""What is stamped of itself, after all contacts: missing episodes, referrals, crimes; and played where it cannot be."""

from collections.abc import Sequence
from datetime import datetime

from sightline.demonstration.borough.town import Town
from sightline.demonstration.crimes.learning import act as act_crime
from sightline.demonstration.crimes.learning import stamp_crimes
from sightline.demonstration.crimes.story import CrimeStory
from sightline.demonstration.crimes.telling import told_crimes
from sightline.demonstration.episodes.learning import act as act_episode
from sightline.demonstration.episodes.learning import stamp_episodes
from sightline.demonstration.episodes.story import EpisodeStory
from sightline.demonstration.episodes.telling import told_episodes
from sightline.demonstration.pathway.heard import Hearing
from sightline.demonstration.pathway.telling import Told
from sightline.demonstration.referred.story import ReferralStory, stamp_referrals
from sightline.demonstration.referred.story import act as act_referral
from sightline.demonstration.referred.telling import told_referrals
from sightline.demonstration.script.stamped import Stamped

Alone = EpisodeStory | ReferralStory | CrimeStory  # each of nothing but itself


def stamp_alone(
    stamped: Stamped,
    hearing: Hearing,
    cases: Sequence[Told],
    town: Town,
    upto: datetime,
    *,
    whole: bool,
    nameless: set[str],
) -> list[Alone]:
    """Onto the sheets; what was never watched is left. `nameless`: whom the hub took down without a name."""
    episodes = told_episodes(hearing.missing, list(cases), upto, whole=whole)
    referrals = told_referrals(hearing, cases, upto, whole=whole)
    crimes = told_crimes(hearing, cases, town, upto, whole=whole)
    return [
        *stamp_episodes(stamped, episodes),
        *stamp_referrals(stamped, referrals),
        *stamp_crimes(stamped, crimes, nameless),
    ]


def act_alone(alone: Alone) -> None:
    """Through the actions."""
    if isinstance(alone, EpisodeStory):
        act_episode(alone)
    elif isinstance(alone, ReferralStory):
        act_referral(alone)
    else:
        act_crime(alone)
