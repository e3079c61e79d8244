"""Writes a draft up into a contact: words, urgency, decision, asks and telling."""

from dataclasses import replace
from random import Random

from sightline.demonstration.borough.families import Person
from sightline.demonstration.calendar import london_day
from sightline.demonstration.draw import weighted
from sightline.demonstration.plan.published import RUN
from sightline.demonstration.story.asking import asks
from sightline.demonstration.story.decisions import decision, entered_by, telling, urgency_for
from sightline.demonstration.story.events import Ask, Contact, Decision
from sightline.demonstration.story.people_who_tell import teller
from sightline.demonstration.story.ticked_year import Draft
from sightline.demonstration.story.words import narrative, topics


def _type(chance: Random, draft: Draft, year: str) -> str | None:
    if draft.exploitation != "ticked":
        return None
    return weighted(chance, f"exploitation_type.{'printed' if year in RUN else 'later'}")


def _asks(chance: Random, draft: Draft, key: str, decided: Decision, child: Person | None) -> tuple[Ask, ...]:
    if decided.outcome == "advice" or child is None or draft.about_open_case:
        return ()
    kind = decided.outcome
    if kind == "pathway" and draft.exploitation != "ticked":
        kind = "statutory"
    age = child.age_on(london_day(decided.at))
    return asks(chance, key, kind, at=decided.at, by=decided.by, age=age)


def _received(chance: Random, draft: Draft, year: str, number: int) -> Contact:
    """The contact as it was taken down, before anybody decided anything."""
    child = draft.about[0] if draft.about else None
    age = child.age_on(london_day(draft.at)) if child else 12
    provider = weighted(chance, "health_provider") if draft.source == "health" else None
    topic = chance.choice(topics(draft.exploitation, age))
    told = weighted(chance, "family_told") if draft.source != "anonymous" else "not_asked"
    at, family = draft.at, draft.family
    return Contact(
        key=f"{year}/{number:05d}", at=at, entered_by=entered_by(chance, at),
        source=draft.source, provider=provider, channel=weighted(chance, f"channel.{draft.source}"),
        teller=teller(chance, draft.source, provider=provider, family=family, age=age),
        about=draft.about, topic=topic,
        words=narrative(chance, topic, child=child, family=family, at=at, family_told=told),
        exploitation=draft.exploitation, exploitation_type=_type(chance, draft, year),
        about_open_case=draft.about_open_case, urgency="green", family_told=told,
        reachable=draft.source != "anonymous" and (draft.source != "individual" or chance.random() > 0.05),
    )  # fmt: skip


def write_up(chance: Random, draft: Draft, year: str, number: int) -> Contact:
    """The whole contact, told to its end whenever that was."""
    contact = _received(chance, draft, year, number)
    threshold = weighted(chance, f"threshold.{draft.outcome}")
    urgency = urgency_for(chance, threshold)
    decided = decision(
        chance, draft.at, urgency=urgency, threshold=threshold, outcome=draft.outcome, assessed=draft.assessed
    )
    return replace(
        contact,
        urgency=urgency,
        decision=decided,
        telling=telling(chance, decided, contact.source, contact.reachable, contact.entered_by),
        asks=_asks(chance, draft, contact.key, decided, draft.about[0] if draft.about else None),
    )
