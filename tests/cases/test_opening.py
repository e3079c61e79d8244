"""Opening, allocating, who works with the child, statuses and transfers (PW-02, PW-05, PW-09, PW-13, IS-11)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sightline.access.models import Message
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import (
    answer_transfer,
    ask_transfer,
    begin_status,
    end_role,
    end_status,
    follow_roles,
    give_role,
    tell_opener,
)
from sightline.cases.given import Answered, Holder, Moving, Status
from sightline.cases.models import Case, RoleHeld, standing
from sightline.cases.queries.origin import carried
from sightline.cases.states import Role, State, Statutory, Way
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.front_door.states import FirstOutcome
from sightline.people.models import ChronologyLine, Involvement
from tests.cases.conftest import REASON, Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_case_carries_what_was_told_by_reference(pathway: Pathway) -> None:
    case = pathway.opened()
    with viewing(pathway.viewer("manager")):
        held = carried(case.pk)
        assert held is not None
        assert (held.reason, held.words) == (REASON, "He has come in tired and with money he cannot explain.")
    for who in ("elsewhere", "police", "adviser"):
        with viewing(pathway.viewer(who)):
            assert carried(case.pk) is None


def test_a_case_is_opened_only_where_something_decided_leads_there(pathway: Pathway) -> None:
    told = pathway.decided(FirstOutcome.ADVICE)
    with pytest.raises(Refused, match="leads to the exploitation pathway"):
        pathway.opened(told)
    with pytest.raises(Refused):
        pathway.opened(pathway.decided(), by="practitioner")


def test_a_child_has_one_open_case_at_a_time(pathway: Pathway) -> None:
    case = pathway.opened()
    with pytest.raises(Refused, match=case.reference):
        pathway.opened(pathway.decided(about=case.about))
    twin = {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields}
    by = pathway.viewer("social_worker")
    with viewing(by), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(**{**twin, "id": case.contact_id, "reference": "CE-0"})


def test_allocating_names_a_practitioner_and_starts_the_clocks(pathway: Pathway) -> None:
    case = pathway.allocated()
    assert (case.state, case.allocated_on) == (State.ALLOCATED, pathway.at.date())
    with viewing(pathway.viewer("practitioner")):
        clocks = {
            each.rule.code: each for each in Clock.objects.filter(subject_id=case.pk).select_related("rule")
        }
        assert set(clocks) == {"CL-30", "CL-33", "CL-44"}
        assert all(each.stopped_at is None for each in clocks.values())
        weeks = (clocks["CL-30"].due_at - clocks["CL-30"].started_at).days // 7
        assert weeks in (5, 6)
    with viewing(pathway.viewer("social_worker")):
        held = Involvement.objects.get(folder="cases", ended_on=None)
        assert held.staff_id == pathway.staff["practitioner"].pk
        kinds = set(ChronologyLine.objects.filter(reference_id=case.pk).values_list("kind", flat=True))
        assert kinds == {"cases.opened", "cases.allocated"}


def test_allocating_again_keeps_who_held_it_before_and_starts_no_clock_again(pathway: Pathway) -> None:
    case = pathway.allocated()
    again = pathway.allocated(case, to="colleague", version=case.version)
    with viewing(pathway.viewer("manager")):
        held = RoleHeld.objects.filter(case=again).order_by("number")
        assert [each.staff_id for each in held] == [
            pathway.staff[who].pk for who in ("practitioner", "colleague")
        ]
        assert [each.staff_id for each in standing(held)] == [pathway.staff["colleague"].pk]
        assert Clock.objects.filter(subject_id=case.pk).count() == 3
    by = system_viewer("test")
    with viewing(by):
        follow_roles(subject_id=case.pk, by=by, at=pathway.at + timedelta(hours=2))
        tell_opener(subject_id=case.pk, by=by, at=pathway.at + timedelta(hours=2))
        assert [each.staff_id for each in Involvement.objects.filter(folder="cases", ended_on=None)] == [
            pathway.staff["colleague"].pk
        ]
        told = Message.objects.filter(kind="cases.allocated").values_list("staff_id", flat=True)
        assert list(told) == [pathway.staff["social_worker"].pk]


def test_two_managers_allocating_at_once_are_shown_both(pathway: Pathway) -> None:
    case = pathway.allocated()
    with pytest.raises(Conflict) as clash:
        pathway.allocated(case, to="colleague", version=1)
    assert clash.value.saved == {"staff": str(pathway.staff["practitioner"].pk)}


def test_only_a_manager_of_the_team_allocates(pathway: Pathway) -> None:
    case = pathway.opened()
    pathway.staff["manager"] = pathway.staff["practitioner"]
    with pytest.raises(Refused, match="Only a manager"):
        pathway.allocated(case)
    pathway.add("manager", "pathway_manager", employer=pathway.there.charity, team=pathway.there.early_help)
    with pytest.raises(Refused) as refused:
        pathway.allocated(case)
    assert refused.value.hidden


def test_somebody_without_a_sign_in_holds_a_role_by_name_and_organisation(pathway: Pathway) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    nobody = Holder(role=Role.FAMILY, from_on=day, called="Jo Bell")
    with pytest.raises(Refused, match="organisation"):
        pathway.does(give_role, case_id=case.pk, holder=nobody)
    key = Holder(
        role=Role.FAMILY, from_on=day, called="Jo Bell", organisation="Hope House", out_of_hours="01632 1"
    )
    pathway.does(give_role, case_id=case.pk, holder=key)
    pathway.does(end_role, case_id=case.pk, role=Role.FAMILY, why="Has left")
    with viewing(pathway.viewer("practitioner")):
        assert not standing(RoleHeld.objects.filter(case=case, role=Role.FAMILY)).exists()
        assert RoleHeld.objects.filter(case=case, role=Role.FAMILY).count() == 2


def test_a_police_officer_sees_a_case_while_they_hold_a_role_in_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    officer = pathway.viewer("police")
    holder = Holder(role=Role.POLICE, from_on=pathway.at.date(), staff=pathway.staff["police"])
    with viewing(officer):
        assert not Case.objects.exists()
    pathway.does(give_role, case_id=case.pk, holder=holder)
    with viewing(officer):
        assert Case.objects.visible_to(officer).mine().filter(pk=case.pk).exists()
    pathway.does(end_role, case_id=case.pk, role=Role.POLICE, why="Moved post", hours=3)
    with viewing(officer):
        assert not Case.objects.exists()


def test_the_front_door_sees_that_a_case_is_there_and_others_see_nothing(pathway: Pathway) -> None:
    pathway.allocated()
    for who, sees in {"adviser": 1, "practitioner": 1, "elsewhere": 0, "police": 0}.items():
        with viewing(pathway.viewer(who)), connection.cursor() as cursor:
            for table in ("case", "roleheld"):
                cursor.execute(f"SELECT count(*) FROM cases_{table}")
                assert cursor.fetchone()[0] == sees, (who, table)
            cursor.execute("SELECT count(*) FROM cases_caseevent")
            assert bool(cursor.fetchone()[0]) is (who == "practitioner")


def test_statuses_stand_beside_the_case_more_than_one_at_a_time(pathway: Pathway) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    cp = pathway.does(begin_status, case_id=case.pk, status=Status(status=Statutory.CP, started_on=day))
    pathway.does(begin_status, case_id=case.pk, status=Status(status=Statutory.CLA, started_on=day))
    with pytest.raises(Refused, match="stands already"):
        pathway.does(begin_status, case_id=case.pk, status=Status(status=Statutory.CP, started_on=day))
    early = day - timedelta(days=1)
    with pytest.raises(Refused, match="before it began"):
        pathway.does(end_status, case_id=case.pk, status_id=cp.pk, ended_on=early)
    pathway.does(end_status, case_id=case.pk, status_id=cp.pk, ended_on=day)
    with viewing(pathway.viewer("practitioner")):
        assert Case.objects.get(pk=case.pk).state == State.ALLOCATED


def test_a_transfer_has_one_answer_and_ends_nothing_by_itself(pathway: Pathway) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    moving = Moving(
        way=Way.OUT, authority="Elsewhere", person="Ed Hall", shared="The plan, by law", asked_on=day
    )
    asked = pathway.does(ask_transfer, case_id=case.pk, moving=moving)
    said = Answered(accepted=True, answered_on=day, person="Ed Hall")
    pathway.does(answer_transfer, case_id=case.pk, transfer_id=asked.pk, answered=said)
    with pytest.raises(Refused, match="already"):
        pathway.does(answer_transfer, case_id=case.pk, transfer_id=asked.pk, answered=said)
    with viewing(pathway.viewer("practitioner")):
        assert Case.objects.get(pk=case.pk).state == State.ALLOCATED


def test_what_belongs_to_another_case_is_refused(pathway: Pathway) -> None:
    case, other = pathway.allocated(), pathway.allocated(pathway.opened())
    status = Status(status=Statutory.CIN, started_on=pathway.at.date())
    begun = pathway.does(begin_status, case_id=other.pk, status=status)
    with pytest.raises(Refused) as refused:
        pathway.does(end_status, case_id=case.pk, status_id=begun.pk, ended_on=pathway.at.date())
    assert refused.value.hidden
