"""Offers of support: what, to whom, at which stage, how each was taken, who holds it then (SS-02, SS-03, HE-08b)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import TextChoices

from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.state_table import StateTable
from sightline.support.kinds import Stage

NO_DAY = "That day is in the future."
NOT_THERE = "Choice of clinician and forensic time are kept only of the sexual assault referral centre."
NO_SERVICE = "Say which service it is."
NO_WRONG = "Say what was wrong."
NO_WORDS = "Say what was said to it."


class What(TextChoices):
    """What is offered."""

    THERAPY = "therapy", "Counselling or therapy"
    MENTAL_HEALTH = "mental_health", "Children’s mental health service"
    ISVA = "isva", "Independent sexual violence adviser"
    VICTIM = "victim", "Support for victims and witnesses"
    MENTOR = "mentor", "A mentor or youth worker"
    SUBSTANCE = "substance", "Young people’s substance misuse service"
    PARENTING = "parenting", "Support for parents"
    FATHERS = "fathers", "Support for fathers"
    PRACTICAL = "practical", "Practical help"
    OTHER = "other", "Something else"


class Whom(TextChoices):
    """To whom. Parents are offered support of their own, fathers too (SS-03)."""

    CHILD = "child", "The child"
    MOTHER = "mother", "The mother"
    FATHER = "father", "The father"
    CARER = "carer", "Another carer"


class Taken(TextChoices):
    """How an offer was taken, and where it stands."""

    WAITING = "waiting", "Waiting for an answer"
    TAKEN_UP = "taken_up", "Taken up"
    NOT_NOW = "not_now", "Not now"
    DECLINED = "declined", "Declined"
    AGAIN = "again", "Offered again"


class OfferAct(TextChoices):
    """What is done with an offer."""

    TAKE_UP = "take_up", "Take it up"
    PUT_OFF = "put_off", "Not now"
    DECLINE = "decline", "Decline it"
    OFFER_AGAIN = "offer_again", "Offer it again"


OFFER = StateTable(
    states=Taken,
    acts={
        Taken.WAITING: {
            OfferAct.TAKE_UP: Taken.TAKEN_UP,
            OfferAct.PUT_OFF: Taken.NOT_NOW,
            OfferAct.DECLINE: Taken.DECLINED,
        },
        Taken.NOT_NOW: {
            OfferAct.TAKE_UP: Taken.TAKEN_UP,
            OfferAct.DECLINE: Taken.DECLINED,
            OfferAct.OFFER_AGAIN: Taken.AGAIN,
        },
        Taken.DECLINED: {OfferAct.TAKE_UP: Taken.TAKEN_UP, OfferAct.OFFER_AGAIN: Taken.AGAIN},
        Taken.TAKEN_UP: {},
        Taken.AGAIN: {},
    },
)
OFFER_MOVES = OFFER.moves()
OFFER_HOLDERS = {
    Taken.WAITING: "the named practitioner, who hears how it is taken",
    Taken.NOT_NOW: "the named practitioner, who offers it again by the clock",
    Taken.DECLINED: "the named practitioner, who offers it again by the clock",
    Taken.TAKEN_UP: "the service",
    Taken.AGAIN: "nobody; the later offer stands",
}
ACT_OF = {Taken.TAKEN_UP: OfferAct.TAKE_UP, Taken.NOT_NOW: OfferAct.PUT_OFF, Taken.DECLINED: OfferAct.DECLINE}
AGAIN_RULES: dict[str, str] = {Taken.NOT_NOW: "SO-01", Taken.DECLINED: "SO-02"}
"""The clock until support is offered again (deadlines/reference/rules.csv)."""
FIRST = [each for each in Taken if each is not Taken.AGAIN]


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One offer, and how it was taken there and then."""

    what: What
    to_whom: Whom
    service: str
    stage: Stage
    offered_on: date
    taken: Taken = Taken.WAITING
    words: str = ""
    earlier_id: UUID | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the offer itself."""
        names = ("what", "to_whom", "service", "stage", "offered_on", "words", "earlier_id")
        return {name: getattr(self, name) for name in names}

    def stands(self, *, on: date) -> Answer:
        """Whether it says by which service."""
        return first_refusal(
            unless(not self.service.strip(), NO_SERVICE), unless(self.offered_on > on, NO_DAY)
        )


@dataclass(frozen=True, kw_only=True)
class OfferRight:
    """What stands in place of an offer that was kept wrongly: another, or that nothing was offered. With the reason."""

    offered: Offered
    why: str
    stands: bool = True

    def fits(self, *, on: date) -> Answer:
        """Whether it may be kept."""
        return first_refusal(unless(not self.why.strip(), NO_WRONG), self.offered.stands(on=on))


@dataclass(frozen=True, kw_only=True)
class Said:
    """How an offer was taken."""

    taken: Taken
    said_on: date
    words: str = ""


class HealthService(TextChoices):
    """Who makes a sexual-health check (HE-09, HE-09a)."""

    CHECK = "check", "A check by the specialist service"
    SARC = "sarc", "A check by the sexual assault referral centre"
    SCREENING = "screening", "Support and screening, because of what is known of another person"


class Clinician(TextChoices):
    """Whether the choice of a female clinician was asked for and kept (HE-09b)."""

    HAD = "had", "Asked for a female clinician, and had one"
    NOT_HAD = "not_had", "Asked for a female clinician, and did not have one"
    EITHER = "either", "Was given the choice, and had no wish"


class Forensic(TextChoices):
    """Whether the time within which evidence can be taken was kept (HE-09b)."""

    KEPT = "kept", "Kept"
    PASSED = "passed", "Not kept"
    NONE = "none", "There was none to keep"


@dataclass(frozen=True, kw_only=True)
class HealthOffered:
    """All that may be said of it: offered or taken up, by which service, on a day. `stands` false: nothing was.

    Of a referral centre also: the choice of a clinician, and the time within which evidence can be taken.
    """

    sexual_health: str
    service: HealthService
    on_day: date
    clinician: str = ""
    forensic: str = ""
    stands: bool = True

    def fits(self, *, on: date) -> Answer:
        """Whether it may be kept."""
        told = bool(self.clinician or self.forensic)
        return first_refusal(
            unless(self.on_day > on, NO_DAY),
            unless(told and self.service != HealthService.SARC, NOT_THERE),
        )
