"""The public pages as a partnership has them: what ships, looked at by one and published by another.

No translation is signed here: nobody has read one.
"""

from datetime import datetime, timedelta

from sightline.access.viewer import Viewer, viewing
from sightline.content.actions import load_words, preview_version, publish_version
from sightline.content.catalogue import ENGLISH, PAGES
from sightline.core.clock import london
from sightline.demonstration.script.hub_stage import Hub

LOOKS, PUBLISHES = "governance", "partnership"
FIRST_AGAIN, APART = timedelta(days=20), timedelta(days=25)


def publish_words(by: Viewer, upto: datetime) -> int:
    """Publish each page that ships; how many there are. Each is read again by a day of its own."""
    hub = Hub(upto)
    with viewing(by):
        load_words(by=by, at=upto)
    for place, slug in enumerate(PAGES):
        given = {"slug": slug, "language": ENGLISH, "number": 1}
        hub.do(LOOKS, upto, preview_version, **given)
        day = london(upto).date() + FIRST_AGAIN + place * APART
        hub.do(PUBLISHES, upto, publish_version, **given, review_on=day, words="")
    return len(PAGES)
