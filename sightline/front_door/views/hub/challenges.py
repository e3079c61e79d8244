"""Challenges: the list, one of them, and each thing that is done with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import Form
from sightline.core.pages import paginate
from sightline.front_door.actions.challenging import (
    answer_challenge,
    challenge,
    take_further,
    tell_challenger,
)
from sightline.front_door.forms.challenge import AnswerForm, AnswerToldForm, ChallengeForm, FurtherForm
from sightline.front_door.hub_states import CHALLENGE, STEPS, ChallengeAct
from sightline.front_door.pages.challenges import challenge_lines, challenge_page
from sightline.front_door.permissions import is_registered, may_answer_challenge, may_tell
from sightline.front_door.queries import decided_last, decider
from sightline.front_door.queries.challenges import Disputed, partners, seen, still_open, with_stages
from sightline.front_door.queries.partners import sent_for
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown


@require_GET
@staff_page("front_door.read")
def challenges(request: StaffRequest) -> HttpResponse:
    """Those that wait, the longest first; with `?show=all` every one, the newest first."""
    every = request.GET.get("show") == "all"
    rows = seen(request.viewer) if every else still_open(request.viewer)
    page = paginate(request, rows)
    lines = challenge_lines(with_stages(page.items), now=clock.now())
    return render(request, "front_door/hub/challenges.jinja", {"page": page, "lines": lines, "every": every})


@staff_page("front_door.tell_referrer")
def challenge_new(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Take a challenge down."""
    found = opened(request.viewer, contact_id)
    draft = "front_door.challenge"
    form, kept_at = form_for(
        request, ChallengeForm, draft=draft, contact=found, partners=partners(request.viewer)
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: challenge(
                contact_id=found.pk,
                dispute=form.dispute(),
                key=key_of(request),
                by=request.viewer,
                at=clock.now(),
            ),
        )
        if done.saved:
            let_draft_go(request, draft, found)
            messages.success(request, "Taken down. A second manager has been told, and the clock runs.")
            return redirect("front_door:challenge", done.saved.pk)
    return shown(request, "front_door/hub/challenge_new.jinja", found, form, kept_at=kept_at)


@require_GET
@staff_page("front_door.read")
def one_challenge(request: StaffRequest, challenge_id: UUID) -> HttpResponse:
    """The whole story of one."""
    page = challenge_page(request.viewer, _opened(request, challenge_id))
    return render(request, "front_door/hub/challenge.jinja", {"page": page})


def _opened(request: StaffRequest, challenge_id: UUID) -> Disputed:
    return with_stages([open_record(seen(request.viewer), request.viewer, challenge_id)])[0]


@staff_page("front_door.oversee")
def challenge_answer(request: StaffRequest, challenge_id: UUID) -> HttpResponse:
    """A second manager answers; where the decision changes, it is decided here, in that manager's name."""
    held = _opened(request, challenge_id)
    CHALLENGE.may(held.state, ChallengeAct.ANSWER).demand()
    may_answer_challenge(request.viewer, held.challenge).demand()
    is_registered(decider(request.viewer), on=clock.today()).demand()
    last = decided_last(held.challenge.contact)
    number = last.number if last else 0
    online = bool(sent_for(held.challenge))
    made: dict[str, Any] = {"initial": {"seen": number}, "step": held.last.stage.level, "online": online}
    return _do(
        request,
        held,
        AnswerForm,
        "answer",
        lambda form: answer_challenge(
            challenge_id=held.challenge.pk,
            found=form.found(),
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=clock.now(),
        ),
        said="Answered, in your name. The organisation reads the answer on its own page."
        if online
        else "Answered, in your name. Now tell whoever challenged.",
        seen=number,
        **made,
    )


@staff_page("front_door.tell_referrer")
def challenge_tell(request: StaffRequest, challenge_id: UUID) -> HttpResponse:
    """Record that they were told the answer."""
    held = _opened(request, challenge_id)
    CHALLENGE.may(held.state, ChallengeAct.TELL).demand()
    may_tell(request.viewer).demand()
    return _do(
        request,
        held,
        AnswerToldForm,
        "tell",
        lambda form: tell_challenger(
            challenge_id=held.challenge.pk, told=form.told(), by=request.viewer, at=clock.now()
        ),
        said="Recorded.",
    )


@staff_page("front_door.tell_referrer")
def challenge_further(request: StaffRequest, challenge_id: UUID) -> HttpResponse:
    """They still disagree: the next step of the procedure."""
    held = _opened(request, challenge_id)
    CHALLENGE.may(held.state, ChallengeAct.ESCALATE).demand()
    step = STEPS.get(held.last.stage.level + 1)
    return _do(
        request,
        held,
        FurtherForm,
        "further",
        lambda form: take_further(
            challenge_id=held.challenge.pk, **form.cleaned_data, by=request.viewer, at=clock.now()
        ),
        said="Recorded. The clock of the next step runs.",
        initial={"put_to": step.hears if step else ""},
    )


def _do(
    request: StaffRequest,
    held: Disputed,
    kind: type[Form],
    name: str,
    save: Callable[[Any], object],
    *,
    said: str,
    seen: int = 0,
    **made: Any,
) -> HttpResponse:
    """One page with a form about a challenge: nothing typed is lost."""
    contact, draft = held.challenge.contact, f"front_door.challenge_{name}"
    form, kept_at = form_for(request, kind, draft=draft, contact=contact, **made)
    clash = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: save(form))
        if done.saved:
            let_draft_go(request, draft, contact)
            messages.success(request, said)
            return redirect("front_door:challenge", held.challenge.pk)
        clash = done.clash
    more = {"story": challenge_page(request.viewer, held), "kept_at": kept_at, "clash": clash, "seen": seen}
    return shown(request, f"front_door/hub/challenge_{name}.jinja", contact, form, **more)
