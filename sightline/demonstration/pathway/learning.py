"""Watches a few cases, and draws a stencil of each kind of beat."""

from datetime import UTC, date, datetime, timedelta

from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import moment, working_day
from sightline.demonstration.pathway.before import before
from sightline.demonstration.pathway.diary import diary
from sightline.demonstration.pathway.doing import CaseStage, register_looked_up
from sightline.demonstration.pathway.other_work import every_number
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.pathway.supervision import StaffStory, session, sessions, staff_stories
from sightline.demonstration.pathway.telling import Told, police_officers, practitioners
from sightline.demonstration.returns.known import Child
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.cases import CLOCK
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import ENOUGH, Case, Learner, Watching, _as_meant, rehearsing
from sightline.demonstration.script.people import person_beat, taken
from sightline.demonstration.script.real import Texts
from sightline.demonstration.stencils.drawing import Live
from sightline.demonstration.stencils.picture import Change, value_of
from sightline.demonstration.stencils.stencil import Alias
from sightline.demonstration.story.decisions import WORKERS

# Clocks that begin again: the row of this round, for the name a beat uses.
ROUNDS = {"CL-33": "assessed", "CL-48": "talked"}
# Rows by the name of their table, or of their table and one column.
NAMED = {
    "cases_case": ("case", "case"), "missing_episode": ("episode", "episode"), "justice_crime": ("crime", "crime"),
}  # fmt: skip
NAMED_BY = {"people_involvement": ("involvement", "role"), "missing_followed": ("followed", "what")}
SOME_MONTHS = datetime(2017, 8, 30, tzinfo=UTC)
FIRST = ("take", "take_up", "decide")
# The type of each sample, whether harm is judged, and the levels one after another.
SAMPLES = (
    ("sexual", False, ("low", "low_medium", "medium", "low")),
    ("criminal", True, ("medium", "medium_high", "medium", "low")),
    ("both", False, ("low_medium", "low_medium", "medium", "low_medium")),
    ("sexual", True, ("medium", "medium_high", "medium")),
)
EVERY = slice(None)
LONG_AFTER = datetime(2024, 1, 1, tzinfo=UTC)
"""What of a contact must have been done for a case to be opened from it."""


def case_of(beat: Beat) -> Case:
    """Two beats of one case write the same rows."""
    return (beat.kind, *beat.key)


class CaseLearner(Learner):
    """Keeps the stencil of every kind of beat that cases have."""

    def __init__(self, known: Known, town: Town) -> None:
        super().__init__(known)
        self.town = town

    def watch_case(self, told: Told, upto: datetime) -> None:
        """Play one case to its end. Its child and its contact come first, unwatched."""
        family = self.town.family_of(told.person)
        contact = before(told.person, family, told.opened, told.type)
        one = taken(told.person, family, contact.at)
        with rehearsing():
            watching = Watching()
            watching.stage = CaseStage()
            watching.unwatched([person_beat(one, at=contact.at, by=contact.entered_by)])
            first = Story(contact, (watching.stage.people[one.key],), "")
            watching.unwatched(beat for beat in first.beats() if beat.kind in FIRST)
            story = CaseStory(told, family, watching.stage.people[one.key], first.id)
            texts = story.texts()
            register_looked_up(upto)
            watching.unwatched([first_session(told)])
            for beat in diary(story, upto):
                if not (beat.kind == "case_visit" and self._knows(case_of(beat))):
                    self.watch_beat(beat, texts, watching)

    def _knows(self, case: Case) -> bool:
        """Whether a kind that changes nothing for later beats has been seen often enough."""
        seen = self.stencils.get(case)
        return seen is not None and seen.samples >= ENOUGH

    def watch_staff(self, story: StaffStory) -> None:
        """Play the supervision of a practitioner for some months, and a note of every number of other work."""
        with rehearsing():
            watching = Watching()
            watching.stage = CaseStage()
            register_looked_up(SOME_MONTHS)
            watching.tables.changes()
            for beat in (*sessions(story, SOME_MONTHS), *every_number(story.key)):
                self.watch_beat(beat, story.texts(), watching)

    def watch_beat(self, beat: Beat, texts: dict[str, str], watching: Watching) -> None:
        """Play one beat, and learn what it writes."""
        came_out = watching.stage.play(beat)
        changes = watching.tables.changes()
        values = self.known.of(beat, texts)
        values.update(came_out)
        aliases = _names_of(changes, texts, self.known)
        live = _as_meant(_meant(watching.held.live, beat), beat)
        self._learn(case_of(beat), changes, values, live, aliases)
        for change in changes:
            alias = aliases.get(change.key) or live.names.get(change.key)
            if alias:
                watching.held.live.keep(change, (alias[0], beat.others.get(alias[1], alias[1])))


