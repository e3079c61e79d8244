"""The list of accounts, and one: what was told, what was decided of safety, who was told, that it was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sightline.core import clock, words
from sightline.core.pages import Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.governance.models import Account, Entry, Safety, Words
from sightline.governance.queries.accounts import WholeAccount, state_of
from sightline.governance.states import ACCOUNT, Act, Agrees, Decided, How, State, Teller

COLOUR = {State.TO_LOOK_AT: "yellow", State.LOOKED_AT: "green", State.TAKEN_BACK: "grey"}
ROUTES = {Act.LOOK: "look", Act.CORRECT: "correct", Act.TELL: "tell", Act.TAKE_BACK: "take_back"}
PUT_AWAY = "Put away when it was taken back"
ON_ITS_WAY = "It is on its way. The reference of the contact stands here within minutes."


@dataclass(frozen=True)
class Line:
    """One account of a list."""

    reference: str
    href: str
    review: str
    told: str
    teller: str
    tag: Tag


@dataclass(frozen=True)
class AccountPage:
    """Everything the template shows."""

    reference: str
    review: str
    review_href: str
    tag: Tag
    due: list[str]
    shut: str
    to_tell: bool
    offers: list[Link]
    rows: list[Row]
    safety: list[list[Row]]
    told: list[Row]
    withdrawal: list[Row]
    earlier: list[list[Row]]


def tag_of(state: State) -> Tag:
    return Tag(str(state.label), COLOUR[state])


def lines(rows: Sequence[Any]) -> list[Line]:
    """Accounts as lines of a list. What was said stands on its page only."""
    return [
        Line(
            reference=it.reference,
            href=reverse("governance:account", args=[it.pk]),
            review=it.review.title,
            told=words.day(it.told_on),
            teller=str(Teller(it.teller).label),
            tag=tag_of(state_of(it)),
        )
        for it in rows
    ]


def account_page(found: WholeAccount) -> AccountPage:
    """The page, alike for every member who reads it."""
    it = found.account
    asked = bool(found.safety) and found.safety[0][0].tell_teller
    return AccountPage(
        reference=it.reference,
        review=it.review.title,
        review_href=reverse("governance:review", args=[it.review_id]),
        tag=tag_of(found.state),
        due=[_due(each) for each in found.clocks if each.stopped_at is None],
        shut=words.listing(shut_out(found.last)),
        to_tell=asked and not found.told,
        offers=_offers(it, found.state),
        rows=_rows(found.last, found.words),
        safety=[_safety(each, contact) for each, contact in found.safety],
        told=[
            Row(f"{words.day(each.on_day)}, {words.first_lower(str(How(each.how).label))}", each.words)
            for each in found.told
        ],
        withdrawal=_withdrawal(found),
        earlier=[_rows(entry, said) for entry, said in found.entries[1:]],
    )


def shut_out(entry: Entry) -> list[str]:
    """Services whose staff do not read it."""
    return sorted(each.agency.name for each in entry.concerned.all() if each.shut_out)


def _due(running: Clock) -> str:
    verb = "was due" if running.due_at < clock.now() else "is due"
    return f"{running.rule.title}: {verb} {words.moment(running.due_at)}."


def _offers(it: Account, state: State) -> list[Link]:
    again = {Act.LOOK: "Look at safety again"} if state == State.LOOKED_AT else {}
    return [
        Link(again.get(act, str(act.label)), reverse(f"governance:{route}", args=[it.pk]))
        for act, route in ROUTES.items()
        if ACCOUNT.may(state, act)
    ]


def _rows(entry: Entry, said: Words | None) -> list[Row]:
    services = words.listing(sorted(each.agency.name for each in entry.concerned.all()))
    passed_on = "Yes" if entry.told_passed_on else f"No. {entry.not_told_why}"
    by = f"{entry.by.name if entry.by else 'Nobody'}, {words.moment(entry.at)}"
    rows = [
        Row("Told on", words.day(entry.told_on)),
        Row("How", str(How(entry.how).label)),
        Row("By", str(Teller(entry.teller).label)),
        Row("About", services),
        Row("What they said", said.words if said else "", empty=PUT_AWAY),
        Row("They agree to", str(Agrees(entry.agrees).label)),
        Row("Told that a worry is passed on", passed_on),
        Row("Their name", said.name if said else "", empty="Not kept" if said else PUT_AWAY),
        Row("How to reach them", said.reach if said else "", empty="Not kept" if said else PUT_AWAY),
        Row("Taken down by", by),
    ]
    if entry.number > 1:
        rows.append(Row("What was corrected", said.corrected_why if said else "", empty=PUT_AWAY))
    return rows


def _safety(it: Safety, contact: str) -> list[Row]:
    by = f"{it.by.name if it.by else 'Nobody'}, {words.moment(it.at)}"
    rows = [Row("Decision", str(Decided(it.decided).label)), Row("Why", it.why)]
    if it.decided == Decided.PASSED_ON:
        rows += [
            Row("Contact at the front door", contact or ON_ITS_WAY),
            Row("Whom it is about", it.whom),
            Row("What the front door was given", it.passed_words),
            Row("How soon", it.get_urgency_display()),
        ]
    if it.decided == Decided.KNOWN:
        rows.append(Row("Known to the front door as", it.known_reference))
    to_tell = "To be told" if it.tell_teller else "Not to be told"
    return [*rows, Row("Whoever told it", to_tell), Row("Decided by", by)]


def _withdrawal(found: WholeAccount) -> list[Row]:
    it = found.withdrawal
    if it is None:
        return []
    return [
        Row("Taken back on", words.day(it.on_day)),
        Row("How", str(How(it.how).label)),
        Row("Why", it.why),
        Row("Put away by", f"{it.by.name if it.by else 'Nobody'}, {words.moment(it.at)}"),
    ]
