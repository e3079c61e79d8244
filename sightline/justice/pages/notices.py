"""Warning notices and referrals: lists, one of each, and what is shown on the page of a child."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.justice.models import Notice, NoticeFollowed, Referral, ReferralDecision, Suspect
from sightline.justice.models.parts import READ
from sightline.justice.notice_states import NOTICE, Followed, NoticeKind, NoticeState, ReferralState, Stage
from sightline.justice.pages.crimes import Entry
from sightline.justice.pages.suspects import name_of
from sightline.justice.permissions import may_record, may_refer, may_refer_on
from sightline.justice.queries.notices import notice_state, of_people, referral_state

ENDS = (ReferralState.NO_GROUNDS, ReferralState.CONFIRMED, ReferralState.NOT_CONFIRMED)


@dataclass(frozen=True)
class One:
    """One notice or referral, for `justice/one.jinja`."""

    title: str
    caption: str
    tag: Tag
    rows: list[Row]
    entries: list[Entry]
    back_to: str
    back: str
    offers: list[Link] = field(default_factory=list)
    walled: bool = False


@dataclass(frozen=True)
class Line:
    """One of a list: its cells, the first of which leads to it."""

    href: str
    cells: list[str]
    tag: Tag


def state_of(notice: Notice) -> Tag:
    state = notice_state(notice.past)  # type: ignore[attr-defined]
    return Tag(str(state.label), "grey" if state is NoticeState.ENDED else "blue")


def stands_at(referral: Referral) -> Tag:
    state = referral_state(referral.past)  # type: ignore[attr-defined]
    return Tag(str(state.label), "grey" if state in ENDS else "blue")


def notice_lines(rows: Sequence[Notice], names: dict[UUID, str]) -> list[Line]:
    """Notices, the newest first."""
    return [
        Line(
            reverse("justice:notice", args=[it.pk]),
            [
                it.reference,
                str(NoticeKind(it.kind).label),
                names.get(it.child_id, ""),
                words.day(it.served_on),
            ],
            state_of(it),
        )
        for it in rows
    ]


def referral_lines(rows: Sequence[Referral], names: dict[UUID, str]) -> list[Line]:
    """Referrals, the newest first. Of an adult no name is held."""
    return [
        Line(
            reverse("justice:referral", args=[it.pk]),
            [
                it.reference,
                names.get(it.child_id, "") if it.child_id else "A child" if it.is_child else "An adult",
                words.day(it.referred_on),
                it.controller.name,
            ],
            stands_at(it),
        )
        for it in rows
    ]


def notice_page(viewer: Viewer, it: Notice, name: str, to: Suspect | None) -> One:
    """One notice, as this viewer sees it."""
    past: list[NoticeFollowed] = it.past  # type: ignore[attr-defined]
    served = name_of(to) if to else "Not yours to see" if it.served_to_id else "Not on record"
    rows = [
        Row("Served on", served),
        Row("About", name),
        Row("By", it.controller.name),
        Row("Their number", it.police_reference),
        Row("Basis", it.basis),
        Row("Served", words.day(it.served_on)),
        Row("Stands until", words.day(it.expires_on), empty="No last day"),
    ]
    own = may_record(viewer) and viewer.employer_id == it.controller_id
    open_ = NOTICE.may(notice_state(past), Followed.LOOKED)
    offer = [Link("Note what became of it", reverse("justice:follow_notice", args=[it.pk]))]
    return One(
        title=str(NoticeKind(it.kind).label),
        caption=f"Notice {it.reference}",
        tag=state_of(it),
        rows=rows,
        entries=[
            Entry(str(Followed(each.followed).label), [Row(words.day(each.on_day), each.words)], [])
            for each in past
        ],
        back_to=reverse("justice:notices"),
        back="Warning notices",
        offers=offer if own and open_ else [],
        walled=bool(it.walls),
    )


def referral_page(viewer: Viewer, it: Referral, name: str) -> One:
    """One referral: three dated facts."""
    past: list[ReferralDecision] = it.past  # type: ignore[attr-defined]
    where = "In this area" if it.exploited_in_area else "Elsewhere"
    rows = [
        Row("Who", name or ("A child" if it.is_child else "An adult")),
        Row("Referred", words.day(it.referred_on)),
        Row("First responder", it.sent_by),
        Row("Exploited", f"{where}. {it.where}".strip()),
        Row("Decided by", "A panel here" if it.devolved else "The competent authority"),
    ]
    offer = [Link("Record a decision", reverse("justice:decide_referral", args=[it.pk]))]
    decides = may_refer_on(viewer, it) and referral_state(past) not in ENDS
    return One(
        title="National Referral Mechanism",
        caption=f"Referral {it.reference}",
        tag=stands_at(it),
        rows=rows,
        entries=[_decision(each) for each in past],
        back_to=reverse("justice:referrals"),
        back="Referrals",
        offers=offer if decides else [],
        walled=bool(it.walls),
    )


def _decision(each: ReferralDecision) -> Entry:
    said = f"{'Yes' if each.positive else 'No'}. {each.words}".strip()
    return Entry(str(Stage(each.stage).label), [Row(words.day(each.decided_on), said)], [])


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Warning notices and referrals about this child; who may, makes one."""
    if not viewer.may(READ):
        return None
    notices, referrals = of_people(viewer, subjects)
    lines = [
        PanelLine(
            f"{NoticeKind(it.kind).label} {it.reference}",
            reverse("justice:notice", args=[it.pk]),
            state_of(it),
        )
        for it in notices
    ]
    lines += [
        PanelLine(
            f"National Referral Mechanism {it.reference}",
            reverse("justice:referral", args=[it.pk]),
            stands_at(it),
        )
        for it in referrals
    ]
    child = next(iter(subjects), None)
    refers = may_refer(viewer) and child is not None
    links = [
        Link(
            "Record a referral to the National Referral Mechanism",
            reverse("justice:refer_child", args=[child]),
        )
    ]
    return Panel("Warning notices and referrals", lines, links if refers else []) if lines or refers else None
