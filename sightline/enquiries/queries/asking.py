"""What the form that opens an enquiry offers: people of the contact, the standing list, every other organisation."""

from dataclasses import dataclass
from uuid import UUID

from sightline.access.models import Agency, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.enquiries.given import Whom
from sightline.enquiries.standing_list import Line, to_ask
from sightline.enquiries.states import Concern
from sightline.follow_up.queries import who_can_be_asked
from sightline.front_door.models import Contact, ContactSubject
from sightline.people.queries import name_lines

AT_THE_DOOR = (TeamKind.FRONT_DOOR, TeamKind.EMERGENCY_DUTY)


@dataclass(frozen=True)
class Offered:
    """Organisations by their key on the form: those on the standing list, those to choose from, all others."""

    standing: dict[str, str]
    to_choose: list[Line]
    others: dict[str, str]
    whom: dict[str, Whom]


def people_of(viewer: Viewer, contact: Contact) -> list[tuple[ContactSubject, str]]:
    """Everybody the contact is about, with their name."""
    rows = ContactSubject.objects.visible_to(viewer).filter(contact=contact).order_by("number")
    found = list(rows)
    names = name_lines({each.source_record_id for each in found})
    return [(each, names[each.source_record_id]) for each in found]


def offered(concern: Concern) -> Offered:
    """Who can be asked, with those on the standing list for this concern first."""
    lines = to_ask(concern)
    ask_all = {line.kind: line.why for line in lines if not line.choose}
    standing: dict[str, str] = {}
    others: dict[str, str] = {}
    whom: dict[str, Whom] = {}
    for key, agency, team in who_can_be_asked():
        if team and team.kind in AT_THE_DOOR:
            continue
        on_list = team is None and agency.kind in ask_all
        whom[key] = Whom(agency=agency, team=team, standing=on_list)
        (standing if on_list else others)[key] = _called(agency, team)
    return Offered(standing, [line for line in lines if line.choose], others, whom)


def reasons_for(offer: Offered, concern: Concern) -> dict[str, str]:
    """Why each organisation on the standing list is asked, by its key."""
    why = {line.kind: line.why for line in to_ask(concern)}
    return {key: why[offer.whom[key].agency.kind] for key in offer.standing}  # type: ignore[index]


def agencies_to_release_to(but: UUID) -> list[Agency]:
    """Every organisation still in the partnership but the one whose entry it is."""
    return list(Agency.objects.filter(left_on=None).exclude(pk=but).order_by("name"))


def _called(agency: Agency, team: Team | None) -> str:
    return f"{team.name} ({agency.name})" if team else agency.name
