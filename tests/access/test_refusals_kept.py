"""A refusal raised inside an action stands on the record once, whether the page goes on or not (design 5)."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from sightline.access import routes
from sightline.access.acts import action
from sightline.access.models import AuditEvent, AuditWords, Message, Staff
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused

Make = Callable[..., Staff]


@action("test.inner")
def inner(*, sentence: str, by: Viewer, at: datetime) -> None:
    raise Refused(sentence)


@action("test.outer")
def outer(*, by: Viewer, at: datetime) -> None:
    inner(sentence="Not now.", by=by, at=at)


@action("test.tolerant")
def tolerant(*, by: Viewer, at: datetime) -> None:
    try:
        inner(sentence="Not this one.", by=by, at=at)
    except Refused:
        return


def refused(kept: str = "") -> list[tuple[str, str]]:
    """Kind and words of every refusal on record."""
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        said = dict(AuditWords.objects.values_list("event_id", "words"))
        found = AuditEvent.objects.filter(outcome=Outcome.REFUSED).order_by("at", "kind")
        return [(each.kind, said.get(each.pk, "")) for each in found]


@pytest.fixture
def serve(staff_with: Make, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Viewer], object]], int]:
    """A page that does something with its viewer, asked for by an adviser."""
    adviser = staff_with("adviser")
    monkeypatch.setattr(routes, "has_second_factor", lambda request: True)

    def ask(does: Callable[[Viewer], object]) -> int:
        @staff_page(None, reason="a page of the tests")
        def page(request: StaffRequest) -> HttpResponse:
            does(request.viewer)
            return HttpResponse("went on")

        request: HttpRequest = RequestFactory().get("/")
        request.user = adviser
        request.resolver_match = None
        request.session = {}  # type: ignore[assignment]
        return page(request).status_code

    return ask


def goes_on(*acts: Callable[..., object]) -> Callable[[Viewer], None]:
    def does(by: Viewer) -> None:
        for act in acts:
            try:
                act(by=by, at=clock.now())
            except Refused:
                continue

    return does


def test_a_page_that_goes_on_leaves_one_line(serve: Callable[..., int]) -> None:
    assert serve(goes_on(outer)) == 200
    assert refused() == [("test.inner", "Not now.")], "the innermost action, once"


def test_several_actions_each_leave_theirs_and_the_same_one_is_said_once(serve: Callable[..., int]) -> None:
    assert serve(goes_on(outer, outer, tolerant)) == 200
    assert sorted(refused()) == [("test.inner", "Not now."), ("test.inner", "Not this one.")]


def test_a_page_that_ends_with_it_leaves_the_line_it_always_left(
    serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "render", lambda *args, **kwargs: HttpResponse(status=kwargs["status"]))
    assert serve(lambda by: outer(by=by, at=clock.now())) == 403
    assert refused() == [("access.refused", "Not now.")]


def test_what_was_saved_before_stays_and_so_does_the_line_when_the_work_fails(
    serve: Callable[..., int], staff_with: Make
) -> None:
    def fails(by: Viewer) -> None:
        goes_on(outer)(by)
        Message.objects.create(staff=staff_with("adviser"), kind="test", path="/", at=clock.now())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        serve(fails)
    assert refused() == [("test.inner", "Not now.")]
    assert not Message.objects.filter(kind="test").exists()


def test_outside_a_page_nothing_is_noted(db: None) -> None:
    with viewing(system_viewer("test")) as by, pytest.raises(Refused):
        outer(by=by, at=clock.now())
    assert refused() == []
