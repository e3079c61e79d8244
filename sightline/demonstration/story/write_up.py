"""Writes a draft up into a contact: words, urgency, decision, asks and telling."""

from dataclasses import replace
from datetime import datetime
from random import Random

from sightline.demonstration.calendar import london_day
from sightline.demonstration.draw import weighted
from sightline.demonstration.plan.published import RUN
from sightline.demonstration.story.asking import asks
from sightline.demonstration.story.decisions import (
    decided_at,
    decided_by,
    decision,
    entered_by,
    telling,
    urgency_for,
)
from sightline.demonstration.story.events import Ask, Contact, Decision, known
from sightline.demonstration.story.people_who_tell import teller
from sightline.demonstration.story.ticked_year import Draft
from sightline.demonstration.story.words import narrative, topics


def _type(chance: Random, draft: Draft, year: str) -> str | None:
    if draft.exploitation != "ticked":
        return None
    return weighted(chance, f"exploitation_type.{'printed' if year in RUN else 'later'}")


def _is_plain(draft: Draft, threshold: str) -> bool:
    """Nothing late, declined or left unanswered. What goes wrong goes wrong about one vulnerable child.

    A borough in which everything can happen to everybody has many hundred kinds of story, each to be learned.
    """
    return len(draft.about) != 1 or draft.source == "anonymous" or threshold != "vulnerable"


def _asks(chance: Random, draft: Draft, key: str, decided: Decision, *, plain: bool) -> tuple[Ask, ...]:
    child = draft.about[0] if draft.about else None
    if decided.outcome == "advice" or child is None or draft.about_open_case:
        return ()
    kind = decided.outcome
    if kind == "pathway" and draft.exploitation != "ticked":
        kind = "statutory"
    age = child.age_on(london_day(decided.at))
    return asks(chance, key, kind, at=decided.at, by=decided.by, age=age, plain=plain)


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
    urgency, plain = urgency_for(chance, threshold), _is_plain(draft, threshold)
    decided = decision(
        chance, draft.at, urgency=urgency, threshold=threshold, outcome=draft.outcome, assessed=draft.assessed,
        plain=plain,
    )  # fmt: skip
    told = telling(
        chance, decided, contact.source, reachable=contact.reachable, entered=contact.entered_by, plain=plain
    )
    return replace(
        contact,
        urgency=urgency,
        decision=decided,
        telling=told,
        asks=_asks(chance, draft, contact.key, decided, plain=plain),
    )


def plainly(contact: Contact, upto: datetime) -> Contact | None:
    """The same contact, told so that nothing of it is late, declined or left unanswered."""
    made = contact.decision
    if made is None or contact.telling is None:
        return None
    chance = Random(contact.key)  # noqa: S311 - invention, not secrecy
    when = decided_at(chance, contact.at, contact.urgency, plain=True)
    decided = replace(made, at=when, by=decided_by(chance, when))
    told = telling(
        chance, decided, contact.source, reachable=contact.reachable, entered=contact.entered_by, plain=True
    )
    asked: tuple[Ask, ...] = ()
    if contact.asks:
        age = contact.about[0].age_on(london_day(when))
        kind = contact.asks[0].kind
        asked = asks(chance, contact.key, kind, at=when, by=decided.by, age=age, plain=True)
    return known(replace(contact, decision=decided, telling=told, asks=asked), upto)
