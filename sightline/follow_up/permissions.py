"""Who may ask, answer, chase, reopen and withdraw. Whether it is possible now is said by `states`."""

from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, first_refusal, unless
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import FOLLOW_UP, WITH_THE_ASKED, Act

CAPABILITIES = {
    "follow_up.open": "Open the list of follow-ups, and those that one's post, team or organisation has to do with",
    "follow_up.read": "See everything asked of every organisation that is not behind a wall",
    "follow_up.ask": "Ask an organisation or service for something, and withdraw it",
    "follow_up.ask_in_work": "Ask for things in one's own work with a child: for a meeting, or out of one",
    "follow_up.ask_for_groups": "Ask organisations for things for the meetings of groups, which name no child",
    "follow_up.chase": "Chase, take down an answer given by telephone, record that nothing happened",
    "follow_up.reply": "Accept, decline or finish what was asked, for one's own organisation or as it told us",
    "follow_up.answer": "See and answer what one's own organisation or team is asked",
    "follow_up.answer_for_agency": "Answer for the whole organisation, and receive what went unanswered",
    "follow_up.escalated": "See which organisations leave requests unanswered, without any child's record",
}

NOT_ASKED = "Only the organisation that was asked, or the front door on its behalf, can answer this."
NOT_OWNER = "Only the team that asked, or the front door, can do this."


NOT_ASKING = "Your post does not include asking organisations for things."


def may_ask(viewer: Viewer, *, about_people: bool = True) -> Answer:
    """Ask for something; posts that keep groups, only for what is about nobody."""
    asks = viewer.may("follow_up.ask") or viewer.may("follow_up.ask_in_work")
    for_groups = not about_people and viewer.may("follow_up.ask_for_groups")
    return unless(not (asks or for_groups), NOT_ASKING)


def is_asked(viewer: Viewer, follow_up: FollowUp) -> bool:
    """The viewer works for the organisation asked (in the team asked, if one was named) and may answer."""
    if viewer.employer_id != follow_up.asked_agency_id:
        return False
    if viewer.may("follow_up.answer_for_agency"):
        return True
    in_team = follow_up.asked_team_id is None or follow_up.asked_team_id in viewer.team_ids
    return viewer.may("follow_up.answer") and in_team


def is_owner(viewer: Viewer, follow_up: FollowUp) -> bool:
    """The viewer asked, is in the team that asked, or chases for the front door."""
    asked_it = viewer.staff_id is not None and follow_up.owner_staff_id == viewer.staff_id
    return asked_it or follow_up.owner_team_id in viewer.team_ids or viewer.may("follow_up.chase")


def may_answer(viewer: Viewer, follow_up: FollowUp) -> Answer:
    """Accept, decline, say it is done: one's own organisation, or staff taking down what it said."""
    allowed = is_asked(viewer, follow_up) or viewer.may("follow_up.chase")
    return unless(not allowed, NOT_ASKED)


def answers_for_agency(viewer: Viewer, follow_up: FollowUp) -> bool:
    """True when what this viewer saves was said by the organisation, not by the viewer."""
    return not is_asked(viewer, follow_up)


def may_reopen(viewer: Viewer, follow_up: FollowUp) -> Answer:
    return unless(not is_owner(viewer, follow_up), NOT_OWNER)


def may_withdraw(viewer: Viewer, follow_up: FollowUp) -> Answer:
    asks = may_ask(viewer, about_people=bool(follow_up.about))
    return unless(not (is_owner(viewer, follow_up) and asks), NOT_OWNER)


def may_chase(viewer: Viewer, follow_up: FollowUp) -> Answer:
    """Those that asked, while the organisation has something to do."""
    return first_refusal(
        unless(not is_owner(viewer, follow_up), NOT_OWNER),
        unless(
            follow_up.state not in WITH_THE_ASKED, "There is nothing to chase: nobody was asked to act now."
        ),
    )


def may_take_up(viewer: Viewer) -> Answer:
    return unless(
        not viewer.may("follow_up.escalated"),
        "Only the partnership office takes up silence with organisations.",
    )


WHO = {
    Act.ACCEPT: may_answer,
    Act.DECLINE: may_answer,
    Act.FINISH: may_answer,
    Act.REOPEN: may_reopen,
    Act.WITHDRAW: may_withdraw,
}


def who_may(viewer: Viewer, act: Act, follow_up: FollowUp) -> Answer:
    """Who may, whatever the state."""
    if act is Act.SAY_MORE:
        return LEAVE if may_answer(viewer, follow_up) else may_reopen(viewer, follow_up)
    return WHO[act](viewer, follow_up)


def may(viewer: Viewer, act: Act, follow_up: FollowUp) -> Answer:
    """Who may and when allowed, together: what a page offers and an action demands."""
    return first_refusal(who_may(viewer, act, follow_up), FOLLOW_UP.may(follow_up.state, act))
