"""What somebody may do and whether they get in: posts, leaving, coming back, locks, lost second factors."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.actions import sign_in
from sightline.access.actions import staff as staff_acts
from sightline.access.actions.posts import end_post, give_post
from sightline.access.forms.administration import EndPostForm, PostForm, WhyForm
from sightline.access.models import Post, Staff
from sightline.access.pages.administration import role_title
from sightline.access.queries import every_member, one, posts
from sightline.access.queries.training import trained_until
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER
from sightline.access.views.administration.saving import confirm_page, form_page
from sightline.core import clock


@staff_page(ADMINISTER)
def post_give(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Give somebody a post."""
    row = one(every_member(), staff_id)
    form = PostForm.of(request, initial={"starts_on": clock.today()}, until=trained_until(row))

    def save(given: dict[str, Any]) -> Post:
        return give_post(staff=row, **given, by=request.viewer, at=clock.now())

    done = reverse("access:staff", args=[staff_id])
    shows = {"title": "Give a post", "caption": row.name, "button": "Give the post", "cancel": done}
    return form_page(request, form, save=save, done=done, said="The post has been given.", shows=shows)


@staff_page(ADMINISTER)
def post_end(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """End a post."""
    row = one(posts(), post_id)
    form = EndPostForm.of(request, initial={"ends_on": clock.today()})

    def save(given: dict[str, Any]) -> Post:
        return end_post(post=row, **given, by=request.viewer, at=clock.now())

    done = reverse("access:staff", args=[row.staff_id])
    shows = {
        "title": f"End the post of {role_title(row.role)}",
        "caption": f"{row.staff.name}, {row.employer.name}",
        "button": "End the post",
        "warning": True,
        "cancel": done,
    }
    return form_page(request, form, save=save, done=done, said="The post ends.", shows=shows)


@staff_page(ADMINISTER)
def staff_leave(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Somebody has left."""
    row = one(every_member(), staff_id)
    done = reverse("access:staff", args=[staff_id])
    return confirm_page(
        request,
        save=lambda why: staff_acts.staff_leaves(staff=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"{row.name} can no longer sign in.",
        shows={
            "title": f"{row.name} has left",
            "what": "Every post they hold ends today and every session ends now. What they recorded stays, in their "
            "name. Work that waits for them shows as theirs until somebody takes it over.",
            "button": "They have left",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def staff_suspend(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """An account nobody uses, or one in doubt."""
    row = one(every_member(), staff_id)
    done = reverse("access:staff", args=[staff_id])
    return confirm_page(
        request,
        save=lambda why: staff_acts.suspend_staff(staff=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"The account of {row.name} is suspended.",
        shows={
            "title": f"Suspend the account of {row.name}",
            "what": "They are signed out now and cannot sign in until somebody opens the account again. Posts and "
            "work stay as they are: tell their manager.",
            "button": "Suspend it",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def staff_resume(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """An account is opened again."""
    row = one(every_member(), staff_id)
    done = reverse("access:staff", args=[staff_id])
    return confirm_page(
        request,
        save=lambda why: staff_acts.resume_staff(staff=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"{row.name} can sign in again.",
        shows={
            "title": f"Open the account of {row.name} again",
            "what": "Telephone them first, on a number you know, and ask their manager which posts they still need.",
            "button": "Open it again",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def staff_return(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Somebody has come back."""
    row = one(every_member(), staff_id)
    done = reverse("access:staff", args=[staff_id])
    return confirm_page(
        request,
        save=lambda why: staff_acts.staff_returns(staff=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"{row.name} can sign in again once they have a post.",
        shows={
            "title": f"{row.name} has come back",
            "what": "They sign in as before. Give them a post next.",
            "button": "They have come back",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def staff_unlock(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """End a lock before its time."""
    row = one(every_member(), staff_id)
    done = reverse("access:staff", args=[staff_id])
    return confirm_page(
        request,
        save=lambda why: sign_in.unlock(staff=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"{row.name} can try again.",
        shows={
            "title": f"Unlock {row.name}",
            "what": "Telephone them first, on a number you already know: failed attempts may not have been theirs.",
            "button": "Unlock",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def staff_reset(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Take away a lost app or key."""
    row = one(every_member(), staff_id)
    done = reverse("access:staff", args=[staff_id])

    def save(given: dict[str, Any]) -> Staff:
        return sign_in.reset_second_factor(staff=row, why=given["why"], by=request.viewer, at=clock.now())

    shows = {
        "title": "Reset the second factor",
        "caption": row.name,
        "what": "Their code app, passkeys and recovery codes stop working and their sessions end. They set up "
        "another the next time they sign in. Telephone them first, on a number you already know.",
        "button": "Reset it",
        "warning": True,
        "cancel": done,
    }
    form = WhyForm.of(request)
    return form_page(
        request, form, save=save, done=done, said="The second factor has been reset.", shows=shows
    )
