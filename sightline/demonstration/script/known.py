"""What every beat may refer to by name: staff, agencies, rules, and the days that follow from a moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sightline.core.clock import london
from sightline.core.words import day as spoken
from sightline.deadlines.counting import due, end_of
from sightline.deadlines.hub_hours import HubHours
from sightline.deadlines.models import Rule
from sightline.deadlines.working_days import WorkingDays
from sightline.demonstration import cast
from sightline.demonstration.script.beats import SYSTEM, Beat
from sightline.demonstration.stencils.cells import as_moment, cell, moment
from sightline.demonstration.stencils.expressions import Sources
from sightline.demonstration.stencils.stamping import Values

WORKING, HUB = WorkingDays(), HubHours()
WAITS = (1, 2, 5)
URGENCY = "CL-02"
WHAT_WAS_SAID = "said."  # the same as something else only by chance


class Known:
    """Names that mean the same in every story, once the borough's cast and the rules are in the database."""

    def __init__(self) -> None:
        self.rules = {rule.code: rule for rule in Rule.objects.order_by("valid_from", "version")}
        self.always: dict[str, str] = {f"rule.{code}": str(rule.pk) for code, rule in self.rules.items()}
        for body in cast.bodies().values():
            self.always[f"{'team' if body.is_team else 'agency'}.{body.key}"] = str(body.id)
        for member in cast.members().values():
            self.always[f"staff.{member.key}"] = str(member.id)
            self.always[f"mail.{member.key}"] = member.email
        self.always["area"] = str(cast.AREA)
        self.due = lru_cache(maxsize=200_000)(self._due)
        self.after = lru_cache(maxsize=50_000)(self._after)

    def of(self, beat: Beat, story: Mapping[str, str]) -> Values:
        """Everything a beat may refer to: the story's, the person's, its own."""
        values = Values(story, self.missing)
        values.update(beat.texts)
        values["at"] = moment(beat.at)
        for name, when in beat.moments.items():
            values[name] = moment(when)
        if beat.by != SYSTEM:
            values.update(by_values(beat.by, beat.at))
        return values

    def of_story(self, texts: dict[str, str]) -> dict[str, str]:
        """A contact's own names, with the clock of its urgency."""
        rule = f"{URGENCY}-{texts['urgency.rule'].upper()}"
        due_at = self.due(rule, texts["received"])
        return texts | {"urgency.rule_id": self.always[f"rule.{rule}"], "urgency.due_at": due_at}

    def missing(self, name: str, values: Values) -> str:
        """A name that follows from others: `day:at`, `spoken:at`, `due:CL-01:received`, `after:2:at`, `rule.CL-01`."""
        if name in self.always:
            return self.always[name]
        kind, _, rest = name.partition(":")
        if kind == "day":
            return self._day(values[rest])
        if kind == "spoken":
            return spoken(as_moment(values[rest]))
        how, _, start = rest.partition(":")
        from_text = values[start]
        return self.due(how, from_text) if kind == "due" else self.after(int(how), from_text)

    def code_of(self, rule_id: str) -> str:
        """A rule's code, the same for every urgency."""
        code = next(code for code, rule in self.rules.items() if str(rule.pk) == rule_id)
        return short(code)

    def _day(self, text: str) -> str:
        return london(as_moment(text)).date().isoformat()

    def _due(self, code: str, text: str) -> str:
        rule = self.rules[code]
        return moment(due(start=as_moment(text), length=rule.length, working=WORKING, hub=HUB).at)

    def _after(self, count: int, text: str) -> str:
        return moment(end_of(WORKING.after(london(as_moment(text)).date(), count)))

    def sources(self, values: Values, starts: Iterable[str]) -> Sources:
        """Everything a cell of this beat could come from, the likeliest first."""
        found = Sources()
        for name, text in sorted(values.items(), key=lambda one: one[0].startswith(WHAT_WAS_SAID)):
            found.add(text, ("v", name), inside=name.endswith((".id", ".ref", ".inside")))
        for name, text in self.always.items():
            found.add(text, ("v", name), inside=False)
        starts = list(starts)
        given, derived = set(values), starts.copy()
        for start in starts:
            derived += [f"due:{code}:{start}" for code, rule in self.rules.items() if rule.runs_as == "clock"]
            derived += [f"after:{wait}:{start}" for wait in WAITS]
        for name in derived:
            text = values[name]
            if name not in given:
                found.add(text, ("v", name))
            found.add(self._day(text), ("v", f"day:{name}"))
            found.add(spoken(as_moment(text)), ("v", f"spoken:{name}"), inside=name in starts)
        return found


@lru_cache(maxsize=4096)
def _by(key: str, checked: str) -> dict[str, str]:
    member = cast.members()[key]
    return {
        "by.id": str(member.id),
        "by.employer_id": str(member.body.agency_id),
        "by.team_id": cell(member.body.team_id),
        "by.decided_by_name": cell(member.name),
        "by.social_work_number": member.registration,
        "by.registration_checked_on": checked if member.registration else cell(None),
    }


def by_values(key: str, at: datetime) -> dict[str, str]:
    """What is known of whoever acts."""
    return _by(key, cast.registration_checked_on(at.date()).isoformat())


def ids(found: Iterable[UUID]) -> list[str]:
    """Identifiers as text."""
    return [str(one) for one in found]


def short(code: str) -> str:
    """The clocks of the three urgencies are one kind of clock."""
    return URGENCY if code.startswith(URGENCY) else code
