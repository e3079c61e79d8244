"""Who may call, run, chair, answer and take part. Whether it is possible now is said by `states`."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless
from sightline.meetings.models import Invited, Meeting, closed_to_viewer, in_pack

CAPABILITIES = {
    "meetings.open": "Open the meetings one is asked to, and read the papers of those one is named to come to",
    "meetings.answer": "Send what one's own service knows for a meeting, and say who comes",
    "meetings.read": "Read every meeting about people who are not behind a wall",
    "meetings.call": "Call a meeting about a child, and run those one reads",
    "meetings.from_child": "Call a meeting from the page of a child one may open",
    "meetings.run": "Run the meetings one calls: agenda, who came, votes, minutes",
    "meetings.give": "Give organisations actions from the meetings one runs",
    "meetings.escalated": "Answer for the partnership where an organisation says that a vote may harm children",
    "meetings.groups": "Keep standing groups and the posts in them; call and run meetings that are about no child",
}

NOT_CALLING = "Your post does not include calling meetings about a child."
NOT_GROUPS = "Your post does not include keeping groups and their meetings."
NOT_RUNNING = "Only those who run this meeting can do this."
NOT_ASKED = "Only the organisation that is asked, or those who run the meeting, can do this."
NOT_CHAIR = "Only the chair can do this."
NOT_DISCUSSING = "Only those who run this meeting and work with children can write this down."
NOT_MEMBER = "Only an organisation that was asked to this meeting can take a vote to the partnership."
NOT_PARTNERSHIP = "Only the partnership’s office can answer this."
NOT_READING = "Only those named to come can do this."
NOT_ACCEPTED = (
    "Its papers are closed to you until you accept the terms of confidentiality. "
    "They stand on the page of the meeting."
)


def may_call(viewer: Viewer, *, about_people: bool) -> Answer:
    """Call one: about a child, or of a group and about nobody."""
    if about_people:
        return unless(not viewer.may("meetings.call"), NOT_CALLING)
    return unless(not (viewer.may("meetings.groups") or viewer.may("meetings.call")), NOT_GROUPS)


def may_keep_groups(viewer: Viewer) -> Answer:
    return unless(not viewer.may("meetings.groups"), NOT_GROUPS)


def reads_pack(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether this viewer reads its papers. One read at most."""
    if viewer.may("meetings.read") or (not meeting.about and viewer.may("meetings.groups")):
        return True
    return meeting.pk in in_pack(viewer)


def runs(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether this viewer runs it."""
    if not meeting.about and viewer.may("meetings.groups"):
        return True
    return viewer.may("meetings.call") and reads_pack(viewer, meeting)


def may_run(viewer: Viewer, meeting: Meeting) -> Answer:
    return unless(not runs(viewer, meeting), NOT_RUNNING)


def may_discuss(viewer: Viewer, meeting: Meeting) -> Answer:
    """Those who run it and work with children; a post that only keeps groups does not."""
    works = viewer.may("meetings.call") and runs(viewer, meeting)
    return unless(not works, NOT_DISCUSSING)


def may_escalate(viewer: Viewer, meeting: Meeting) -> Answer:
    """Somebody who reads the pack, of an organisation that was asked (GR-10)."""
    asked = Invited.objects.filter(meeting=meeting, agency=viewer.employer_id).exists()
    return unless(not (asked and reads_pack(viewer, meeting)), NOT_MEMBER)


def may_answer_escalation(viewer: Viewer) -> Answer:
    """The partnership's office."""
    return unless(not viewer.may("meetings.escalated"), NOT_PARTNERSHIP)


def may_read_pack(viewer: Viewer, meeting: Meeting) -> Answer:
    return unless(not reads_pack(viewer, meeting), NOT_READING)


def opens_papers(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether no terms of confidentiality stand between this viewer and its papers (IS-04). One read."""
    return viewer.staff_id is None or meeting.pk not in closed_to_viewer()


def may_open_papers(viewer: Viewer, meeting: Meeting) -> Answer:
    return unless(not opens_papers(viewer, meeting), NOT_ACCEPTED)


def is_asked(viewer: Viewer, invited: Invited) -> bool:
    """The viewer works for the service asked and answers for it."""
    if not viewer.may("meetings.answer") or viewer.employer_id != invited.agency_id:
        return False
    in_team = invited.team_id is None or invited.team_id in viewer.team_ids
    return in_team or viewer.may("follow_up.answer_for_agency")


def may_answer(viewer: Viewer, invited: Invited) -> Answer:
    """Its own people; or those who run the meeting, who take down what they were told."""
    return unless(not (is_asked(viewer, invited) or runs(viewer, invited.meeting)), NOT_ASKED)


def may_add(viewer: Viewer, meeting: Meeting) -> Answer:
    """Whoever sees a meeting may ask for something to be on its agenda, if they answer for anybody or run it."""
    return unless(not (viewer.may("meetings.answer") or runs(viewer, meeting)), NOT_ASKED)
