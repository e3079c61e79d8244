"""Pages of missing episodes: each is drawn, works when posted to, reads as often however much there is."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.core import clock
from sightline.missing.models import Episode
from tests.missing.conftest import FRIDAY, HOUR, SECRET, Cast, the_worker_runs

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
NOW = FRIDAY + 80 * HOUR


def words(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:3000]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def when(name: str, moment: datetime) -> dict[str, str]:
    local = clock.london(moment)
    texts = (str(local.day), str(local.month), str(local.year), f"{local:%H:%M}")
    return {
        f"{name}-{part}": text for part, text in zip(("day", "month", "year", "time"), texts, strict=True)
    }


def page(name: str, episode: Episode) -> str:
    return reverse(f"missing:{name}", args=[episode.pk])


REPORT = {
    "source": "carer",
    "told_by": "Night worker",
    "kind": "missing",
    "gone_from": "care",
    "reported": "yes",
    "placed_here": "yes",
    "words": "Not back at ten.",
    **when("told_at", FRIDAY + HOUR),
    **when("missing_since", FRIDAY),
}


def test_an_episode_from_its_report_to_its_closing(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["coordinator"])
    report = reverse("missing:report", args=[cast.child.pk])
    with clock.fixed(NOW):
        assert "Record that a child is missing" in words(client.get(report))
        assert "Amelia" in words(client.post(report, REPORT | {"seen": "0"}, follow=True))
        assert "An episode since" in words(client.get(report))
        clash = client.post(report, REPORT | {"seen": "0", "words": "Another text"})
        assert clash.status_code == 409
        assert "Another text" in clash.content.decode()
        episode = cast.only()
        _back(client, episode)
        _interview(cast, client, episode)
        closed = {"version": str(cast.only().version), "why": ""}
        assert "Closed" in words(client.post(page("close", episode), closed, follow=True))
        assert "There is a problem" in words(
            client.post(page("reopen", episode), {"version": "0", "why": " "})
        )


def _back(client: Client, episode: Episode) -> None:
    graded = {"seen": "0", "grade": "medium", "words": "", **when("given_at", FRIDAY + HOUR)}
    assert "Medium" in words(client.post(page("grade", episode), graded, follow=True))
    back = {
        "seen": "0",
        "how": "police",
        "place_kind": "transport",
        "place": "Bus station",
        "company": ["peers"],
    }
    back |= when("returned_at", FRIDAY - HOUR)
    assert "before they were missing" in words(client.post(page("back", episode), back))
    back |= when("returned_at", FRIDAY + 9 * HOUR)
    seen = words(client.post(page("back", episode), back, follow=True))
    assert "Nobody has said yet whether a return home interview is due" in seen
    assert "72 hours (guidance) Ends on 26 May 2026 at 7:40am" in seen
    assert "Three days (local measure) Ends on 26 May 2026 at 11:59pm" in seen
    assert "Say why" in words(client.post(page("settle", episode), {"seen": "0", "due": "no"}))
    assert "independent person" in words(
        client.post(page("settle", episode), {"seen": "0", "due": "yes"}, follow=True)
    )
    followed = {
        "what": "prevention",
        "who": "PC Hale",
        "words": "Safe.",
        **when("held_at", FRIDAY + 12 * HOUR),
    }
    assert "PC Hale" in words(client.post(page("follow", episode), followed, follow=True))


def _interview(cast: Cast, client: Client, episode: Episode) -> None:
    charity, staff = str(cast.there.charity.pk), str(cast.staff["interviewer"].pk)
    given = {"seen": "0", "provider": "commissioned", "agency": str(cast.there.police.pk), "staff": staff}
    assert "does not work for" in words(client.post(page("assign", episode), given))
    given["agency"] = charity
    assert "Stepping Stones" in words(client.post(page("assign", episode), given, follow=True))
    offered = {"seen": "0", "answer": "accepted", "words": "", **when("offered_at", FRIDAY + 20 * HOUR)}
    assert "Accepted" in words(client.post(page("offer", episode), offered, follow=True))
    held = {"seen": "0", "provider": "commissioned", "interviewer": "Sam", "seen_alone": "yes", "findings": "Well.",
            "child_words": SECRET, "pull": ["substances"], "push": ["placement"]}  # fmt: skip
    held |= when("held_at", FRIDAY + 30 * HOUR)
    assert "Bank holidays in between: 25 May 2026" in words(client.get(page("interview", episode)))
    seen = words(client.post(page("interview", episode), held, follow=True))
    assert SECRET in seen
    assert "21 hours after the return" in seen
    assert "substance misuse service" in seen
    assert "Held within it." in seen


def test_the_police_and_the_home_do_not_read_what_the_child_said(
    cast: Cast, signed_in: Signs, interviewed: Episode
) -> None:
    with clock.fixed(NOW):
        for who in ("constable", "home"):
            seen = words(signed_in(cast.staff[who]).get(page("one", interviewed)))
            assert SECRET not in seen
            assert "is read by those who hold the interview" in seen
        for who in ("interviewer", "reviewer", "coordinator"):
            assert SECRET in words(signed_in(cast.staff[who]).get(page("one", interviewed)))
        for who in ("practitioner", "stranger"):
            assert signed_in(cast.staff[who]).get(page("one", interviewed)).status_code in (403, 404)


def test_an_interviewer_works_from_my_work(cast: Cast, signed_in: Signs) -> None:
    episode = cast.reports()
    cast.back(episode)
    cast.settles(episode)
    cast.assigns(episode, staff=cast.staff["interviewer"])
    client = signed_in(cast.staff["interviewer"])
    with clock.fixed(FRIDAY + 20 * HOUR):
        seen = words(client.get(reverse("desk:my_work")))
        assert "Return home interviews given to you" in seen
        assert "72 hours end on 26 May 2026" in seen
        assert client.get(page("settle", episode)).status_code in (403, 404)
        assert "Record an offer" in words(client.get(page("one", episode)))


def test_the_coordinator_sees_who_is_missing_now_and_what_is_due(cast: Cast, signed_in: Signs) -> None:
    episode = cast.reports()
    with clock.fixed(FRIDAY + 2 * HOUR):
        client = signed_in(cast.staff["coordinator"])
        assert episode.reference in words(client.get(reverse("desk:my_work")))
    cast.back(episode)
    with clock.fixed(FRIDAY + 20 * HOUR):
        the_worker_runs("missing.episode_changed")
        client = signed_in(cast.staff["coordinator"])
        assert "Return home interview held" in words(client.get(reverse("desk:my_work")))


def test_a_reviewing_officer_checks(cast: Cast, signed_in: Signs, interviewed: Episode) -> None:
    client = signed_in(cast.staff["reviewer"])
    with clock.fixed(NOW):
        posted = {"what": "interview", "found": "enough", "words": "Ask again about the phone."}
        assert "something to learn" in words(client.post(page("check", interviewed), posted, follow=True))


def test_the_child_s_page_shows_episodes(cast: Cast, signed_in: Signs, interviewed: Episode) -> None:
    client = signed_in(cast.staff["adviser"])
    with clock.fixed(NOW):
        seen = words(client.get(reverse("desk:child", args=[cast.child.pk])))
    assert "Missing: 1 episode" in seen
    assert interviewed.reference in seen
    assert "Record that the child is missing" in seen


def test_the_list_is_filtered(cast: Cast, signed_in: Signs, interviewed: Episode) -> None:
    client, address = signed_in(cast.staff["coordinator"]), reverse("missing:list")
    with clock.fixed(NOW):
        assert interviewed.reference in words(client.get(f"{address}?state=back&gone_from=care&reported=yes"))
        assert "No episode answers" in words(client.get(f"{address}?reported=no"))


def test_a_plan_is_written_shared_and_printed(cast: Cast, signed_in: Signs) -> None:
    client, key = signed_in(cast.staff["coordinator"]), cast.child.pk
    plan, write = reverse("missing:plan", args=[key]), reverse("missing:plan_write", args=[key])
    review = FRIDAY.date() + timedelta(days=60)
    with clock.fixed(NOW):
        assert "No plan has been written" in words(client.get(plan))
        posted = {"seen": "0", "background": "Moved twice.", "steps": "Ring her sister.", "markers": ["self_harm"],
                  "review_on-day": str(review.day), "review_on-month": str(review.month),
                  "review_on-year": str(review.year)}  # fmt: skip
        assert "Ring her sister." in words(client.post(write, posted, follow=True))
        clash = client.post(write, posted | {"steps": "Other steps"})
        assert clash.status_code == 409
        share = reverse("missing:plan_share", args=[key])
        told = {"agency": str(cast.there.school.pk), "services": "Youth counselling"}
        assert "Youth counselling" in words(client.post(share, told, follow=True))
        home = signed_in(cast.staff["home"])
        assert "Trigger plan: Amelia" in words(home.get(reverse("missing:list")))
        assert "Risk of suicide or self-harm" in words(home.get(reverse("missing:record", args=[key])))
        stop = reverse("missing:plan_unshare", args=[key, cast.there.school.pk])
        client.post(stop, {"why": "Moved on."}, follow=True)
        assert home.get(plan).status_code in (403, 404)


def test_a_home_reports_from_the_plan(cast: Cast, signed_in: Signs) -> None:
    cast.plans()
    cast.shares(cast.there.school)
    home = signed_in(cast.staff["home"])
    with clock.fixed(NOW):
        report = reverse("missing:report", args=[cast.child.pk])
        posted = REPORT | {"seen": "0", "care_home": str(cast.there.school.pk)}
        assert "Missing, from care" in words(home.post(report, posted, follow=True))


def test_triggers_are_set_by_a_manager(cast: Cast, signed_in: Signs) -> None:
    client, address = signed_in(cast.staff["manager"]), reverse("missing:trigger", args=["three_in_30"])
    with clock.fixed(NOW):
        assert "3 episodes in 30 days" in words(client.get(reverse("missing:triggers")))
        posted = {"seen": "0", "count": "2", "days": "60", "why": "The group asked."}
        assert "2 episodes in 60 days" in words(client.post(address, posted, follow=True))
        assert client.post(address, posted).status_code == 409
        assert client.get(reverse("missing:trigger", args=["none"])).status_code == 404
        coordinator = signed_in(cast.staff["coordinator"])
        assert coordinator.get(reverse("missing:triggers")).status_code == 403


def test_patterns_count_and_name_nobody(cast: Cast, signed_in: Signs, interviewed: Episode) -> None:
    client, address = signed_in(cast.staff["coordinator"]), reverse("missing:patterns")
    with clock.fixed(NOW):
        seen = words(client.get(address))
        for text in ("Episodes 1", "Station, bus or train 1", "Alcohol or drugs 1", "Missing once 1"):
            assert text in seen
        assert "Amelia" not in seen
        assert "Station, bus or train 1 to 5" in words(client.get(f"{address}?reader=group"))


def test_the_review_group_sees_truancy_beside_and_nothing_that_gives_a_small_number_away(
    cast: Cast, signed_in: Signs, interviewed: Episode
) -> None:
    client, address = signed_in(cast.staff["coordinator"]), reverse("missing:patterns")
    with clock.fixed(NOW):
        seen = words(client.get(f"{address}?reader=group"))
        assert "Children 1 to 5" in seen
        assert "Absent or missing from education" in seen
        assert "10 school days" in seen or "without leave" in seen


def test_what_is_posted_badly_is_kept_and_told(cast: Cast, signed_in: Signs, interviewed: Episode) -> None:
    client = signed_in(cast.staff["coordinator"])
    with clock.fixed(NOW):
        for name in ("grade", "back", "settle", "assign", "offer", "interview", "follow", "withdraw"):
            posted = {
                "words": "Kept as typed",
                "why": "",
                "place": "Kept as typed",
                "child_words": "Kept as typed",
            }
            assert "There is a problem" in words(client.post(page(name, interviewed), posted)), name


def reads(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_pages_read_as_often_however_much_there_is(
    cast: Cast, signed_in: Signs, interviewed: Episode
) -> None:
    client = signed_in(cast.staff["coordinator"])
    with clock.fixed(NOW + 400 * HOUR):
        reads(client, reverse("missing:list"))  # the first also notes that the session is in use
        few = [reads(client, address) for address in (reverse("missing:list"), page("one", interviewed))]
        for number in range(1, 4):
            moment = FRIDAY + number * 100 * HOUR
            cast.back(cast.reports(missing_since=moment, told_at=moment, at=moment), after=HOUR)
        cast.holds(interviewed, FRIDAY + 25 * HOUR, seen=1, why="The hour")
        many = [reads(client, address) for address in (reverse("missing:list"), page("one", interviewed))]
    assert few == many
    assert max(many) <= 45
