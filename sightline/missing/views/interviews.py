"""The return home interview: given, offered, held, checked; and a trigger that was reached, answered."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock, words
from sightline.core.leave import Refused
from sightline.missing import actions
from sightline.missing.forms.interviews import (
    AssignForm,
    CheckForm,
    CrossingForm,
    InterviewForm,
    OfferForm,
)
from sightline.missing.models import Assigned, Episode, Interview, Offer
from sightline.missing.permissions import may_check, may_interview
from sightline.missing.queries.around import between
from sightline.missing.queries.due import limits
from sightline.missing.queries.lists import agencies, interviewers
from sightline.missing.queries.one import crossings, meetings_about, number_of
from sightline.missing.states import Act
from sightline.missing.views.common import IN_WORDS, kept, opened


@staff_page("missing.coordinate")
def assign(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """To whom the interview is given."""
    episode = opened(request, episode_id, Act.ASSIGN)
    start = {"seen": number_of(Assigned, request.viewer, episode)}
    offer = {"agencies": agencies(), "people": interviewers(on=clock.today())}
    form: AssignForm = form_of(request, AssignForm, "missing.assign", episode.pk, initial=start, **offer)

    def save() -> None:
        given = {"given": form.given(), "seen": form.cleaned_data["seen"]}
        actions.assign_interview(episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    title = "Give the interview to somebody"
    thanks = "Saved. Whoever was named has been told."
    return kept(request, episode, form, save, title=title, draft="missing.assign", thanks=thanks)


@staff_page("missing.interview")
def offer(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """One offer and what came of it."""
    episode = opened(request, episode_id, Act.OFFER)
    may_interview(request.viewer, episode).demand()
    start = {"seen": number_of(Offer, request.viewer, episode)}
    form: OfferForm = form_of(request, OfferForm, "missing.offer", episode.pk, initial=start)

    def save() -> None:
        given = {"offered": form.offered(), "seen": form.cleaned_data["seen"]}
        actions.offer_interview(episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    title = "An offer of the return home interview"
    return kept(
        request, episode, form, save, title=title, draft="missing.offer", thanks="Saved.", readers=IN_WORDS
    )


@staff_page("missing.interview")
def interview(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The interview as it was held."""
    episode = opened(request, episode_id, Act.HOLD)
    may_interview(request.viewer, episode).demand()
    number = number_of(Interview, request.viewer, episode)
    form: InterviewForm = form_of(
        request, InterviewForm, "missing.interview", episode.pk, initial={"seen": number}, corrects=number > 0
    )

    def save() -> None:
        given = {"held": form.held(), "seen": form.cleaned_data["seen"]}
        actions.hold_interview(episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    return kept(
        request,
        episode,
        form,
        save,
        title="The return home interview",
        draft="missing.interview",
        thanks="Saved.",
        readers=IN_WORDS,
        before=_limits(request, episode),
    )


def _limits(request: StaffRequest, episode: Episode) -> str:
    """Both limits, and what lay between the return and now that could make it late."""
    if episode.returned_at is None:
        return ""
    both = limits(episode.returned_at)
    said = f"72 hours end on {words.moment(both.in_hours)}. The local three days end on {words.day(both.in_days)}."
    return " ".join([said, *between(request.viewer, episode, until=clock.now())])


@staff_page("missing.check")
def check(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """A reviewing officer's word on it."""
    may_check(request.viewer).demand()
    episode = opened(request, episode_id, Act.CHECK)
    form: CheckForm = form_of(request, CheckForm, "missing.check", episode.pk)

    def save() -> None:
        actions.check_quality(episode_id=episode.pk, check=form.check(), by=request.viewer, at=clock.now())

    title = "Check the interview or the care plan review"
    return kept(
        request, episode, form, save, title=title, draft="missing.check", thanks="Saved.", readers=IN_WORDS
    )


@staff_page("missing.coordinate")
def answer(request: StaffRequest, episode_id: UUID, crossing_id: UUID) -> HttpResponse:
    """What came of it that the child was missing again and again."""
    episode = opened(request, episode_id)
    found = {each.pk: each for each in crossings(request.viewer, episode)}.get(crossing_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    offer_of = meetings_about(request.viewer, episode.child_id)
    form: CrossingForm = form_of(request, CrossingForm, "missing.answer", found.pk, meetings=offer_of)

    def save() -> None:
        actions.answer_crossing(crossing_id=found.pk, met=form.met(), by=request.viewer, at=clock.now())

    asked = f"{found.count} episodes in {found.days} days call for a {found.get_asks_display().lower()}."
    return kept(
        request,
        episode,
        form,
        save,
        title="Missing again and again",
        draft="missing.answer",
        thanks="Saved.",
        before=asked,
        subject=found.pk,
    )
