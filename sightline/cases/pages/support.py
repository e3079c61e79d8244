"""Support beside a case: what was offered and how it was taken, a witness, a referral considered, who takes over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.handing import To
from sightline.cases.models import (
    Assessment,
    Case,
    NrmConsidered,
    Offer,
    Witness,
)
from sightline.cases.offering import Taken, What, Whom
from sightline.cases.pages.one import BesideLine
from sightline.cases.permissions import may_note, may_note_health, may_work
from sightline.cases.prompts import prompts
from sightline.cases.queries.moving import ARRIVES, Arrived, Handed
from sightline.cases.queries.support import Standing
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.follow_up.states import State
from sightline.front_door.choices import NrmDecision
from sightline.front_door.pages.prompts import age_prompts
from sightline.support.kinds import Stage

COLOUR = {
    Taken.WAITING: "yellow",
    Taken.TAKEN_UP: "green",
    Taken.NOT_NOW: "purple",
    Taken.DECLINED: "purple",
    Taken.AGAIN: "grey",
}
ANSWER_COLOUR: dict[str, str] = {State.ACCEPTED: "green", State.DONE: "green", State.DECLINED: "red"}
RIGHT, RIGHTED, NOTHING_OFFERED = "Put this right", "What was wrong", "Nothing was offered after all"
UNSEEN = Tag("You may not see the request", "grey")
IN_COURT = "{name} is a witness since {day}. {says}"
LOOK_AGAIN = "Asked to look again since {day}: {what}. Assess again where it changes anything."


@dataclass(frozen=True)
class Support:
    """What was read for the page of the case."""

    offers: list[Standing]
    witnesses: list[Witness]
    nrm: NrmConsidered | None
    handed: list[Handed]
    again: list[Arrived]


@dataclass(frozen=True)
class WitnessLine:
    """Who is a witness, and where support comes from then."""

    words: str
    offer: str
    end: str
    name: str


@dataclass(frozen=True)
class SupportPart:
    """What the page of the case shows."""

    prompts: list[str]
    witnesses: list[WitnessLine]
    offers: list[BesideLine]
    nrm: list[Row]
    handed: list[BesideLine]
    links: list[Link]
    moves: list[Link]
    all: str


def support_part(viewer: Viewer, case: Case, read: Support, *, on: date) -> SupportPart:
    """For those on the case."""
    works = bool(may_work(viewer, case))
    return SupportPart(
        prompts=[*_from_17(case, read.handed, on), *(_look(each) for each in read.again)],
        witnesses=[_witness(case, each, works) for each in read.witnesses],
        offers=[_offer(case, each, works) for each in read.offers],
        nrm=_nrm(read.nrm),
        handed=[_handed(each) for each in read.handed],
        links=_links(viewer, case, read.nrm) if works else [],
        moves=[*_moves(case), *_closes(viewer, case, read.handed)] if works else [],
        all=reverse("cases:support", args=[case.pk]),
    )


def assessing_prompts(last: Assessment | None, substances: bool) -> list[str]:
    """What an assessor is asked to think of (PW-22, PW-22a, RK-20)."""
    found = [prompts()["assessing"], prompts()["holidays"]]
    return [each.words for each in (*found, *([prompts()["substances"]] if last and substances else []))]


def _from_17(case: Case, handed: Sequence[Handed], on: date) -> list[str]:
    """From 17, until adult services have accepted (PW-16)."""
    accepted = any(each.accepted and each.handover.to == To.ADULT for each in handed)
    ages = () if accepted or case.closed_on else age_prompts(case.child.born, on=on)
    return [prompts()["from_17"].words] if "from_17" in ages or "over_18" in ages else []


def under_13(case: Case, on: date) -> str:
    """What is said where the child is, or may be, under 13."""
    return prompts()["under_13"].words if "under_13" in age_prompts(case.child.born, on=on) else ""


def _look(it: Arrived) -> str:
    return LOOK_AGAIN.format(what=ARRIVES[it.kind], day=words.day(it.at))


def _witness(case: Case, it: Witness, works: bool) -> WitnessLine:
    offer = f"{reverse('cases:offer_support', args=[case.pk])}?what={What.ISVA.value}"
    return WitnessLine(
        words=IN_COURT.format(
            name=it.staff.name, day=words.day(it.since_on), says=prompts()["witness"].words
        ),
        offer=offer if works else "",
        end=reverse("cases:end_witness", args=[case.pk, it.pk]) if works else "",
        name=it.staff.name,
    )


def _offer(case: Case, it: Standing, works: bool) -> BesideLine:
    offer, stands = it.offer, it.stands
    again = stands in (Taken.NOT_NOW, Taken.DECLINED)
    href, link = "", ""
    if works and stands is Taken.WAITING:
        href, link = reverse("cases:answer_offer", args=[case.pk, offer.pk]), "Say how it was taken"
    elif works and again:
        href, link = (
            f"{reverse('cases:offer_support', args=[case.pk])}?earlier={offer.pk}",
            "Offer it again",
        )
    by = f". Offered again by {words.day(it.last.again_on)}" if again and it.last.again_on else ""
    if it.right:
        return _put_right(it, works)
    told = [text for text in (offer.words, it.last.words) if text]
    if offer.why:
        told.append(f"{RIGHTED}: {offer.why}")
    return BesideLine(
        title=_offer_title(offer),
        when=f"Offered on {words.day(offer.offered_on)}, {words.first_lower(str(Stage(offer.stage).label))}{by}",
        tag=Tag(str(stands.label), COLOUR[stands]),
        words=" ".join(told),
        href=href,
        link=link,
        also=_also(case, offer, works),
    )


def _also(case: Case, offer: Offer, works: bool) -> list[Link]:
    """Where an offer leads besides: to putting it right, and to its service in the directory."""
    right = [Link(RIGHT, reverse("cases:correct_offer", args=[case.pk, offer.pk]))] if works else []
    found = f"{reverse('support:list')}?{urlencode({'words': offer.service})}"
    return [*right, Link(f"Look for {offer.service} in the directory of support", found)]


def _offer_title(offer: Offer) -> str:
    whom = words.first_lower(str(Whom(offer.to_whom).label))
    return f"{What(offer.what).label}, {whom}: {offer.service}"


def _put_right(it: Standing, works: bool) -> BesideLine:
    """One that a further entry puts right; where that says that nothing was offered, it is put right from here."""
    right, offer = it.right or it.offer, it.offer
    said = "" if right.stands else f"{NOTHING_OFFERED}. {RIGHTED}: {right.why}"
    open_now = works and not right.stands and getattr(right, "corrected", None) is None
    return BesideLine(
        title=_offer_title(offer),
        when=f"Offered on {words.day(offer.offered_on)}, as it was kept",
        tag=Tag("Put right by a newer entry", "orange"),
        words=said,
        href=reverse("cases:correct_offer", args=[offer.case_id, right.pk]) if open_now else "",
        link=RIGHT,
    )


def _nrm(it: NrmConsidered | None) -> list[Row]:
    if it is None:
        return []
    sent = getattr(it, "sent", None)
    rows = [
        Row(
            "National Referral Mechanism",
            f"{NrmDecision(it.decided).label}. Considered on {words.day(it.considered_on)}. {it.reason}",
        )
    ]
    if sent:
        rows.append(Row("Referral sent", f"{words.day(sent.sent_on)}, by {sent.sent_by}"))
    return rows


def _handed(it: Handed) -> BesideLine:
    made, state = it.handover, it.state
    tag = Tag(str(State(state).label), ANSWER_COLOUR.get(state, "yellow")) if state else UNSEEN
    return BesideLine(
        title=f"{To(made.to).label}: {made.service}",
        when=f"Asked on {words.day(made.at)}",
        tag=tag,
        words=f"Who stays: {made.stays} The child says: {made.child_words}",
        href=reverse("follow_up:one", args=[made.follow_up_id]) if state else "",
        link="The request and its answer",
    )


def _links(viewer: Viewer, case: Case, nrm: NrmConsidered | None) -> list[Link]:
    key = [case.pk]
    found = [
        Link("Offer support", reverse("cases:offer_support", args=key)),
        Link("Find a service in the directory of support", reverse("support:list")),
        Link("Give a place on a programme", reverse("cases:give_place", args=key)),
        Link("A worker is a witness", reverse("cases:name_witness", args=key)),
        Link("National Referral Mechanism considered", reverse("cases:consider_nrm", args=key)),
    ]
    if nrm and nrm.decided == NrmDecision.REFER and getattr(nrm, "sent", None) is None:
        found.append(Link("The referral has been sent", reverse("cases:nrm_sent", args=key)))
    if may_note_health(viewer, case):
        found.append(Link("Sexual-health check offered", reverse("cases:offer_health", args=key)))
    return found


def _moves(case: Case) -> list[Link]:
    return [
        *(
            Link(
                f"Ask: {words.first_lower(str(to.label))}", reverse("cases:hand_on", args=[case.pk, to.value])
            )
            for to in To
        ),
        Link("Note contact with the school", reverse("cases:note_school", args=[case.pk])),
    ]


def _closes(viewer: Viewer, case: Case, handed: Sequence[Handed]) -> list[Link]:
    """What was declined last of each kind, for the manager."""
    last = {each.handover.to: each for each in reversed(handed)}
    declined = [each.handover for each in last.values() if each.state == State.DECLINED]
    may = bool(declined) and bool(may_note(viewer, case))
    address = "cases:close_handover"
    return [
        Link(f"Close what was declined: {it.service}", reverse(address, args=[case.pk, it.pk]))
        for it in (declined if may else [])
    ]
