"""Agencies, areas, teams and staff as lists and things."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from sightline.access.models import Agency, Area, Post, Staff, Team
from sightline.access.pages.listing import Line, Listing, Thing
from sightline.access.pages.training import NEVER, post_tag, standing, trainings
from sightline.access.queries import posts_held, posts_of, second_factors_of
from sightline.access.signing_in import is_locked
from sightline.access.viewer import roles
from sightline.core import words
from sightline.core.pages import Action, Link, Row, Tag


def _to(name: str, key: object) -> str:
    return reverse(f"access:{name}", args=[key])


def role_title(key: str) -> str:
    """The words of a role; the key itself if the role is no longer known."""
    known = roles()
    return known[key].title if key in known else key


def agency_lines(agencies: Iterable[Agency]) -> list[Line]:
    """Agencies, with what is missing said in words."""
    return [
        Line(
            [
                agency.name,
                agency.get_kind_display(),
                agency.named_manager.name if agency.named_manager else Tag("No named manager", "orange"),
                agency.email or Tag("No address", "orange"),
            ],
            _to("agency", agency.pk),
        )
        for agency in agencies
    ]


def agency_thing(agency: Agency, *, on: date) -> Thing:
    """An agency with its teams and the people who work there today."""
    posts = Post.objects.held_on(on).filter(employer=agency).select_related("staff", "team")
    left = agency.left_on is not None
    leaving = ("agency_return", "Take part again") if left else ("agency_leave", "Leave the partnership")
    return Thing(
        title=agency.name,
        tags=[Tag(f"Left on {words.day(agency.left_on)}", "grey")] if left else [],
        rows=[
            Row("Kind", agency.get_kind_display()),
            Row("E-mail for requests", agency.email),
            Row("Telephone", agency.phone),
            Row(
                "Named manager",
                agency.named_manager.name if agency.named_manager else None,
                [Action("Change", _to("agency_change", agency.pk))],
                empty="Nobody: unanswered requests cannot be escalated",
            ),
        ],
        parts=[_teams_of(agency), _people_of(posts)],
        acts=[
            Link("Change details", _to("agency_change", agency.pk)),
            Link(leaving[1], _to(leaving[0], agency.pk)),
            Link("History: who changed what, and why", _to("agency_history", agency.pk)),
        ],
    )


def _teams_of(agency: Agency) -> Listing:
    teams = agency.teams.filter(closed_on=None)
    return Listing(
        "Teams",
        ["Name", "Kind", "E-mail address"],
        [Line([t.name, t.get_kind_display(), t.email], _to("team_change", t.pk)) for t in teams],
        "This agency has no teams yet.",
        Link("Add a team", f"{reverse('access:team_add')}?agency={agency.pk}"),
    )


def _people_of(posts: Iterable[Post]) -> Listing:
    return Listing(
        "People with a post here today",
        ["Name", "Post", "Team"],
        [
            Line(
                [post.staff.name, role_title(post.role), post.team.name if post.team else ""],
                _to("staff", post.staff_id),
            )
            for post in posts
        ],
        "Nobody holds a post here today.",
    )


def area_lines(areas: Iterable[Area]) -> list[Line]:
    """Areas, open and closed."""
    return [
        Line(
            [area.name, Tag(f"Closed on {words.day(area.closed_on)}") if area.closed_on else "Open"],
            _to("area_change", area.pk),
        )
        for area in areas
    ]


def team_lines(teams: Iterable[Team]) -> list[Line]:
    """Teams with their agency."""
    return [
        Line([team.name, team.agency.name, team.get_kind_display(), team.email], _to("team_change", team.pk))
        for team in teams
    ]


def staff_lines(staff: Iterable[Staff], *, on: date, at: datetime) -> list[Line]:
    """Staff with what they hold today and what stands in their way."""
    people = list(staff)
    held = posts_held(people, on=on)
    return [
        Line(
            [
                person.name,
                person.email,
                words.listing(_post_words(post) for post in held.get(person.pk, ()))
                or Tag("No post", "orange"),
                _state(person, at=at),
            ],
            _to("staff", person.pk),
        )
        for person in people
    ]


def _post_words(post: Post) -> str:
    return f"{post.title or role_title(post.role)} ({post.team.name if post.team else post.employer.name})"


def _state(person: Staff, *, at: datetime) -> Tag | str:
    if person.left_on:
        return Tag(f"Left on {words.day(person.left_on)}", "grey")
    if not person.is_active:
        return Tag("Suspended", "red")
    if is_locked(person, at=at):
        return Tag("Locked", "red")
    return "" if person.has_usable_password() else Tag("No password yet", "yellow")


def staff_thing(person: Staff, *, on: date, at: datetime) -> Thing:
    """A member of staff: who they are, how they sign in, what they hold and held."""
    state = _state(person, at=at)
    ways = second_factors_of(person).count()
    return Thing(
        title=person.name,
        tags=[state] if isinstance(state, Tag) else [],
        rows=[
            Row("E-mail address", person.email),
            Row("Telephone", person.phone),
            Row("Social work registration", _registration(person, on=on), empty="None recorded"),
            Row("Training in sharing information", standing(person, on=on), empty=NEVER),
            Row("Second factor", words.plural(ways, "way") + " set up" if ways else None, empty="Not set up"),
            Row("Last signed in", words.moment(person.last_login), empty="Never"),
        ],
        parts=[_posts(person, on=on), trainings(person, on=on)],
        acts=list(_acts(person, at=at, has_factor=bool(ways))),
        note="" if person.left_on else "Changes to what somebody may do take effect at once.",
    )


def _registration(person: Staff, *, on: date) -> str | Tag:
    if not person.social_work_number:
        return ""
    if person.is_registered_social_worker(on=on):
        return f"{person.social_work_number}, checked on {words.day(person.registration_checked_on)}"
    return Tag(f"{person.social_work_number}: to be checked again", "orange")


def _posts(person: Staff, *, on: date) -> Listing:
    lines = []
    for post in posts_of(person):
        to = "" if post.ends_on and post.ends_on <= on else _to("post_end", post.pk)
        lines.append(
            Line(
                [
                    role_title(post.role),
                    post.employer.name,
                    post.team.name if post.team else "",
                    post.area.name if post.area else "",
                    words.day(post.starts_on),
                    words.day(post.ends_on) or "No end set",
                    post_tag(post, on=on),
                ],
                to,
            )
        )
    heads = ["Post", "Employer", "Team", "Area", "From", "Until, not including", "Now"]
    add = None if person.left_on else Link("Give a post", _to("post_give", person.pk))
    return Listing("Posts", heads, lines, "No post yet: this account opens nothing.", add)


def _acts(person: Staff, *, at: datetime, has_factor: bool) -> Iterable[Link]:
    yield Link("Change details", _to("staff_change", person.pk))
    yield Link("History: who changed what, and why", _to("staff_history", person.pk))
    yield Link("Record a check of the social work register", _to("staff_registration", person.pk))
    if is_locked(person, at=at):
        yield Link("Unlock", _to("staff_unlock", person.pk))
    if has_factor:
        yield Link("Reset the second factor", _to("staff_reset", person.pk))
    if not person.left_on:
        yield (
            Link("Suspend the account", _to("staff_suspend", person.pk))
            if person.is_active
            else Link("Open the account again", _to("staff_resume", person.pk))
        )
    if person.left_on:
        yield Link("Has come back", _to("staff_return", person.pk))
    else:
        yield Link("Has left", _to("staff_leave", person.pk))
