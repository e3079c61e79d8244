"""The register of hotspots: places, and lines about each (ID-08)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import unless
from sightline.core.turns import wait_turn
from sightline.core.versions import must_be_version
from sightline.follow_up.references import reference_of
from sightline.intelligence.actions.hand import _change, _employer, _hotspot
from sightline.intelligence.given import Line, Place
from sightline.intelligence.models import Hotspot, HotspotNote
from sightline.intelligence.permissions import may_keep

STANDS = "This place is on the register already."


@action("intelligence.hotspot_added")
def add_hotspot(*, place: Place, by: Viewer, at: datetime, key: UUID | None = None) -> Hotspot:
    """A place, kept once by its name and area."""
    may_keep(by).demand()
    place.stands(on=london(at).date()).demand()
    if key:
        wait_turn(key)
        before: Hotspot | None = Hotspot.objects.visible_to(by).filter(pk=key).first()
        if before:
            return before
    unless(Hotspot.objects.filter(name=place.name, area=place.area).exists(), STANDS).demand()
    made_id = key or uuid4()
    made = Hotspot(
        id=made_id,
        reference=reference_of(made_id, "HOT"),
        controller_id=_employer(by),
        retention_class=Hotspot.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
        **asdict(place),
    )
    made.save(force_insert=True)
    return made


@action("intelligence.hotspot_changed")
def change_hotspot(*, hotspot_id: UUID, place: Place, version: int, by: Viewer, at: datetime) -> Hotspot:
    """Other particulars, or watched no longer. Earlier versions stay in its history."""
    found = _hotspot(hotspot_id, by)
    may_keep(by).demand()
    place.stands(on=london(at).date()).demand()
    typed = asdict(place)
    must_be_version(found, version, typed=typed)
    same = Hotspot.objects.filter(name=place.name, area=place.area).exclude(pk=found.pk)
    unless(same.exists(), STANDS).demand()
    _change(found, by=by, at=at, **typed)
    return found


@action("intelligence.hotspot_noted")
def note_hotspot(
    *, hotspot_id: UUID, line: Line, by: Viewer, at: datetime, key: UUID | None = None
) -> HotspotNote:
    """How a place is used, what was considered against it, or what came of that."""
    found = _hotspot(hotspot_id, by)
    may_keep(by).demand()
    line.stands(found.noticed_on, on=london(at).date()).demand()
    before: HotspotNote | None = HotspotNote.objects.filter(pk=key).first() if key else None
    if before:
        return before
    made = HotspotNote(
        id=key or uuid4(),
        hotspot=found,
        controller_id=found.controller_id,
        retention_class=HotspotNote.RETENTION,
        by_id=by.staff_id,
        at=at,
        **asdict(line),
    )
    made.save(force_insert=True)
    return made
