"""Rows of follow-ups: what was asked with all that happened to it, and silence that went to somebody outside."""

from sightline.follow_up.models.follow_ups import Chase, FollowUp, FollowUpQuerySet, Move
from sightline.follow_up.models.outside import NameGiven, ToldOutside

__all__ = ["Chase", "FollowUp", "FollowUpQuerySet", "Move", "NameGiven", "ToldOutside"]
