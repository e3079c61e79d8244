"""The pages of screening, assessing and acute work, used as people use them; hostile text; counted reads."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions import check_systems, decide, hand_over, plan_tonight, record_discussion
from sightline.front_door.actions.checking import Look
from sightline.front_door.choices import CheckResult
from sightline.front_door.models import (
    AdviserReview,
    Assessment,
    ConferenceStep,
    Contact,
    JoinedCase,
    NamedWorker,
    OfficerTold,
    PositionOfTrust,
    ProfessionalFound,
    RepeatAlert,
    SafeNow,
    Section47Handover,
    StrategyDiscussion,
    SystemCheck,
    Transfer,
)
from sightline.front_door.queries.set_up import every_system, settings
from tests.front_door.acute_work import acute, discussion, handed_over, tonight
from tests.front_door.conftest import SOON
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Sign = Callable[[Staff], Client]
WHEN = {"day": "4", "month": "3", "year": "2026", "time": "10:25"}
HOSTILE = "=cmd|' /C calc'!A0 <script>x</script> \u202eevil\u202c \u0000 ’“ 𝔘𝔫𝔦"


def moment(name: str) -> dict[str, str]:
    return {f"{name}-{part}": value for part, value in WHEN.items()}


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Max Lead")


@pytest.fixture
def made(manager: Staff, contact: Callable[..., Contact], at: datetime) -> Contact:
    by = viewer_of(manager, on=at.date())
    with viewing(by):
        return contact(by=by, at=at - timedelta(hours=1))


@pytest.fixture
def post(manager: Staff, made: Contact, signed_in: Sign, fixed_clock: datetime) -> Callable[..., str]:
    """Send a page's form and follow where it leads; what is then shown."""
    client = signed_in(manager)

    def send(name: str, /, *more: Any, **fields: Any) -> str:
        path = reverse(f"front_door:{name}", args=[made.pk, *more])
        page = client.post(path, fields, follow=True)
        assert page.status_code == 200
        return page.content.decode()

    return send


def test_screening_by_its_pages(post: Callable[..., str], made: Contact, manager: Staff) -> None:
    assert "There is a problem" in post("systems")
    assert "Choose what came of looking" in post("systems", housing_words="x")
    shown = post("systems", housing_result="found", housing_words=HOSTILE, missing_result="nothing")
    assert "7 of 9 not looked in yet" in shown
    assert "<script>x" not in shown
    assert "\u202e" not in SystemCheck.objects.get(system="housing").words
    assert "It waits for a social worker" in post("ask_decision", to=str(manager.pk), note="x")
    assert "find out more" in post("send_back", why="Ask the school")
    joined = {"open_to": "both", "held_by": "Ari Kent", "told_whom": "Ari", **moment("told_at")}
    assert "joined the open case" in post("join", seen="0", **joined)
    assert "There is a problem" in post("named_worker", seen="0", task="x")
    assert "They have been told" in post("named_worker", seen="0", staff=str(manager.pk), task=HOSTILE)
    found = {"name": "Jo Hart", "organisation": "Stepping Stones", **moment("agreed_at")}
    assert "The clock has stopped" in post("professional", **found)
    assert "There is a problem" in post("advise", agrees="yes")
    assert "more must be done" in post("advise", agrees="no", words=HOSTILE)
    counted = (SystemCheck, 2), (JoinedCase, 1), (NamedWorker, 1), (ProfessionalFound, 1), (AdviserReview, 1)
    for model, count in counted:
        assert model.objects.of(made.pk).count() == count


DECISION = {"seen": "0", "level": "complex", "outcome": "pathway", "reason": "x", "significant_harm": "no"}


