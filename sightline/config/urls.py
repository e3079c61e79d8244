"""Addresses of the staff site, folder by folder. Every one of them declares who may open it."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

# prefix of the address, and the folder whose urls.py stands behind it
FOLDERS = [
    ("", "access"),
    ("", "desk"),
    ("people/", "people"),
    ("contacts/", "front_door"),
    ("enquiries/", "enquiries"),
    ("cases/", "cases"),
    ("follow-ups/", "follow_up"),
    ("letters/", "letters"),
    ("justice/", "justice"),
    ("intelligence/", "intelligence"),
    ("meetings/", "meetings"),
    ("schools/", "education"),
    ("missing/", "missing"),
    ("content/", "content"),
    ("support/", "support"),
    ("clocks/", "deadlines"),
    ("figures/", "figures"),
    ("reviews/", "governance"),
    ("rights/", "information_rights"),
    ("published/", "public"),
    ("", "api"),
]


def _present(folder: str) -> bool:
    return find_spec(f"sightline.{folder}") is not None and find_spec(f"sightline.{folder}.urls") is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("sightline.access.sign_in_urls")),
    *[path(prefix, include(f"sightline.{folder}.urls")) for prefix, folder in FOLDERS if _present(folder)],
]

if settings.SIGHTLINE_DEMO:  # a live site has no tour
    urlpatterns.append(path("tour/", include("sightline.demonstration.urls")))

handler400 = "sightline.core.errors.bad_request"
handler403 = "sightline.core.errors.forbidden"
handler404 = "sightline.core.errors.not_found"
handler500 = "sightline.core.errors.server_error"
handler429 = "sightline.core.errors.too_many"
