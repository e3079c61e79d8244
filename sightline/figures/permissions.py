"""Who may see figures, take extracts, and let a release out."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.figures.models import Release
from sightline.figures.states import RELEASE, ReleaseAct

CAPABILITIES = {
    "figures.read": "See the figures as they stand, small numbers among them",
    "figures.extract": "Take an extract in which children are pseudonyms",
    "figures.release": "Prepare figures for the public",
    "figures.approve": "Let prepared figures out to the public, or send them back",
    "figures.benchmark": "Make our benchmarking return, bring in other areas', and say with whom research was shared",
}
SECOND_PERSON = "You asked for this release. Somebody else has to approve it or send it back."


def may_decide(viewer: Viewer, release: Release, act: ReleaseAct) -> Answer:
    """Whether a viewer may approve a release or send it back: never the one who asked for it."""
    return first_refusal(
        unless(not viewer.may("figures.approve"), "Your post does not approve what is published."),
        unless(viewer.staff_id is None or viewer.staff_id == release.asked_by_id, SECOND_PERSON),
        RELEASE.may(release.state, act),
    )


def asker(viewer: Viewer) -> UUID:
    """Who asks: always a person, since another has to approve."""
    if viewer.staff_id is None:
        raise Refused("Only a member of staff asks for figures.")
    return viewer.staff_id


def demand_benchmark(viewer: Viewer) -> None:
    """Refuse whose post does not keep the returns of areas."""
    unless(
        not viewer.may("figures.benchmark"), "Your post does not keep other areas' returns, nor make ours."
    ).demand()