def test_deciding_and_assessing_by_their_pages(
    post: Callable[..., str], made: Contact, partnership: Partnership
) -> None:
    without = {name: value for name, value in DECISION.items() if name != "significant_harm"}
    assert "Say whether significant harm is suspected" in post("decide", **without)
    early = {"outcome": "early_help", "significant_harm": "yes"}
    assert "choose that it met the threshold" in post("decide", **{**DECISION, **early})
    chosen = f"{partnership.charity.pk}:{partnership.early_help.pk}"
    shown = post("decide", **DECISION, deliver=chosen, immediate_action="Ring the school")
    assert f'value="{chosen}" selected' in shown  # the page that passes it on knows whom
    given = {"seen": "0", "context": HOSTILE, "family_dynamics": "x", "reason": "x"}
    assert "Choose with whom the case is open" in post("assess", **given, assessment_outcome="opened")
    assert "Choose which support was given" in post("assess", **given, assessment_outcome="not_a_factor")
    done = {"assessment_outcome": "not_a_factor", "support_given": "advice", "support_detail": "A talk"}
    shown = post("assess", **given, **done, deliver=chosen)
    assert "Information, advice and support to parents: A talk" in shown
    assert "Family mentors (Stepping Stones)" in shown
    assert Assessment.objects.of(made.pk).get().deliver_team_id == partnership.early_help.pk
    assert "Somebody else changed this" in post("assess", **given, **done) or Assessment.objects.count() == 1


def test_acute_work_by_its_pages(post: Callable[..., str], made: Contact) -> None:
    plan = dict.fromkeys(("where_now", "with_whom", "keeps_safe", "who_does", "told_whom"), HOSTILE)
    assert "There is a problem" in post("tonight", seen="0")
    assert "The plan for tonight stands" in post("tonight", seen="0", **plan)
    talk = {"seen": "0", "how": "hybrid", "decision": "x", "section_47": "yes", "section_47_why": HOSTILE}
    talk |= {"nrm": "no", "nrm_why": HOSTILE}
    talk |= moment("held_at")
    assert "Say why police or health did not" in post("strategy", **talk)
    assert "say for which organisation" in post("strategy", **talk, p1_name="Dana")
    assert "say who took part" in post("strategy", **talk, p5_gave="Something")
    there = {f"p{place}_{part}": "x" for place in (1, 2, 4) for part in ("name", "organisation", "gave")}
    asked = {"conference": "yes"}
    assert "Say why a conference is asked for" in post("strategy", **talk, **there, **asked)
    asked |= {"conference_why": "Two children"}
    assert "Strategy discussion 1" in post("strategy", **talk, **there, **asked, p2_remote="on")
    assert "x (remotely)" in post("strategy", **{**talk, "seen": "1"}, **there, p2_remote="on")
    counted = (SafeNow, 1), (StrategyDiscussion, 2)
    assert all(model.objects.of(made.pk).count() == count for model, count in counted)


def test_section_47_and_the_officer_by_their_pages(
    post: Callable[..., str], made: Contact, manager: Staff, at: datetime
) -> None:
    by = viewer_of(manager, on=at.date())
    with viewing(by):
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)
    taken = {"received_by": "Ari Kent", "team": "East", **moment("handed_at")}
    assert "Child protection has the enquiry" in post("section_47", seen="0", **taken)
    seen = {"seen_by": "Lee, child protection", "alone": "yes", "words": HOSTILE, **moment("seen_at")}
    assert "The clock has stopped at the time" in post("child_seen", **seen)
    assert "Say why a conference is not needed" in post(
        "conference", kind="not_needed", **moment("happened_at")
    )
    assert "Kept" in post("conference", kind="held", **moment("happened_at"))
    trust = {"person": "A coach", "employer": "Juniors", "concern": HOSTILE, **moment("known_at")}
    assert "within one working day" in post("trust", **trust)
    key = PositionOfTrust.objects.of(made.pk).get().pk
    assert "The clock has stopped" in post("officer", key, received_by="Noor", **moment("told_at"))
    counted = (Section47Handover, 1), (ConferenceStep, 1), (OfficerTold, 1)
    for model, count in counted:
        assert model.objects.of(made.pk).count() == count


def test_transfers_and_questions_by_their_pages(
    post: Callable[..., str], made: Contact, partnership: Partnership
) -> None:
    partnership.police.kind = "other_authority"
    partnership.police.save()
    other = str(partnership.police.pk)
    send = {"way": "out", "whom": other, "why": HOSTILE, "sent": "All", "may_share": "Nobody"}
    assert "There is a problem" in post("send", way="out")
    assert "asked to confirm receipt" in post("send", **send)
    taken = {"whom": other, "why": "Lives here", "sent": "A letter", "confirmed_to": "Kim"}
    assert "They know that we have it" in post(
        "take_in", **taken, **moment("happened_at"), **moment("confirmed_at")
    )
    ask = {"whom": other, "what": "What do you hold?", "why": "x", "may_share": "x"}
    assert "as a safeguarding request" in post("ask_partner", **ask)
    assert {each.way for each in Transfer.objects.of(made.pk)} == {"out", "in"}


