"""Addresses of the API, and of the pages on which its keys are kept."""

from django.urls import URLPattern, path, re_path

from sightline.api.door import key_page, not_there
from sightline.api.service import PREFIX, service
from sightline.api.views import contacts as contacts
from sightline.api.views import keys, webhooks
from sightline.api.views import missing as missing
from sightline.api.views import returns as returns

app_name = "api"
_BASE = PREFIX.removeprefix("/")


def _operations() -> list[URLPattern]:
    """Each address of the service, once for all that can be done there, behind the door."""
    made = [each for each in service.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
    by_path = {str(each.pattern): each for each in made}
    return [
        path(f"{_BASE}{where}", key_page(each.callback), name=each.name) for where, each in by_path.items()
    ]


urlpatterns = [
    path("administration/keys/", keys.key_list, name="keys"),
    path("administration/keys/make/", keys.key_make, name="key_make"),
    path("administration/keys/<uuid:key_id>/revoke/", keys.key_revoke, name="key_revoke"),
    path("webhooks/", webhooks.webhook_list, name="webhooks"),
    path("webhooks/register/", webhooks.webhook_register, name="webhook_register"),
    path("webhooks/<uuid:webhook_id>/", webhooks.webhook, name="webhook"),
    path("webhooks/<uuid:webhook_id>/secret/", webhooks.webhook_secret, name="webhook_secret"),
    path("webhooks/<uuid:webhook_id>/off/", webhooks.webhook_off, name="webhook_off"),
    path("webhooks/<uuid:webhook_id>/again/", webhooks.webhook_again, name="webhook_again"),
    *_operations(),
    re_path(rf"^{_BASE}(?P<rest>[\s\S]*)$", key_page(not_there), name="not_there"),
]
