"""What stands in each cell of the tracker, in words: one function a column (tests hold that each field has one)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sightline.access.viewer import Viewer
from sightline.cases.models import Assessment
from sightline.cases.pages.lists import name_of
from sightline.cases.schooling import Taught
from sightline.cases.states import Alone, Judged, Level, Online, Placing, State, Statutory, YesNo
from sightline.core import words
from sightline.desk.pages.around import ELSEWHERE as WITH_RETURNS
from sightline.desk.pages.around import SCHOOLS, away, not_reported
from sightline.desk.pages.crimes import CRIMES, ELSEWHERE
from sightline.desk.pages.noticed import noticed
from sightline.desk.queries.around import OfSchools
from sightline.desk.queries.crimes import OfJustice
from sightline.desk.queries.held import Held
from sightline.desk.queries.tracked import Tracked
from sightline.desk.states import RowKind
from sightline.education.models import READ as RETURNS
from sightline.front_door.guidance import version_of
from sightline.front_door.kinds import Factor
from sightline.front_door.states import ContactState, Source
from sightline.justice.models.parts import READ
from sightline.missing.models import Episode
from sightline.missing.models.parts import OPEN as EPISODES
from sightline.people.pages.header import age_in_words, born_in_words
from sightline.people.states import Ethnicity, Sex

NO_CASE = "No case"
THOSE_ON_IT = "Read by those on the case"
NOT_ASSESSED = "Not assessed yet"
NOT_NOTED = "Not noted"


@dataclass(frozen=True)
class One:
    """One row with everything read for its page."""

    row: Tracked
    held: Held
    viewer: Viewer
    on: date

    @property
    def closed_to_viewer(self) -> bool:
        return self.row.kind is RowKind.CASE and self.row.key not in self.held.mine

    @property
    def assessment(self) -> Assessment | None:
        return self.held.assessed.get(self.row.key)

    def of_assessment(self, said: Callable[[Assessment], str]) -> str:
        """Something of the last assessment, or why it is not there."""
        if self.row.kind is RowKind.REFERRAL:
            return NO_CASE
        if self.closed_to_viewer:
            return THOSE_ON_IT
        return said(self.assessment) if self.assessment else NOT_ASSESSED

    def of_case(self, said: Callable[[], str]) -> str:
        """Something only those on the case read."""
        if self.row.kind is RowKind.REFERRAL:
            return NO_CASE
        return THOSE_ON_IT if self.closed_to_viewer else said()


def _person(one: One, said: Callable[..., str]) -> str:
    person = one.held.people.get(one.row.child_id)
    return said(person) if person else ""


def _referred(one: One) -> str:
    contact, told = one.held.contacts.get(one.row.contact_id), one.held.told.get(one.row.key)
    at = contact.received_at if contact else told.received_at if told else None
    return words.day(at) if at else f"Opened {words.day(one.row.day)}"


def _place(one: One) -> str:
    contact, told = one.held.contacts.get(one.row.contact_id), one.held.told.get(one.row.key)
    said = contact.place if contact else told.place if told else ""
    places = one.assessment.places if one.assessment else ""
    return "; ".join(each for each in (said, places) if each)


def _referrer(one: One) -> str:
    """The kind of service; to those who read contacts, who it was."""
    contact, told = one.held.contacts.get(one.row.contact_id), one.held.told.get(one.row.key)
    source = contact.source if contact else told.source if told else ""
    kind = str(Source(source).label) if source else THOSE_ON_IT
    if contact is None:
        return kind
    agency = contact.referrer_agency.name if contact.referrer_agency else contact.referrer_organisation
    return ", ".join(each for each in (kind, agency, contact.referrer_name) if each)


def _status(one: One) -> str:
    if one.row.kind is RowKind.REFERRAL:
        return NO_CASE
    said = [str(Statutory(each.status).label) for each in one.held.statuses.get(one.row.key, [])]
    placed = one.held.placements.get(one.row.key)
    return "; ".join([*said, *([str(Placing(placed.placing).label)] if placed else [])]) or "None"


def _factor(one: One, factor: Factor) -> str:
    def said(_: Assessment) -> str:
        seen = one.held.factors.get((one.row.key, factor.value))
        return f"Yes: {seen.evidence}" if seen and seen.evidence else NOT_NOTED

    return one.of_assessment(said)


def _self_harm(one: One) -> str:
    """Whether a descriptor that names it was chosen, by the words of its own version."""

    def said(made: Assessment) -> str:
        seen = one.held.factors.get((one.row.key, Factor.HLTH.value))
        texts = {each.code: each.text for each in version_of(made.guidance).descriptors}
        named = [texts.get(code, "") for code in (seen.descriptors if seen else [])]
        return next((f"Yes: {text}" for text in named if "self-harm" in text.lower()), NOT_NOTED)

    return one.of_assessment(said)


def _online(made: Assessment) -> str:
    label = str(Online(made.online).label)
    return f"{label}: {made.online_words}" if made.online_words else label


def _associates(one: One) -> str:
    peers = one.assessment.peers if one.assessment else ""
    return "; ".join([*one.held.round.get(one.row.child_id, []), *([peers] if peers else [])])


def _missing(one: One) -> str:
    reports = one.held.missing.get(one.row.child_id, 0) if one.viewer.may("front_door.read") else None
    return away(reports, _episodes(one))


def _episodes(one: One) -> list[Episode] | None:
    """Those that the reader sees; None where their post opens no episodes."""
    return one.held.episodes.get(one.row.child_id, []) if one.viewer.may(EPISODES) else None


def _taught(one: One) -> str:
    """As the school said it, with the day."""
    said = one.held.taught.get((one.row.key, "education"))
    return f"{Taught(said.taught).label}, said {words.day(said.contacted_on)}" if said else NOT_NOTED


def _exclusions(one: One) -> str:
    """In the school year of the day on which the school said so."""
    said = one.held.taught.get((one.row.key, "exclusions"))
    return f"{said.exclusions}, said {words.day(said.contacted_on)}" if said else NOT_NOTED


def _returned(said: Callable[[OfSchools], str]) -> Callable[[One], str]:
    """Something of returns; to others only that it is held with them, whatever is."""

    def cell(one: One) -> str:
        found = one.held.schools.get(one.row.child_id, OfSchools())
        return said(found) if one.viewer.may(RETURNS) else WITH_RETURNS

    return cell


def _stage(one: One) -> str:
    case = one.held.cases.get(one.row.key)
    if case:
        return str(State(case.state).label)
    contact = one.held.contacts.get(one.row.contact_id)
    return f"Referral: {words.first_lower(str(ContactState(contact.state).label))}" if contact else ""


def _level(one: One) -> str:
    def said() -> str:
        judged = one.held.judged.get((one.row.key, Judged.LEVEL))
        if judged is None:
            return "Not judged yet"
        return f"{Level(judged.level).label}, {words.day(judged.judged_on)}"

    return one.of_case(said)


def _judged(one: One) -> str:
    """At risk and harmed, each as it stands; never put together."""

    def said() -> str:
        found = []
        for what in (Judged.AT_RISK, Judged.HARMED):
            judged = one.held.judged.get((one.row.key, what))
            answer = str(YesNo(judged.answer).label) if judged else "not judged yet"
            found.append(f"{what.label}: {words.first_lower(answer)}")
        return "; ".join(found)

    return one.of_case(said)


def _worker(one: One) -> str:
    if one.row.kind is RowKind.CASE:
        return name_of(one.held.workers.get(one.row.key))
    contact = one.held.contacts.get(one.row.contact_id)
    return contact.owner.name if contact and contact.owner else "Nobody yet"


def _team(one: One) -> str:
    case, contact = one.held.cases.get(one.row.key), one.held.contacts.get(one.row.contact_id)
    team = case.team if case else contact.team if contact else None
    return team.name if team else ""


def _placement(one: One) -> str:
    placed = one.held.placements.get(one.row.key)
    if placed is None:
        return ""
    whom = [
        ("placing authority", placed.social_worker),
        ("host authority", placed.host_worker),
        ("host police", placed.host_police),
    ]
    known = "; ".join(f"{name}: {text}" for name, text in whom if text)
    return f"{Placing(placed.placing).label}, {placed.authority}. {known}".strip()


def _changed(one: One) -> str:
    case, contact = one.held.cases.get(one.row.key), one.held.contacts.get(one.row.contact_id)
    if case is None:
        return words.day(contact.received_at) if contact else ""
    judged = [judgement.at for (key, _), judgement in one.held.judged.items() if key == case.pk]
    made = [one.assessment.at] if one.assessment else []
    return words.day(max([case.changed_at, *judged, *made]))


def _kind(one: One) -> str:
    return one.of_assessment(lambda made: str(Alone(made.alone_or_group).label))


def _justice(said: Callable[[OfJustice], str]) -> Callable[[One], str]:
    """Something of crimes, notices and referrals; to others only that it is held with the crimes, whatever is."""

    def cell(one: One) -> str:
        return (
            said(one.held.justice.get(one.row.child_id, OfJustice())) if one.viewer.may(READ) else ELSEWHERE
        )

    return cell


CELLS: dict[str, Callable[[One], str]] = {
    "name": lambda one: one.held.names.get(one.row.child_id, ""),
    "ethnicity": lambda one: _person(
        one, lambda it: str(Ethnicity(it.ethnicity).label) if it.ethnicity else ""
    ),
    "sex": lambda one: _person(one, lambda it: str(Sex(it.sex).label)),
    "born": lambda one: _person(one, born_in_words),
    "age": lambda one: _person(one, lambda it: age_in_words(it, on=one.on)),
    "postcode": lambda one: one.held.postcodes.get(one.row.child_id, ""),
    "referred": _referred,
    "place": _place,
    "referrer": _referrer,
    "alone": _kind,
    "associates": _associates,
    "status": _status,
    "missing": _missing,
    "education": lambda one: one.of_case(lambda: _taught(one)),
    "exclusions": lambda one: one.of_case(lambda: _exclusions(one)),
    "unreported": lambda one: not_reported(_episodes(one)),
    "online": lambda one: one.of_assessment(_online),
    "substances": lambda one: _factor(one, Factor.SUBS),
    "self_harm": _self_harm,
    "mental_health": lambda one: _factor(one, Factor.HLTH),
    "stage": _stage,
    "level": _level,
    "judged": _judged,
    "worker": _worker,
    "team": _team,
    "placement": _placement,
    "changed": _changed,
    "flags": lambda one: "; ".join(each.text for each in noticed(one.row, one.held)),
    **{key: _justice(said) for key, said in CRIMES.items()},
    **{key: _returned(said) for key, said in SCHOOLS.items()},
}
