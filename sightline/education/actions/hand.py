"""What every write of a setting has in common: whose it is, and which pupils are its own."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.education.models import Setting
from sightline.education.permissions import NOT_LISTED, may_return
from sightline.education.queries.returns import my_setting
from sightline.people.models import SourceRecord

NOT_FOUND = "There is no such pupil, or it is not yours to open."


def _own_setting(by: Viewer, at: datetime) -> Setting:
    """The setting somebody works at, with leave to write for it."""
    found = my_setting(by, on=london(at).date())
    may_return(by, found).demand()
    if found is None:
        raise Refused(NOT_LISTED)
    return found


def _own_pupil(setting: Setting, record_id: UUID) -> SourceRecord:
    """A pupil the setting has recorded; another's answers as absent."""
    found = SourceRecord.objects.filter(pk=record_id, agency_id=setting.agency_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _by_whom(setting: Setting, kind: type[Fact], by: Viewer, at: datetime) -> dict[str, Any]:
    """The law and the hand that every fact here carries."""
    return {
        "setting": setting,
        "controller_id": setting.agency_id,
        "retention_class": kind.RETENTION,
        "by_id": by.staff_id,
        "at": at,
    }
