"""One referral as a beat, from its sending to the last decision; how it is played, learned and stamped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.demonstration import cast
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import moment, working_day
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.pathway.learning import CaseLearner, case_of
from sightline.demonstration.referred.telling import Told
from sightline.demonstration.returns.known import Row
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.learning import RealHeld, Watching, rehearsing
from sightline.demonstration.script.people import person_beat, taken
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.stamped import Stamped, Unknown
from sightline.demonstration.script.stepped import Stepped
from sightline.demonstration.stencils.cells import cell
from sightline.follow_up.references import reference_of
from sightline.justice.actions import decide_referral, refer
from sightline.justice.notice_states import Stage
from sightline.justice.noticed import Grounds, Referring

POLICE, COUNCIL = "investigator", "worker1"
SENT_BY = {POLICE: "The police", COUNCIL: "The council's front door"}
ELSEWHERE = ("Another county", "A city in the north", "Along a railway line to the coast")
ENTERED_BY, FIRST = "adviser1", date(2021, 2, 1)
# Reasonable grounds, conclusive grounds: of a child known here and of others, each twice with another child.
DECISIONS: tuple[tuple[bool, bool | None], ...] = ((True, True), (True, False), (True, None), (False, None))


@dataclass(frozen=True, slots=True)
class ReferralStory:
    """A referral, with the record of the child where one is held."""

    told: Told
    child: UUID | None

    @property
    def id(self) -> UUID:
        """The referral's identifier."""
        key = self.told.child.key if self.told.child else ""
        return cast.identifier("referral", self.told.number, self.told.day, key)

    @property
    def by(self) -> str:
        """The front door of a child it knows; else the police."""
        return COUNCIL if self.child else POLICE

    def texts(self) -> dict[str, str]:
        """Of its beat."""
        found = {"referral.id": str(self.id), "referral.ref": reference_of(self.id, "NRM")}
        return found | ({"child.id": str(self.child)} if self.child else {})


def stories_of(referrals: Sequence[Told]) -> list[ReferralStory]:
    """Referrals about the records of a filling."""
    return [
        ReferralStory(told, cast.identifier("person", told.child.key) if told.child else None)
        for told in referrals
    ]


def beat(story: ReferralStory) -> Beat:
    """All of it."""
    told, minutes = story.told, 9 * 60 + story.id.int % 300
    where = "" if told.here else ELSEWHERE[story.id.int % len(ELSEWHERE)]
    texts = {
        "n.referred_on": cell(told.day),
        "n.is_child": cell(told.is_child),
        "n.exploited_in_area": cell(told.here),
        "n.sent_by": SENT_BY[story.by],
        "n.where": where,
        "first.decided_on": cell(told.reasonable_on),
    }
    at, moments = moment(told.day, minutes), {"m.first": moment(told.reasonable_on, minutes + 67)}
    if told.conclusive_on:
        texts["last.decided_on"] = cell(told.conclusive_on)
        moments["m.last"] = moment(told.conclusive_on, minutes + 31)
    key = (bool(story.child), told.reasonable, told.conclusive)
    return Beat("nrm_referred", at, story.by, {"story": story}, key, texts, moments)


def _referred(stage: Stepped, beat: Beat, story: ReferralStory) -> None:
    told = story.told
    referring = Referring(
        referred_on=told.day, is_child=told.is_child, exploited_in_area=told.here, sent_by=SENT_BY[story.by],
        where=beat.texts["n.where"],
    )  # fmt: skip
    stage.does(story.by, beat.at, refer, child_id=story.child, referring=referring, key=story.id)
    first = Grounds(stage=Stage.REASONABLE, positive=told.reasonable, decided_on=told.reasonable_on)
    stage.does(story.by, beat.moments["m.first"], decide_referral, referral_id=story.id, grounds=first)
    if told.conclusive is not None and told.conclusive_on:
        last = Grounds(stage=Stage.CONCLUSIVE, positive=told.conclusive, decided_on=told.conclusive_on)
        stage.does(story.by, beat.moments["m.last"], decide_referral, referral_id=story.id, grounds=last)


class ReferralStage(Stepped):
    """The real thing."""

    PLAYED: ClassVar = {"nrm_referred": _referred}


def watch_referrals(learner: CaseLearner, every: slice = slice(2)) -> None:
    """Play every kind of referral of some children, who are taken down first, unwatched."""
    for person in children(learner.town)[every]:
        with rehearsing():
            watching, stories = ready(person, learner.town)
            for story in stories:
                watching.held = RealHeld()
                learner.watch_beat(beat(story), story.texts(), watching)


def ready(person: Person, town: Town) -> tuple[Watching, list[ReferralStory]]:
    """A child taken down, and the referrals to play."""
    watching, at = Watching(), moment(FIRST, 9 * 60)
    watching.stage = ReferralStage()
    one = taken(person, town.family_of(person), at)
    watching.unwatched([person_beat(one, at=at, by=ENTERED_BY)])
    child = watching.stage.people[one.key]
    return watching, [ReferralStory(each, child if each.child else None) for each in samples(person)]


def samples(person: Person) -> list[Told]:
    """Every kind, once of the child and once of somebody whom nobody here knows."""
    found = []
    for number, (first, last) in enumerate(DECISIONS * 2):
        shift = int.from_bytes(person.key.encode()) % 23
        day = working_day(FIRST + timedelta(days=9 * number + shift), 0)
        on, known = working_day(day, 1 + (number + shift) % 3), number < len(DECISIONS)
        last_on = on + timedelta(days=40 + 3 * number + shift) if last is not None else None
        is_child = known or bool((number + shift) % 2)
        found.append(
            Told(
                9000 + number + shift,
                day,
                person if known else None,
                is_child,
                known,
                first,
                on,
                last,
                last_on,
            )
        )
    return found


def children(town: Town) -> list[Person]:
    """Of an age for it, from whom to learn and with whom to test."""
    every = (one for family in town.families[:300] for one in family.children)
    return [one for one in every if one.given and not one.known_as and 12 <= one.age_on(FIRST) <= 15][11:]


def stamp_referrals(stamped: Stamped, referrals: Sequence[Told]) -> list[ReferralStory]:
    """Onto the sheets; those of a kind that was never watched are left."""
    return [story for story in stories_of(referrals) if not _stamped(stamped, story)]


def _stamped(stamped: Stamped, story: ReferralStory) -> bool:
    found = beat(story)
    try:
        stamped.several([(case_of(found), found)], story.texts())
    except Unknown:
        return False
    return True


def act(story: ReferralStory) -> None:
    """The whole of it through the actions, in one transaction."""
    with transaction.atomic():
        set_viewer(all_seeing())
        ReferralStage().play(beat(story))


def referral_table(referrals: Sequence[Told], since: date, until: date) -> list[Row]:
    """The table of an extract that they give, as their records would, where there is no database."""
    found = [_row(story) for story in stories_of(referrals) if since <= story.told.day <= until]
    return sorted(found, key=lambda row: tuple(row.values()))


def _row(story: ReferralStory) -> Row:
    told = story.told
    return {
        "nrm_id": name_of("nrm", str(story.id)),
        "child_id": name_of("child", told.child.key) if told.child else "",
        "referred_on": told.day.isoformat(),
        "is_child": _truth(told.is_child),
        "exploited_in_area": _truth(told.here),
        "reasonable_grounds": _truth(told.reasonable),
        "conclusive_grounds": _truth(told.conclusive),
    }


def _truth(value: bool | None) -> str:
    return "" if value is None else "true" if value else "false"
