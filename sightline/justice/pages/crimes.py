"""The list of crimes, and one crime: what is on record, what the victim is told, who is suspected, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.justice.court_states import PROSECUTION, Found
from sightline.justice.models import Crime, CrimeOutcome, Happened, Support, Suspected, Verdict
from sightline.justice.offences import shown
from sightline.justice.pages.suspects import name_of
from sightline.justice.permissions import may_care, may_record_on
from sightline.justice.queries.court import prosecution_of
from sightline.justice.queries.crimes import Whole
from sightline.justice.states import (
    CRIME,
    NOT_TO_COURT,
    Act,
    Brought,
    Category,
    Helps,
    KeyEvent,
    Location,
    Outcome,
    State,
    Told,
    Why,
)
from sightline.people.queries import name_lines

COLOUR = {State.INVESTIGATED: "blue", State.DECIDED: "grey", State.WITHDRAWN: "red"}


@dataclass(frozen=True)
class Line:
    """One crime of a list."""

    reference: str
    href: str
    who: str
    reported: str
    offence: str
    outcome: str
    tag: Tag


@dataclass(frozen=True)
class Entry:
    """One thing with its rows and what can be done with it."""

    title: str
    rows: list[Row]
    links: list[Link]


@dataclass(frozen=True)
class CrimePage:
    """Everything the template shows."""

    reference: str
    who: str
    tag: Tag
    offers: list[Link]
    checks: str
    walled: bool
    facts: list[Row]
    outcomes: list[Entry]
    told: list[Entry]
    supports: list[Row]
    suspects: list[Entry]
    held: str


def tag_of(crime: Crime) -> Tag:
    state = State(crime.state)
    return Tag(str(state.label), COLOUR[state])


def caption_of(crime: Crime) -> str:
    return f"{name_lines([crime.child_id])[crime.child_id]}, crime {crime.reference}"


def lines(rows: Sequence[Crime], names: Mapping[UUID, str]) -> list[Line]:
    """Crimes as lines of a list."""
    return [
        Line(
            reference=it.reference,
            href=reverse("justice:crime", args=[it.pk]),
            who=names.get(it.child_id, ""),
            reported=words.day(it.reported_on),
            offence=shown(it.offence),
            outcome=outcome_of(it),
            tag=tag_of(it),
        )
        for it in rows
    ]


def outcome_of(crime: Crime) -> str:
    """The type that stands, in words."""
    outcome = getattr(crime, "outcome", None)
    return str(Outcome(outcome).label) if outcome else "None yet"


def crime_page(viewer: Viewer, found: Whole, *, now: datetime) -> CrimePage:
    """The page as this viewer sees it."""
    it = found.crime
    records = bool(may_record_on(viewer, it))
    cares = bool(may_care(viewer, it))
    return CrimePage(
        reference=it.reference,
        who=name_lines([it.child_id])[it.child_id],
        tag=tag_of(it),
        offers=_offers(found) if records else [],
        checks=reverse("justice:check", args=[it.pk]) if cares else "",
        walled=bool(it.walls),
        facts=_facts(it),
        outcomes=[_outcome(each) for each in found.outcomes],
        told=[_told(it, each, found.clocks.get(each.pk), cares, now) for each in found.happened],
        supports=[_support(each) for each in found.supports],
        suspects=[_suspect(found, each, records) for each in found.suspected],
        held=_held(found),
    )


def _facts(it: Crime) -> list[Row]:
    return [
        Row("Held by", it.controller.name),
        Row("Their number", it.police_reference),
        Row("The child is here as", str(Category(it.category).label)),
        Row("Reported", words.day(it.reported_on)),
        Row("Offence", shown(it.offence)),
        Row("Where", str(Location(it.location).label) if it.location else "", empty="Not identified"),
        Row("Investigation", it.investigation, empty="On its own"),
        Row("Told within", "One working day" if it.enhanced else "Five working days"),
        Row("Officer", it.officer.name if it.officer else ""),
        *([Row("To know", it.words)] if it.words else []),
    ]


def _outcome(each: CrimeOutcome) -> Entry:
    rows = [Row("On", words.day(each.decided_on))]
    if each.why:
        rows.append(Row("Why", str(Why(each.why).label)))
    texts = [("More", each.words), ("Support offered to the victim", each.support)]
    rows += [Row(key, text) for key, text in texts if text]
    rows.append(Row("Recorded by", each.by.name if each.by else ""))
    return Entry(str(Outcome(each.outcome).label), rows, [])


def _told(it: Crime, each: Happened, clock: Clock | None, cares: bool, now: datetime) -> Entry:
    what = str(KeyEvent(each.what).label)
    rows = [Row("Happened", words.moment(each.happened_at))]
    told = getattr(each, "told", None)
    if told:
        rows.append(Row("Told", f"{words.moment(told.told_at)}. {Told(told.how).label}, {told.who}."))
        if told.late_reason:
            rows.append(Row("Late, because", told.late_reason))
        return Entry(what, rows, [])
    if clock:
        verb = "Was due" if clock.due_at < now else "Is due"
        rows.append(Row("Told", f"Not yet. {verb} {words.moment(clock.due_at)}"))
    href = reverse("justice:tell", args=[it.pk, each.pk])
    return Entry(
        what, rows, [Link(f"Record that they were told: {words.first_lower(what)}", href)] if cares else []
    )


def _support(each: Support) -> Row:
    name = Helps(each.helps).label
    who = ", ".join(part for part in (each.who, each.agency.name) if part)
    how = " Referred as a rule." if each.automatic else ""
    return Row(str(name), f"{who}, since {words.day(each.since_on)}.{how}")


def _suspect(found: Whole, each: Suspected, records: bool) -> Entry:
    """A suspect the viewer sees: the reference, and whether charged for this crime."""
    charge = found.charges.get(each.suspect_id)
    said = f"{Brought(charge.how).label} on {words.day(charge.charged_on)}" if charge else "No"
    rows = [Row("Suspected since", words.day(each.at)), Row("Charged or summonsed", said)]
    past = found.verdicts.get(each.suspect_id, [])
    rows += [verdict_row(it) for it in past]
    links = [Link(f"Open {each.suspect.reference}", reverse("justice:suspect", args=[each.suspect_id]))]
    pair = [found.crime.pk, each.suspect_id]
    if records and charge and PROSECUTION.acts[prosecution_of(past)]:
        links.append(
            Link(f"What the court found: {each.suspect.reference}", reverse("justice:verdict", args=pair))
        )
    if records and CRIME.may(found.crime.state, Act.NAME):
        if charge is None:
            links.append(
                Link(f"Charged or summonsed: {each.suspect.reference}", reverse("justice:charge", args=pair))
            )
        links.append(
            Link(f"No longer suspected: {each.suspect.reference}", reverse("justice:unname", args=pair))
        )
    return Entry(name_of(each.suspect), rows, links)


def verdict_row(it: Verdict) -> Row:
    """One finding with its sentence and words."""
    said = ". ".join(part for part in (words.day(it.found_on), it.sentence, it.words) if part)
    return Row(str(Found(it.found).label), said)


def _held(found: Whole) -> str:
    """How many more there are than the viewer sees, how many were convicted, and whom to ask."""
    more = found.held - len(found.suspected)
    convicted = f" {words.plural(found.convicted, 'conviction')} in all." if found.convicted else ""
    if more <= 0:
        return ""
    ask = f"Ask {found.crime.controller.name}."
    return f"{words.plural(more, 'suspect')} on record that you do not see. {ask}{convicted}"


def _offers(whole: Whole) -> list[Link]:
    """What can be done now, the main thing first."""
    it = whole.crime
    routes = {
        Act.DECIDE: ("Record the outcome", "decide"),
        Act.NAME: ("Say who is suspected", "name"),
        Act.AMEND: ("Amend it", "amend"),
        Act.REOPEN: ("Investigate it again", "reopen"),
        Act.WITHDRAW: ("Withdraw it: recorded by mistake", "withdraw"),
        Act.REINSTATE: ("It was no mistake", "reinstate"),
    }
    found = (
        []
        if it.state == State.WITHDRAWN
        else [
            Link("Note a key event", reverse("justice:event", args=[it.pk])),
            Link("Who stands by the victim", reverse("justice:stand", args=[it.pk])),
            Link("Send a device to be examined", reverse("justice:send_device", args=[it.pk])),
            Link("Record a warning notice", reverse("justice:serve", args=[it.pk])),
            Link("Mark it as exploitation, or not", reverse("justice:mark", args=[it.pk])),
        ]
    )
    if found and whole.outcomes and whole.outcomes[0].outcome in NOT_TO_COURT:
        found.append(Link("Share what was learnt", reverse("justice:learn", args=[it.pk])))
    return found + [
        Link(text, reverse(f"justice:{route}", args=[it.pk]))
        for act, (text, route) in routes.items()
        if CRIME.may(it.state, act)
    ]
