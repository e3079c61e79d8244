"""Training in when information may be shared, as administration and one's own account show it (IS-16)."""

from datetime import date

from django.urls import reverse

from sightline.access.models import Post, SharingTraining, Staff
from sightline.access.pages.listing import Line, Listing
from sightline.access.queries.training import SOON, opens_records, trained_until, training_of
from sightline.core.pages import Link, Tag
from sightline.core.words import day

HEADS = ["Course", "Given by", "Taken", "Renew by", "Recorded by", "Now"]
NEVER = "None recorded"


def trainings(person: Staff, *, on: date) -> Listing:
    """What is kept of one person's training; the first cell leads to taking it back."""
    add = (
        None if person.left_on else Link("Record training", reverse("access:training_add", args=[person.pk]))
    )
    lines = [_line(each, on=on) for each in training_of(person)]
    return Listing("Training in sharing information", HEADS, lines, "No training is recorded.", add)


def _line(it: SharingTraining, *, on: date) -> Line:
    back = getattr(it, "taken_back", None)
    to = "" if back else reverse("access:training_take_back", args=[it.pk])
    state = Tag("Counts", "green") if it.renew_by >= on else Tag("To be renewed", "orange")
    now = Tag(f"Taken back: {back.why}", "grey") if back else state
    said = f"{it.by.name}, {day(it.at)}"
    return Line([it.course, it.given_by, day(it.taken_on), day(it.renew_by), said, now], to)


def standing(person: Staff, *, on: date) -> str | Tag:
    """How somebody stands with it, in words."""
    until = trained_until(person)
    if until is None:
        return ""
    if until < on:
        return Tag(f"To be renewed since {day(until)}", "orange")
    return Tag(f"Renew by {day(until)}", "yellow") if until - on <= SOON else f"Counts until {day(until)}"


def post_tag(post: Post, *, on: date) -> Tag | str:
    """Whether a post opens what it gives today."""
    running = post.starts_on <= on and (post.ends_on is None or post.ends_on > on)
    if not running:
        return ""
    if post.train_by is None or not opens_records(post.role):
        return Tag("Held today", "green")
    if post.train_by < on:
        return Tag("Opens nothing until trained", "red")
    return Tag(f"Held today; to be trained by {day(post.train_by)}", "yellow")
