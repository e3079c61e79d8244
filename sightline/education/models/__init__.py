"""Settings and what they return."""

from sightline.education.models.returns import NilReturn, PupilReturn
from sightline.education.models.settings import OPEN, OVERSEE, READ, RETURN, Setting

__all__ = ["OPEN", "OVERSEE", "READ", "RETURN", "NilReturn", "PupilReturn", "Setting"]
