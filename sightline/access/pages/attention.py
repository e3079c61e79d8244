"""What an administrator should look at: each point counts something and leads to the list of it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from sightline.access.queries import agencies, dormant, staff_matching, with_stale_registration
from sightline.access.queries.post_reviews import to_change
from sightline.access.queries.training import to_train
from sightline.access.signing_in import LOCK
from sightline.core import clock, words


@dataclass(frozen=True)
class Point:
    """One thing to look at."""

    text: str
    href: str


def attention(*, at: datetime) -> list[Point]:
    """Only what there is some of."""
    today = clock.london(at).date()
    staff, agency = reverse("access:staff_list"), reverse("access:agencies")
    locked = staff_matching(on=today, state="locked").filter(locked_at__gt=at - LOCK).count()
    no_post = staff_matching(on=today, state="no_post").count()
    stale = with_stale_registration(on=today).count()
    quiet = dormant(on=today).count()
    changes = len(to_change(on=today))
    wanted = f"{words.plural(changes, 'post')} that a manager wants changed or ended"
    days = settings.SIGHTLINE_DORMANT_DAYS
    asleep = f"{words.plural(quiet, 'account')} not signed in to for {days} days"
    found = [
        _training(to_train(on=today).count(), staff),
        (changes, Point(wanted, reverse("access:post_standing"))),
        (quiet, Point(asleep, f"{staff}?state=dormant")),
        (locked, Point(f"{words.plural(locked, 'account')} locked", f"{staff}?state=locked")),
        (no_post, Point(f"{words.plural(no_post, 'account')} without a post", f"{staff}?state=no_post")),
        _unmanaged(agencies().filter(named_manager=None).count(), agency),
        (
            stale,
            Point(
                f"{words.plural(stale, 'social work registration')} to be checked again",
                f"{staff}?state=to_check",
            ),
        ),
    ]
    return [point for count, point in found if count]


def _training(untrained: int, staff: str) -> tuple[int, Point]:
    who = words.plural(untrained, "person", "people")
    return untrained, Point(
        f"{who} to take or renew training in sharing information", f"{staff}?state=to_train"
    )


def _unmanaged(count: int, agency: str) -> tuple[int, Point]:
    return count, Point(f"{words.plural(count, 'agency', 'agencies')} without a named manager", agency)