def test_the_administrator_s_lists(
    staff_with: Callable[..., Staff], signed_in: Sign, fixed_clock: datetime
) -> None:
    client = signed_in(staff_with("administrator"))
    page = client.post(reverse("front_door:set_up"), {"least": "1", "months": "12", "why": "x"})
    assert "must be between 2 and 50" in page.content.decode()
    page = client.get(reverse("front_door:set_up"))
    assert 'name="seen" value="3 contacts within 12 months"' in page.content.decode()
    typed = {"least": "4", "months": "6", "why": "Board", "seen": "3 contacts within 12 months"}
    client.post(reverse("front_door:set_up"), typed)
    assert settings() == {"repeat_least": 4, "repeat_months": 6}
    change = reverse("front_door:system_change", args=["housing"])
    given = {"name": "HomeTrack", "holds": "x", "place": "2", "seen": "0"}
    assert client.post(change, given).status_code == 302
    assert "Somebody else" in client.post(change, given).content.decode()
    add = reverse("front_door:system_add")
    assert "already" in client.post(add, given).content.decode()
    client.post(add, {**given, "name": "Lettings", "place": "10"})
    assert {"HomeTrack", "Lettings"} <= {each.name for each in every_system()}
    assert client.get(reverse("front_door:system_change", args=["nothing"])).status_code == 404
    assert client.get(add).status_code == 200


def reads(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as read:
        assert client.get(path).status_code == 200
    return len(read)


def test_screening_acute_and_repeats_read_as_often_however_much_there_is(
    manager: Staff,
    made: Contact,
    contact: Callable[..., Contact],
    signed_in: Sign,
    fixed_clock: datetime,
    at: datetime,
) -> None:
    by, client = viewer_of(manager, on=at.date()), signed_in(manager)
    with viewing(by):
        decide(contact_id=made.pk, decided=acute(), seen=0, by=by, at=at)
        looks = [Look(system="housing", result=CheckResult.NOTHING)]
        check_systems(contact_id=made.pk, looks=looks, by=by, at=at)
        more(made, contact, range(2), by=by, at=at)
        alert = RepeatAlert.objects.get()
    names = ("contact", "screening", "acute", "strategy")
    paths = [reverse(f"front_door:{name}", args=[made.pk]) for name in names]
    paths += [reverse("front_door:repeat", args=[alert.pk]), reverse("front_door:repeats")]
    few = [reads(client, path) for path in paths]
    with viewing(by):
        more(made, contact, range(2, 9), by=by, at=at)
    assert [reads(client, path) for path in paths] == few
    assert max(few) <= 36, few


def more(made: Contact, contact: Callable[..., Contact], places: range, *, by: Viewer, at: datetime) -> None:
    """Further contacts about the same child, and more of each kind of acute work."""
    for place in places:
        contact(by=by, at=at - (place + 1) * SOON, about=made.about)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=place, by=by, at=at)
        plan_tonight(contact_id=made.pk, tonight=tonight(), seen=place, by=by, at=at)
        hand_over(contact_id=made.pk, handover=handed_over(at), seen=place, by=by, at=at)


def test_the_rest_is_said_once_and_never_of_what_was_looked_in_before(
    made: Contact, post: Callable[..., str]
) -> None:
    post("systems", housing_result="found", housing_words="A complaint in May")
    assert "Every system has been looked in." in post(
        "systems", missing_result="found", missing_words="One report", rest="on"
    )
    looks = list(SystemCheck.objects.of(made.pk).values_list("system", "result"))
    assert len(looks) == len({system for system, _ in looks}) == 9, (
        "what was looked in before is left as it was"
    )
    assert {result for system, result in looks if system not in ("housing", "missing")} == {"nothing"}
