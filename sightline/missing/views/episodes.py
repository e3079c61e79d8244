"""One episode: reported, graded, back, settled, followed, closed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock, words
from sightline.meetings.views.common import Page, served
from sightline.missing import actions
from sightline.missing.forms.episodes import (
    BackForm,
    CloseForm,
    DueForm,
    FollowForm,
    GradeForm,
    ReportForm,
    WhyForm,
)
from sightline.missing.models import Located, Risk, Settled
from sightline.missing.pages.one import episode_page
from sightline.missing.permissions import may_coordinate, may_find, may_grade, may_report
from sightline.missing.queries.lists import homes, open_now
from sightline.missing.queries.one import number_of, whole
from sightline.missing.queries.plans import readable
from sightline.missing.states import Act
from sightline.missing.views.common import READERS, kept, opened
from sightline.people.queries import shown_name


@require_GET
@staff_page("missing.open")
def one(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """What is known, by when the interview is due, what followed."""
    it = whole(request.viewer, opened(request, episode_id))
    return render(request, "missing/one.jinja", {"page": episode_page(request.viewer, it, now=clock.now())})


@staff_page("missing.report")
def report(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A child is missing, or was."""
    child = open_record(readable(request.viewer), request.viewer, record_id)
    may_report(request.viewer, child.pk).demand()
    now_open, count = open_now(request.viewer, child.pk)
    start = {"seen": count, "told_at": clock.now(), "reported": True, "placed_here": False}
    form: ReportForm = form_of(
        request, ReportForm, "missing.report", child.pk, initial=start, agencies=homes()
    )

    def save() -> None:
        given = {"child_id": child.pk, "told": form.told(), "seen": form.cleaned_data["seen"]}
        actions.report_missing(**given, by=request.viewer, at=clock.now(), key=key_of(request))

    since = words.moment(now_open.missing_since) if now_open else ""
    page = Page(
        title="Record that a child is missing",
        caption=shown_name(child.pk),
        form=form,
        draft="missing.report",
        subject=child.pk,
        button="Save",
        back_to=reverse("missing:plan", args=[child.pk]),
        readers=READERS,
        walled=bool(child.walls),
        before=f"An episode since {since} is open. What you write is added to it." if since else "",
    )
    return served(request, page, save, thanks="Saved. The front door looks at it as at every report.",
                  to=reverse("missing:list"))  # fmt: skip


@staff_page("missing.grade")
def grade(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The risk as the police give it."""
    may_grade(request.viewer).demand()
    episode = opened(request, episode_id, Act.GRADE)
    start = {"seen": number_of(Risk, request.viewer, episode)}
    form: GradeForm = form_of(request, GradeForm, "missing.grade", episode.pk, initial=start)

    def save() -> None:
        given = {"graded": form.graded(), "seen": form.cleaned_data["seen"]}
        actions.grade_risk(episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    title = "Risk as the police give it"
    return kept(request, episode, form, save, title=title, draft="missing.grade", thanks="Saved.")


@staff_page("missing.report")
def back(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The child is back; a further entry puts it right."""
    may_find(request.viewer).demand()
    episode = opened(request, episode_id, Act.FIND)
    start = {"seen": number_of(Located, request.viewer, episode)}
    form: BackForm = form_of(request, BackForm, "missing.back", episode.pk, initial=start)

    def save() -> None:
        given = {"back": form.back(), "seen": form.cleaned_data["seen"]}
        actions.record_return(episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    title = "Record that the child is back"
    thanks = "Saved. The time for the interview runs from the return."
    return kept(request, episode, form, save, title=title, draft="missing.back", thanks=thanks)


@staff_page("missing.coordinate")
def settle(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Whether an interview is due."""
    may_coordinate(request.viewer).demand()
    episode = opened(request, episode_id, Act.SETTLE)
    start = {"seen": number_of(Settled, request.viewer, episode)}
    form: DueForm = form_of(request, DueForm, "missing.settle", episode.pk, initial=start)

    def save() -> None:
        given = {"due": form.settled(), "seen": form.cleaned_data["seen"]}
        actions.settle_due(episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    title = "Is a return home interview due?"
    return kept(request, episode, form, save, title=title, draft="missing.settle", thanks="Saved.")


@staff_page("missing.grade")
def follow(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The prevention interview, or the debrief."""
    may_grade(request.viewer).demand()
    episode = opened(request, episode_id, Act.FOLLOW)
    form: FollowForm = form_of(request, FollowForm, "missing.follow", episode.pk)

    def save() -> None:
        actions.record_followed(episode_id=episode.pk, after=form.after(), by=request.viewer, at=clock.now())

    title = "Prevention interview or debrief"
    return kept(request, episode, form, save, title=title, draft="missing.follow", thanks="Saved.")


@staff_page("missing.coordinate")
def close(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """What follows a return is done."""
    return _ended(request, episode_id, Act.CLOSE, "Close the episode")


@staff_page("missing.coordinate")
def reopen(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Something more has come of it."""
    return _ended(request, episode_id, Act.REOPEN, "Open the episode again")


@staff_page("missing.coordinate")
def withdraw(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """It was recorded by mistake."""
    return _ended(request, episode_id, Act.WITHDRAW, "Recorded by mistake")


ENDS = {
    Act.CLOSE: actions.close_episode,
    Act.REOPEN: actions.reopen_episode,
    Act.WITHDRAW: actions.withdraw_episode,
}


def _ended(request: StaffRequest, episode_id: UUID, act: Act, title: str) -> HttpResponse:
    episode = opened(request, episode_id, act)
    made, draft = (CloseForm if act == Act.CLOSE else WhyForm), f"missing.{act}"
    form = form_of(request, made, draft, episode.pk, initial={"version": episode.version})

    def save() -> None:
        given = {"why": form.cleaned_data["why"], "version": form.cleaned_data["version"]}
        ENDS[act](episode_id=episode.pk, **given, by=request.viewer, at=clock.now())

    return kept(request, episode, form, save, title=title, draft=draft, thanks="Saved.")