def first_session(told: Told) -> Beat:
    """Of the practitioner, before the case: it begins the clock of the next, which then runs on."""
    at = moment(working_day(told.opened - timedelta(days=20), 0), 9 * 60)
    return session(StaffStory(told.holder), at, 1)


def _meant(live: Live, beat: Beat) -> Live:
    """Of rows that are one of many rounds, those a beat names: another agrees with what it writes by chance alone."""
    named = set(beat.others.values())
    names = {key: one for key, one in live.names.items() if one[1] in named or not one[1][-1].isdigit()}
    return Live(names, {key: row for key, row in live.rows.items() if key in names})


def _names_of(changes: list[Change], texts: Texts, known: Known) -> dict[str, Alias]:
    """Names for the rows added that later beats may change, or that stand beside others of their table."""
    found: dict[str, Alias] = {}
    for change in changes:
        if change.before is not None:
            continue
        if change.table in NAMED:
            found[change.key] = NAMED[change.table]
        elif change.table in NAMED_BY:
            called, column = NAMED_BY[change.table]
            found[change.key] = (called, value_of(change, column))
        elif change.table == "deadlines_clock":
            rule = known.code_of(value_of(change, "rule_id"))
            name = _whose(value_of(change, "subject_id"), rule, texts)
            if name:
                found[change.key] = (CLOCK + rule, name)
    return found


def _whose(subject: str, rule: str, texts: Texts) -> str:
    """The name under which a clock of a record is kept."""
    names = {"case.id": ROUNDS.get(rule, "case"), "staff.id": "session", "episode.id": "episode"}
    return next((name for record, name in names.items() if subject == texts.get(record)), "")


def samples(town: Town, offset: int = 0) -> list[Told]:
    """Cases that between them show every kind of beat more than once, about different people on different days.

    Nobody of them comes to 17, from when on a clock of its own runs. Another `offset` gives the same about others.
    """
    girls = [one for family in town.families[:400] for one in family.children if one.sex == "F"]
    able = [
        one for one in girls if one.given and 11 <= one.age_on(date(2020, 6, 1)) <= 14 and not one.known_as
    ]
    return [_sample(number, person) for number, person in enumerate(able[offset : offset + len(SAMPLES)])]


def _sample(number: int, person: Person) -> Told:
    kind, confirmed, levels = SAMPLES[number]
    opened = working_day(date(2020, 6, 3) + timedelta(days=53 * number), 0)
    closed = opened + timedelta(days=75 * len(levels) + 17 + number)
    spells = (
        ("cin", "cp", "cla")[number % 3],
        opened + timedelta(days=40),
        closed - timedelta(days=20 + number),
    )
    child = Child(person.key, person.sex, person.born, person.ethnicity)
    police = police_officers()[number] if number % 2 else ""
    return Told(
        child, person, "", WORKERS[number % 3], opened, closed, kind, confirmed, practitioners()[number + 2], police,
        (spells,), levels,
    )  # fmt: skip


def lesson(town: Town, known: Known, numbers: slice = EVERY) -> CaseLearner:
    """All there is to learn, or what some of the samples show."""
    learner = CaseLearner(known, town)
    for told in samples(town)[numbers]:
        learner.watch_case(told, LONG_AFTER)
    for story in staff_stories()[:2]:
        learner.watch_staff(story)
    return learner
