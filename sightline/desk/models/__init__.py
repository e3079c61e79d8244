"""Rows of the desk: views of the tracker that somebody keeps. Of children it keeps nothing."""

from sightline.desk.models.saved import SavedView

__all__ = ["SavedView"]
