"""Pages that police, schools and those who follow missing children open all day."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

EPISODES = "SELECT id FROM missing_episode WHERE walls = '{}' ORDER BY md5(id::text) LIMIT 40"
CRIMES = "SELECT id FROM justice_crime WHERE walls = '{}' ORDER BY md5(id::text) LIMIT 40"
SETTINGS = "SELECT id FROM education_setting ORDER BY md5(id::text) LIMIT 20"


def partner_pages() -> Iterator[tuple[str, str, list[str]]]:
    """What each is called, the role that opens it, and the addresses to open in turn."""
    yield "Missing episode", "missing_coordinator", _of("missing:one", EPISODES)
    yield "Missing: patterns", "missing_coordinator", [reverse("missing:patterns")]
    yield "Missing: repeat triggers", "front_door_manager", [reverse("missing:triggers")]
    yield "School: what we returned", "school_lead", [reverse("education:ours")]
    yield "Schools: overview", "education_coordinator", [reverse("education:overview")]
    yield "Schools: settings", "education_coordinator", [reverse("education:settings")]
    yield "Schools: one setting", "education_coordinator", _of("education:setting", SETTINGS)
    yield "Schools: absences", "education_coordinator", [reverse("education:absences")]
    listed = reverse("justice:list")
    yield "Crimes: list", "police_exploitation", [listed, f"{listed}?page=2"]
    yield "Crime", "police_exploitation", _of("justice:crime", CRIMES)
    yield "Suspects: list", "police_exploitation", [reverse("justice:suspects")]
    yield "Warning notices: list", "police_exploitation", [reverse("justice:notices")]
    yield "Referrals: list", "police_exploitation", [reverse("justice:referrals")]


def _of(route: str, sql: str) -> list[Any]:
    from bench.pages import ids

    return [reverse(route, args=[key]) for key in ids(sql)]
