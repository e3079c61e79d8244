"""Two people publish a page; a translation is shown once signed, and only of what stands."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.content.actions import load_words, review_version, withdraw_version
from sightline.content.catalogue import PAGES
from sightline.content.models import Step, Version
from sightline.content.permissions import (
    NOBODY_ELSE_LOOKED,
    NOT_OWN,
    NOT_OWN_SIGNED,
    NOT_PUBLISHING,
    NOT_WRITING,
)
from sightline.content.queries import one_page
from sightline.content.states import Act, State
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.public import shelf
from tests.content.conftest import DAY, SLUG, Press
from tests.mailbox_work import at_the_public_door

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def clocks() -> list[tuple[bool, str]]:
    """Whether each clock of reading again runs, and how it ended."""
    with viewing(system_viewer("test")):
        rows = Clock.objects.filter(rule__code="PR-READ-AGAIN").order_by("started_at", "changed_at")
        return [(each.stopped_at is None, each.outcome) for each in rows]


def public(slug: str = SLUG, language: str = "en") -> shelf.Shown | None:
    with at_the_public_door():
        return shelf.shown(slug, language)


def state(press: Press, version: Version) -> State:
    with viewing(press.writer):
        found = one_page(press.writer, version.slug).numbered(version.language, version.number)
    assert found is not None
    return found.state


def test_nothing_is_public_before_a_second_person_published_it(press: Press) -> None:
    made = press.write()
    assert public() is None
    press.preview(made)
    assert public() is None
    press.publish(made)
    found = public()
    assert found is not None
    assert (found.body, found.read_again) == ("You will be believed.", DAY)
    assert clocks() == [(True, "running")]


def test_its_writer_does_not_publish_it_nor_somebody_alone(press: Press) -> None:
    made = press.write()
    with pytest.raises(Refused, match="marked “Being written”"):
        press.publish(made)
    press.preview(made)
    with pytest.raises(Refused, match=NOT_OWN):
        press.publish(made, by=press.writer)
    other = press.write("Other words.", seen=1, by=press.writer)
    press.preview(other, by=press.second)
    with pytest.raises(Refused, match=NOBODY_ELSE_LOOKED):
        press.publish(other, by=press.second)
    press.publish(other, by=press.third)
    assert public() is not None


def test_the_database_holds_the_two_people_too(press: Press) -> None:
    made = press.write()
    press.preview(made)

    def put(by: Viewer, act: Act = Act.PUBLISH, **also: Any) -> None:
        with viewing(by), transaction.atomic():
            Step.objects.create(version=made, act=act, by_id=by.person_id, at=press.at, **also)

    with pytest.raises(IntegrityError, match="two people"):
        put(press.writer)
    with pytest.raises(IntegrityError, match="not published"):
        put(press.second, Act.WITHDRAW, words="x")
    put(press.second)
    with pytest.raises(IntegrityError, match="content_published_and_withdrawn_once"):
        put(press.third)


def test_a_version_is_never_edited(press: Press) -> None:
    made = press.published()
    for statement in ("UPDATE content_version SET body = 'x'", "DELETE FROM content_step"):
        with (
            viewing(press.writer),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            connection.cursor().execute(statement)
    assert state(press, made) is State.PUBLISHED


def test_a_later_version_replaces_and_the_earlier_is_not_used(press: Press) -> None:
    first = press.published()
    second = press.write("Second.", seen=1)
    third = press.write("Third.", seen=2)
    press.preview(third)
    press.publish(third)
    assert [state(press, each) for each in (first, second, third)] == [
        State.REPLACED,
        State.PASSED,
        State.PUBLISHED,
    ]
    found = public()
    assert found is not None
    assert found.body == "Third."
    assert clocks() == [(False, "met"), (True, "running")]
    with pytest.raises(Refused, match="a later version was published"):
        press.preview(second)


def test_it_is_read_again_by_a_day_of_the_partnership_s_own_time(press: Press) -> None:
    made = press.write()
    press.preview(made)
    for day, said in (
        (None, "Choose a day"),
        (press.at.date(), "Choose a day"),
        (date(2027, 3, 5), "4 March 2027"),
    ):
        with pytest.raises(Refused, match=said):
            press.publish(made, day=day)
    press.publish(made)
    later = DAY + timedelta(days=100)
    with viewing(press.second):
        review_version(**press.of(made), review_on=later, words="Numbers tried", by=press.second, at=press.at)
    found = public()
    assert found is not None
    assert found.read_again == later
    assert clocks() == [(False, "met"), (True, "running")]


def test_one_person_withdraws_at_once_and_says_why(press: Press) -> None:
    made = press.published()
    given = {**press.of(made), "by": press.third, "at": press.at}
    with viewing(press.third):
        with pytest.raises(Refused, match="Say why"):
            withdraw_version(**given, words=" ")
        withdraw_version(**given, words="A number was wrong")
    assert public() is None
    assert clocks() == [(False, "cancelled")]
    assert state(press, made) is State.WITHDRAWN


def test_a_translation_is_shown_once_signed_and_while_it_is_of_what_stands(press: Press) -> None:
    press.published()
    polish = press.write("Uwierzymy ci.", language="pl", source=1, title="Dla ciebie")
    press.preview(polish)
    with pytest.raises(Refused, match="named translator signs"):
        press.publish(polish, day=None)
    with pytest.raises(Refused, match=NOT_OWN_SIGNED):
        press.sign(polish, by=press.writer)
    with pytest.raises(Refused, match="future"):
        press.sign(polish, signed_on=press.at.date() + timedelta(days=1))
    press.sign(polish)
    with pytest.raises(Refused, match="signed this version already"):
        press.sign(polish)
    press.publish(polish, day=None)
    assert public(language="pl") is not None
    newer = press.write("We believe you.", seen=1)
    press.preview(newer)
    press.publish(newer)
    assert public(language="pl") is None, "it says what an earlier page said"
    with at_the_public_door():
        assert [each.code for entry in shelf.entries() for each in entry.languages] == ["en"]
    with viewing(press.writer):
        held = one_page(press.writer, SLUG).numbered("pl", 1)
    assert held is not None
    assert held.of_an_earlier


def test_a_translation_is_of_something_that_was_published(press: Press) -> None:
    press.write()
    with pytest.raises(Refused, match="Publish the English page first"):
        press.write("Uwierzymy ci.", language="pl", source=1)
    with pytest.raises(Refused, match="Only a translation"):
        press.sign(press.write("English.", seen=1))


def test_a_page_for_young_people_that_is_too_hard_is_not_published(press: Press) -> None:
    hard = (
        "Multidisciplinary safeguarding arrangements necessitate comprehensive organisational accountability."
    )
    made = press.write(hard)
    press.preview(made)
    with pytest.raises(Refused, match="can be read at 11"):
        press.publish(made)
    adult = press.write(hard, slug="professionals")
    press.preview(adult)
    press.publish(adult)
    assert public("professionals") is not None


def test_words_on_a_list_that_is_not_public_are_not_published(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sightline.core import withheld

    monkeypatch.setattr(
        withheld, "import_string", lambda path: lambda text: ["Station Yard"] if "Yard" in text else []
    )
    made = press.write("Keep away from Station Yard.")
    press.preview(made)
    with pytest.raises(Refused, match="Station Yard"):
        press.publish(made)


@pytest.mark.parametrize(
    ("body", "said"), [("![x](https://e.org/x.png)", "nothing else"), (" ", "Write the page")]
)
def test_what_a_page_has_no_place_for_is_refused(press: Press, body: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        press.write(body)


def test_of_two_savings_the_second_is_shown_the_first(press: Press) -> None:
    press.write("First.")
    with pytest.raises(Conflict) as clash:
        press.write("Second.", by=press.second)
    assert clash.value.saved["body"] == "First."
    assert clash.value.version == 1
    with pytest.raises(Refused, match="Nothing was changed"):
        press.write("First.", seen=1)


def test_others_write_and_publish_nothing_and_it_is_on_record(
    press: Press, viewer_with: Callable[..., Viewer]
) -> None:
    adviser, manager = viewer_with("adviser"), viewer_with("front_door_manager")
    with pytest.raises(Refused, match=NOT_WRITING):
        press.write(by=adviser)
    made = press.write(by=manager)
    press.preview(made, by=manager)
    with pytest.raises(Refused, match=NOT_PUBLISHING):
        press.publish(made, by=manager)
    with viewing(adviser):
        assert not Version.objects.exists(), "and the database shows them nothing"
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Version.objects.create(slug=SLUG, language="en", number=9, title="x", body="x", why="x",
                                   by_id=adviser.staff_id, at=press.at)  # fmt: skip


def test_what_ships_is_loaded_once_and_leaves_alone_what_was_edited(press: Press) -> None:
    kept = press.write("Our own words.", slug="parents")
    by = system_viewer("test")
    with viewing(by):
        first = load_words(by=by, at=press.at)
        assert {each.slug for each in first} == set(PAGES) - {"parents"}
        assert load_words(by=by, at=press.at) == []
        assert Version.objects.get(slug="parents").pk == kept.pk
    shipped = next(each for each in first if each.slug == SLUG)
    assert public() is None, "not before two people looked at it"
    press.preview(shipped)
    press.publish(shipped)
    assert public() is not None
