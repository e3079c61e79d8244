"""Writes of the desk: views of the tracker, and what a triage meeting agrees."""

from sightline.desk.actions.saved import change_view, keep_view, remove_view
from sightline.desk.actions.triage import triage

__all__ = ["change_view", "keep_view", "remove_view", "triage"]
