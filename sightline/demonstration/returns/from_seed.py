"""The real part of an extract as the story tells it: the same contacts as a filled borough's, with no database."""

from datetime import date, datetime, timedelta

from sightline.demonstration import cast
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import town
from sightline.demonstration.calendar import london_day, moment, working_day
from sightline.demonstration.crimes.tables import advisers_asked, crime_tables, harmed
from sightline.demonstration.crimes.telling import told_crimes
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.episodes.tables import episode_table
from sightline.demonstration.episodes.telling import told_episodes
from sightline.demonstration.pathway.heard import Hearing, name_of
from sightline.demonstration.pathway.tables import case_tables
from sightline.demonstration.pathway.telling import told_cases
from sightline.demonstration.referred.story import referral_table
from sightline.demonstration.referred.telling import told_referrals
from sightline.demonstration.returns.known import Known, Row, Tables
from sightline.demonstration.returns.schools import school_tables
from sightline.demonstration.story.decisions import DECIDE_WITHIN
from sightline.demonstration.story.events import Ask, Contact, Step
from sightline.demonstration.story.history import History
from sightline.follow_up.states import asked_of

COLUMNS = {"child": "child_id", "contact": "contact_id", "follow_up": "follow_up_id"}
PATIENCE = 2  # working days after an answer was due, until the silence goes to those above


KNOWN_LATER = timedelta(days=120)  # when the extract is taken, after its last day


def told(since: date, until: date) -> Tables:
    """The real tables of a period, in order of their keys."""
    history = History(moment(until + KNOWN_LATER, 9 * 60))
    place = history.town()
    years = (history.year(plan, place) for plan in history.plans() if plan.first_day <= until)
    contacts = [one for found in years for one in found if since <= london_day(one.at) <= until]
    return tables_of(contacts, since, until)


def tables_of(contacts: list[Contact], since: date, until: date) -> Tables:
    """The same of contacts already told."""
    place, hearing = town(SEED), Hearing()
    for contact in contacts:
        hearing.hear(contact)
    taken_at = moment(until + KNOWN_LATER, 9 * 60)
    cases = told_cases(hearing, place, taken_at, whole=True)
    episodes = told_episodes(hearing.missing, cases, taken_at, whole=True)
    referrals = told_referrals(hearing, cases, taken_at, whole=True)
    crimes = told_crimes(hearing, cases, place, taken_at, whole=True)
    asks = [(one, ask) for one in contacts for ask in one.asks if _was_asked(ask)]
    people = {child.key: child for child in harmed(crimes, since, until)}
    people |= {child.key: child for one in contacts for child in one.about[:1]}
    people |= {one.person.key: one.person for one in cases}
    tables: Tables = {
        "child": [_child(person) for person in people.values()],
        "contact": [_contact(one) for one in contacts],
        "follow_up": [*(_follow_up(one, ask) for one, ask in asks), *advisers_asked(crimes, since, until)],
    }
    for name, rows in tables.items():
        rows.sort(key=lambda row, key=COLUMNS[name]: row[key])  # type: ignore[misc]
    tables |= case_tables(place, cases, since, until)
    tables["missing_episode"] = episode_table(episodes, since, until)
    tables["nrm_referral"] = referral_table(referrals, since, until)
    return tables | crime_tables(crimes, since, until) | _schools(tables)


def _schools(tables: Tables) -> Tables:
    """What schools returned of children who have no case, as a filled borough has it."""
    known = Known(tables)
    for row in tables["case"]:
        known.give(known.children[row["child_id"]])
    found = school_tables(stream(SEED, "returns", "schools"), known)
    return {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in found.items()}


def _child(person: Person) -> Row:
    return {
        "child_id": name_of("child", person.key),
        "sex": person.sex,
        "birth_month": f"{person.born:%Y-%m}",
        "ethnicity": person.ethnicity,
        "send": "",
        "placed_by_other_authority": "",
        "lives_in_area": "",
    }


def _contact(one: Contact) -> Row:
    decision, telling = one.decision, one.telling
    second = decision.assessment if decision else None
    heard = telling if telling and telling.how != "nobody" else None
    unheard = telling is not None and telling.how == "nobody"
    return {
        "contact_id": name_of("contact", one.key),
        "child_id": name_of("child", one.about[0].key) if one.about else "",
        "received_on": _day(one.at),
        "source": one.source,
        "health_provider": one.provider or "",
        "channel": one.channel,
        "exploitation": one.exploitation,
        "exploitation_type": one.exploitation_type or "",
        "threshold": decision.threshold if decision else "",
        "outcome": decision.outcome if decision else "",
        "about_open_case": _truth(one.about_open_case),
        "assessment_outcome": second.outcome if second else "",
        "support_given": (second.support or "") if second else "",
        "decision_due_on": working_day(london_day(one.at), DECIDE_WITHIN).isoformat(),
        "decided_on": _day(decision.at) if decision else "",
        "referrer_told_on": _day(heard.at) if heard else "",
        "referrer_reachable": _truth(one.reachable and one.source != "anonymous" and not unheard),
    }


def _was_asked(ask: Ask) -> bool:
    """What was withdrawn before any answer was asked of nobody in the end."""
    return ask.step("withdrawn") is None or _answer(ask) is not None


def _answer(ask: Ask) -> Step | None:
    return ask.step("accepted") or ask.step("declined")


def _follow_up(one: Contact, ask: Ask) -> Row:
    answer, done = _answer(ask), ask.step("done")
    body = cast.bodies()[ask.organisation]
    waited_to = london_day(answer.at) if answer else date.max
    return {
        "follow_up_id": name_of("follow_up", ask.key),
        "contact_id": name_of("contact", one.key),
        "child_id": name_of("child", one.about[0].key) if one.about else "",
        "kind": ask.kind,
        "asked_of": asked_of(cast.bodies()[body.agency].kind),
        "asked_on": _day(ask.at),
        "due_on": ask.due.isoformat(),
        "answered_on": _day(answer.at) if answer else "",
        "answer": answer.kind if answer else "",
        "done_on": _day(done.at) if done else "",
        "outcome_known": _truth(done is not None),
        "escalated": _truth(waited_to > working_day(ask.due, PATIENCE)),
    }


def _day(at: datetime) -> str:
    return london_day(at).isoformat()


def _truth(value: bool) -> str:
    return "true" if value else "false"
