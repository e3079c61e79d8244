"""An invented service, as somebody would enter it in the directory."""

from datetime import date
from typing import Any

from sightline.support.given import Entry
from sightline.support.kinds import ForWhom, Group, Mode, Provider, Stage, WayIn, Worry


def entry(**also: Any) -> Entry:
    """A counselling service for young people, with what is to be otherwise about it."""
    given: dict[str, Any] = {
        "name": "Lantern counselling",
        "what": "Talking with a counsellor who knows about exploitation.",
        "group": Group.THERAPY,
        "provider_type": Provider.VOLUNTARY,
        "funded_by": "The council",
        "ways_in": (WayIn.SELF, WayIn.GP),
        "how": "Ring, or ask a GP to write.",
        "age_from": 11,
        "age_to": 17,
        "for_whom": (ForWhom.CHILD,),
        "modes": (Mode.FACE_TO_FACE, Mode.VIRTUAL),
        "levels": (Worry.VULNERABLE, Worry.COMPLEX),
        "stages": (Stage.FOUND, Stage.COURT),
        "languages": "English, Polish",
        "phone": "01632 960300",
        "waiting": "About four weeks",
        "waiting_on": date(2026, 2, 2),
    }
    return Entry(**given | also)
