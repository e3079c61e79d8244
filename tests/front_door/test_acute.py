"""Acute work: the same-day discussion with police and health, section 47, tonight, the officer (CL-05 to 07, 25)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import (
    Trusted,
    decide,
    hand_over,
    note_position_of_trust,
    plan_tonight,
    record_conference,
    record_discussion,
    tell_officer,
)
from sightline.front_door.choices import ConferenceStepKind
from sightline.front_door.models import Contact, Participant, StrategyDiscussion
from sightline.front_door.queries import acute_work, happened
from sightline.people.models import ChronologyLine
from tests.front_door.acute_work import HEALTH, POLICE, acute, discussion, handed_over, suspected, tonight
from tests.front_door.conftest import SOON, early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]


def clock(subject: Any, code: str) -> Clock:
    return clocks_of([subject.pk]).get(rule__code=code)


def running(contact: Contact) -> set[str]:
    return {each.rule.code for each in clocks_of([contact.pk]) if each.stopped_at is None} - {"CL-01"}


def test_an_acute_decision_starts_the_clock_of_the_same_day_and_a_discussion_ends_it(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("emergency_duty")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=acute(), seen=0, by=by, at=at + SOON)
        assert running(made) == {"CL-05-ACUTE"}
        held = record_discussion(
            contact_id=made.pk, held=discussion(at + 2 * SOON), seen=0, by=by, at=at + 3 * SOON
        )
        assert clock(made, "CL-05-ACUTE").outcome == "met"
        assert clock(made, "CL-05-ACUTE").stopped_at == at + 2 * SOON
        assert running(made) == {"CL-03", "CL-07"}
        assert (held.number, held.decided_by_name, held.social_work_number) == (1, by.name, "SW123456")
        assert [each.kind for each in acute_work(made).discussions[0].took_part] == ["police", "health"]
        title = f"Strategy discussion held (contact {made.reference})"
        assert ChronologyLine.objects.get(title=title).words == "A section 47 enquiry begins."


def test_suspicion_of_harm_gives_three_working_days_and_acute_takes_their_place(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=suspected(), seen=0, by=by, at=at + SOON)
        assert running(made) == {"CL-05"}
        assert clock(made, "CL-05").due_at == datetime(2026, 3, 9, 23, 59, 59, 999999, tzinfo=UTC)
        decide(contact_id=made.pk, decided=acute(), seen=1, by=by, at=at + 2 * SOON)
        assert running(made) == {"CL-05-ACUTE"}
        decide(contact_id=made.pk, decided=early_help(), seen=2, by=by, at=at + 3 * SOON)
        assert running(made) == set()
        assert {each.outcome for each in clocks_of([made.pk]) if each.rule.code != "CL-01"} >= {"cancelled"}


def test_nothing_acute_waits_for_a_decision(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("emergency_duty")
    with viewing(by):
        made = contact(by=by, at=at)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at + SOON)
        made.refresh_from_db()
        assert made.state == "new"
        decide(contact_id=made.pk, decided=acute(), seen=0, by=by, at=at + 2 * SOON)
        assert "CL-05-ACUTE" not in running(made)


def test_a_discussion_without_health_says_why_and_leaves_the_clock_running(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("emergency_duty")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=acute(), seen=0, by=by, at=at)
        with pytest.raises(Refused, match="Police and health must take part"):
            record_discussion(
                contact_id=made.pk, held=discussion(at, took_part=[POLICE]), seen=0, by=by, at=at + SOON
            )
        held = discussion(at, took_part=[POLICE], missing_why="The nurse on call rings back by seven.")
        record_discussion(contact_id=made.pk, held=held, seen=0, by=by, at=at + SOON)
        assert "CL-05-ACUTE" in running(made)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=1, by=by, at=at + 2 * SOON)
        assert "CL-05-ACUTE" not in running(made)


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"took_part": []}, "who took part"),
        ({"decision": " "}, "what was decided"),
        ({"section_47_why": ""}, "why a section 47"),
        ({"conference": True}, "why a child protection conference"),
        ({"held_at": datetime(2030, 1, 1, tzinfo=UTC)}, "in the future"),
    ],
)
def test_a_discussion_that_lacks_something_is_refused(
    viewer_with: Look, contact: Take, at: datetime, also: dict[str, Any], sentence: str
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match=sentence):
            record_discussion(contact_id=made.pk, held=discussion(at, **also), seen=0, by=by, at=at)


def test_two_who_write_down_a_discussion_are_both_shown_both(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    one, other = viewer_with("social_worker", name="Sam Ortiz"), viewer_with("emergency_duty")
    with viewing(one):
        made = contact(by=one, at=at)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=one, at=at)
    mine = discussion(at, decision="Mine", took_part=[POLICE, HEALTH])
    with viewing(other), pytest.raises(Conflict) as clash:
        record_discussion(contact_id=made.pk, held=mine, seen=0, by=other, at=at)
    assert clash.value.saved_by == "Sam Ortiz"
    assert clash.value.saved["p1_gave"] == "Two calls to the address this month."
    assert clash.value.typed["decision"] == "Mine"
    with viewing(other):
        record_discussion(contact_id=made.pk, held=discussion(at), seen=1, by=other, at=at)
        assert StrategyDiscussion.objects.of(made.pk).count() == 2
        assert Participant.objects.of(made.pk).count() == 4


def test_a_double_click_keeps_one_discussion(viewer_with: Look, contact: Take, at: datetime) -> None:
    by, key = viewer_with("social_worker"), uuid4()
    with viewing(by):
        made = contact(by=by, at=at)
        for _ in range(2):
            record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at, key=key)
        assert StrategyDiscussion.objects.of(made.pk).count() == 1


def test_only_a_registered_social_worker_signs_it(
    staff_with: Callable[..., Staff], viewer_with: Look, contact: Take, at: datetime
) -> None:
    adviser, staff = viewer_with("adviser"), staff_with("social_worker")
    Staff.objects.filter(pk=staff.pk).update(social_work_number="", registration_checked_on=None)
    unchecked = viewer_of(staff, on=at.date())
    with viewing(adviser):
        made = contact(by=adviser, at=at)
        with pytest.raises(Refused, match="does not include deciding"):
            record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=adviser, at=at)
    with viewing(unchecked), pytest.raises(Refused, match="registered social worker"):
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=unchecked, at=at)


def test_a_section_47_enquiry_is_handed_over_by_name_and_its_reference_may_follow(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("emergency_duty")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="strategy discussion that decided"):
            hand_over(contact_id=made.pk, handover=handed_over(at), seen=0, by=by, at=at)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)
        with pytest.raises(Refused, match="name of the person"):
            hand_over(contact_id=made.pk, handover=handed_over(at, received_by=" "), seen=0, by=by, at=at)
        hand_over(contact_id=made.pk, handover=handed_over(at), seen=0, by=by, at=at)
        late = handed_over(at, their_reference="CP-77120")
        hand_over(contact_id=made.pk, handover=late, seen=1, by=by, at=at + timedelta(days=1))
        assert [each.their_reference for each in acute_work(made).handovers] == ["", "CP-77120"]
        with pytest.raises(Conflict):
            hand_over(contact_id=made.pk, handover=late, seen=1, by=by, at=at + timedelta(days=1))


def test_a_conference_starts_and_ends_its_clocks(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    held = discussion(at, conference=True, conference_why="Two children and ongoing risk.")

    def conference(kind: ConferenceStepKind, **also: Any) -> None:
        given = {"their_reference": "", "words": "", "happened_at": at, **also}
        record_conference(contact_id=made.pk, kind=kind, by=by, at=at + SOON, **given)

    with viewing(by):
        made = contact(by=by, at=at)
        record_discussion(contact_id=made.pk, held=held, seen=0, by=by, at=at)
        assert running(made) >= {"CL-06", "CL-07"}
        assert clock(made, "CL-07").due_at.date() == date(2026, 3, 25)
        with pytest.raises(Refused, match="why a conference is not needed"):
            conference(ConferenceStepKind.NOT_NEEDED)
        conference(ConferenceStepKind.REQUESTED)
        assert clock(made, "CL-06").outcome == "met"
        conference(ConferenceStepKind.HELD)
        assert clock(made, "CL-07").outcome == "met"


def test_a_conference_that_is_not_needed_gives_its_clocks_up(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)
        given: dict[str, Any] = {
            "their_reference": "",
            "words": "The enquiry found no harm.",
            "happened_at": at,
        }
        record_conference(contact_id=made.pk, kind=ConferenceStepKind.NOT_NEEDED, by=by, at=at, **given)
        assert clock(made, "CL-07").outcome == "cancelled"
        none = discussion(at, section_47=False)
        record_discussion(contact_id=made.pk, held=none, seen=1, by=by, at=at + SOON)
        assert "CL-07" not in running(made)


def test_the_plan_for_tonight_is_whole_and_can_be_written_anew(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="where the child is"):
            plan_tonight(contact_id=made.pk, tonight=tonight(with_whom=" "), seen=0, by=by, at=at)
        plan_tonight(contact_id=made.pk, tonight=tonight(), seen=0, by=by, at=at)
        plan_tonight(contact_id=made.pk, tonight=tonight(where_now="At home"), seen=1, by=by, at=at)
        assert [each.where_now for each in acute_work(made).tonight] == ["At her aunt’s.", "At home"]


def test_the_designated_officer_is_told_within_a_working_day(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("adviser")
    trusted = Trusted(
        person="A coach, first name Max",
        employer="Lower Ford Juniors",
        concern="Messages at night",
        known_at=at,
    )
    told: dict[str, Any] = {
        "received_by": "Noor Shah",
        "their_reference": "L-12",
        "advice": "Meeting on Friday",
    }
    with viewing(by):
        made = contact(by=by, at=at)
        it = note_position_of_trust(contact_id=made.pk, trusted=trusted, by=by, at=at)
        assert clock(it, "CL-25").stopped_at is None
        tell_officer(contact_id=made.pk, trust_id=it.pk, told_at=at + SOON, by=by, at=at + SOON, **told)
        assert clock(it, "CL-25").outcome == "met"
        with pytest.raises(Refused, match="told already"):
            tell_officer(contact_id=made.pk, trust_id=it.pk, told_at=at, by=by, at=at + SOON, **told)
        other = contact(by=by, at=at)
        with pytest.raises(Refused, match="not recorded on this contact") as refused:
            tell_officer(contact_id=other.pk, trust_id=it.pk, told_at=at, by=by, at=at + SOON, **told)
        assert refused.value.hidden
        assert {"trust", "officer"} <= {each.kind for each in happened(made)}


def test_the_database_takes_no_unsigned_discussion(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        kept = record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)
        kept.pk, kept.number, kept.social_work_number = uuid4(), 2, ""
        with pytest.raises(IntegrityError, match="by_social_worker"), transaction.atomic():
            kept.save(force_insert=True)
