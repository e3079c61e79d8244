"""The clocks of envelopes: started for whoever is on shift, as soon as one lies there."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.deadlines.actions import start_each
from sightline.front_door.mailbox_states import CLOCK_OF, HowSoon
from sightline.front_door.models import Envelope
from sightline.front_door.queries.mailbox import without_clock
from sightline.front_door.queries.shifts import on_shift, team_at


@action("front_door.envelope_clocks_started")
def start_clocks_of_envelopes(*, by: Viewer, at: datetime) -> list[Envelope]:
    """Start the clock of each envelope that lacks one, from when its teller spoke. Where no team is, nothing starts."""
    team = team_at(on_shift(at).shift, None)
    if team is None:
        return []
    found: list[Any] = list(without_clock(by))
    for envelope in found:
        start_each(
            rules=[CLOCK_OF[HowSoon(envelope.how_soon)]],
            subject=envelope,
            about=[],
            started_at=envelope.told_at,
            team_id=team.pk,
            agency_id=team.agency_id,
            path=reverse("front_door:envelope", args=[envelope.pk]),
            by=by,
            at=at,
        )
    return found
