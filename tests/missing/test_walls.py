"""Row security of episodes and plans: what the database itself gives to each, whatever a page would ask for."""

from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from sightline.access.viewer import viewing
from sightline.missing.codes import Gone
from sightline.missing.models import Episode, Interview, Plan, PlanShared, Report, Settled, in_words, mine
from sightline.people.actions import note_involvement, restrict
from tests.missing.conftest import FRIDAY, HOUR, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def counts(cast: Cast, who: str) -> tuple[int, int, int]:
    """Episodes, reports and interviews, with no word of Python between."""
    with viewing(cast.viewer(who)):
        return (Episode.objects.count(), Report.objects.count(), Interview.objects.count())


@pytest.fixture
def interviewed(cast: Cast) -> Episode:
    episode = cast.reports(care_home=cast.there.school)
    cast.back(episode)
    cast.settles(episode)
    cast.holds(episode, FRIDAY + 24 * HOUR)
    return episode


def test_the_database_gives_each_its_own(cast: Cast, interviewed: Episode) -> None:
    assert counts(cast, "coordinator") == counts(cast, "adviser") == counts(cast, "reviewer") == (1, 1, 1)
    assert counts(cast, "constable") == counts(cast, "home") == (1, 1, 0)
    assert (
        counts(cast, "interviewer") == counts(cast, "practitioner") == counts(cast, "stranger") == (0, 0, 0)
    )
    cast.assigns(interviewed)
    assert counts(cast, "interviewer") == (1, 1, 1)
    assert counts(cast, "stranger") == (0, 0, 0)


def test_it_is_given_on_and_the_first_reads_it_no_more(cast: Cast, interviewed: Episode) -> None:
    cast.assigns(interviewed)
    cast.assigns(interviewed, cast.there.police, seen=1)
    assert counts(cast, "interviewer") == (0, 0, 0)


def test_the_police_see_what_was_reported_and_nothing_else(cast: Cast) -> None:
    cast.reports(reported=False)
    assert counts(cast, "constable") == (0, 0, 0)


def test_a_reviewing_officer_sees_children_in_care(cast: Cast) -> None:
    cast.reports(gone_from=Gone.HOME)
    assert counts(cast, "reviewer") == (0, 0, 0)


def test_who_is_named_as_working_with_the_child_reads_it_while_they_are(
    cast: Cast, interviewed: Episode
) -> None:
    cast.does(
        note_involvement,
        record_id=cast.child.pk,
        agency_id=cast.there.council.pk,
        staff_id=cast.staff["practitioner"].pk,
        role="Practitioner",
        folder="cases",
        started_on=FRIDAY.date(),
    )
    assert counts(cast, "practitioner") == (1, 1, 1)
    assert counts(cast, "stranger") == (0, 0, 0)


def test_what_python_and_the_database_say_is_the_same(cast: Cast, interviewed: Episode) -> None:
    cast.assigns(interviewed)
    for who in cast.staff:
        by = cast.viewer(who)
        with viewing(by):
            for model in (Episode, Report, Interview, Settled):
                assert model.objects.visible_to(by).count() == model.objects.count(), (who, model)


def test_a_wall_raised_later_stands_round_everything(cast: Cast, interviewed: Episode) -> None:
    cast.plans()
    cast.shares(cast.there.school)
    by = cast.viewer("manager")
    with viewing(by):
        named = [cast.staff["manager"].pk]
        restrict(record=cast.child, named=named, ask="the manager", why="Known to staff", by=by, at=FRIDAY)
    assert counts(cast, "manager") == (1, 1, 1)
    for who in ("coordinator", "adviser", "constable", "home", "reviewer"):
        assert counts(cast, who) == (0, 0, 0)
        with viewing(cast.viewer(who)):
            assert Plan.objects.count() == PlanShared.objects.count() == 0


def test_a_plan_is_read_by_whom_it_is_shared_with(cast: Cast) -> None:
    cast.plans()
    for who in ("home", "constable", "interviewer"):
        with viewing(cast.viewer(who)):
            assert Plan.objects.count() == 0
    cast.shares(cast.there.school)
    with viewing(cast.viewer("home")):
        assert Plan.objects.count() == PlanShared.objects.count() == 1
    with viewing(cast.viewer("constable")):
        assert Plan.objects.count() == PlanShared.objects.count() == 0


@pytest.mark.parametrize("who", ["constable", "home", "stranger", "practitioner", "adviser"])
def test_nobody_writes_what_is_not_theirs(cast: Cast, interviewed: Episode, who: str) -> None:
    """A row made by hand is refused: whether an interview is due, or a version of the plan."""
    by = cast.viewer(who)
    law = {
        "about": [cast.child.pk],
        "by_id": by.staff_id,
        "at": FRIDAY,
        "controller_id": cast.there.council.pk,
    }
    rows = [
        Settled(id=uuid4(), episode=interviewed, number=7, due=True, retention_class="child_record", **law),
        Plan(
            id=uuid4(), child=cast.child, number=1, background="x", steps="x", review_on=FRIDAY.date(),
            retention_class="child_record", **law,
        ),
    ]  # fmt: skip
    for row in rows:
        with viewing(by), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


def test_ids_are_all_that_the_functions_tell(cast: Cast, interviewed: Episode) -> None:
    with viewing(cast.viewer("constable")):
        assert (mine(), in_words()) == ([interviewed.pk], [])
    with viewing(cast.viewer("reviewer")):
        assert mine() == in_words() == [interviewed.pk]
