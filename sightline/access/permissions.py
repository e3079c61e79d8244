"""What access asks of a post, and who may do what with staff, agencies and sharing agreements."""

from uuid import UUID

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless

OVERSEES, REVIEWS = "access.oversee_posts", "access.review_posts"
CAPABILITIES = {
    "access.administer": "Keep agencies, areas, teams, staff and posts",
    "access.read_record": "Read the record of access",
    "access.review_reader": "Review what the readers of the record of access looked at",
    "access.read_agreements": "Read the register of sharing agreements",
    "access.keep_agreements": "Propose sharing agreements, and keep their signatures and reviews",
    REVIEWS: "Look each quarter at who in one's own organisation may do what, and sign for it",
    OVERSEES: "See which organisations have signed for their posts, and which posts wait to be changed or ended",
    "access.sign_agreements": "Sign off a sharing agreement that somebody else proposed",
}


def may_administer(viewer: Viewer) -> Answer:
    """Whether somebody keeps agencies, teams, staff and posts."""
    return unless(
        not viewer.may("access.administer"), "Your post does not include keeping agencies and staff."
    )


def may_change_access(viewer: Viewer, staff: Staff) -> Answer:
    """Whether somebody may change what a colleague can do. Nobody does so for themselves."""
    return first_refusal(
        may_administer(viewer),
        unless(
            viewer.staff_id == staff.pk,
            "You cannot change your own access. Ask another administrator to do it.",
        ),
    )


def may_review_posts(viewer: Viewer) -> Answer:
    """Whether somebody looks at the posts of an organisation and signs; never at their own."""
    return unless(not viewer.may(REVIEWS), "Ask your organisation’s named manager to review its posts.")


def may_keep_agreements(viewer: Viewer) -> Answer:
    """Whether somebody proposes agreements, keeps signatures and reviews, and withdraws."""
    return unless(
        not viewer.may("access.keep_agreements"),
        "Ask the information-governance officer to change the register of sharing agreements.",
    )


def may_sign_off(viewer: Viewer, proposed_by: UUID | None) -> Answer:
    """A second person, never whoever proposed it."""
    return first_refusal(
        unless(
            not viewer.may("access.sign_agreements"),
            "Ask information governance or the partnership officer to sign off an agreement.",
        ),
        unless(
            viewer.staff_id == proposed_by, "You proposed this agreement. A second person must sign it off."
        ),
    )
