"""What lies in the mailbox of an installation, and workers signed in to its site. Run with SIGHTLINE_VAR naming it."""

import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")
KEYS_OF_A_TEXT = 4  # three custodians and the teller
HALF_THERE = """
SELECT e.reference FROM front_door_envelope e
WHERE NOT EXISTS (SELECT FROM front_door_sealedtext t WHERE t.envelope_id = e.id)
UNION ALL SELECT t.id::text FROM front_door_sealedtext t
WHERE (SELECT count(*) FROM front_door_sealedkey k WHERE k.text_id = t.id) <> %s
"""


def check() -> list[str]:
    """Each text of a teller's as the front door's key opens it, after "= "; and what is there in part."""
    from django.db import connections

    from sightline.access.viewer import system_viewer, viewing
    from sightline.front_door.mailbox_opening import opened_with
    from sightline.front_door.mailbox_states import Custodian, Writer
    from sightline.front_door.models import SealedText

    with connections["owner"].cursor() as cursor:
        cursor.execute(HALF_THERE, [KEYS_OF_A_TEXT])
        found = [f"{row[0]} is there in part" for row in cursor.fetchall()]
    with viewing(system_viewer("long test")):
        for text in SealedText.objects.filter(writer=Writer.TELLER).prefetch_related("keys__key"):
            opened = opened_with(text, Custodian.MAIN)
            found.append(f"= {opened[0].get('what', '')}" if opened else f"{text.pk} does not open")
    return found


def cookies(many: int) -> list[str]:
    """Cookies of workers of the front door who have signed in with a second factor."""
    from sightline.access.models import Post
    from sightline.core import clock

    posts = Post.objects.held_on(clock.today()).filter(role__in=["social_worker", "front_door_manager"])
    return [_cookie(post.staff) for post in posts.select_related("staff").order_by("id")[:many]]


def _cookie(staff: Any) -> str:
    from django.conf import settings
    from django.test import Client

    from sightline.core import clock

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(staff, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    proved = {"method": "mfa", "type": "totp", "at": clock.now().timestamp()}
    session["account_authentication_methods"] = [proved]
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def main(what: str, *given: str) -> list[str]:
    """What was asked for, line by line; `mark` says of an empty database that it is a demonstration."""
    from sightline.config import postgres
    from sightline.config.postgres import demonstration

    postgres.ensure_started()
    if what == "mark":
        demonstration.mark(postgres.var_folder())
        return []
    import django

    django.setup()
    return check() if what == "check" else cookies(int(given[0]))


if __name__ == "__main__":
    print("\n".join(main(*sys.argv[1:])))
