"""One contact from the first call to the last line, as beats."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sightline.core.words import first_lower
from sightline.deadlines.counting import end_of
from sightline.demonstration import cast
from sightline.demonstration.borough.places import setting_names
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell
from sightline.demonstration.story.asking import CHASER
from sightline.demonstration.story.decisions import WORKERS
from sightline.demonstration.story.events import Ask, Assessment, Decision, Step, Telling
from sightline.demonstration.story.events import Contact as ToldContact
from sightline.demonstration.story.words import phrases
from sightline.follow_up.references import reference_of
from sightline.follow_up.states import Kind, asked_of
from sightline.front_door.given import Said
from sightline.front_door.models import Contact
from sightline.front_door.states import OLDER_SOURCE, Source
from sightline.front_door.words import chronology_title

TOLD = {"agreed": ("yes", "agreed"), "not_asked": ("no", "not_asked"), "unsafe": ("no", "not_needed"),
        "refused": ("yes", "refused")}  # fmt: skip
HUB = "front_door"  # whose every contact of the history is, by day and by night
BASIS = {"individual": "public", "anonymous": "public", "police": "crime"}


@dataclass(frozen=True, slots=True)
class Story:
    """A contact with the records it is about and the reference it will have.

    `repeats` says of each of them whether this contact is the third within a year.
    """

    contact: ToldContact
    people: tuple[UUID, ...]
    reference: str
    repeats: tuple[bool, ...] = ()

    @property
    def id(self) -> UUID:
        """The contact's identifier."""
        return cast.identifier("contact", self.contact.key)

    @property
    def is_today(self) -> bool:
        """One of today's own stories, outside the history."""
        return self.contact.key.startswith("today/")

    def about(self, people: Iterable[UUID]) -> "Story":
        """The same story about other records."""
        return replace(self, people=tuple(people))

    def earlier(self) -> Iterator[Beat]:
        """For a rehearsal: the two contacts within a year that make this one the third."""
        whom = tuple(one for one, repeated in zip(self.people, self.repeats, strict=False) if repeated)
        for days in (40, 20) if whom else ():
            at = self.contact.at - timedelta(days=days)
            before = replace(self.contact, key=f"{self.contact.key}/{days}", at=at)
            story = replace(self, contact=before, people=whom, repeats=())
            yield Beat("take", at + timedelta(minutes=5), before.entered_by, {"story": story})

    def said(self) -> Said:
        """What was taken down."""
        one = self.contact
        told, consent = TOLD[one.family_told]
        return Said(
            received_at=one.at,
            source=one.source,
            channel=one.channel,
            health_provider=one.provider or "",
            words=one.words,
            sharing_basis=BASIS.get(one.source, "welfare"),
            family_told=told,
            family_told_what=self.pick("family", "agreed") if told == "yes" else "",
            family_not_told_why=self.pick("not_told", one.family_told) if told == "no" else "",
            consent=consent,
            urgency=one.urgency,
            exploitation=one.exploitation,
            exploitation_type=one.exploitation_type or "",
            unknown_child="" if one.about else "A young person the caller could not name.",
            about_open_case=one.about_open_case,
            open_case="Exploitation team" if one.about_open_case else "",
            **self._referrer(),
        )

    def _referrer(self) -> dict[str, Any]:
        """Who told us, as far as they said."""
        one, teller = self.contact, self.contact.teller
        place = teller.organisation or teller.setting
        nobody = "anonymous" if one.source == "anonymous" else "any"
        return {
            "source_detail": setting_names().get(teller.setting, ""),
            "referrer_name": teller.name,
            "referrer_role": teller.role,
            "referrer_organisation": cast.bodies()[place].name if place else "",
            "referrer_agency_id": cast.bodies()[place].agency_id if place else None,
            "referrer_phone": teller.telephone,
            "referrer_reachable": one.reachable,
            "referrer_not_reachable_why": "" if one.reachable else self.pick("nobody", nobody),
        }

    def pick(self, part: str, topic: str = "any") -> str:
        """One of the phrases for a part, always the same for this contact."""
        found = phrases(part, topic)
        return found[self.id.int % len(found)]

    def story_texts(self) -> dict[str, str]:
        """What every beat of this contact may refer to."""
        said = self.said()
        texts = {f"said.{name}": cell(getattr(said, name)) for name in Said.__dataclass_fields__}
        texts["said.older_source"] = str(OLDER_SOURCE[Source(said.source)])
        texts |= {f"c{n}.id": str(one) for n, one in enumerate(self.people, start=1)}
        texts |= {f"s{n}.id": text for n, text in enumerate(sorted(map(str, self.people)), start=1)}
        texts |= {
            "contact.id": str(self.id),
            "contact.ref": self.reference,
            "received": texts["said.received_at"],
        }
        also = {
            "contact.team_id": str(cast.bodies()[HUB].id),
            "title.inside": title_after_reference(said.source),
            "urgency.rule": said.urgency,
        }
        return texts | also

    def beats(self) -> Iterator[Beat]:
        """Everything that was done, in order of time."""
        from sightline.demonstration.script.duties import duties  # which is about stories

        found = [*self._first(), *self._asking()]
        taken_at = found[0].at
        decided_at = next((beat.at for beat in found if beat.kind == "decide"), None)
        found += duties(self, taken_at, decided_at)
        found += self._last(max(beat.at for beat in found))
        return iter(sorted(found, key=lambda beat: beat.at))

    def _first(self) -> Iterator[Beat]:
        one = self.contact
        taken_at = one.at + timedelta(minutes=3 + self.id.int % 11, seconds=7)
        yield Beat("take", taken_at, one.entered_by, {"story": self}, self._how_taken())
        decided = one.decision
        if decided is None:
            return
        up = max(taken_at + timedelta(seconds=61), decided.at - timedelta(minutes=9, seconds=20))
        yield Beat("take_up", up, decided.by, {"story": self})
        when = max(decided.at, up + timedelta(seconds=83))
        yield self._deciding(decided, when)
        if decided.assessment:
            yield self._assessing(decided.assessment, decided.by)
        if one.telling:
            yield self._telling(one.telling, max(one.telling.at, when + timedelta(minutes=6)))

    def _how_taken(self) -> tuple[Any, ...]:
        """What is raised about whom, in the order of identifiers, by which rows call people."""
        raised = sorted(zip(map(str, self.people), self.repeats, strict=False))
        return bool(self.contact.urgency), tuple(repeated for _, repeated in raised)

    def _deciding(self, decided: Decision, at: datetime) -> Beat:
        texts = {
            "d.reason": decided.reason,
            "d.advice_given": self.pick("advice", "any") if decided.outcome == "advice" else "",
            "d.done_today": self.pick("today") if decided.threshold == "acute" else "",
        }
        given = {"story": self, "decided": decided, **texts}
        texts = {name: cell(text) for name, text in texts.items()}
        key = (decided.threshold, decided.outcome, self.contact.source == "anonymous")
        return Beat("decide", at, decided.by, given, key, texts)

    def _assessing(self, found: Assessment, by: str) -> Beat:
        texts = {
            "f.context": self.pick("context"),
            "f.family_dynamics": self.pick("dynamics"),
            "f.reason": self.pick("assessed"),
        }
        given = {"story": self, "found": found, **texts}
        texts = {name: cell(text) for name, text in texts.items()}
        by = by if by in WORKERS else WORKERS[0]
        return Beat("assess", found.at, by, given, (found.outcome, found.support), texts)

    def _telling(self, told: Telling, at: datetime) -> Beat:
        which = "why_nobody" if told.how == "nobody" else "what_was_said"
        texts = {f"t.{which}": cell(told.words), "t.how": told.how}
        nobody = told.how == "nobody"
        return Beat("tell", at, told.by, {"story": self, "told": told}, (nobody,), texts)

    def _asking(self) -> Iterator[Beat]:
        for number, ask in enumerate(self.contact.asks, start=1):
            yield from self._ask(ask, f"ask{number}", f"ask{number - 1}" if ask.after else "")

    def _ask(self, ask: Ask, name: str, replaced: str) -> Iterator[Beat]:
        at = ask.at + timedelta(minutes=2, seconds=29)
        body = cast.bodies()[ask.organisation]
        texts = self.asked_texts(name)
        others = {"ask": name, "replaced": replaced} if replaced else {"ask": name}
        given = {"story": self, "ask": ask, "name": name, "replaced": replaced, "texts": texts}
        how = (ask.kind, body.is_team, asked_kind(body.agency), bool(replaced))
        yield Beat("ask", at, ask.by, given, how, texts, {}, others)
        last = at
        for step in ask.steps:
            last = max(step.at, last + timedelta(seconds=67))
            yield self._answer(step, last, texts, {"ask": name}, body.is_team)
        if replaced:
            words = self.pick("replaced")
            given = {"story": self, "name": replaced, "words": words}
            said = self.asked_texts(replaced) | {"s.words": cell(words)}
            yield Beat(
                "withdrawn", at + timedelta(seconds=95), CHASER, given, (True,), said, {}, {"ask": replaced}
            )

    def asked_texts(self, name: str) -> dict[str, str]:
        """What is known of one ask: `name` is ask1, ask2."""
        ask = self.contact.asks[int(name[3:]) - 1]
        body, key = cast.bodies()[ask.organisation], cast.identifier("ask", ask.key)
        return {
            "ask.id": str(key),
            "ask.ref": reference_of(key),
            "ask.what": cell(f"{ask.what}." if ask.service else ask.what),
            "ask.why": cell(self.contact.decision.reason if self.contact.decision else ""),
            "ask.may_share": cell(self.pick("share")),
            "ask.support_type": cell(ask.what if ask.service else ""),
            "ask.kind": ask.kind,
            "ask.called.inside": first_lower(Kind(ask.kind).label),
            "asked.agency_id": str(body.agency_id),
            "asked.team_id": cell(body.team_id),
            "asked.address": body.email,
            "asked.full.inside": cell(body.asked_name),
            "asked.short.inside": cell(body.name),
            **_manager(body.agency),
        }

    def _answer(
        self, step: Step, at: datetime, texts: dict[str, str], others: dict[str, str], team: bool
    ) -> Beat:
        given = {"story": self, "name": others["ask"], "words": step.words, "step": step}
        moments = {"promised_at": end_of(step.promised)} if step.promised else {}
        said = {"s.words": cell(step.words), "s.done_by": cell(step.promised)}
        return Beat(step.kind, at, step.by, given, (team,), texts | said, moments, others)

    def _last(self, latest: datetime) -> Iterator[Beat]:
        """Closed once whoever told us knows and everything asked has ended."""
        one = self.contact
        if one.telling is None or not all(ended(ask, one.asks) for ask in one.asks):
            return
        if one.decision and one.decision.outcome == "pathway" and not one.asks and not one.about_open_case:
            return
        at = latest + timedelta(minutes=11 + self.id.int % 50, seconds=41)
        why = self.pick("closed")
        yield Beat("close", at, CHASER, {"story": self, "why": why}, (), {"why": cell(why)})


@cache
def title_after_reference(source: str) -> str:
    """How the chronology goes on after a contact's reference: whom it came from."""
    return cell(chronology_title(Contact(reference="@", source=source)).partition("@")[2])


def ended(ask: Ask, every: tuple[Ask, ...]) -> bool:
    """Nothing more will come of it: done, withdrawn, or declined and asked of somebody else."""
    kinds = {step.kind for step in ask.steps}
    return bool(kinds & {"done", "withdrawn"}) or any(other.after == ask.key for other in every)


def _manager(agency: str) -> dict[str, str]:
    """Whom silence is taken to first."""
    for member in cast.members().values():
        if member.manages == agency:
            return {"asked.manager_id": str(member.id), "asked.manager_address": member.email}
    return {}


def asked_kind(agency: str) -> str:
    """The figures' kind of organisation: it is on the row."""
    return str(asked_of(cast.bodies()[agency].kind))
