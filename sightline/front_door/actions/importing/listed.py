"""Referrals of the inspection lists: the same as those of the census, which knows more of each."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.importing.census import _keep_referrals
from sightline.front_door.actions.importing.returns import _people
from sightline.front_door.imports.census_records import Header
from sightline.front_door.imports.list_referrals import ReferralRow
from sightline.front_door.imports.tally import Kept
from sightline.front_door.models import Import, Referral
from sightline.front_door.models.imports import FileKind

REFERRALS = ("referrals",)


@action("front_door.listed_referrals_imported")
def import_listed_referrals(
    *, of: Import, rows: Sequence[ReferralRow], area_id: UUID | None, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """Those that nothing gave yet. Of one that a census gave nothing is added: this list says less of it."""
    kept = Kept(kinds=REFERRALS)
    people = _people(rows, kept, of=of, area_id=area_id, by=by, at=at)
    pairs = [(row.given, pk) for row, pk in zip(rows, people.ids, strict=True)]
    fuller = Referral.objects.filter(source_record_id__in=set(people.ids)).exclude(
        of_import__kind=FileKind.ANNEX_A
    )
    _keep_referrals(pairs, Header(), of=of, kept=kept, by=by, at=at, fuller=fuller)
    return of, kept
