"""Rows of a missing episode, what follows it, and trigger plans."""

from sightline.missing.models.episodes import Episode, Followed, Located, Report, Risk, Settled
from sightline.missing.models.interviews import Assigned, Interview, Offer, Quality
from sightline.missing.models.parts import in_words, mine, shared_here
from sightline.missing.models.plans import Plan, PlanShared
from sightline.missing.models.repeats import Crossing, CrossingAnswered, Trigger
from sightline.missing.models.returns import ReturnedCare, ReturnedEpisode

__all__ = [
    "Assigned",
    "Crossing",
    "CrossingAnswered",
    "Episode",
    "Followed",
    "Interview",
    "Located",
    "Offer",
    "Plan",
    "PlanShared",
    "Quality",
    "Report",
    "ReturnedCare",
    "ReturnedEpisode",
    "Risk",
    "Settled",
    "Trigger",
    "in_words",
    "mine",
    "shared_here",
]
