"""Cases round today, played through the actions: one in every state in which somebody has something to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sightline.access.models import Agency, Staff, Team
from sightline.access.viewer import set_viewer
from sightline.cases import actions
from sightline.cases.given import Assessed, Ends, Exit, Holder, Judging, Moving, Opening, Planned, Seen
from sightline.cases.models import Case
from sightline.cases.queries.origin import last_word
from sightline.cases.states import CASE_KIND, Judged, Level, Role, Way, Why, YesNo
from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day, working_day
from sightline.demonstration.pathway.doing import register_looked_up
from sightline.demonstration.pathway.story import MANAGER
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import OPEN
from sightline.front_door.guidance import in_force
from sightline.front_door.kinds import Factor
from sightline.front_door.models import Contact, Decision
from sightline.front_door.states import ExploitationType
from sightline.letters.actions import begin_letter, finish_letter, record_answer, send_letter
from sightline.letters.given import Writing
from sightline.letters.states import How
from sightline.letters.states import Kind as LetterKind
from sightline.meetings.actions import call_meeting
from sightline.meetings.given import Calling, Place
from sightline.meetings.states import Kind, Part
from sightline.people.models import SourceRecord
from sightline.people.queries import identity_of

HOLDER, OFFICER = "practitioner1", "officer1"
WHY = "See the child at school, and hear from the family what helps in the evenings."
REASON = "School and police describe the same afternoons; the family sees it, too."
PLAN = {
    "worries": "Being collected after school by people whom nobody at home knows.",
    "safe_places": "At Nan's, and in the school library until five.",
    "whom_to_ring": "By day: my worker. At night: the emergency duty team, or 999.",
    "adults_do": "School rings home the same morning. The worker meets me on Thursdays.",
}
EXIT = Exit(
    changed="Home when agreed for three months, and back in every lesson.", stays="Her aunt and the head of year.",
    signs="Late nights again: tell the front door.", child_words="I know whom to ring.", parents_words="We do, too.",
)  # fmt: skip
MOVED = "The assessment and the safety plan, with the family's agreement."


@dataclass(slots=True)
class Scene:
    """One case, so many days old."""

    hub: Hub
    case: UUID
    child: UUID
    opened: datetime
    version: int = 1

    def after(self, days: int, minutes: int = 0) -> datetime:
        """A moment some days after it was opened, never to come."""
        return min(self.opened + timedelta(days=days, minutes=minutes), self.hub.upto)

    def does(self, act: Callable[..., Any], at: datetime, who: str = HOLDER, **given: Any) -> Any:
        """Somebody does something in it."""
        return self.hub.do(who, at, act, case_id=self.case, **given)


@dataclass(slots=True)
class Contacts:
    """Decided contacts that lead to the pathway, each given once: about children of an age, without case or request."""

    used: set[UUID] = field(default_factory=set)

    def before(self, at: datetime) -> Contact | None:
        """The newest of them by a moment."""
        with transaction.atomic():
            set_viewer(all_seeing())
            met = Decision.objects.filter(outcome="pathway").values("contact_id")
            found = Contact.objects.filter(pk__in=met, at__lt=at - timedelta(days=2), walls=[]).exclude(
                about=[]
            )
            for one in found.order_by("-at")[:600]:
                child = one.about[0]
                new = child not in self.used and _of_an_age(child, at) and not _known(child)
                if new and _leads_here(one.pk) and not _asked_about(child):
                    self.used.add(child)
                    chosen: Contact = one
                    return chosen
        return None


def _known(child: UUID) -> bool:
    return bool(Case.objects.filter(child_id=child).exists())


def _asked_about(child: UUID) -> bool:
    """Whether something asked about the child is still open: a case of theirs could not end."""
    return follow_ups().filter(about__overlap=list(identity_of(child)), state__in=OPEN).exists()


def _of_an_age(child: UUID, at: datetime) -> bool:
    """Children on the pathway are seldom younger than ten; at eighteen other services take over."""
    years = range(at.year - 16, at.year - 9)
    return bool(SourceRecord.objects.filter(pk=child, born_year__in=years).exists())


def play_cases(upto: datetime) -> int:
    """All of them; how many there were contacts for."""
    hub, contacts, done = Hub(upto), Contacts(), 0
    with transaction.atomic():
        set_viewer(all_seeing())
        register_looked_up(upto)
    for days, play in SCENES:
        opened = upto - timedelta(days=days, minutes=50)
        contact = contacts.before(opened)
        if contact is not None:
            play(_opened(hub, contact, contact.about[0], opened))
            done += 1
    return done + _again(hub)


def _opened(hub: Hub, contact: Contact, child: UUID, at: datetime) -> Scene:
    with transaction.atomic():
        set_viewer(all_seeing())
        team = Team.objects.get(pk=cast.bodies()["exploitation_team"].id)
    opening = Opening(child_id=child, team=team, exploitation_type=ExploitationType.SEXUAL, why=WHY)
    made = hub.do("worker1", at, actions.open_case, contact_id=contact.pk, opening=opening)
    return Scene(hub, made.pk, child, at)


def waiting(scene: Scene) -> None:
    """Opened this morning: nobody is named yet."""


def allocated(scene: Scene) -> None:
    """Given to a practitioner and a police officer the next day."""
    at = scene.after(1)
    day = london_day(at)
    holder = Holder(role=Role.PRACTITIONER, from_on=day, staff=_staff(HOLDER))
    scene.does(actions.allocate, at, MANAGER, holder=holder, version=1)
    officer = Holder(role=Role.POLICE, from_on=day, staff=_staff(OFFICER))
    scene.does(actions.give_role, at, MANAGER, holder=officer)


def _staff(key: str) -> Staff:
    with transaction.atomic():
        set_viewer(all_seeing())
        return Staff.objects.get(pk=cast.members()[key].id)


def panel_due(scene: Scene) -> None:
    """Assessed; the panel is called for the day after tomorrow."""
    at_work(scene)
    _assessed(scene, scene.after(6))
    starts = scene.hub.upto + timedelta(days=2)
    with transaction.atomic():
        set_viewer(all_seeing())
        bodies = [
            Agency.objects.get(pk=cast.bodies()[key].agency_id) for key in ("council", "police", "hospital")
        ]
    places = tuple(
        Place(
            agency=each,
            part=Part.MEMBER if place else Part.CHAIR,
            staff_ids=() if place else (_staff(MANAGER).pk,),
        )
        for place, each in enumerate(bodies)
    )
    calling = Calling(
        kind=Kind.PANEL, why="To agree the level, and what each does.", starts_at=starts, where="By video",
        places=places, about=(scene.child,), subject_kind=CASE_KIND, subject_id=scene.case,
    )  # fmt: skip
    scene.hub.do(HOLDER, scene.after(8), call_meeting, calling=calling)


def written(scene: Scene) -> None:
    """Allocated the other day; the letter to the practice is being written."""
    allocated(scene)
    _letter(scene, scene.after(1, 50))


def at_work(scene: Scene) -> None:
    """Allocated; the practice was written to, and has answered."""
    allocated(scene)
    key, at = _letter(scene, scene.after(2)), scene.after(2)
    scene.hub.do(HOLDER, at, finish_letter, letter_id=key)
    scene.hub.do(HOLDER, at, send_letter, letter_id=key, how=How.SECURE_MAIL, left_at=at, words="")
    answer = {"who": "The practice manager", "marked": True, "words": ""}
    scene.hub.do(HOLDER, scene.after(8), record_answer, letter_id=key, **answer)


def _letter(scene: Scene, at: datetime) -> UUID:
    with transaction.atomic():
        set_viewer(all_seeing())
        practice = Agency.objects.filter(kind="nhs_gp").order_by("name").first()
    need = "There is a risk of exploitation. Please ask to see the child alone."
    writing = Writing(kind=LetterKind.GP_AT_RISK, need=need, contact="The Exploitation Team", agency=practice)
    subject = (CASE_KIND, scene.case)
    made = scene.hub.do(HOLDER, at, begin_letter, child_id=scene.child, writing=writing, subject=subject)
    key: UUID = made.pk
    return key


def _assessed(scene: Scene, at: datetime) -> None:
    factors = tuple(
        Seen(factor=factor, evidence="Home later than agreed in several weeks.", told_by="School")
        for factor in list(Factor.values)[:4]
    )
    assessed = Assessed(
        guidance=in_force().key, assessed_on=london_day(at), alone_offered=True, alone_taken=True, factors=factors,
        child_words="I like it when somebody tells me what happens next.",
        parents_words="We want to know whom to ring at night.", analysis=REASON,
    )  # fmt: skip
    scene.does(actions.assess, at, assessed=assessed, seen=0)


def second_reader(scene: Scene) -> None:
    """The level was judged; that the child is at risk waits for a second person."""
    at_work(scene)
    _assessed(scene, scene.after(5))
    at = scene.after(7)
    for judging in (
        Judging(what=Judged.LEVEL, reason=REASON, judged_on=london_day(at), level=Level.LOW_MEDIUM),
        Judging(what=Judged.AT_RISK, reason=REASON, judged_on=london_day(at), answer=YesNo.YES),
    ):
        scene.does(actions.judge, at, judging=judging, seen=0)


def plan_made(scene: Scene) -> None:
    """The safety plan was made today, with the child and the parents."""
    second_reader(scene)
    review = working_day(scene.hub.day, 60)
    planned = Planned(with_child=True, with_parents=True, review_on=review, **PLAN)
    scene.does(actions.plan_safety, scene.hub.upto - timedelta(minutes=40), planned=planned, seen=0)


def ending(scene: Scene) -> None:
    """The exit plan is written, and that the case ends waits for a second person."""
    at_work(scene)
    at = scene.hub.upto - timedelta(days=1)
    scene.does(actions.plan_exit, at, plan=EXIT)
    scene.does(
        actions.propose_ending,
        at,
        MANAGER,
        ends=Ends(why=Why.WOULD_NOT, words="They ask for a rest from us."),
    )


def moving(scene: Scene) -> None:
    """The family moves, and the next authority was asked to take the case."""
    at_work(scene)
    at = scene.hub.upto - timedelta(days=2)
    asked = Moving(
        way=Way.OUT, authority=cast.bodies()["neighbour_north"].name, person="Rhian Vaughan-Pryce, duty manager",
        shared=MOVED, asked_on=london_day(at),
    )  # fmt: skip
    scene.does(actions.ask_transfer, at, moving=asked)


def _again(hub: Hub) -> int:
    """A case that ended was opened again yesterday, with the earlier one in view."""
    with transaction.atomic():
        set_viewer(all_seeing())
        closed = (
            Case.objects.filter(state="closed", walls=[])
            .select_related("contact")
            .order_by("-closed_on", "id")
        )
        ready = next(_may_open(closed[:20]), None)
    if ready is None:
        return 0
    allocated(_opened(hub, ready.contact, ready.child_id, hub.upto - timedelta(days=2)))
    return 1


def _leads_here(contact_id: UUID) -> bool:
    word = last_word(all_seeing(), contact_id)
    return word is not None and word.leads


def _may_open(closed: Any) -> Iterator[Case]:
    for one in closed:
        if (
            _leads_here(one.contact_id)
            and not Case.objects.filter(child_id=one.child_id).exclude(pk=one.pk).exists()
        ):
            yield one


SCENES: tuple[tuple[int, Callable[[Scene], None]], ...] = (
    (0, waiting), (3, written), (36, panel_due), (18, second_reader), (24, plan_made), (33, ending), (28, moving),
)  # fmt: skip
