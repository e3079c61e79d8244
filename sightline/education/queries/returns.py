"""What settings returned: entries that stand, those of one pupil, and who has returned in a year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.access.viewer import Viewer
from sightline.education.models import READ, RETURN, NilReturn, PupilReturn, Setting
from sightline.education.states import ASKED, Returned
from sightline.people.models import SourceRecord
from sightline.people.queries import identities_of


@dataclass(frozen=True)
class Standing:
    """One setting in one year: what it returned, and of how many pupils."""

    setting: Setting
    returned: Returned
    pupils: int


def my_setting(viewer: Viewer, *, on: date) -> Setting | None:
    """The setting somebody works at, if it is on the list that day."""
    if viewer.employer_id is None:
        return None
    return in_network(on).filter(agency_id=viewer.employer_id).select_related("agency").first()


def in_network(on: date) -> QuerySet[Setting]:
    """Settings on the list on a day."""
    return Setting.objects.filter(Q(left_on=None) | Q(left_on__gt=on), joined_on__lte=on)


def standing(viewer: Viewer, year: int | None = None) -> QuerySet[PupilReturn]:
    """Entries that no further entry followed, save those that took a pupil back."""
    later = PupilReturn.objects.filter(
        setting=OuterRef("setting"),
        record=OuterRef("record"),
        academic_year=OuterRef("academic_year"),
        number__gt=OuterRef("number"),
    )
    rows: QuerySet[PupilReturn] = PupilReturn.objects.visible_to(viewer).filter(
        ~Exists(later), withdrawn=False
    )
    return rows if year is None else rows.filter(academic_year=year)


def entries_of(viewer: Viewer, records: Iterable[UUID]) -> QuerySet[PupilReturn]:
    """Every entry about a pupil, the newest first."""
    rows: QuerySet[PupilReturn] = PupilReturn.objects.visible_to(viewer).filter(record__in=list(records))
    return rows.select_related("setting__agency", "by").order_by("-academic_year", "-number", "-at", "id")


def seen(viewer: Viewer) -> QuerySet[PupilReturn]:
    """Entries of a page, through the door."""
    rows: QuerySet[PupilReturn] = PupilReturn.objects.visible_to(viewer)
    return rows.select_related("setting__agency", "record", "by")


def last_entry(setting: Setting, record_id: UUID, year: int) -> PupilReturn | None:
    """The last entry of a setting about a pupil in a year, a withdrawn one too."""
    rows = PupilReturn.objects.filter(setting=setting, record_id=record_id, academic_year=year)
    found: PupilReturn | None = rows.select_related("by").order_by("-number").first()
    return found


def pupils(viewer: Viewer) -> QuerySet[SourceRecord]:
    """Records a page about one pupil may be opened of: the setting's own, or those anybody returned."""
    rows = SourceRecord.objects.select_related("agency")
    if viewer.may(READ):
        return rows.filter(Exists(PupilReturn.objects.filter(record=OuterRef("pk"))))
    own = viewer.employer_id if viewer.may(RETURN) else None
    return rows.filter(agency_id=own) if own else rows.none()


def nil_of(setting: Setting, year: int) -> NilReturn | None:
    """The last word about a nil return."""
    found: NilReturn | None = (
        NilReturn.objects.filter(setting=setting, academic_year=year).order_by("-number").first()
    )
    return found


def where_it_stands(viewer: Viewer, setting: Setting, year: int) -> Standing:
    """What one setting returned in a year."""
    return _stand(setting, standing(viewer, year).filter(setting=setting).count(), nil_of(setting, year))


def who_has_returned(viewer: Viewer, year: int, *, on: date) -> list[Standing]:
    """Every setting that is asked, by name (SC-04, SC-08a). Three reads."""
    held: Counter[Any] = Counter(standing(viewer, year).values_list("setting_id", flat=True))
    nils = {each.setting_id: each for each in NilReturn.objects.filter(academic_year=year).order_by("number")}
    asked = in_network(on).filter(phase__in=ASKED).select_related("agency").order_by("agency__name", "id")
    return [_stand(each, held[each.pk], nils.get(each.pk)) for each in asked]


@dataclass(frozen=True)
class Totals:
    """What all settings returned in a year, in totals only: nothing of any one of them."""

    asked: int
    with_pupils: int
    nil: int
    pupils: int


def totals_of(year: int) -> Totals:
    """For whoever opens pages of returns, of settings whose rows they may not see, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM education_totals(%s)", [year])
        return Totals(*cursor.fetchone())


def unmatched(viewer: Viewer, year: int) -> list[PupilReturn]:
    """Pupils that stand in a year and are linked to no other record, by setting (SC-03). Two reads."""
    rows = (
        standing(viewer, year)
        .select_related("setting__agency", "record")
        .order_by("setting__agency__name", "id")
    )
    found = list(rows)
    same = identities_of({each.record_id for each in found}) if found else {}
    return [each for each in found if len(same[each.record_id]) == 1]


def _stand(setting: Setting, held: int, nil: NilReturn | None) -> Standing:
    said = Returned.CASES if held else Returned.NIL if nil and nil.nil else Returned.NONE
    return Standing(setting, said, held)
