"""Which terms of confidentiality stand for a meeting, and who accepted them (IS-04)."""

from sightline.access.viewer import Viewer
from sightline.meetings.models import Group, Meeting, Terms, TermsAnswer
from sightline.meetings.states import Kind


def terms_of(meeting: Meeting) -> Terms | None:
    """The newest of its group, or else of its kind."""
    own = newest(meeting.kind, meeting.group) if meeting.group_id else None
    return own or newest(meeting.kind, None)


def newest(kind: str, group: Group | None) -> Terms | None:
    """The version that stands."""
    rows = Terms.objects.filter(group=group) if group else Terms.objects.filter(kind=kind, group=None)
    found: Terms | None = rows.select_related("by").order_by("-number").first()
    return found


def accepted(viewer: Viewer, terms: Terms) -> TermsAnswer | None:
    """The viewer's own acceptance of this version."""
    found: TermsAnswer | None = TermsAnswer.objects.filter(
        terms=terms, by_id=viewer.staff_id, accepted=True
    ).first()
    return found


def answers(terms: Terms) -> list[TermsAnswer]:
    """Who accepted a version, or would not, in the order they said so."""
    return list(TermsAnswer.objects.filter(terms=terms).select_related("by").order_by("at", "id"))


def of_kinds() -> list[tuple[Kind, Terms | None]]:
    """What stands for each kind of meeting. One read."""
    last: dict[str, Terms] = {}
    for each in Terms.objects.filter(group=None).order_by("number"):
        last[each.kind] = each
    return [(kind, last.get(kind)) for kind in Kind]
