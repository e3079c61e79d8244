"""Who keeps an entry of the directory, what it must say, and what is kept of each saving (SS-01, SS-01b, SS-02)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError

from sightline.access.models import AuditEvent
from sightline.access.states import Outcome
from sightline.access.tasks import react
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.cases.models.offers import Offer
from sightline.core.leave import Refused
from sightline.core.models import Event
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.deadlines.states import Outcome as Ended
from sightline.front_door.states import Level
from sightline.support import given as said
from sightline.support.actions import keeping
from sightline.support.kinds import ForWhom, Stage, Worry
from sightline.support.models import Service, ServiceVersion
from sightline.support.permissions import NOT_KEEPING, NOT_YOURS
from sightline.support.queries import listed, standing
from sightline.support.states import REVIEW_RULE, Act
from tests.services import entry
from tests.support.conftest import A_DAY, Directory

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def numbers(directory: Directory, **chosen: Any) -> list[str]:
    by = directory.viewer("reader")
    with viewing(by):
        return [each.name for each in listed(by, on=directory.at.date(), **chosen)]


def clock_of(service_id: Any) -> list[Clock]:
    for event in Event.objects.filter(subject_id=service_id).order_by("at", "id"):
        react(str(event.pk))
    with viewing(system_viewer("test")):
        return list(Clock.objects.filter(subject_id=service_id).select_related("rule").order_by("started_at"))


def test_an_organisation_adds_its_own_service_and_everybody_reads_it(directory: Directory) -> None:
    made = directory.adds()
    assert (made.number, made.act, made.by) == (1, Act.ADD, directory.staff["charity"])
    assert made.review_on == date(2026, 9, 4)
    assert numbers(directory) == ["Lantern counselling"]


@pytest.mark.parametrize(("who", "sentence"), [("reader", NOT_KEEPING), ("team", NOT_YOURS)])
def test_nobody_adds_or_changes_another_organisation_s(directory: Directory, who: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        directory.adds(who)
    kept = directory.adds().service_id
    for what, also in (
        ("change", {"entry": entry(), "checked": True}),
        ("check", {}),
        ("close", {"why": "It ended"}),
        ("reopen", {"why": "It is back"}),
    ):
        with pytest.raises(Refused, match=sentence):
            directory.does(what, kept, who, **also)


def test_whoever_keeps_the_directory_keeps_it_for_any(directory: Directory) -> None:
    kept = directory.adds("keeper", name="Kept for them").service_id
    assert directory.does("check", kept, "keeper").by == directory.staff["keeper"]


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"name": " "}, said.NO_NAME),
        ({"ways_in": ()}, said.NO_ONE),
        ({"levels": ()}, said.NO_ONE),
        ({"phone": "", "web": ""}, said.NO_WAY),
        ({"phone": "ring us"}, said.BAD_PHONE),
        ({"web": "javascript:alert(1)"}, said.BAD_WEB),
        ({"age_from": 18, "age_to": 11}, said.AGES),
        ({"age_to": 130}, said.AGES),
        ({"waiting_on": None}, said.UNDATED),
        ({"waiting": ""}, said.NO_WAIT),
        ({"waiting_on": date(2026, 3, 5)}, said.FUTURE),
    ],
)
def test_what_an_entry_must_say(directory: Directory, also: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        directory.adds(**also)


@pytest.mark.parametrize(
    "also",
    [
        {"name": ""},
        {"for_whom": ()},
        {"phone": "", "web": ""},
        {"web": "javascript:alert(1)"},
        {"age_from": 18, "age_to": 11},
        {"waiting_on": None},
        {"act": Act.CLOSE},
    ],
)
def test_the_database_says_it_again(directory: Directory, also: dict[str, Any]) -> None:
    made, by = directory.adds(), directory.viewer("charity")
    columns = {name: getattr(made, name) for name in keeping.COLUMNS} | {
        "act": Act.CHANGE, "number": 2, "checked_at": made.checked_at, "review_on": made.review_on
    }  # fmt: skip
    columns |= {name: list(value) if isinstance(value, tuple) else value for name, value in also.items()}
    whose = {"service": made.service, "controller": made.controller, "by": made.by, "at": made.at}
    with pytest.raises(IntegrityError), viewing(by):
        ServiceVersion(**columns, **whose, retention_class="reference").save(force_insert=True)


def test_the_database_lets_nobody_write_for_another_or_rewrite(directory: Directory) -> None:
    made, by = directory.adds(), directory.viewer("team")
    columns = {name: getattr(made, name) for name in keeping.COLUMNS} | {"act": Act.CHANGE, "number": 2}
    when = {"checked_at": made.checked_at, "review_on": made.review_on, "at": made.at}
    whose: dict[str, Any] = {"service": made.service, "by": directory.staff["team"], **when}
    for controller in (made.controller, directory.there.council):
        row = ServiceVersion(**columns, **whose, controller=controller, retention_class="reference")
        with pytest.raises(ProgrammingError), viewing(by):
            row.save(force_insert=True)
    with pytest.raises((ProgrammingError, InternalError)), viewing(directory.viewer("charity")):
        ServiceVersion.objects.filter(pk=made.pk).update(name="Rewritten")


def test_who_holds_no_post_any_more_reads_nothing(directory: Directory) -> None:
    directory.adds()
    gone = viewer_of(directory.staff["reader"], on=date(2019, 1, 1))
    assert not gone.roles
    with viewing(gone):
        assert not Service.objects.exists()
        assert not ServiceVersion.objects.exists()


def test_a_change_is_a_further_version_and_the_first_stays(directory: Directory) -> None:
    kept = directory.adds().service_id
    later = directory.at + 30 * A_DAY
    made = directory.does("change", kept, entry=entry(phone="01632 960399"), checked=False, at=later)
    assert (made.number, made.phone, made.checked_at) == (2, "01632 960399", directory.at)
    with viewing(directory.viewer("reader")):
        phones = ServiceVersion.objects.order_by("number").values_list("phone", flat=True)
        assert list(phones) == ["01632 960300", "01632 960399"]


def test_a_change_in_which_all_was_looked_at_begins_the_clock_again(directory: Directory) -> None:
    kept, later = directory.adds().service_id, directory.at + 30 * A_DAY
    made = directory.does("change", kept, entry=entry(cost="Free"), checked=True, at=later)
    assert (made.checked_at, made.review_on) == (later, date(2026, 10, 3))


def test_a_colleague_s_saving_is_not_written_over(directory: Directory) -> None:
    kept = directory.adds().service_id
    directory.does("change", kept, "colleague", entry=entry(cost="Free"), checked=False)
    acts: dict[str, dict[str, Any]] = {
        "change": {"entry": entry(), "checked": True},
        "check": {},
        "close": {"why": "It"},
    }
    for what, also in acts.items():
        with pytest.raises(Conflict) as clash:
            directory.does(what, kept, **also)
        assert (clash.value.saved["cost"], clash.value.version) == ("Free", 2)
        assert clash.value.saved_by == directory.staff["colleague"].name


def test_one_organisation_has_one_open_service_of_a_name(directory: Directory) -> None:
    kept = directory.adds().service_id
    with pytest.raises(Refused, match=keeping.LISTED):
        directory.adds(name="LANTERN counselling ")
    other = directory.adds(name="Another").service_id
    with pytest.raises(Refused, match=keeping.LISTED):
        directory.does("change", other, entry=entry(), checked=False)
    directory.does("close", kept, why="Its funding ended")
    directory.does("change", other, entry=entry(), checked=False)
    with pytest.raises(Refused, match=keeping.LISTED):
        directory.does("reopen", kept, why="It is back", seen=2)
    assert directory.adds("keeper", directory.there.council).number == 1


def test_closed_it_leaves_the_list_and_comes_back(directory: Directory) -> None:
    kept = directory.adds().service_id
    with pytest.raises(Refused, match=keeping.NO_WHY):
        directory.does("close", kept, why=" ")
    directory.does("close", kept, why="Its funding ended")
    assert numbers(directory) == []
    assert numbers(directory, state="closed") == ["Lantern counselling"]
    acts: dict[str, dict[str, Any]] = {"check": {}, "change": {"entry": entry(), "checked": True}}
    for what, also in acts.items():
        with pytest.raises(Refused, match="Closed"):
            directory.does(what, kept, seen=2, **also)
    later = directory.at + 300 * A_DAY
    again = directory.does("reopen", kept, why="Funded again", seen=2, at=later)
    assert (again.number, again.checked_at) == (3, later)
    assert numbers(directory) == ["Lantern counselling"]


def test_a_list_by_what_is_asked(directory: Directory) -> None:
    directory.adds()
    fathers: dict[str, Any] = {
        "name": "Dads together",
        "for_whom": (ForWhom.FATHER,),
        "age_from": 18,
        "age_to": None,
    }
    directory.adds("team", directory.there.council, **fathers, group="other", levels=(Worry.ACUTE,))
    assert numbers(directory) == ["Dads together", "Lantern counselling"]
    assert numbers(directory, for_whom="father") == ["Dads together"]
    assert numbers(directory, level="complex") == ["Lantern counselling"]
    assert numbers(directory, group="other", stage="court") == ["Dads together"]
    assert numbers(directory, words="stepping stones") == ["Lantern counselling"]
    assert numbers(directory, ours=True) == ["Dads together"]
    assert numbers(directory, past_review=True) == []
    with viewing(directory.viewer("reader")):
        late = listed(directory.viewer("reader"), on=date(2026, 9, 5), past_review=True)
        assert late.count() == 2


def test_the_clock_runs_from_the_last_check_and_ends_with_the_service(directory: Directory) -> None:
    kept = directory.adds().service_id
    (first,) = clock_of(kept)
    assert (first.rule.code, first.owner_agency, first.about) == (REVIEW_RULE, directory.there.charity, [])
    directory.does("change", kept, entry=entry(cost="Free"), checked=False)
    assert [each.pk for each in clock_of(kept)] == [first.pk]
    later = datetime(2026, 10, 1, 9, tzinfo=UTC)
    directory.does("check", kept, seen=2, at=later)
    before, runs = clock_of(kept)
    assert (before.outcome, runs.started_at, runs.stopped_at) == (Ended.BREACHED, later, None)
    directory.does("close", kept, seen=3, why="Its funding ended", at=later + A_DAY)
    assert [each.outcome for each in clock_of(kept)] == [Ended.BREACHED, Ended.CANCELLED]


def test_every_saving_and_every_refusal_is_on_record(directory: Directory) -> None:
    kept = directory.adds().service_id
    with pytest.raises(Refused):
        directory.does("check", kept, "reader")
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        kinds = AuditEvent.objects.filter(outcome=Outcome.DONE).values_list("kind", flat=True)
        assert "support.service_added" in set(kinds)


def test_levels_are_those_of_the_guidance_and_stages_those_of_the_cases() -> None:
    assert set(Worry.values) == set(Level.values)
    assert list(Offer._meta.get_field("stage").choices or ()) == Stage.choices


def test_a_service_that_is_not_there(directory: Directory) -> None:
    with pytest.raises(Refused, match=keeping.NOT_FOUND):
        directory.does("check", directory.there.charity.pk)
    with viewing(directory.viewer("reader")):
        assert not Service.objects.exists()
        assert not standing(directory.viewer("reader"))
